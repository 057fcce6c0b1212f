package dev.baton.demos.lab;

import java.time.Duration;

/** Runs something until its time settles: code is compiled, memory touched, caches filled. */
public final class WarmUp {
  /** Three runs in a row this close to each other count as settled. */
  private static final double SETTLED = 0.03;

  private static final int SETTLED_RUNS = 3;

  private WarmUp() {}

  /**
   * A run.
   *
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Run<E extends Exception> {
    /**
     * Does the work once.
     *
     * @return the seconds it took
     * @throws E if it failed
     */
    double seconds() throws E;
  }

  /**
   * Runs at least once, and until the time has settled or there is no more time for that.
   *
   * @param <E> what a run may throw
   * @param run what to run
   * @param longest past this no further run is begun
   * @throws E if a run failed
   */
  public static <E extends Exception> void of(Run<E> run, Duration longest) throws E {
    long end = System.nanoTime() + longest.toNanos();
    double[] last = new double[SETTLED_RUNS];
    int runs = 0;
    do {
      last[runs++ % SETTLED_RUNS] = run.seconds();
    } while ((runs < SETTLED_RUNS || !isSettled(last)) && System.nanoTime() < end);
  }

  private static boolean isSettled(double[] last) {
    var statistics = Statistics.of(last);
    return statistics.max() - statistics.min() <= SETTLED * statistics.median();
  }
}
