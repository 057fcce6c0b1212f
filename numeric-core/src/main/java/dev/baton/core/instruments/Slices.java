package dev.baton.core.instruments;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/** How long something lasted each time: the slices that a thread had of the lock, or its waits. */
public final class Slices {
  private final long[] sorted;

  private Slices(long[] sorted) {
    this.sorted = sorted;
  }

  static Slices of(LongStream nanos) {
    return new Slices(nanos.sorted().toArray());
  }

  /**
   * Returns how many there were.
   *
   * @return the number of slices
   */
  public int count() {
    return sorted.length;
  }

  /**
   * Returns how long all together lasted.
   *
   * @return the sum
   */
  public Duration total() {
    return Duration.ofNanos(Arrays.stream(sorted).sum());
  }

  /**
   * Returns what half of them did not last longer than.
   *
   * @return the median, a slice that there was; zero if there was none
   */
  public Duration median() {
    return quantile(0.5);
  }

  /**
   * Returns what a part of them did not last longer than.
   *
   * @param part from 0, the shortest, to 1, the longest
   * @return the slice of this rank; zero if there was none
   * @throws IllegalArgumentException if {@code part} is not from 0 to 1
   */
  public Duration quantile(double part) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("a quantile is from 0 to 1, not " + part);
    }
    int rank = Math.max(1, (int) Math.ceil(part * sorted.length));
    return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[rank - 1]);
  }

  /**
   * Counts them by length.
   *
   * @param width of one class, for instance a quarter of a switch interval
   * @return element {@code i} is the number of slices from {@code i} widths on and shorter than
   *     {@code i + 1}; the last element is not zero
   * @throws IllegalArgumentException if the width is not positive, or so small that the longest
   *     slice would be beyond class 1,000,000
   */
  public long[] histogram(Duration width) {
    if (width.isNegative() || width.isZero()) {
      throw new IllegalArgumentException("a histogram's width must be positive, not " + width);
    }
    long nanos = width.toNanos();
    long classes = sorted.length == 0 ? 0 : sorted[sorted.length - 1] / nanos + 1;
    if (classes > 1_000_000) {
      throw new IllegalArgumentException(
          "a histogram of width %s would have %d classes".formatted(width, classes));
    }
    long[] counts = new long[(int) classes];
    for (long slice : sorted) {
      counts[(int) (slice / nanos)]++;
    }
    return counts;
  }

  @Override
  public String toString() {
    return "%d slices, median %s, longest %s".formatted(count(), median(), quantile(1));
  }
}
