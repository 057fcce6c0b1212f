package dev.baton.demos.exhibits;

import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.SideBySide;
import java.util.ArrayList;
import java.util.List;

/** Copies arrays larger than the caches, by several threads and without any lock. */
final class Copies {
  private static final int LENGTH = 4_000_000;
  private static final int COPIES = 3;

  private Copies() {}

  /**
   * Measures how many times as many bytes several threads copy in a while as one does.
   *
   * @param threads the numbers of threads, the first of which is 1
   * @param rounds how often each is measured
   * @return the medians
   */
  static double[] speedups(List<Integer> threads, int rounds) {
    int most = threads.getLast();
    List<double[][]> arrays = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      arrays.add(new double[2][LENGTH]);
    }
    double[][] rates = new double[threads.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      double one = 0;
      for (int i = 0; i < threads.size(); i++) {
        int n = threads.get(i);
        double rate = n / seconds(arrays.subList(0, n));
        one = i == 0 ? rate : one;
        if (round >= 0) {
          rates[i][round] = rate / one;
        }
      }
    }
    double[] medians = new double[threads.size()];
    for (int i = 0; i < medians.length; i++) {
      medians[i] = Statistics.of(rates[i]).median();
    }
    return medians;
  }

  /** Has a thread for each pair of arrays copy the one into the other, some times. */
  private static double seconds(List<double[][]> pairs) {
    List<Runnable> copying = new ArrayList<>();
    for (double[][] pair : pairs) {
      copying.add(
          () -> {
            for (int i = 0; i < COPIES; i++) {
              System.arraycopy(pair[0], 0, pair[1], 0, LENGTH);
            }
          });
    }
    return SideBySide.seconds("copies", copying);
  }
}
