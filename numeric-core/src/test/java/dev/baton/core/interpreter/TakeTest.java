package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Taking the lock: who gets it, and what counts as a switch. */
class TakeTest extends Stage {
  @Test
  void aNewLockIsFreeAndHasNoHistory() {
    InterpreterLock lock = interpreter(NEVER).lock();

    assertThat(lock.isExclusive()).isTrue();
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.holder()).isNull();
    assertThat(lock.lastHolder()).isNull();
    assertThat(lock.switchNumber()).isZero();
    assertThat(lock.waiterCount()).isZero();
  }

  @Row(2)
  @Test
  void aFreeLockIsTakenAtOnceByWhoeverComes() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet first = puppet(interpreter, "first");
    Puppet second = puppet(interpreter, "second");

    for (Puppet puppet : List.of(first, second, second, first)) {
      ThreadState state = puppet.attach();
      assertThat(interpreter.lock().holder()).isSameAs(state);
      assertThat(interpreter.lock().lastHolder()).isSameAs(state);
      puppet.end();
    }

    assertThat(interpreter.ledger().total().requestsMade()).isZero();
  }

  @Row(2)
  @Test
  void aThreadMayBargeInFrontOfAWaiter() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet holder = attachedOnce(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");

    Await.until(
        "the holder has retaken the lock before the waiter it woke",
        () -> {
          holder.attach();
          Future<Void> visit = beginVisit(interpreter, waiter);
          waiter.awaitWaiting();
          long retakenAt = holder.call(() -> dropAndRetake(interpreter));
          holder.end();
          Await.done(visit);
          return retakenAt == interpreter.lock().switchNumber() - 1;
        });
  }

  @Row(12)
  @Test
  void onlyAChangeOfHolderIsASwitch() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet first = puppet(interpreter, "first");
    Puppet second = puppet(interpreter, "second");

    for (int i = 0; i < 3; i++) {
      first.attach();
      first.end();
    }
    assertThat(interpreter.lock().switchNumber()).isEqualTo(1);
    second.attach();
    second.end();
    second.attach();
    second.end();
    assertThat(interpreter.lock().switchNumber()).isEqualTo(2);
    first.attach();
    first.end();
    assertThat(interpreter.lock().switchNumber()).isEqualTo(3);

    assertThat(first.ledger().takes()).isEqualTo(4);
    assertThat(first.ledger().switches()).isEqualTo(2);
    assertThat(second.ledger().takes()).isEqualTo(2);
    assertThat(second.ledger().switches()).isEqualTo(1);
  }

  @Row(12)
  @Test
  void theTakersOwnRequestIsCleared() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet puppet = puppet(interpreter, "puppet");
    ThreadState state = puppet.attach();
    puppet.detach();

    // A waiter that was slow to ask, while the lock was dropped.
    state.request(ThreadState.DROP);
    puppet.end();

    assertThat(state.isDropRequested()).isFalse();
    puppet.checkpoint();
    assertThat(state.ledger().forcedDrops()).isZero();
  }

  @Row(19)
  @Test
  void anInterruptOfAWaiterIsKeptAndChangesNothing() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();
    Future<Boolean> interrupted =
        waiter.begin(
            () -> {
              try (var _ = interpreter.attach()) {
                return Thread.interrupted();
              }
            });
    waiter.awaitWaiting();

    waiter.thread().interrupt();
    Await.until(
        "the waiter has seen the interrupt and waits again",
        () -> !waiter.thread().isInterrupted());
    waiter.awaitWaiting();
    assertThat(interpreter.lock().holder()).isSameAs(holder.state());
    holder.end();

    assertThat(Await.done(interrupted)).isTrue();
  }

  @Test
  void virtualThreadsTakeTheirTurn() {
    Interpreter interpreter = interpreter(SOON);
    Puppet virtual = virtualPuppet(interpreter, "virtual");
    Puppet platform = puppet(interpreter, "platform");

    platform.attach();
    Future<ThreadState> attached = virtual.beginAttach();
    awaitRequest(platform.state());
    Future<Void> checkpoint = platform.beginCheckpoint();
    ThreadState state = Await.done(attached);
    assertThat(state.thread().isVirtual()).isTrue();
    assertThat(interpreter.lock().holder()).isSameAs(state);
    awaitRequest(state);
    Future<Void> virtualCheckpoint = virtual.beginCheckpoint();

    Await.done(checkpoint);
    assertThat(interpreter.lock().holder()).isSameAs(platform.state());
    platform.end();
    Await.done(virtualCheckpoint);
    virtual.end();
  }
}
