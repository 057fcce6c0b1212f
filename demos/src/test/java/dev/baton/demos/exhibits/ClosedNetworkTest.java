package dev.baton.demos.exhibits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClosedNetworkTest {
  private static final double CLOSE = 1e-5;

  @Test
  void oneThreadIsOneThreadAndWithoutTheLockEachCounts() {
    for (double outside = 0; outside <= 1; outside += 0.125) {
      assertThat(speedup(outside, 0.1, 1, 1)).isCloseTo(1, within(CLOSE));
    }
    for (int threads = 1; threads <= 64; threads *= 2) {
      assertThat(speedup(1, 0.1, threads, threads)).isCloseTo(threads, within(CLOSE));
      assertThat(speedup(0, 0.1, threads, threads)).isCloseTo(1, within(CLOSE));
    }
  }

  @Test
  void theLockBoundsIt() {
    for (double outside = 0.1; outside < 1; outside += 0.1) {
      for (int threads = 2; threads <= 64; threads *= 2) {
        assertThat(speedup(outside, 0, threads, threads))
            .isGreaterThanOrEqualTo(speedup(outside, 0, threads - 1, threads - 1) - CLOSE)
            .isLessThan(Math.min(threads, 1 / (1 - outside)) + CLOSE);
      }
    }
  }

  @Test
  void whereTheMachineHasNoCoreToSpareNobodyGains() {
    for (double outside = 0; outside <= 1; outside += 0.1) {
      assertThat(speedup(outside, 0, 2, 1)).isCloseTo(1, within(CLOSE));
      assertThat(speedup(outside, 0, 2, 1.5)).isBetween(1 - CLOSE, 1.5 + CLOSE);
    }
  }

  @Test
  void slowWakeUpsLeaveLess() {
    for (double outside = 0.1; outside < 0.95; outside += 0.1) {
      double last = speedup(outside, 0, 2, 2);
      for (double waking = 0.01; waking < 1e5; waking *= 4) {
        double next = speedup(outside, waking, 2, 2);
        assertThat(next).isBetween(1 - CLOSE, last + CLOSE);
        last = next;
      }
      // Who never wakes up leaves the lock and the work to the other one.
      assertThat(last).isCloseTo(1, within(0.01));
    }
  }

  /** The same threads one event after the other, with times drawn at random. */
  @Test
  void aSimulationAgrees() {
    long seed = System.nanoTime();
    System.out.println("ClosedNetworkTest: seed " + seed);
    var random = new Random(seed);
    for (int threads : new int[] {2, 5}) {
      for (double outside : new double[] {0.3, 0.7, 0.95}) {
        for (double waking : new double[] {0, 0.2, 3}) {
          assertThat(simulated(outside, waking, threads, random))
              .as("%d threads, %.2f outside, %.1f to wake", threads, outside, waking)
              .isCloseTo(speedup(outside, waking, threads, threads), within(0.02 * threads));
        }
      }
    }
  }

  private static double speedup(double outside, double waking, int threads, double capacity) {
    return ClosedNetwork.speedup(outside, 1 - outside, waking, threads, capacity);
  }

  /** Returns the rounds per unit of time; one thread alone makes one. */
  private static double simulated(double outside, double waking, int threads, Random random) {
    int rounds = 400_000;
    double now = 0;
    double[] next = new double[threads]; // When each comes, leaves or wakes; never, if it sleeps.
    for (int thread = 0; thread < threads; thread++) {
      next[thread] = exponential(outside, random);
    }
    int holder = -1;
    int woken = -1;
    var asleep = new ArrayDeque<Integer>();
    for (int round = 0; round < rounds; ) {
      int who = 0;
      for (int thread = 1; thread < threads; thread++) {
        who = next[thread] < next[who] ? thread : who;
      }
      now = next[who];
      if (who == holder) {
        holder = -1;
        round++;
        next[who] = now + exponential(outside, random);
        if (woken < 0 && !asleep.isEmpty()) {
          woken = asleep.remove();
          next[woken] = now + exponential(waking, random);
        }
        continue;
      }
      woken = who == woken ? -1 : woken;
      if (holder < 0) {
        holder = who;
        next[who] = now + exponential(1 - outside, random);
      } else {
        asleep.add(who);
        next[who] = Double.POSITIVE_INFINITY;
      }
    }
    return rounds / now;
  }

  private static double exponential(double mean, Random random) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
