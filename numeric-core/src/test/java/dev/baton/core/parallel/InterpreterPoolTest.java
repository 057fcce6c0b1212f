package dev.baton.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Await;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
class InterpreterPoolTest {
  private static <C> InterpreterPool.Builder<C> named(
      java.util.function.Function<Interpreter, C> context) {
    return InterpreterPool.<C>builder(context).name("pool");
  }

  private static InterpreterPool<Interpreter> pool(int workers) {
    return named(interpreter -> interpreter).workers(workers).build();
  }

  // ---- tasks and their interpreters -------------------------------------------------------------

  @Test
  void tasksRunAttachedToTheirWorkersOwnInterpreter() throws Exception {
    try (var pool = pool(2)) {
      var meeting = new CyclicBarrier(2);
      InterpreterPool.Task<Interpreter, Interpreter> task =
          interpreter -> {
            assertThat(interpreter.currentThreadState()).isNotNull();
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            meeting.await(); // One on each worker.
            return interpreter;
          };
      List<Future<Interpreter>> futures = pool.invokeAll(List.of(task, task));
      Interpreter one = futures.get(0).get();
      Interpreter two = futures.get(1).get();
      assertThat(one).isNotSameAs(two);
      assertThat(pool.interpreters()).containsExactlyInAnyOrder(one, two);
      Await.until("idle workers hold nothing", () -> !one.lock().isLocked());
      Await.until("idle workers hold nothing", () -> !two.lock().isLocked());
    }
  }

  /**
   * Both are in the middle of interpreter code, under their locks, at once: each waits, without
   * dropping its lock, until the other has counted half way.
   */
  @Test
  void countdownsInTwoWorkersRunSideBySide() {
    try (var pool = pool(2)) {
      var halfWay = new AtomicInteger();
      List<Boolean> overlapped =
          pool.map(
              List.of(1, 2),
              (interpreter, _) -> {
                ThreadState self = interpreter.currentThreadState();
                boolean met = false;
                for (int n = 100_000; n > 0; n--) {
                  self.checkpoint();
                  if (n == 50_000) {
                    halfWay.incrementAndGet();
                    Await.until("the other is half way too", () -> halfWay.get() == 2);
                    met = interpreter.lock().isHeldBy(self);
                  }
                }
                return met;
              });
      assertThat(overlapped).containsExactly(true, true);
      assertThat(pool.interpreters())
          .allSatisfy(i -> assertThat(i.ledger().total().forcedDrops()).isZero());
    }
  }

  @Test
  void tasksRunInTheirOrderAndResultsComeInThatOfTheItems() throws Exception {
    try (var pool = pool(1)) {
      List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
      List<Integer> items = IntStream.range(0, 200).boxed().toList();
      assertThat(
              pool.map(
                  items,
                  (_, i) -> {
                    begun.add(i);
                    return 2 * i;
                  }))
          .isEqualTo(items.stream().map(i -> 2 * i).toList());
      assertThat(begun).isEqualTo(items);
      assertThat(pool.map(List.of(), (_, i) -> i)).isEmpty();
      assertThat(pool.<Object, Object>map(Arrays.asList("a", null), (_, i) -> i))
          .containsExactly("a", null);
      assertThat(pool.submit(_ -> null).get()).isNull();
    }
    try (var pool = pool(4)) {
      List<Integer> items = IntStream.range(0, 500).boxed().toList();
      assertThat(pool.map(items, (_, i) -> i)).isEqualTo(items);
    }
  }

  @Test
  void eachWorkerIsBuiltAndInitializedOnce() {
    Set<Interpreter> initialized = ConcurrentHashMap.newKeySet();
    List<Interpreter> built = Collections.synchronizedList(new ArrayList<>());
    try (var pool =
        named(interpreter -> interpreter)
            .workers(3)
            .interpreters(
                () -> {
                  Interpreter made = Interpreter.builder().name("given").build();
                  built.add(made);
                  return made;
                })
            .initializer(
                interpreter -> {
                  assertThat(interpreter.currentThreadState()).isNotNull();
                  assertThat(initialized.add(interpreter)).isTrue();
                })
            .build()) {
      pool.map(
          IntStream.range(0, 50).boxed().toList(),
          (interpreter, i) -> {
            assertThat(initialized).contains(interpreter);
            return i;
          });
      Await.until("all are initialized", () -> initialized.size() == 3);
    }
    assertThat(initialized).containsExactlyInAnyOrderElementsOf(built);
    assertThat(built).hasSize(3).allMatch(Interpreter::isClosed);
  }

