package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a thread may have to wait, by policy. */
class FairnessTest extends VirtualStage {
  private static final Duration INTERVAL = millis(5);
  private static final Duration LATENCY = micros(20);

  /** Up to the next checkpoint, and the way of the news that it is time for one. */
  private static final Duration SLICE = INTERVAL.plus(STEP).plus(LATENCY.multipliedBy(2));

  /** The longest wait of each thread, at a checkpoint or to come back. */
  private final Map<String, Duration> longestWait = new HashMap<>();

  private void timed(String thread, Runnable wait) {
    Duration begin = now();
    wait.run();
    longestWait.merge(thread, now().minus(begin), (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  private void cpuBound(String name, Duration begin, Duration end) {
    attachedAt(
        begin,
        name,
        self -> {
          while (now().compareTo(end) < 0) {
            simulation.work(STEP);
            timed(name, self::checkpoint);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 50})
  void underFairNobodyWaitsForMoreThanASliceOfEachOther(int threads) {
    begin(LockPolicy.fair(INTERVAL), LATENCY);
    Duration end = INTERVAL.multipliedBy(10L * threads);
    for (int i = 0; i < threads; i++) {
      cpuBound("thread-" + i, micros(i), end);
    }
    simulation.run();
    Duration bound = SLICE.multipliedBy(threads - 1).plus(LATENCY);
    assertThat(longestWait).hasSize(threads);
    assertThat(longestWait.values()).allMatch(wait -> wait.compareTo(bound) <= 0);
    // And they take turns: every round has the same order.
    List<String> order = holdings.slices().stream().map(Holdings.Slice::thread).toList();
    assertThat(order.subList(threads, 5 * threads))
        .isEqualTo(order.subList(2 * threads, 6 * threads));
  }

  @Test
  void aThousandFairThreadsTakeTurnsToo() {
    int threads = 1_000;
    Duration interval = micros(100);
    begin(LockPolicy.fair(interval), Simulation.builder().cores(2_000).seed(9));
    Duration end = micros(140 * 1_200);
    for (int i = 0; i < threads; i++) {
      cpuBound("thread-" + i, Duration.ZERO, end);
    }
    simulation.run();
    Duration bound = interval.plus(STEP).multipliedBy(threads - 1);
    assertThat(longestWait).hasSize(threads);
    assertThat(longestWait.values()).allMatch(wait -> wait.compareTo(bound) <= 0);
    assertThat(holdings.slices().stream().map(Holdings.Slice::thread).distinct()).hasSize(threads);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fair", "io-first"})
  void rapidReleasesDoNotStarveAWaiter(String policy) {
    begin(LockPolicy.named(policy), micros(50));
    attachedAt(
        Duration.ZERO,
        "rapid",
        _ -> {
          for (int i = 0; i < 10; i++) {
            simulation.work(micros(960));
            kernel(micros(40)); // Shorter than a wake-up: under cpython it wins for ever.
          }
        });
    attachedAt(micros(10), "waiter", _ -> log("waiter"));
    simulation.run();
    assertThat(log).containsExactly("1010 waiter");
  }

  @Test
  void underIoFirstAReturningThreadWaitsForOneCheckpointOfACpuBoundOne() {
    begin(LockPolicy.ioFirst(INTERVAL), LATENCY);
    Duration end = millis(1_000);
    for (int i = 0; i < 3; i++) {
      cpuBound("cpu-bound-" + i, micros(i), end);
    }
    List<Duration> waits = new ArrayList<>();
    attachedAt(
        millis(100),
        "returning",
        self -> {
          while (now().compareTo(end) < 0) {
            waits.add(ioTimed(self, micros(333)));
            simulation.work(micros(5));
          }
        });
    simulation.run();
    assertThat(waits).hasSizeGreaterThan(1_500);
    assertThat(waits).allMatch(wait -> wait.compareTo(STEP.plus(LATENCY)) <= 0);
    for (int i = 0; i < 3; i++) {
      double share = holdings.total("cpu-bound-" + i).toNanos() / 1e9;
      assertThat(share).as("thread %d", i).isBetween(0.29, 0.35);
    }
  }

  /** Sleeps detached; returns how long it then waited for the lock. */
  private Duration ioTimed(ThreadState self, Duration duration) {
    var section = self.detach();
    simulation.sleep(duration);
    Duration begin = now();
    section.close();
    return now().minus(begin);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void underIoFirstReturningThreadsThatSaturateTheLockLeaveItToACpuBoundOneInTime(int cpuBound) {
    begin(LockPolicy.ioFirst(INTERVAL), LATENCY);
    Duration end = millis(2_000);
    Duration visit = micros(100);
    for (int i = 0; i < cpuBound; i++) {
      cpuBound("cpu-bound-" + i, micros(i), end);
    }
    for (int i = 0; i < 20; i++) {
      attachedAt(
          micros(50L * i),
          "returning-" + i,
          self -> {
            while (now().compareTo(end) < 0) {
              ioTimed(self, micros(50));
              simulation.work(visit);
            }
          });
    }
    simulation.run();
    // Starved for two intervals it is next; each of its rounds ends with a wake-up.
    Duration bound =
        INTERVAL.plus(LATENCY).multipliedBy(2).plus(visit).plus(LATENCY.multipliedBy(3));
    Duration last = millis(20);
    Duration longest = Duration.ZERO;
    for (Holdings.Slice slice : holdings.slices()) {
      if (slice.thread().startsWith("cpu-bound") && slice.begin().compareTo(last) > 0) {
        Duration gap = slice.begin().minus(last);
        longest = gap.compareTo(longest) > 0 ? gap : longest;
        last = slice.end();
      }
    }
    assertThat(longest).isLessThanOrEqualTo(bound);
    long total = 0;
    for (int i = 0; i < cpuBound; i++) {
      long own = holdings.total("cpu-bound-" + i).toNanos();
      assertThat(own).isPositive();
      total += own;
    }
    assertThat(total / 2e9).as("the share of the CPU-bound").isBetween(0.2, 0.5);
    for (int i = 0; i < cpuBound; i++) {
      assertThat((double) holdings.total("cpu-bound-" + i).toNanos() / total)
          .as("thread %d's part of it", i)
          .isBetween(0.7 / cpuBound, 1.3 / cpuBound);
    }
  }
}
