package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a checkpoint does; in which order, {@link PendingWorkTest} says. */
class CheckpointTest extends Stage {
  @Test
  void withNothingToDoNothingHappens() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet puppet = puppet(interpreter, "puppet");
    ThreadState state = puppet.attach();
    ThreadLedger before = state.ledger();

    puppet.run(state::checkpoint);
    puppet.checkpoint();

    assertThat(state.ledger()).isEqualTo(before);
    puppet.end();
  }

  @Test
  void onlyTheMainThreadHandlesAnInterrupt() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet main = puppet(interpreter, "main");
    Puppet other = puppet(interpreter, "other");
    main.attach();
    main.end();
    other.attach();

    interpreter.interrupt();
    other.checkpoint();
    other.end();
    main.attach();
    assertThatThrownBy(main::checkpoint)
        .isInstanceOf(InterpreterInterruptedException.class)
        .hasMessageContaining("thread main");
    main.checkpoint();
    main.end();
  }

  @Test
  void anInterruptBeforeAnyThreadAttachedWaitsForTheFirst() {
    Interpreter interpreter = interpreter(NEVER);
    interpreter.interrupt();
    Puppet main = puppet(interpreter, "main");
    main.attach();

    assertThatThrownBy(main::checkpoint).isInstanceOf(InterpreterInterruptedException.class);
    main.end();
  }

  @Test
  void anInterruptLeavesWhatComesAfterItForTheNextCheckpoint() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet main = puppet(interpreter, "main");
    main.attach();
    AtomicInteger calls = new AtomicInteger();
    interpreter.addPendingCall(calls::incrementAndGet);
    interpreter.interrupt();

    assertThatThrownBy(main::checkpoint).isInstanceOf(InterpreterInterruptedException.class);
    assertThat(calls).hasValue(0);
    main.checkpoint();
    assertThat(calls).hasValue(1);
    main.end();
  }

  @Test
  void anAsynchronousExceptionIsThrownOnceOnItsOwnThread() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet target = puppet(interpreter, "target");
    Puppet other = puppet(interpreter, "other");
    ThreadState state = target.attach();
    target.end();
    RuntimeException exception = new ArithmeticException("asked for");

    state.raise(new IllegalStateException("replaced before it was thrown"));
    state.raise(exception);
    other.attach();
    other.checkpoint();
    other.end();
    target.attach();

    assertThatThrownBy(target::checkpoint).isSameAs(exception);
    target.checkpoint();
    target.end();
  }

  @Test
  void pendingCallsAreMadeInOrderUnderTheLockByAnAttachedThread() {
    Interpreter interpreter = interpreter(NEVER);
    List<String> made = new ArrayList<>();
    Puppet puppet = puppet(interpreter, "puppet");
    for (int i = 0; i < 3; i++) {
      String call = "call " + i;
      interpreter.addPendingCall(
          () -> {
            assertThat(interpreter.currentThreadState()).isNotNull();
            made.add(call);
            interpreter.checkpoint(); // Never nests.
            made.add("end of " + call);
          });
    }

    puppet.attach(); // It learns of calls that were scheduled before it came.
    assertThat(made).isEmpty();
    puppet.checkpoint();
    puppet.end();

    assertThat(made)
        .containsExactly(
            "call 0", "end of call 0", "call 1", "end of call 1", "call 2", "end of call 2");
  }

  @Test
  void aPendingCallThatThrowsLeavesTheOthersPending() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet puppet = puppet(interpreter, "puppet");
    puppet.attach();
    AtomicInteger calls = new AtomicInteger();
    RuntimeException failure = new ArithmeticException("in a call");
    interpreter.addPendingCall(
        () -> {
          throw failure;
        });
    interpreter.addPendingCall(calls::incrementAndGet);

    assertThatThrownBy(puppet::checkpoint).isSameAs(failure);
    assertThat(calls).hasValue(0);
    puppet.checkpoint();
    assertThat(calls).hasValue(1);
    puppet.end();
  }

  @Test
  void callsScheduledWhileAnotherThreadMakesCallsAreNotLeftBehind() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet maker = puppet(interpreter, "maker");
    Puppet other = puppet(interpreter, "other");
    CountDownLatch inCall = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    maker.attach();
    interpreter.addPendingCall(
        () -> {
          try (var _ = interpreter.detach()) {
            inCall.countDown();
            goOn.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    Future<Void> making = maker.beginCheckpoint();
    Await.until("the call is being made", () -> inCall.getCount() == 0);

    other.attach();
    interpreter.addPendingCall(calls::incrementAndGet);
    other.checkpoint();
    assertThat(calls).as("calls never overlap").hasValue(0);
    other.end();
    goOn.countDown();
    Await.done(making);

    assertThat(calls).hasValue(1);
    maker.end();
  }
}
