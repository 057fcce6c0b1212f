package dev.baton.demos.lab;

import java.util.Arrays;

/**
 * Describes a sample by its order statistics, which a few disturbed repetitions hardly move.
 *
 * @param count how many values there are
 * @param min the smallest
 * @param lowerQuartile a quarter of the values lies below
 * @param median the middle
 * @param upperQuartile a quarter lies above
 * @param max the largest
 */
public record Statistics(
    int count, double min, double lowerQuartile, double median, double upperQuartile, double max) {

  /**
   * Describes values.
   *
   * @param values at least one
   * @return their statistics; between two values, quantiles are interpolated as NumPy does by
   *     default
   * @throws IllegalArgumentException if there are none
   */
  public static Statistics of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values to describe");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Statistics(
        sorted.length,
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1]);
  }

  private static double quantile(double[] sorted, double fraction) {
    double place = fraction * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Returns how far the middle half of the values spreads, as a part of the median.
   *
   * @return the interquartile range over the median
   */
  public double relativeSpread() {
    return (upperQuartile - lowerQuartile) / median;
  }
}
