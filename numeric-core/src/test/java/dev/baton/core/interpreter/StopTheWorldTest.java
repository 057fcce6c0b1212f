package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stopping the world: who stops when, who goes on, and what is restored. */
class StopTheWorldTest extends Stage {
  static Stream<LockPolicy> policies() {
    return Stream.of(
        LockPolicy.cpython(SOON),
        LockPolicy.fair(SOON),
        LockPolicy.ioFirst(SOON),
        LockPolicy.none());
  }

  private static Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().lock(policy).build();
  }

  @Row(18)
  @ParameterizedTest
  @MethodSource("policies")
  void noThreadRunsInterpreterCodeWhileTheWorldIsStopped(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    AtomicBoolean enough = new AtomicBoolean();
    long[] runs = new long[4]; // Plain: the stop makes them visible.
    List<Future<Void>> loops =
        IntStream.range(0, runs.length)
            .mapToObj(i -> beginLoop(interpreter, i, runs, enough))
            .toList();

    for (int stop = 0; stop < 30; stop++) {
      try (var _ = interpreter.stopTheWorld()) {
        long before = Arrays.stream(runs).sum();
        for (int i = 0; i < 20; i++) {
          Await.letOthersRun();
          assertThat(Arrays.stream(runs).sum()).isEqualTo(before);
        }
        assertThat(interpreter.lock().runsOtherThan(null)).isFalse();
      }
    }
    enough.set(true);
    loops.forEach(Await::done);
    assertThat(interpreter.ledger().total().takes())
        .isEqualTo(interpreter.ledger().total().drops());
  }

  private Future<Void> beginLoop(
      Interpreter interpreter, int i, long[] runs, AtomicBoolean enough) {
    return puppet(interpreter, "loop-" + i)
        .begin(
            () -> {
              while (!enough.get()) {
                try (var attachment = interpreter.attach()) {
                  for (int n = 0; n < 100 * (i + 1); n++) {
                    runs[i]++;
                    attachment.state().checkpoint();
                  }
                }
              }
              return null;
            });
  }

  @Row(18)
  @ParameterizedTest
  @MethodSource("policies")
  void anAttachedThreadStopsAtItsNextCheckpointAndNoEarlier(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet running = puppet(interpreter, "running");
    Puppet stopper = puppet(interpreter, "stopper");
    running.attach();
    Future<StoppedWorld> stop = stopper.begin(interpreter::stopTheWorld);
    Await.until(
        "the stop is requested", () -> running.state().isRequested(ThreadState.STOP_THE_WORLD));
    assertThat(stop.isDone()).isFalse();

    Future<Void> checkpoint = running.beginCheckpoint();
    StoppedWorld world = Await.done(stop);
    running.awaitHeldUp();
    assertThat(running.state().isAttached()).isFalse();

    stopper.run(world::close);
    Await.done(checkpoint);
    assertThat(running.state().isAttached()).isTrue();
    assertThat(running.ledger().forcedDrops()).isZero();
    running.end();
  }

  @Row(18)
  @ParameterizedTest
  @MethodSource("policies")
  void nativeCodeGoesOnAndIsHeldUpWhenItComesBack(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet inKernel = puppet(interpreter, "in-kernel");
    Puppet newcomer = puppet(interpreter, "newcomer");
    inKernel.attach();
    inKernel.detach();
    AtomicInteger work = new AtomicInteger();

    Future<Void> back;
    Future<ThreadState> attached;
    try (var _ = interpreter.stopTheWorld()) {
      inKernel.run(work::incrementAndGet);
      back = inKernel.beginEnd();
      attached = newcomer.beginAttach();
      inKernel.awaitHeldUp();
      newcomer.awaitHeldUp();
      assertThat(inKernel.state().isAttached()).isFalse();
      assertThat(interpreter.lock().isLocked()).isFalse();
    }

    if (interpreter.lock().isExclusive()) {
      Await.until("either is back", () -> back.isDone() || attached.isDone());
      (back.isDone() ? inKernel : newcomer).end();
    }
    Await.done(back);
    Await.done(attached);
    assertThat(work).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void theStopperMayAttachDetachAndReachCheckpoints(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet other = puppet(interpreter, "other");
    other.attach();
    other.end();

    try (var _ = interpreter.attach()) {
      Future<ThreadState> attached;
      try (var _ = interpreter.stopTheWorld()) {
        attached = other.beginAttach();
        interpreter.checkpoint();
        try (var _ = interpreter.detach()) {
          try (var _ = interpreter.attach()) {
            interpreter.checkpoint();
          }
          other.awaitHeldUp();
        }
        other.awaitHeldUp();
        assertThat(interpreter.currentThreadState()).isNotNull();
      }
      try (var _ = interpreter.detach()) {
        Await.done(attached);
        other.end();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void stopsNestAndOnlyTheOutermostStartsTheWorld(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet other = puppet(interpreter, "other");

    Future<ThreadState> attached;
    try (var _ = interpreter.stopTheWorld()) {
      StoppedWorld inner = interpreter.stopTheWorld();
      attached = other.beginAttach();
      other.awaitHeldUp();
      inner.close();
      assertThatThrownBy(inner::close)
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContaining("twice");
      assertThat(interpreter.gate().isOpen()).isFalse();
      other.awaitHeldUp();
    }

    Await.done(attached);
    other.end();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void onlyTheThreadThatStoppedTheWorldStartsIt(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet stopper = puppet(interpreter, "stopper");
    StoppedWorld world = stopper.call(interpreter::stopTheWorld);

    assertThatThrownBy(world::close)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining(Thread.currentThread().getName());

    assertThat(interpreter.gate().isOpen()).isFalse();
    stopper.run(world::close);
    assertThat(interpreter.gate().isOpen()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void threadsThatStopTheWorldTakeTurnsEvenWhenAttached(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    AtomicInteger stopped = new AtomicInteger();
    List<Future<Void>> stoppers =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    puppet(interpreter, "stopper-" + i)
                        .begin(
                            () -> {
                              for (int n = 0; n < 20; n++) {
                                try (var _ = interpreter.attach();
                                    var _ = interpreter.stopTheWorld()) {
                                  assertThat(stopped.incrementAndGet()).isEqualTo(1);
                                  Await.letOthersRun();
                                  stopped.decrementAndGet();
                                }
                              }
                              return (Void) null;
                            }))
            .toList();

    stoppers.forEach(Await::done);
    assertThat(interpreter.lock().isLocked()).isFalse();
    assertThat(interpreter.ledger().total().takes())
        .isEqualTo(interpreter.ledger().total().drops());
  }

  @Test
  void aDropThatNobodyMayFollowDoesNotWaitForASwitch() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    awaitRequest(holder.state());
    Puppet stopper = puppet(interpreter, "stopper");
    Future<StoppedWorld> stop = stopper.begin(interpreter::stopTheWorld);
    Await.until("the gate is shut", () -> !interpreter.gate().isOpen());

    // The waiter asked for the lock and will not get it.
    holder.detach();

    StoppedWorld world = Await.done(stop);
    waiter.awaitHeldUp();
    assertThat(interpreter.lock().lastHolder()).isSameAs(holder.state());
    assertThat(holder.ledger().requestsServed()).isZero();
    stopper.run(world::close);
    Await.done(attached);
    waiter.end();
    holder.end();
    holder.end();
  }

  @Test
  void aStopEndsTheWaitForASwitch() {
    // The holder has dropped the lock on request and waits; the only waiter is slow to take it.
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    InterpreterLock lock = interpreter.lock();
    try (var _ = new Rival(interpreter, puppet(interpreter, "rival"))) {
      Puppet holder = puppet(interpreter, "holder");
      ThreadState state = holder.attach();
      for (int i = 0; i < 30; i++) {
        awaitRequest(state);
        Future<Void> detached = holder.beginDetach();
        try (var _ = interpreter.stopTheWorld()) {
          Await.done(detached);
        }
        holder.end();
      }
      holder.end();
    }
    assertThat(lock.isLocked()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aStopThatIsOverAsksNothingOfThreadsThatWereDetached(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet puppet = puppet(interpreter, "puppet");
    Puppet running = puppet(interpreter, "running");
    ThreadState state = puppet.attach();
    puppet.detach();
    running.attach();
    Puppet stopper = puppet(interpreter, "stopper");
    Future<StoppedWorld> stop = stopper.begin(interpreter::stopTheWorld);
    Await.until(
        "the stop is requested of all", () -> state.isRequested(ThreadState.STOP_THE_WORLD));
    running.end();
    stopper.run(Await.done(stop)::close);

    puppet.end();
    assertThat(state.isRequested(ThreadState.STOP_THE_WORLD)).isFalse();
    puppet.checkpoint();
    assertThat(state.ledger().drops()).isEqualTo(1);
    puppet.end();
  }

  @Test
  void theStopperAsksNothingOfItself() {
    Interpreter interpreter = interpreter(LockPolicy.none());
    Puppet running = puppet(interpreter, "running");
    Puppet stopper = puppet(interpreter, "stopper");
    running.attach();
    ThreadState state = stopper.attach();
    Future<StoppedWorld> stop = stopper.begin(interpreter::stopTheWorld);
    Await.until(
        "the stop is requested", () -> running.state().isRequested(ThreadState.STOP_THE_WORLD));
    running.end();
    stopper.run(Await.done(stop)::close);

    stopper.checkpoint();
    assertThat(state.ledger().drops()).isZero();
    stopper.end();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anInterruptWhileHeldUpIsKept(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet puppet = puppet(interpreter, "puppet");
    Future<Boolean> interrupted;
    try (var _ = interpreter.stopTheWorld()) {
      interrupted =
          puppet.begin(
              () -> {
                try (var _ = interpreter.attach()) {
                  return Thread.interrupted();
                }
              });
      puppet.awaitHeldUp();
      puppet.thread().interrupt();
      Await.until("the interrupt is seen", () -> !puppet.thread().isInterrupted());
      puppet.awaitHeldUp();
    }
    assertThat(Await.done(interrupted)).isTrue();
  }
}
