package dev.baton.demos.machine;

import java.util.Collections;

/** Threads that compute, each for itself, without lock or memory: what the machine gives them. */
public final class Spinning {
  /** Some 25 ms of work: time enough for others to come and go. */
  private static final int STEPS = 10_000_000;

  /** Where results go, so that the compiler cannot leave them out; nobody reads it. */
  static volatile double last;

  private Spinning() {}

  /**
   * Measures how many times as much several threads compute in a while as one does.
   *
   * @param threads how many
   * @return as many as the threads, where each has a core; less where others need the cores too
   */
  public static double speedup(int threads) {
    return threads * seconds(1) / seconds(threads);
  }

  private static double seconds(int threads) {
    return SideBySide.seconds("spinning", Collections.nCopies(threads, Spinning::spin));
  }

  private static void spin() {
    double x = 0.5;
    for (int i = 0; i < STEPS; i++) {
      x = 3.7 * x * (1 - x);
    }
    last = x;
  }
}
