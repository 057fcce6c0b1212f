package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.RandomCall;
import dev.baton.core.internal.kernel.RandomParameter;
import dev.baton.core.internal.kernel.Storage;
import java.util.Arrays;

/** Probabilities and urns: what they must be, and draws from them. */
final class Weights {
  /** The content that an urn must be below where each kind is drawn by itself. */
  static final long MOST_BY_MARGINALS = 1_000_000_000 - 1;

  private static final double SUM_SLACK = 1e-12;

  /** How far a choice's weights may be from 1 together: the root of a float64's precision. */
  private static final double CHOICE_SLACK = Math.sqrt(Math.ulp(1.0));

  private Weights() {}

  /** Kahan's sum, as NumPy takes it here. */
  static double sum(double[] p, int count) {
    double sum = count > 0 ? p[0] : 0;
    double lost = 0;
    for (int i = 1; i < count; i++) {
      double term = p[i] - lost;
      double next = sum + term;
      lost = (next - sum) - term;
      sum = next;
    }
    return sum;
  }

  static void checkAllButLast(String operation, double[] p) {
    if (p.length == 0) {
      throw new IllegalArgumentException(operation + ": p must not be empty");
    }
    for (double probability : p) {
      Constraint.IN_0_1.check(operation, "p", probability);
    }
    double sum = sum(p, p.length - 1);
    if (sum > 1 + SUM_SLACK) {
      throw new IllegalArgumentException(
          "%s: all of p but the last must sum to at most 1, but sum to %s"
              .formatted(operation, sum));
    }
  }

  static void checkChoice(double[] p, long population) {
    if (p.length != population) {
      throw new IllegalArgumentException(
          "choice: p must have a weight for each of %d, but has %d"
              .formatted(population, p.length));
    }
    double sum = sum(p, p.length);
    for (double weight : p) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException(
            "choice: p must have no negative weight and no NaN, but has " + weight);
      }
    }
    if (!(Math.abs(sum - 1) <= CHOICE_SLACK)) {
      throw new IllegalArgumentException("choice: p must sum to 1, but sums to " + sum);
    }
  }

  /** Cumulative weights, the last of them 1. */
  static double[] cumulative(double[] p) {
    double[] cumulative = p.clone();
    for (int i = 1; i < cumulative.length; i++) {
      cumulative[i] += cumulative[i - 1];
    }
    double last = cumulative.length == 0 ? 1 : cumulative[cumulative.length - 1];
    for (int i = 0; i < cumulative.length; i++) {
      cumulative[i] /= last;
    }
    return cumulative;
  }

  static void checkUrn(long[] colors, long sample, long most) {
    long total = 0;
    for (long color : colors) {
      Constraint.NON_NEGATIVE.check("multivariateHypergeometric", "colors", color);
      if (color > most - total) {
        throw new IllegalArgumentException(
            "multivariateHypergeometric: colors must sum to at most %d, but are %s"
                .formatted(most, Arrays.toString(colors)));
      }
      total += color;
    }
    if (sample < 0 || sample > total) {
      throw new IllegalArgumentException(
          "multivariateHypergeometric: sample must be in [0, %d], but is %d"
              .formatted(total, sample));
    }
  }

  static NDArray urn(Draws draws, boolean byCount, long[] colors, long sample, long[] shape) {
    try (var _ = draws.context().interpreter().attach()) {
      Storage content = draws.scratch("an urn's colors", colors);
      try {
        long total = byCount ? Math.max(1, Arrays.stream(colors).sum()) : 1;
        Storage work = draws.context().scratch("an urn", total * Long.BYTES);
        try {
          return draws.filled(
              DType.INT64,
              shape,
              (source, out) -> {
                if (colors.length > 0) {
                  RandomCall.rows(
                      source,
                      byCount ? RandomCall.Rows.URN_COUNT : RandomCall.Rows.URN_MARGINALS,
                      out.elements() / colors.length,
                      colors.length,
                      out.storage(),
                      RandomParameter.of(sample),
                      RandomParameter.of(content, content.address()),
                      0,
                      work);
                }
              });
        } finally {
          work.release();
        }
      } finally {
        content.release();
      }
    }
  }
}
