package dev.baton.demos.exhibits;

/**
 * Threads that take turns at the lock and compute side by side without it, as a closed queueing
 * network: the lock is a station for one customer at a time, native code has room for all.
 *
 * <p>Solved exactly by mean value analysis (M. Reiser and S. S. Lavenberg, 1980). It assumes that
 * the times vary as at random; where they are regular, threads get into each other's way less.
 */
final class ClosedNetwork {
  private ClosedNetwork() {}

  /**
   * Estimates the speed-up.
   *
   * @param outside the part of one thread's time that needs no lock, 0 to 1
   * @param threads by how many threads, 1 or more, each with a core of its own
   * @return how many times the work of one thread they do
   */
  static double speedup(double outside, int threads) {
    double inside = 1 - outside;
    double queue = 0;
    double throughput = 0;
    for (int n = 1; n <= threads; n++) {
      double atTheLock = inside * (1 + queue); // Who arrives finds the queue of one thread fewer.
      throughput = n / (outside + atTheLock);
      queue = throughput * atTheLock;
    }
    return throughput;
  }
}
