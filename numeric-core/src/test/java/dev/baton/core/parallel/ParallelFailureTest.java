package dev.baton.core.parallel;

import static dev.baton.core.parallel.ParallelTest.awaitDetached;
import static dev.baton.core.parallel.ParallelTest.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.baton.core.interpreter.Await;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.InterpreterInterruptedException;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadLedger;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the caller, the other tasks and the lock when something goes wrong. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
class ParallelFailureTest {
  private final Interpreter interpreter =
      Interpreter.builder().lock(LockPolicy.cpython(Duration.ofNanos(10_000))).build();
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    ThreadLedger total = interpreter.ledger().total();
    assertThat(total.takes()).isEqualTo(total.drops());
    assertThat(interpreter.lock().isLocked()).isFalse();
    assertThat(interpreter.lock().waiterCount()).isZero();
    assertThat(workers).noneMatch(Thread::isAlive);
  }

  @Test
  void aFailureIsThrownAsItIsAndNothingMoreIsBegun() {
    RuntimeException failure = new ArithmeticException("in item 3");
    AtomicInteger begun = new AtomicInteger();

    Throwable thrown =
        catchThrowable(
            () ->
                Parallel.foreach(
                    interpreter,
                    1,
                    numbers(100),
                    item -> {
                      begun.incrementAndGet();
                      if (item == 3) {
                        throw failure;
                      }
                    }));

    assertThat(thrown).isSameAs(failure).hasNoSuppressedExceptions();
    assertThat(begun).hasValue(4);
  }

  @Test
  void anErrorIsThrownAsItIsAndACheckedExceptionWrapped() {
    Error error = new AssertionError("broken");
    assertThatThrownBy(
            () -> Parallel.foreach(interpreter, 2, numbers(9), _ -> throwAnything(error)))
        .isSameAs(error);

    Exception checked = new IOException("not declared");
    assertThatThrownBy(
            () -> Parallel.foreach(interpreter, 2, numbers(9), _ -> throwAnything(checked)))
        .isInstanceOf(UndeclaredThrowableException.class)
        .cause()
        .isSameAs(checked);
  }

  @Test
  void laterFailuresAreSuppressedInTheFirst() {
    CyclicBarrier all = new CyclicBarrier(3);
    List<RuntimeException> failures =
        List.of(
            new ArithmeticException("0"),
            new ArithmeticException("1"),
            new ArithmeticException("2"));

    Throwable thrown =
        catchThrowable(
            () ->
                Parallel.foreach(
                    interpreter,
                    3,
                    numbers(3),
                    item -> {
                      meet(interpreter, all);
                      throw failures.get(item);
                    }));

    assertThat(thrown).isIn(failures);
    assertThat(thrown.getSuppressed())
        .containsExactlyInAnyOrderElementsOf(
            failures.stream().filter(failure -> !failure.equals(thrown)).toList());
  }

  @Test
  void oneExceptionThrownByAllTasksIsNotSuppressedInItself() {
    CyclicBarrier all = new CyclicBarrier(3);
    RuntimeException failure = new ArithmeticException("the same");

    assertThatThrownBy(
            () ->
                Parallel.foreach(
                    interpreter,
                    3,
                    numbers(3),
                    _ -> {
                      meet(interpreter, all);
                      throw failure;
                    }))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
  }

  @Test
  void tasksUnderWayAreCancelledAtTheirNextCheckpoint() {
    CyclicBarrier both = new CyclicBarrier(2);
    RuntimeException failure = new ArithmeticException("in item 0");
    AtomicInteger cancelled = new AtomicInteger();

    assertThatThrownBy(
            () ->
                Parallel.foreach(
                    interpreter,
                    2,
                    numbers(50),
                    item -> {
                      meet(interpreter, both);
                      if (item == 0) {
                        throw failure;
                      }
                      try {
                        for (; ; ) {
                          interpreter.checkpoint();
                        }
                      } catch (CancellationException e) {
                        cancelled.incrementAndGet();
                        throw e;
                      }
                    }))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
    assertThat(cancelled).hasValue(1);
  }

  @Test
  void aTaskThatSwallowsItsCancellationIsTheLastOfItsWorker() {
    CyclicBarrier both = new CyclicBarrier(2);
    RuntimeException failure = new ArithmeticException("in item 0");
    AtomicInteger begun = new AtomicInteger();

    assertThatThrownBy(
            () ->
                Parallel.foreach(
                    interpreter,
                    2,
                    numbers(50),
                    item -> {
                      begun.incrementAndGet();
                      meet(interpreter, both);
                      if (item == 0) {
                        throw failure;
                      }
                      try {
                        for (; ; ) {
                          interpreter.checkpoint();
                        }
                      } catch (CancellationException swallowed) {
                        Thread.interrupted(); // This, too.
                      }
                    }))
        .isSameAs(failure);
    assertThat(begun).hasValue(2);
  }

  @Test
  void thereIsACheckpointBetweenTwoItems() {
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Parallel.foreach(
                    interpreter,
                    1,
                    numbers(50),
                    _ -> {
                      begun.incrementAndGet();
                      interpreter
                          .interrupt(); // The worker is the first to attach: the main thread.
                    }))
        .isInstanceOf(InterpreterInterruptedException.class);
    assertThat(begun).hasValue(1);
  }

  @Test
  void tasksThatWaitDetachedAreInterrupted() {
    CyclicBarrier both = new CyclicBarrier(2);
    CountDownLatch never = new CountDownLatch(1);
    RuntimeException failure = new ArithmeticException("in item 0");

    Throwable thrown =
        catchThrowable(
            () ->
                Parallel.foreach(
                    interpreter,
                    2,
                    numbers(2),
                    item -> {
                      workers.add(Thread.currentThread());
                      meet(interpreter, both);
                      if (item == 0) {
                        throw failure;
                      }
                      awaitDetached(interpreter, never);
                    }));

    assertThat(thrown).isSameAs(failure);
    assertThat(thrown.getSuppressed())
        .singleElement()
        .satisfies(e -> assertThat(e).hasCauseInstanceOf(InterruptedException.class));
  }

  @Test
  void anAttachedCallerIsAttachedAgainWhenItGetsAFailure() {
    try (var attachment = interpreter.attach()) {
      assertThatThrownBy(
              () ->
                  Parallel.foreach(
                      interpreter, 2, numbers(9), _ -> throwAnything(new ArithmeticException())))
          .isInstanceOf(ArithmeticException.class);
      assertThat(interpreter.currentThreadState()).isSameAs(attachment.state());
    }
  }

  @Test
  void anInterruptOfTheCallerCancelsAndIsKept() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    AtomicInteger items = new AtomicInteger();
    var call =
        new FutureTask<Boolean>(
            () -> {
              assertThatThrownBy(
                      () ->
                          Parallel.foreach(
                              interpreter,
                              2,
                              numbers(50),
                              _ -> {
                                workers.add(Thread.currentThread());
                                items.incrementAndGet();
                                begun.countDown();
                                for (; ; ) {
                                  interpreter.checkpoint();
                                }
                              }))
                  .isInstanceOf(CancellationException.class)
                  .hasMessageContaining("caller was interrupted")
                  .hasNoSuppressedExceptions();
              return Thread.currentThread().isInterrupted();
            });
    Thread caller = Thread.ofPlatform().daemon().name("caller").start(call);
    begun.await();

    caller.interrupt();

    assertThat(Await.done(call)).isTrue();
    assertThat(items).hasValue(2);
  }

  @Test
  void anInterruptReachesNestedCalls() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    var call =
        new FutureTask<Boolean>(
            () -> {
              assertThatThrownBy(
                      () ->
                          Parallel.foreach(
                              interpreter,
                              1,
                              numbers(3),
                              _ ->
                                  Parallel.foreach(
                                      interpreter,
                                      1,
                                      numbers(3),
                                      _ -> {
                                        workers.add(Thread.currentThread());
                                        begun.countDown();
                                        awaitDetached(interpreter, never);
                                      })))
                  .isInstanceOf(CancellationException.class);
              return Thread.currentThread().isInterrupted();
            });
    Thread caller = Thread.ofPlatform().daemon().name("caller").start(call);
    Await.until("the inner task has begun", () -> begun.getCount() == 0);

    caller.interrupt();

    assertThat(Await.done(call)).isTrue();
  }

  @Test
  void aClosedInterpreterRunsNothing() {
    interpreter.close();
    AtomicInteger begun = new AtomicInteger();

    assertThatThrownBy(
            () -> Parallel.foreach(interpreter, 2, numbers(9), _ -> begun.incrementAndGet()))
        .isInstanceOf(InterpreterClosedException.class);
    assertThat(begun).hasValue(0);
  }

  @Test
  void closingTheInterpreterMeanwhileEndsTheCall() {
    CountDownLatch begun = new CountDownLatch(2);
    var call =
        new FutureTask<Void>(
            () -> {
              try (var _ = interpreter.attach()) {
                Parallel.foreach(
                    interpreter,
                    2,
                    numbers(50),
                    _ -> {
                      workers.add(Thread.currentThread());
                      begun.countDown();
                      for (; ; ) {
                        interpreter.checkpoint();
                      }
                    });
              }
              return null;
            });
    Thread.ofPlatform().daemon().start(call);
    Await.until("tasks are under way", () -> begun.getCount() == 0);

    interpreter.close();

    assertThatThrownBy(() -> Await.done(call)).isInstanceOf(InterpreterClosedException.class);
  }

  @Test
  void aTaskThatDoesNotDetachIsAnErrorAndDoesNotKeepTheLock() {
    assertThatThrownBy(
            () ->
                Parallel.foreach(
                    interpreter,
                    2,
                    numbers(5),
                    _ -> {
                      interpreter.attach();
                      interpreter.attach();
                    }))
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("did not detach");
    assertThatThrownBy(
            () -> Parallel.foreach(interpreter, 1, numbers(1), _ -> interpreter.detach()))
        .isInstanceOf(IllegalMonitorStateException.class);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void throwAnything(Throwable t) throws X {
    throw (X) t;
  }
}
