package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whether a drop waits for another thread to take the lock, and how slices follow each other. */
class ForcedSwitchTest extends Stage {
  private static final Duration SHORT = Duration.ofNanos(100_000);

  @Row(9)
  @Test
  void aForcedDropReturnsOnlyAfterAnotherThreadHadTheLock() {
    Interpreter interpreter = interpreter(SHORT);
    InterpreterLock lock = interpreter.lock();
    try (var _ = new Rival(interpreter, puppet(interpreter, "rival"))) {
      Puppet holder = puppet(interpreter, "holder");
      ThreadState state = holder.attach();
      for (int i = 0; i < 50; i++) {
        awaitRequest(state);
        long before = lock.switchNumber();
        holder.checkpoint();
        assertThat(lock.switchNumber()).isGreaterThanOrEqualTo(before + 2);
        assertThat(lock.lastHolder()).isSameAs(state);
      }
      holder.end();
      assertThat(state.ledger().forcedDrops()).isEqualTo(50);
      assertThat(state.ledger().requestsServed()).isBetween(50L, 51L);
    }
  }

  @Row(10)
  @Test
  void aVoluntaryDropWithARequestStandingDoesTheSame() {
    Interpreter interpreter = interpreter(SHORT);
    InterpreterLock lock = interpreter.lock();
    try (var _ = new Rival(interpreter, puppet(interpreter, "rival"))) {
      Puppet holder = puppet(interpreter, "holder");
      ThreadState state = holder.attach();
      for (int i = 0; i < 50; i++) {
        awaitRequest(state);
        holder.detach();
        assertThat(lock.lastHolder()).as("the kernel may start").isNotSameAs(state);
        holder.end();
      }
      holder.end();
      assertThat(state.ledger().forcedDrops()).isZero();
      assertThat(state.ledger().requestsServed()).isBetween(50L, 51L);
    }
  }

  @Test
  void anInterruptDoesNotEndTheWaitForTheSwitchAndIsKept() {
    Interpreter interpreter = interpreter(SHORT);
    InterpreterLock lock = interpreter.lock();
    try (var _ = new Rival(interpreter, puppet(interpreter, "rival"))) {
      Puppet holder = puppet(interpreter, "holder");
      ThreadState state = holder.attach();
      for (int i = 0; i < 20; i++) {
        awaitRequest(state);
        boolean switchedAndInterrupted =
            holder.call(
                () -> {
                  Thread.currentThread().interrupt();
                  try (var _ = interpreter.detach()) {
                    return lock.lastHolder() != state && Thread.interrupted();
                  }
                });
        assertThat(switchedAndInterrupted).isTrue();
      }
      holder.end();
    }
  }

  @Row(11)
  @Test
  void withoutARequestNothingIsForced() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet waiter = attachedOnce(interpreter, "waiter");
    Puppet holder = puppet(interpreter, "holder");
    holder.attach();
    Future<Void> visit = beginVisit(interpreter, waiter);
    waiter.awaitWaiting();

    for (int i = 0; i < 100; i++) {
      holder.checkpoint();
      holder.call(() -> dropAndRetake(interpreter));
    }
    holder.end();

    Await.done(visit);
    assertThat(holder.ledger().forcedDrops()).isZero();
    assertThat(holder.ledger().requestsServed()).isZero();
    assertThat(waiter.ledger().requestsMade()).isZero();
  }

  @Test
  void aRequestThatNobodyStandsBehindAnyMoreIsNotWaitedFor() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet holder = puppet(interpreter, "holder");
    ThreadState state = holder.attach();

    state.request(ThreadState.DROP);
    holder.checkpoint();
    assertThat(state.isDropRequested()).isFalse();
    state.request(ThreadState.DROP);
    holder.detach();
    holder.end();
    state.request(ThreadState.DROP);
    holder.end();

    assertThat(state.ledger().forcedDrops()).isEqualTo(1);
    assertThat(state.ledger().requestsServed()).isZero();
    assertThat(interpreter.lock().switchNumber()).isEqualTo(1);
  }

  @Row({9, 13})
  @Test
  void twoCpuBoundThreadsAlternateAndBothProgress() {
    Interpreter interpreter = interpreter(SHORT);
    AtomicBoolean enough = new AtomicBoolean();
    List<Puppet> puppets = List.of(puppet(interpreter, "a"), puppet(interpreter, "b"));
    List<Future<Void>> loops =
        puppets.stream()
            .map(
                puppet ->
                    puppet.begin(
                        () -> {
                          try (var attachment = interpreter.attach()) {
                            while (!enough.get()) {
                              attachment.state().checkpoint();
                            }
                          }
                          return (Void) null;
                        }))
            .toList();

    Await.until(
        "each thread has been made to hand over the lock 30 times",
        () ->
            interpreter.ledger().threads().stream()
                    .filter(ledger -> ledger.forcedDrops() >= 30)
                    .count()
                == 2);
    enough.set(true);
    loops.forEach(Await::done);

    ThreadLedger a = interpreter.ledger().threads().get(0);
    ThreadLedger b = interpreter.ledger().threads().get(1);
    assertThat(a.switches()).isBetween(b.switches() - 1, b.switches() + 1);
    assertThat(a.takes()).as("each forced drop is a switch").isEqualTo(a.switches());
    assertThat(b.takes()).as("each forced drop is a switch").isEqualTo(b.switches());
  }

  @Row(14)
  @Test
  void eachBriefReleaseBesideACpuBoundThreadCostsAnInterval() {
    Duration interval = Duration.ofMillis(10);
    Interpreter interpreter = interpreter(interval);
    AtomicBoolean enough = new AtomicBoolean();
    Puppet brief = attachedOnce(interpreter, "brief");
    Puppet cpuBound = puppet(interpreter, "cpu-bound");
    Future<Void> loop =
        cpuBound.begin(
            () -> {
              try (var attachment = interpreter.attach()) {
                while (!enough.get()) {
                  attachment.state().checkpoint();
                }
              }
              return null;
            });
    brief.attach();

    for (int i = 0; i < 3; i++) {
      brief.detach();
      Await.until("the CPU-bound thread has the lock", () -> interpreter.lock().holder() != null);
      long begin = System.nanoTime();
      brief.end();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(interval);
    }

    brief.end();
    enough.set(true);
    Await.done(loop);
  }
}
