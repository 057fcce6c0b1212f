package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds that last too long are noticed while they last. */
class LongHoldTest extends Stage {
  static final List<String> EXCLUSIVE = List.of("cpython", "fair", "io-first");

  private static final Duration LONG = Duration.ofMillis(20);

  private final BlockingQueue<LongHold> reports = new LinkedBlockingQueue<>();
  private final CountDownLatch kernel = new CountDownLatch(1);

  private LongHold report() {
    Await.until("a long hold is reported", () -> !reports.isEmpty());
    return reports.remove();
  }

  private void kernelThatKeepsTheLock() {
    Await.until("the kernel may end", () -> kernel.getCount() == 0);
  }

  private Future<Void> beginKernel(Interpreter interpreter, Puppet puppet) {
    return puppet.begin(
        () -> {
          try (var _ = interpreter.attach()) {
            kernelThatKeepsTheLock();
          }
          return null;
        });
  }

  @ParameterizedTest
  @FieldSource("EXCLUSIVE")
  void theHolderIsNamedWithItsStackWhileItHolds(String policy) {
    Interpreter interpreter =
        Interpreter.builder()
            .name("slow")
            .lock(LockPolicy.named(policy))
            .onLongHold(LONG, reports::add)
            .build();
    Puppet holder = puppet(interpreter, "holder");
    Puppet one = attachedOnce(interpreter, "one");
    Puppet two = attachedOnce(interpreter, "two");
    Future<Void> running = beginKernel(interpreter, holder);
    Await.until("the kernel runs", () -> interpreter.lock().isLocked());
    Future<Void> first = beginVisit(interpreter, one);
    Await.until("one waits", () -> interpreter.lock().waiters().size() == 1);
    Future<Void> second = beginVisit(interpreter, two);

    LongHold hold = report();
    assertThat(running).isNotDone();
    assertThat(hold.interpreter()).isEqualTo("slow");
    assertThat(hold.holder()).isEqualTo("holder");
    assertThat(hold.heldAtLeast()).isGreaterThanOrEqualTo(LONG);
    assertThat(hold.waiters()).contains("one").isSubsetOf("one", "two");
    assertThat(hold.stack())
        .extracting(StackTraceElement::getMethodName)
        .contains("kernelThatKeepsTheLock");
    assertThat(hold.deadlock()).isNull();
    assertThat(hold.text()).contains("holder", "slow", "one", "kernelThatKeepsTheLock");
    kernel.countDown();
    Await.done(running);
    Await.done(first);
    Await.done(second);
    assertThat(reports).isEmpty();
  }

  /** By a clock of the test's: no earlier than the threshold, once per hold, anew for the next. */
  @Test
  void eachLongHoldIsReportedOnceWhenTheThresholdIsReached() {
    for (boolean timed : new boolean[] {false, true}) {
      HandClock clock = new HandClock();
      Interpreter interpreter =
          Interpreter.builder()
              .scheduler(clock)
              .lock(LockPolicy.cpython(NEVER))
              .measureTimes(timed)
              .onLongHold(LONG, reports::add)
              .build();
      Puppet holder = puppet(interpreter, "holder");
      Puppet waiter = attachedOnce(interpreter, "waiter");
      for (int round = 0; round < 2; round++) {
        holder.attach();
        clock.advance(LONG); // Nobody waits: no long hold.
        Future<Void> visit = beginVisit(interpreter, waiter);
        waiter.awaitWaiting();
        advanceBeside(clock, waiter, LONG.minusNanos(1));
        assertThat(reports).isEmpty();
        advanceBeside(clock, waiter, Duration.ofNanos(1));
        assertThat(report().heldAtLeast()).isEqualTo(timed ? LONG.multipliedBy(2) : LONG);
        advanceBeside(clock, waiter, LONG.multipliedBy(3));
        advanceBeside(clock, waiter, LONG.multipliedBy(3));
        assertThat(reports).isEmpty();
        holder.end();
        Await.done(visit);
      }
    }
  }

