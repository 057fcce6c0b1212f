package dev.baton.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.baton.core.interpreter.Await;
import dev.baton.core.interpreter.Interpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How tasks and workers fail, are cancelled, and end. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
class InterpreterPoolFailureTest {
  private static <C> InterpreterPool.Builder<C> named(
      java.util.function.Function<Interpreter, C> context) {
    return InterpreterPool.<C>builder(context).name("pool");
  }

  private static InterpreterPool<Interpreter> pool(int workers) {
    return named(interpreter -> interpreter).workers(workers).build();
  }

  // ---- failures ---------------------------------------------------------------------------------

  @Test
  void aFailedTaskNamesItsWorkerAndHarmsNoOther() throws Exception {
    try (var pool =
        named(interpreter -> interpreter)
            .workers(1)
            .interpreters(() -> Interpreter.builder().name("its interpreter").build())
            .build()) {
      for (Throwable failure :
          new Throwable[] {
            new ArithmeticException("wrong"), new Exception("checked"), new StackOverflowError("!")
          }) {
        Future<Object> failed =
            pool.submit(
                _ -> {
                  if (failure instanceof Error error) {
                    throw error;
                  }
                  throw (Exception) failure;
                });
        assertThatThrownBy(failed::get)
            .isInstanceOf(ExecutionException.class)
            .hasMessage("a task failed on pool-worker-1 in its interpreter: " + failure)
            .hasCause(failure);
        assertThatThrownBy(() -> failed.get(1, TimeUnit.SECONDS)).hasMessageContaining("worker-1");
        assertThat(failed.exceptionNow()).isSameAs(failure);
      }
      assertThat(pool.submit(_ -> 7).get()).isEqualTo(7);
      assertThat(pool.isBroken()).isFalse();
    }
  }

