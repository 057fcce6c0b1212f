package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads that want the lock of a closed interpreter and are to park, as CPython's do. That they
 * throw otherwise is {@link CloseTest}'s.
 */
class LateThreadsTest extends Stage {
  private static Interpreter parking(LockPolicy policy) {
    return Interpreter.builder().name("late").lock(policy).lateThreads(LateThreads.PARK).build();
  }

  private static void awaitParked(Puppet puppet) {
    Await.until(
        puppet.thread().getName() + " is parked for good",
        () -> LockSupport.getBlocker(puppet.thread()) == LateThreads.PARK);
  }

  @Row(21)
  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void whoeverComesLateParksForGood(LockPolicy policy) {
    Interpreter interpreter = parking(policy);
    Puppet closer = puppet(interpreter, "closer");
    Puppet detached = puppet(interpreter, "detached");
    Puppet attached = puppet(interpreter, "attached");
    Puppet stranger = puppet(interpreter, "stranger");
    Puppet virtual = virtualPuppet(interpreter, "virtual");
    detached.attach();
    detached.detach();
    attached.attach();
    assertThat(interpreter.parkedThreadCount()).isZero();

    Future<?> closing = closer.begin(closing(interpreter));
    Future<?> checkpoint =
        attached.begin(
            () -> {
              for (; ; ) {
                interpreter.checkpoint();
              }
            });
    Await.done(closing);
    List<Future<?>> late =
        List.of(checkpoint, detached.beginEnd(), stranger.beginAttach(), virtual.beginAttach());

    List.of(attached, detached, stranger).forEach(LateThreadsTest::awaitParked);
    Await.until("all are counted", () -> interpreter.parkedThreadCount() == 4);
    assertThat(late).noneMatch(Future::isDone);
    assertThat(interpreter.lock().isLocked()).isFalse();
    assertThat(interpreter.lock().waiterCount()).isZero();
    assertThat(interpreter.ledger().total().takes())
        .isEqualTo(interpreter.ledger().total().drops());
  }

  @Row(21)
  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void waitersParkToo(LockPolicy policy) {
    Interpreter interpreter = parking(policy);
    Puppet closer = puppet(interpreter, "closer");
    Puppet waiter = puppet(interpreter, "waiter");
    StoppedWorld world = closer.call(interpreter::stopTheWorld);
    Future<ThreadState> attaching = waiter.beginAttach();
    waiter.awaitHeldUp();

    closer.call(closing(interpreter));
    closer.run(world::close);

    awaitParked(waiter);
    assertThat(attaching).isNotDone();
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void theThreadThatClosedThrows(LockPolicy policy) {
    Interpreter interpreter = parking(policy);
    Puppet closer = puppet(interpreter, "closer");
    closer.attach();
    closer.detach();
    closer.call(closing(interpreter));

    assertThatThrownBy(closer::end)
        .isInstanceOf(InterpreterClosedException.class)
        .hasMessageContainingAll("thread closer", "late");
    closer.end();
    assertThatThrownBy(closer::attach).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(() -> closer.call(interpreter::stopTheWorld))
        .isInstanceOf(InterpreterClosedException.class);
    assertThat(interpreter.parkedThreadCount()).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void aParkedThreadKeepsNothingThatOthersWaitFor(LockPolicy policy) {
    Interpreter interpreter = parking(policy);
    Puppet closer = puppet(interpreter, "closer");
    Puppet late = puppet(interpreter, "late");
    late.attach();
    Future<StoppedWorld> stop = closer.begin(interpreter::stopTheWorld);
    Await.until(
        "the stop is requested", () -> late.state().isRequested(ThreadState.STOP_THE_WORLD));
    var _ = late.begin(interpreter::stopTheWorld);
    StoppedWorld world = Await.done(stop);
    closer.call(closing(interpreter));
    closer.run(world::close);
    awaitParked(late);

    // It waited for the right to stop the world and has given it back.
    Puppet other = puppet(interpreter, "other");
    assertThatThrownBy(() -> other.call(interpreter::stopTheWorld))
        .isInstanceOf(InterpreterClosedException.class);
  }

  @Test
  void anInterruptDoesNotWakeAParkedThread() {
    Interpreter interpreter = parking(LockPolicy.cpython(SOON));
    Puppet late = puppet(interpreter, "late");
    interpreter.close();
    Future<ThreadState> attaching = late.beginAttach();
    awaitParked(late);

    late.thread().interrupt();

    Await.until("the interrupt is seen", () -> !late.thread().isInterrupted());
    awaitParked(late);
    assertThat(attaching).isNotDone();
  }

  private static Callable<Void> closing(Interpreter interpreter) {
    return () -> {
      interpreter.close();
      return null;
    };
  }
}