  /** Advances the clock and waits until the waiter has looked at it and parked again. */
  private static void advanceBeside(HandClock clock, Puppet waiter, Duration time) {
    long before = clock.reads();
    clock.advance(time);
    // At the end of a park, before the next one, and by the look before it.
    Await.until("the waiter has looked", () -> clock.reads() >= before + 2);
    waiter.awaitWaiting();
  }

  @Test
  void manyShortHoldsOfOneThreadAreNoLongOne() {
    HandClock clock = new HandClock();
    Interpreter interpreter =
        Interpreter.builder()
            .scheduler(clock)
            .lock(LockPolicy.cpython(NEVER))
            .onLongHold(LONG, reports::add)
            .build();
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = attachedOnce(interpreter, "waiter");
    holder.attach();
    Future<Void> visit = beginVisit(interpreter, waiter);
    waiter.awaitWaiting();
    for (int i = 0; i < 10 && !visit.isDone(); i++) {
      // Each drop may let the waiter in, however late it sees that, which ends the test early.
      long before = clock.reads();
      clock.advance(LONG.dividedBy(2).plusNanos(1));
      Await.until("it has looked or is done", () -> visit.isDone() || clock.reads() >= before + 2);
      holder.run(() -> dropAndRetake(interpreter));
      Await.until("it waits or is done", () -> visit.isDone() || isParked(waiter));
    }
    holder.end();
    Await.done(visit);

    assertThat(reports).isEmpty();
  }

  private static boolean isParked(Puppet puppet) {
    return puppet.thread().getState() == Thread.State.WAITING
        || puppet.thread().getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void aHandlerMayThrowAndMayUseTheInterpreter() {
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
    try {
      Interpreter[] own = new Interpreter[1];
      Interpreter interpreter =
          Interpreter.builder()
              .onLongHold(
                  LONG,
                  hold -> {
                    try (var _ = own[0].attach()) {
                      reports.add(hold);
                    }
                    throw new IllegalStateException("from the handler");
                  })
              .build();
      own[0] = interpreter;
      Puppet holder = puppet(interpreter, "holder");
      Puppet waiter = attachedOnce(interpreter, "waiter");
      for (int round = 0; round < 2; round++) {
        holder.attach();
        long held = holder.state().drops();
        Future<Void> visit = beginVisit(interpreter, waiter);
        Await.until("the handler waits", () -> interpreter.lock().waiterCount() == 2);
        holder.end();
        Await.done(visit);
        assertThat(report().holder()).isEqualTo("holder");
        Await.until("the handler has thrown", () -> !uncaught.isEmpty());
        assertThat(uncaught.remove()).hasMessage("from the handler");
        assertThat(holder.state().drops()).isEqualTo(held + 1);
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aHolderThatIsBlockedByAWaiterIsADeadlock() {
    Interpreter interpreter =
        Interpreter.builder().name("stuck").onLongHold(LONG, reports::add).build();
    ReentrantLock lock = new ReentrantLock();
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = attachedOnce(interpreter, "waiter");
    holder.attach();
    waiter.run(lock::lock);
    Future<?> blocked =
        holder.begin(
            () -> {
              lock.lockInterruptibly();
              return null;
            });
    Await.until("the holder waits", () -> lock.hasQueuedThread(holder.thread()));
    Future<Void> visit = beginVisit(interpreter, waiter);

    LongHold hold = report();
    assertThat(hold.deadlock()).isNotNull();
    assertThat(hold.text()).contains("Deadlock at the lock of stuck", DeadlockReport.RULE);
    holder.thread().interrupt();
    assertThat(blocked).failsWithin(Await.DEADLINE);
    holder.end();
    Await.done(visit);
    waiter.run(lock::unlock);
  }

  @Test
  void aThresholdIsPositive() {
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofNanos(-1))) {
      assertThatThrownBy(() -> Interpreter.builder().onLongHold(wrong, reports::add))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong.toString());
    }
    Interpreter.builder().onLongHold(Duration.ofSeconds(Long.MAX_VALUE), reports::add).build();
  }
}