  @Test
  void theFirstFailedItemEndsAMap() {
    try (var pool = pool(1)) {
      var begun = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  pool.map(
                      IntStream.range(0, 10_000).boxed().toList(),
                      (interpreter, i) -> {
                        begun.incrementAndGet();
                        if (i == 3) {
                          throw new ArithmeticException("item 3");
                        }
                        while (i > 3) {
                          interpreter.checkpoint(); // Until cancelled.
                        }
                        return i;
                      }))
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("pool-worker-1")
          .hasCause(new ArithmeticException("item 3"))
          .cause()
          .isInstanceOf(ArithmeticException.class);
      assertThat(begun).hasValueBetween(4, 5);
    }
  }

  @Test
  void aFailingInitializerBreaksThePool() {
    var go = new CountDownLatch(1);
    try (var pool =
        named(interpreter -> interpreter)
            .workers(2)
            .initializer(
                _ -> {
                  awaitQuietly(go);
                  throw new IllegalStateException("no licence");
                })
            .build()) {
      Future<Integer> pending = pool.submit(_ -> 1);
      assertThat(pool.isBroken()).isFalse();
      go.countDown();
      assertThatThrownBy(pending::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(BrokenPoolException.class)
          .hasMessageMatching(
              "pool is broken: pool-worker-. was lost:"
                  + " java.lang.IllegalStateException: no licence")
          .hasRootCauseMessage("no licence");
      assertThat(pool.isBroken()).isTrue();
      assertThatThrownBy(() -> pool.submit(_ -> 1))
          .isInstanceOf(BrokenPoolException.class)
          .hasRootCauseMessage("no licence");
      assertThatThrownBy(() -> pool.map(List.of(1), (_, i) -> i))
          .isInstanceOf(BrokenPoolException.class);
      Await.until(
          "the interpreters of broken workers are closed",
          () -> pool.interpreters().stream().allMatch(Interpreter::isClosed));
      assertThat(pool).hasToString("pool (2 workers, broken, 0 tasks waiting)");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    Await.until("the latch is open", () -> latch.getCount() == 0);
  }

  @Test
  void aPoolWithoutItsInterpretersIsBroken() {
    Interpreter one = Interpreter.builder().build();
    try (var pool = named(interpreter -> interpreter).workers(2).interpreters(() -> one).build()) {
      Await.until("both have asked", pool::isBroken);
      assertThatThrownBy(() -> pool.submit(_ -> 1))
          .isInstanceOf(BrokenPoolException.class)
          .hasMessageContaining("two workers were given " + one);
    }
    try (var pool =
        named(interpreter -> interpreter)
            .workers(1)
            .interpreters(
                () -> {
                  throw new ArithmeticException("none");
                })
            .build()) {
      Await.until("it is broken", pool::isBroken);
      assertThatThrownBy(() -> pool.submit(_ -> 1))
          .isInstanceOf(BrokenPoolException.class)
          .hasMessageContaining("has no interpreter");
    }
  }

  @Test
  void aTaskThatClosesItsInterpreterBreaksThePool() {
    try (var pool = pool(1)) {
      var go = new CountDownLatch(1);
      Future<Integer> closing =
          pool.submit(
              interpreter -> {
                awaitQuietly(go);
                interpreter.close();
                return 1;
              });
      Future<Integer> next = pool.submit(_ -> 2);
      go.countDown();
      assertThatThrownBy(next::get)
          .cause()
          .isInstanceOf(BrokenPoolException.class)
          .hasMessageContaining("was closed by a task");
      assertThat(closing.isDone()).isTrue();
    }
  }

  @Test
  void aTaskThatDoesNotDetachFailsAndTheWorkerGoesOn() throws Exception {
    try (var pool = pool(1)) {
      Future<Integer> careless =
          pool.submit(
              interpreter -> {
                interpreter.attach();
                return 1;
              });
      assertThatThrownBy(careless::get)
          .cause()
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContaining("did not detach");
      Interpreter interpreter = pool.submit(i -> i).get();
      Await.until("the lock is free", () -> !interpreter.lock().isLocked());
    }
  }

  // ---- cancelling and closing -------------------------------------------------------------------

  @Test
  void aRunningTaskIsCancelledAtItsCheckpointAndTheNextIsNot() throws Exception {
    try (var pool = pool(1)) {
      for (int round = 0; round < 50; round++) {
        var running = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        Future<Integer> endless =
            pool.submit(
                interpreter -> {
                  running.countDown();
                  try {
                    for (; ; ) {
                      interpreter.checkpoint();
                    }
                  } finally {
                    ended.set(true);
                  }
                });
        Future<Integer> next =
            pool.submit(
                interpreter -> {
                  for (int i = 0; i < 1_000; i++) {
                    interpreter.checkpoint();
                  }
                  return Thread.currentThread().isInterrupted() ? -1 : 5;
                });
        running.await();
        assertThat(endless.cancel(true)).isTrue();
        assertThatThrownBy(endless::get).isInstanceOf(CancellationException.class);
        assertThat(next.get()).isEqualTo(5);
        assertThat(ended).isTrue();
      }
    }
  }

  @Test
  void anInterruptedMapCancelsItsTasks() throws Exception {
    try (var pool = pool(1)) {
      var running = new CountDownLatch(1);
      var caught = new CountDownLatch(1);
      Thread caller =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      pool.map(
                          List.of(1, 2),
                          (interpreter, _) -> {
                            running.countDown();
                            for (; ; ) {
                              interpreter.checkpoint();
                            }
                          });
                    } catch (CancellationException e) {
                      if (Thread.currentThread().isInterrupted()) {
                        caught.countDown();
                      }
                    }
                  });
      running.await();
      caller.interrupt();
      assertThat(caught.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(pool.submit(_ -> 3).get()).isEqualTo(3);
    }
  }

  @Test
  void closeRunsWhatWasSubmittedAndClosesTheInterpreters() throws Exception {
    var pool = pool(2);
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int n = i;
      futures.add(pool.submit(_ -> n));
    }
    pool.close();
    pool.close();
    for (int i = 0; i < 100; i++) {
      assertThat(futures.get(i).resultNow()).isEqualTo(i);
    }
    assertThat(pool.interpreters()).hasSize(2).allMatch(Interpreter::isClosed);
    assertThat(pool.isShutdown()).isTrue();
    assertThat(pool.awaitTermination(Duration.ZERO)).isTrue();
    assertThatThrownBy(() -> pool.submit(_ -> 1))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("pool takes no more tasks: it was shut down");
  }

  @Test
  void shutdownNowCancelsWhatRunsAndWhatWaits() throws Exception {
    var pool = pool(1);
    var running = new CountDownLatch(1);
    Future<Integer> endless =
        pool.submit(
            interpreter -> {
              running.countDown();
              for (; ; ) {
                interpreter.checkpoint();
              }
            });
    Future<Integer> waiting = pool.submit(_ -> 1);
    running.await();
    assertThat(pool.awaitTermination(Duration.ofMillis(1))).isFalse();
    pool.shutdownNow();
    assertThat(pool.awaitTermination(Duration.ofSeconds(60))).isTrue();
    assertThat(endless.isCancelled()).isTrue();
    assertThat(waiting.isCancelled()).isTrue();
    pool.close();
  }

  @Test
  void anInterruptedCloseCancelsAndStaysInterrupted() throws Exception {
    var pool = pool(1);
    var running = new CountDownLatch(1);
    Future<Integer> endless =
        pool.submit(
            interpreter -> {
              running.countDown();
              for (; ; ) {
                interpreter.checkpoint();
              }
            });
    running.await();
    Thread.currentThread().interrupt();
    pool.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(endless.isCancelled()).isTrue();
  }

  @Test
  @SuppressWarnings("try") // Closing it is what is tried.
  void aTaskCannotCloseItsPool() {
    try (var pool = pool(1)) {
      Future<Integer> closing =
          pool.submit(
              _ -> {
                pool.close();
                return 1;
              });
      assertThatThrownBy(closing::get)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a task on pool-worker-1 cannot close pool: it would wait for itself");
    }
  }

  @Test
  void invokeAllWaitsForAllAndTellsOfEach() throws Exception {
    try (var pool = pool(2)) {
      List<Future<Integer>> futures =
          pool.invokeAll(
              List.of(
                  _ -> 1,
                  _ -> {
                    throw new ArithmeticException("two");
                  },
                  _ -> 3));
      assertThat(futures).allMatch(Future::isDone);
      assertThat(futures.get(0).resultNow()).isEqualTo(1);
      assertThat(futures.get(1).exceptionNow()).hasMessage("two");
      assertThat(futures.get(2).resultNow()).isEqualTo(3);
    }
  }
}
