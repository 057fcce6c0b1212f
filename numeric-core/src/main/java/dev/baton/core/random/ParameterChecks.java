package dev.baton.core.random;

import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.RawMemory;

/** What parameters must be to each other. */
final class ParameterChecks {
  /** The greatest mean of a Poisson distribution: ten standard deviations above are left. */
  static final double MAX_MEAN = Long.MAX_VALUE - Math.sqrt(Long.MAX_VALUE) * 10;

  private static final long MOST = 1_000_000_000;

  private ParameterChecks() {}

  /** The Poisson distribution that is drawn from must have a mean that counts can have. */
  static void negativeBinomial(double n, double p) {
    double most = (1 - p) / p * (n + 10 * Math.sqrt(n));
    if (most > MAX_MEAN) {
      throw new IllegalArgumentException(
          "negativeBinomial: n = %s is too large or p = %s too small: counts could exceed int64"
              .formatted(n, p));
    }
  }

  static void negativeBinomial(StridedArray[] parameters) {
    for (long i = 0; i < parameters[0].elements(); i++) {
      negativeBinomial(Draws.at(parameters[0], i), Draws.at(parameters[1], i));
    }
  }

  static void hypergeometric(long good, long bad, long sample) {
    Constraint.NON_NEGATIVE.check("hypergeometric", "good", good);
    Constraint.NON_NEGATIVE.check("hypergeometric", "bad", bad);
    Constraint.NON_NEGATIVE.check("hypergeometric", "sample", sample);
    if (good >= MOST || bad >= MOST) {
      throw new IllegalArgumentException(
          "hypergeometric: good and bad must be less than %d, but are %d and %d"
              .formatted(MOST, good, bad));
    }
    if (good + bad < sample) {
      throw new IllegalArgumentException(
          "hypergeometric: sample must be at most good + bad = %d, but is %d"
              .formatted(good + bad, sample));
    }
  }

  static void hypergeometric(StridedArray[] parameters) {
    for (long i = 0; i < parameters[0].elements(); i++) {
      hypergeometric(
          Draws.longAt(parameters[0], i),
          Draws.longAt(parameters[1], i),
          Draws.longAt(parameters[2], i));
    }
  }

  static void triangular(double left, double mode, double right) {
    if (left > mode || mode > right || left == right) {
      throw new IllegalArgumentException(
          "triangular: left ≤ mode ≤ right and left < right must hold, but they are %s, %s, %s"
              .formatted(left, mode, right));
    }
  }

  static void triangular(StridedArray[] parameters) {
    for (long i = 0; i < parameters[0].elements(); i++) {
      triangular(
          Draws.at(parameters[0], i), Draws.at(parameters[1], i), Draws.at(parameters[2], i));
    }
  }

  /** Returns high - low. */
  static double range(double low, double high) {
    double range = high - low;
    if (!Double.isFinite(range) || range < 0 || (range == 0 && 1 / range < 0)) {
      throw new IllegalArgumentException(
          "uniform: high - low must be finite and not negative, but low is %s and high %s"
              .formatted(low, high));
    }
    return range;
  }

  /** Replaces high by high - low. */
  static void makeRange(StridedArray[] parameters) {
    for (long i = 0; i < parameters[0].elements(); i++) {
      double range = range(Draws.at(parameters[0], i), Draws.at(parameters[1], i));
      RawMemory.setDouble(parameters[1].address() + Double.BYTES * i, range);
    }
  }
}
