package dev.baton.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Await;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
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
          NDArray source = np.arange(1000.0);
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
      NDArray shared = Numeric.of(interpreter).share(Numeric.of(interpreter).arange(1000.0));
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
}
