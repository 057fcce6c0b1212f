package dev.baton.demos.exhibits;

/**
 * Threads that take turns at the lock and compute side by side without it, as a closed queueing
 * network: the lock is a station for one customer at a time, native code has room for all, and all
 * who run share what the machine gives them.
 *
 * <p>A chain of states, by how many threads are at the lock, solved exactly. It assumes that the
 * times vary as at random (exponentially); where they are regular, threads get into each other's
 * way less.
 */
final class ClosedNetwork {
  private ClosedNetwork() {}

  /**
   * Estimates the speed-up.
   *
   * @param outside the part of one thread's time that needs no lock, 0 to 1
   * @param threads by how many threads, 1 or more
   * @param capacity how many times as much the machine lets so many threads compute as one, 1 to
   *     {@code threads}; fewer threads get as much, if they are as many
   * @return how many times the work of one thread they do
   */
  static double speedup(double outside, int threads, double capacity) {
    double inside = 1 - outside;
    if (inside <= 0) {
      return capacity;
    }
    if (outside <= 0) {
      return 1; // Everybody is at the lock, and one of them has it.
    }
    double weight = 1; // Of a state, over that of the one where nobody is at the lock.
    double all = 1;
    double throughput = 0;
    for (int atLock = 1; atLock <= threads; atLock++) {
      double arrivals = (threads - atLock + 1) * speed(threads, atLock - 1, capacity) / outside;
      double departures = speed(threads, atLock, capacity) / inside;
      weight *= arrivals / departures;
      all += weight;
      throughput += weight * departures;
    }
    return throughput / all;
  }

  /** How fast each of those runs who run while so many are at the lock, of whom one does. */
  private static double speed(int threads, int atLock, double capacity) {
    int running = threads - atLock + Math.min(atLock, 1);
    return Math.min(1, capacity / running);
  }
}
