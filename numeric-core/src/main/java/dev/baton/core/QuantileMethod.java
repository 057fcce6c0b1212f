package dev.baton.core;

/**
 * Where a quantile is among sorted elements, and what it is between two of them: NumPy's thirteen
 * methods, the first nine numbered as by Hyndman and Fan, "Sample Quantiles in Statistical
 * Packages" (1996).
 */
public enum QuantileMethod {
  /** 1: the element at which the share of those up to it reaches the quantile. */
  INVERTED_CDF(true),
  /** 2: as 1, and the mean of two where the share is just reached. */
  AVERAGED_INVERTED_CDF(false),
  /** 3: the nearest element, of two as near the one with an even number. */
  CLOSEST_OBSERVATION(true),
  /** 4: 1 made continuous. */
  INTERPOLATED_INVERTED_CDF(false),
  /** 5: between the middles of the steps. */
  HAZEN(false),
  /** 6: by the expected shares. */
  WEIBULL(false),
  /** 7: by the shares of the gaps between elements; NumPy's default. */
  LINEAR(false),
  /** 8: by the medians of the shares; best where the distribution is not known. */
  MEDIAN_UNBIASED(false),
  /** 9: unbiased for a normal distribution. */
  NORMAL_UNBIASED(false),
  /** As 7, the element below. */
  LOWER(true),
  /** As 7, the element above. */
  HIGHER(true),
  /** As 7, the mean of the elements below and above. */
  MIDPOINT(false),
  /** As 7, the nearest element. */
  NEAREST(true);

  private final boolean discrete;

  QuantileMethod(boolean discrete) {
    this.discrete = discrete;
  }

  /** Says whether every quantile is an element. */
  boolean isDiscrete() {
    return discrete;
  }

  /** Returns where the quantile is: a place among {@code n} sorted elements, or between two. */
  double place(double n, double q) {
    return switch (this) {
      case INVERTED_CDF -> boundary(n * q - 1, false);
      case AVERAGED_INVERTED_CDF -> n * q - 1;
      case CLOSEST_OBSERVATION -> boundary(n * q - 1 - 0.5, true);
      case INTERPOLATED_INVERTED_CDF -> place(n, q, 0, 1);
      case HAZEN -> place(n, q, 0.5, 0.5);
      case WEIBULL -> place(n, q, 0, 0);
      case LINEAR -> (n - 1) * q;
      case MEDIAN_UNBIASED -> place(n, q, 1 / 3.0, 1 / 3.0);
      case NORMAL_UNBIASED -> place(n, q, 3 / 8.0, 3 / 8.0);
      case LOWER -> Math.floor((n - 1) * q);
      case HIGHER -> Math.ceil((n - 1) * q);
      case MIDPOINT -> 0.5 * (Math.floor((n - 1) * q) + Math.ceil((n - 1) * q));
      case NEAREST -> Math.rint((n - 1) * q);
    };
  }

  private static double place(double n, double q, double alpha, double beta) {
    return n * q + (alpha + q * (1 - alpha - beta)) - 1;
  }

  /** The place before if it is met exactly (of odd ones only, if asked), else the next one. */
  private static double boundary(double place, boolean oddOnly) {
    double before = Math.floor(place);
    boolean stays = place == before && (!oddOnly || Math.floorMod((long) before, 2L) == 1);
    return Math.max(stays ? before : before + 1, 0);
  }

  /** Returns how far the quantile is from the element before to the next, 0 to 1. */
  double weight(double place, double before) {
    double rest = place - before;
    return switch (this) {
      case AVERAGED_INVERTED_CDF -> rest == 0 ? 0.5 : 1;
      case MIDPOINT -> place % 1 == 0 ? 0 : 0.5;
      default -> rest;
    };
  }
}
