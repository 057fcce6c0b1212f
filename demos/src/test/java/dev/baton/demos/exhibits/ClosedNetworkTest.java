package dev.baton.demos.exhibits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClosedNetworkTest {
  @Test
  void oneThreadIsOneThreadAndWithoutTheLockEachCounts() {
    for (double outside = 0; outside <= 1; outside += 0.125) {
      assertThat(ClosedNetwork.speedup(outside, 1, 1)).isCloseTo(1, within(1e-12));
    }
    for (int threads = 1; threads <= 64; threads *= 2) {
      assertThat(ClosedNetwork.speedup(1, threads, threads)).isCloseTo(threads, within(1e-9));
      assertThat(ClosedNetwork.speedup(0, threads, threads)).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void theLockBoundsIt() {
    for (double outside = 0.1; outside < 1; outside += 0.1) {
      for (int threads = 2; threads <= 64; threads *= 2) {
        assertThat(ClosedNetwork.speedup(outside, threads, threads))
            .isGreaterThanOrEqualTo(ClosedNetwork.speedup(outside, threads - 1, threads - 1) - 1e-9)
            .isLessThan(Math.min(threads, 1 / (1 - outside)) + 1e-9);
      }
    }
  }

  @Test
  void whereTheMachineHasNoCoreToSpareNobodyGains() {
    for (double outside = 0; outside <= 1; outside += 0.1) {
      assertThat(ClosedNetwork.speedup(outside, 2, 1)).isCloseTo(1, within(1e-9));
      assertThat(ClosedNetwork.speedup(outside, 2, 1.5)).isBetween(1 - 1e-9, 1.5 + 1e-9);
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
        assertThat(simulated(outside, threads, random))
            .as("%d threads, %.2f outside", threads, outside)
            .isCloseTo(ClosedNetwork.speedup(outside, threads, threads), within(0.02 * threads));
      }
    }
  }

  /** Returns the rounds per unit of time; one thread alone makes one. */
  private static double simulated(double outside, int threads, Random random) {
    int rounds = 400_000;
    double[] arrival = new double[threads]; // When each wants the lock next.
    double free = 0; // When the lock is.
    for (int round = 0; round < rounds; round++) {
      int next = 0;
      for (int thread = 1; thread < threads; thread++) {
        next = arrival[thread] < arrival[next] ? thread : next;
      }
      free = Math.max(free, arrival[next]) + exponential(1 - outside, random);
      arrival[next] = free + exponential(outside, random);
    }
    return rounds / free;
  }

  private static double exponential(double mean, Random random) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