  @Test
  void workersAreOneOrMore() {
    for (int count : new int[] {0, -1}) {
      assertThatThrownBy(() -> pool(count))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("workers must be 1 or more, not %d", count);
    }
  }

  // ---- what crosses -----------------------------------------------------------------------------

  record Pair(String name, Object value) {}

  @Test
  void liveArraysDoNotCrossWhereverTheyAre() throws Exception {
    List<InterpreterPool.Task<Numeric, Object>> tasks =
        List.of(
            np -> np.ones(3),
            np -> List.of(1, np.ones(3)),
            np -> new Object[] {"a", np.ones(3)},
            np -> Map.of("key", np.ones(3)),
            np -> Map.of(np.ones(3), "value"),
            np -> Optional.of(np.ones(3)),
            np -> new Pair("pair", np.ones(3)),
            np -> List.of(new Pair("nested", Map.of(1, Set.of(np.ones(3))))));
    try (var pool = named(Numeric::of).workers(1).build()) {
      for (var task : tasks) {
        Future<Object> future = pool.submit(task);
        assertThatThrownBy(future::get)
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageMatching(
                "the result of a task on pool-worker-1 (is|contains) a live array of"
                    + " interpreter-\\d+, which no other interpreter may use: np\\.share\\(a\\)"
                    + " gives a read-only view of it without a copy");
      }
    }
  }

  @Test
  void itemsAreNotLiveArraysEither() {
    try (var interpreter = Interpreter.builder().name("mine").build();
        var pool = named(Numeric::of).workers(1).build()) {
      NDArray live = Numeric.of(interpreter).ones(3);
      var ran = new AtomicBoolean();
      assertThatThrownBy(
              () ->
                  pool.map(
                      List.of("fine", List.of(live)),
                      (_, _) -> {
                        ran.set(true);
                        return 1;
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("item 1 contains a live array of mine")
          .hasMessageContaining("np.share(a)");
      assertThat(ran).isFalse();
    }
  }

  @Test
  void closedArraysAndWhatIsTooFarAwayAreNotLookedFor() {
    try (var interpreter = Interpreter.builder().build()) {
      NDArray array = Numeric.of(interpreter).ones(3);
      List<Object> many = new ArrayList<>(Collections.nCopies(Crossing.MOST_VALUES, 1));
      many.add(array);
      Crossing.check("a long list", many);
      List<Object> itself = new ArrayList<>();
      itself.add(itself);
      Crossing.check("a list of itself", itself);
      Crossing.check("nothing", null);
      Crossing.check("numbers", new double[] {1});
      array.close();
      Crossing.check("a closed array", array);
    }
  }

  @Test
  void sharedArraysCrossBothWaysAndOutliveThePool() throws Exception {
    try (var interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      NDArray result;
      try (var pool = named(Numeric::of).workers(2).build();
          NDArray source = np.arange(1000);
          NDArray shared = np.share(source)) {
        List<Double> sums =
            pool.map(
                List.of(shared, shared.reshape(10, 100)),
                (own, a) -> {
                  // Its own methods run in the worker's interpreter.
                  assertThat(a.interpreter()).isSameAs(own.interpreter());
                  assertThat(a.sum().interpreter()).isSameAs(own.interpreter());
                  return own.sum(a).toDouble();
                });
        assertThat(sums).containsExactly(499_500.0, 499_500.0);
        result = pool.submit(own -> own.share(own.multiply(shared, shared))).get();
      }
      assertThat(result.isShared()).isTrue();
      assertThat(np.sum(result).toDouble()).isEqualTo(332_833_500);
      result.close();
      assertThat(result.isClosed()).isTrue();
    }
  }

  /** A waiting caller may hold its own lock: what tasks do with shared arrays needs none of it. */
  @Test
  void sharedArraysAreReadWhileTheirOwnerHoldsItsLock() throws Exception {
    try (var interpreter = Interpreter.builder().build();
        var pool = named(Numeric::of).workers(1).build();
        var _ = interpreter.attach()) {
      NDArray shared = Numeric.of(interpreter).share(Numeric.of(interpreter).arange(1000));
      assertThat(
              pool.submit(
                      _ ->
                          shared.add(1).sum().toDouble()
                              + shared.getDouble(1)
                              + shared.toString().length())
                  .get(60, TimeUnit.SECONDS))
          .isEqualTo(500_501 + shared.toString().length());
    }
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
