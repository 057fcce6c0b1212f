package dev.baton.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items, workers and results when all goes well. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
class ParallelTest {
  private final Interpreter interpreter =
      Interpreter.builder().lock(LockPolicy.cpython(Duration.ofNanos(10_000))).build();

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @AfterEach
  void theLedgerIsBalancedAndTheLockFree() {
    ThreadLedger total = interpreter.ledger().total();
    assertThat(total.takes()).isEqualTo(total.drops());
    assertThat(interpreter.lock().isLocked()).isFalse();
    assertThat(interpreter.lock().waiterCount()).isZero();
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 2_000})
  void resultsComeInTheOrderOfTheItemsWhateverTheDelays(int threads) {
    long seed = System.nanoTime();
    List<Integer> items = numbers(500);

    List<String> results =
        Parallel.map(
            interpreter,
            threads,
            items,
            item -> {
              for (int i = new SplittableRandom(seed + item).nextInt(50); i > 0; i--) {
                interpreter.checkpoint();
              }
              return "result " + item;
            });

    assertThat(results)
        .as("seed %d", seed)
        .isEqualTo(items.stream().map(item -> "result " + item).toList());
  }

  @Test
  void eachItemIsVisitedOnce() {
    AtomicInteger[] visits = new AtomicInteger[1_000];
    Arrays.setAll(visits, _ -> new AtomicInteger());

    Parallel.foreach(interpreter, 4, numbers(1_000), item -> visits[item].incrementAndGet());

    assertThat(visits).allMatch(visit -> visit.get() == 1);
  }

  @Test
  void noItemsNeedNoThreads() {
    assertThat(Parallel.<Integer, Integer>map(interpreter, 4, List.of(), item -> item)).isEmpty();
    Parallel.foreach(interpreter, 4, List.of(), _ -> {});
    assertThat(interpreter.ledger().threads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void theNumberOfThreadsMustBePositive(int threads) {
    assertThatThrownBy(() -> Parallel.map(interpreter, threads, numbers(3), item -> item))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not " + threads);
    assertThatThrownBy(() -> Parallel.foreach(interpreter, threads, List.of(), _ -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not " + threads);
  }

  @Test
  void itemsAndResultsMayBeNullAndResultsCannotBeChanged() {
    List<String> results =
        Parallel.map(
            interpreter,
            2,
            Arrays.asList(null, "a", null),
            item -> item == null ? "was null" : null);

    assertThat(results).containsExactly("was null", null, "was null");
    assertThatThrownBy(() -> results.set(0, "x")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void workersAreNamedDaemonsThatEndWithTheCall() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();

    Parallel.foreach(interpreter, 3, numbers(300), _ -> workers.add(Thread.currentThread()));

    assertThat(workers).isNotEmpty().hasSizeLessThanOrEqualTo(3);
    assertThat(workers)
        .allSatisfy(
            worker -> {
              assertThat(worker.getName())
                  .isIn("baton-parallel-1", "baton-parallel-2", "baton-parallel-3");
              assertThat(worker.isDaemon()).isTrue();
              assertThat(worker.isVirtual()).isFalse();
              assertThat(worker.isAlive()).isFalse();
            });
    assertThat(workers).doesNotContain(Thread.currentThread());
  }

  @Test
  void thereAreNoMoreWorkersThanItems() {
    Parallel.foreach(interpreter, 100, numbers(2), _ -> {});
    assertThat(interpreter.ledger().threads()).hasSize(2);
  }

  @Test
  void tasksRunAttachedAndTheirOwnCallsNest() {
    Parallel.foreach(
        interpreter,
        1,
        numbers(10),
        _ -> {
          ThreadState self = interpreter.currentThreadState();
          assertThat(self).isNotNull();
          long takes = self.ledger().takes();
          try (var nested = interpreter.attach()) {
            assertThat(nested.state()).isSameAs(self);
          }
          assertThat(self.ledger().takes()).isEqualTo(takes);
        });
    assertThat(interpreter.ledger().total().takes()).as("once for all its items").isEqualTo(1);
  }

  @Test
  void tasksRunSideBySideWhileDetached() {
    CyclicBarrier both = new CyclicBarrier(2);
    Parallel.foreach(interpreter, 2, numbers(2), _ -> meet(interpreter, both));
    assertThat(interpreter.ledger().total().detachedSections()).isEqualTo(2);
  }

  @Test
  void aSlowItemHoldsUpOnlyTheWorkerThatHasIt() {
    List<Integer> items = numbers(100);
    CountDownLatch others = new CountDownLatch(items.size() - 1);
    Parallel.foreach(
        interpreter,
        2,
        items,
        item -> {
          if (item != 0) {
            others.countDown();
          } else {
            awaitDetached(interpreter, others);
          }
        });
    assertThat(others.getCount()).isZero();
  }

  @Test
  void anAttachedCallerIsDetachedWhileItWaits() {
    try (Attachment attachment = interpreter.attach()) {
      List<Boolean> callerAttached =
          Parallel.map(interpreter, 2, numbers(20), _ -> attachment.state().isAttached());

      assertThat(callerAttached).containsOnly(false);
      assertThat(interpreter.currentThreadState()).isSameAs(attachment.state());
    }
  }

  @Test
  void aCallerThatIsNotAttachedStaysSo() {
    Parallel.foreach(interpreter, 2, numbers(20), _ -> {});
    assertThat(interpreter.currentThreadState()).isNull();
    assertThat(interpreter.ledger().threads())
        .extracting(ThreadLedger::thread)
        .doesNotContain(Thread.currentThread().getName());
  }

  @Test
  void callsNest() {
    List<List<Integer>> table =
        Parallel.map(
            interpreter,
            3,
            numbers(8),
            row -> Parallel.map(interpreter, 2, numbers(8), column -> row * column));

    assertThat(table)
        .isEqualTo(
            numbers(8).stream()
                .map(row -> numbers(8).stream().map(column -> row * column).toList())
                .toList());
  }

  @Test
  void itemsAreHandedOutInOrder() {
    ConcurrentLinkedQueue<Integer> begun = new ConcurrentLinkedQueue<>();
    Parallel.foreach(interpreter, 1, numbers(50), begun::add);
    assertThat(begun).containsExactlyElementsOf(numbers(50));
  }

  @Test
  void whatTheTasksDidIsVisibleAfterwards() {
    int[] plain = new int[1_000];
    Parallel.foreach(interpreter, 4, numbers(plain.length), item -> plain[item] = item);
    assertThat(plain).isEqualTo(IntStream.range(0, plain.length).toArray());
    assertThat(Collections.frequency(Arrays.stream(plain).boxed().toList(), 0)).isEqualTo(1);
  }

  static void meet(Interpreter interpreter, CyclicBarrier barrier) {
    try (var _ = interpreter.detach()) {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  static void awaitDetached(Interpreter interpreter, CountDownLatch latch) {
    try (var _ = interpreter.detach()) {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
