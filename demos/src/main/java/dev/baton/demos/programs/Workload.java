package dev.baton.demos.programs;

/**
 * How much a program has to do, in total and whatever the number of threads.
 *
 * @param size the size of one piece of work, in the program's own unit
 * @param count how many pieces there are
 */
public record Workload(long size, long count) {
  /** Makes a workload. */
  public Workload {
    if (size < 1 || count < 1) {
      throw new IllegalArgumentException(
          "size and count must be at least 1, not %d and %d".formatted(size, count));
    }
  }

  /**
   * Returns a fraction of the work: fewer pieces, or a smaller one where there are not so many.
   *
   * @param times how many times less
   * @return the workload, of one piece at least
   */
  public Workload less(long times) {
    return count > times
        ? new Workload(size, count / times)
        : new Workload(Math.max(1, size / times), count);
  }

  /**
   * Returns one thread's part of a total, so that the parts add up to it.
   *
   * @param total what is shared out
   * @param thread which thread, from 0
   * @param threads how many threads there are
   * @return this thread's part
   */
  public static long share(long total, int thread, int threads) {
    return total * (thread + 1) / threads - total * thread / threads;
  }
}
