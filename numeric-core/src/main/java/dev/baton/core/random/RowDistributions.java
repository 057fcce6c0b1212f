package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.RandomCall;
import dev.baton.core.internal.kernel.RandomParameter;
import dev.baton.core.internal.kernel.Storage;
import java.util.Arrays;

/**
 * The distributions whose every draw is a row, of {@link Generator}: counts of several kinds,
 * shares of a whole.
 *
 * <p>Every call drops the interpreter lock at any size.
 */
public sealed interface RowDistributions permits Generator {
  /**
   * Draws from a multinomial distribution: {@code Generator.multinomial}, {@code p (k) → (result,
   * k)}.
   *
   * @param n trials, not negative
   * @param p the probability of each outcome, in [0, 1]; the last stands for what is left to 1
   * @param result the extents of the result before the last one
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or all probabilities but the
   *     last are more than 1
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray multinomial(long n, double[] p, long... result) {
    Constraint.NON_NEGATIVE.check("multinomial", "n", n);
    Weights.checkAllButLast("multinomial", p);
    Draws draws = Generator.draws(this);
    try (var _ = draws.context().interpreter().attach()) {
      Storage weights = draws.scratch("multinomial's probabilities", p);
      try {
        return draws.filled(
            DType.INT64,
            rows(result, p.length),
            (source, out) ->
                RandomCall.rows(
                    source,
                    RandomCall.Rows.MULTINOMIAL,
                    out.elements() / p.length,
                    p.length,
                    out.storage(),
                    RandomParameter.of(n),
                    RandomParameter.of(weights, weights.address()),
                    0,
                    null));
      } finally {
        weights.release();
      }
    }
  }

  /**
   * Draws from multinomial distributions, one for each pair of trials and probabilities: {@code
   * Generator.multinomial(n, pvals)}, {@code n (…), p (…, k) → (…, k)}.
   *
   * @param n trials, integers, not negative
   * @param p the probabilities of each outcome, in [0, 1], along the last axis; the last stands for
   *     what is left to 1
   * @param result the extents of the result before the last one; none for those of {@code n} and
   *     {@code p}, broadcast
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or all probabilities but the
   *     last are more than 1
   * @throws dev.baton.core.array.ShapeException if {@code p} has no axis, or the shapes do not fit
   */
  default NDArray multinomial(NDArray n, NDArray p, long... result) {
    return Multinomials.drawn(Generator.draws(this), n, p, result);
  }

  /**
   * Draws from a normal distribution of several variables: {@code
   * Generator.multivariate_normal(mean, cov)}, {@code mean (n), cov (n, n) → (result, n)}.
   *
   * @param mean each variable's mean
   * @param cov their covariances
   * @param result the extents of the result before the last one
   * @return a new float64 array
   * @see #multivariateNormal(CovarianceFactor, NDArray, NDArray, long...)
   */
  default NDArray multivariateNormal(NDArray mean, NDArray cov, long... result) {
    return multivariateNormal(CovarianceFactor.SVD, mean, cov, result);
  }

  /**
   * Draws from a normal distribution of several variables, the covariance matrix split as one
   * wishes: {@code Generator.multivariate_normal(mean, cov, method=…)}, {@code mean (n), cov (n, n)
   * → (result, n)}. Each row is a row of {@link Generator#standardNormal} times the factor, so that
   * the stream is NumPy's and the numbers are but for roundings, and for signs where a factor is
   * not unique.
   *
   * @param factor how the covariance matrix is split
   * @param mean each variable's mean
   * @param cov their covariances
   * @param result the extents of the result before the last one
   * @return a new float64 array
   * @throws IllegalArgumentException if {@code cov} is not symmetric and positive semidefinite, to
   *     1e-8: NumPy's {@code check_valid='raise'}. Nothing is drawn then
   * @throws UnsupportedOperationException if a parameter is complex
   * @throws dev.baton.core.array.ShapeException if the shapes do not fit
   */
  default NDArray multivariateNormal(
      CovarianceFactor factor, NDArray mean, NDArray cov, long... result) {
    return MultivariateNormals.drawn(Generator.draws(this), factor, mean, cov, result);
  }

  /**
   * Draws from a multivariate hypergeometric distribution, one kind after the other: {@code
   * Generator.multivariate_hypergeometric(method='marginals')}, {@code colors (k) → (result, k)}.
   *
   * @param colors how many of each kind there are, none negative, less than 10<sup>9</sup> together
   * @param sample how many are taken, not negative, at most all
   * @param result the extents of the result before the last one
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray multivariateHypergeometric(long[] colors, long sample, long... result) {
    Weights.checkUrn(colors, sample, Weights.MOST_BY_MARGINALS);
    return Weights.urn(Generator.draws(this), false, colors, sample, rows(result, colors.length));
  }

  /**
   * Draws from a multivariate hypergeometric distribution by shuffling all there is, which takes
   * eight bytes each: {@code Generator.multivariate_hypergeometric(method='count')}, {@code colors
   * (k) → (result, k)}.
   *
   * @param colors how many of each kind there are, none negative
   * @param sample how many are taken, not negative, at most all
   * @param result the extents of the result before the last one
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray multivariateHypergeometricByCount(long[] colors, long sample, long... result) {
    Weights.checkUrn(colors, sample, Long.MAX_VALUE / Long.BYTES);
    return Weights.urn(Generator.draws(this), true, colors, sample, rows(result, colors.length));
  }

  /**
   * Draws from a Dirichlet distribution: {@code Generator.dirichlet}, {@code alpha (k) → (result,
   * k)}.
   *
   * @param alpha the concentration of each share, not negative
   * @param result the extents of the result before the last one
   * @return a new float64 array, each row of which sums to 1
   * @throws IllegalArgumentException if a concentration is negative
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray dirichlet(double[] alpha, long... result) {
    for (double concentration : alpha) {
      if (concentration < 0) {
        throw new IllegalArgumentException(
            "dirichlet: alpha must not be negative, but is " + Arrays.toString(alpha));
      }
    }
    Draws draws = Generator.draws(this);
    try (var _ = draws.context().interpreter().attach()) {
      Storage given = draws.scratch("dirichlet's alpha", alpha);
      try {
        Storage sums = draws.scratch("dirichlet's sums", alpha);
        try {
          return draws.filled(
              DType.FLOAT64,
              rows(result, alpha.length),
              (source, out) -> {
                if (alpha.length > 0) {
                  RandomCall.rows(
                      source,
                      RandomCall.Rows.DIRICHLET,
                      out.elements() / alpha.length,
                      alpha.length,
                      out.storage(),
                      RandomParameter.of(given, given.address()),
                      null,
                      0,
                      sums);
                }
              });
        } finally {
          sums.release();
        }
      } finally {
        given.release();
      }
    }
  }

  private static long[] rows(long[] result, int k) {
    long[] shape = Arrays.copyOf(result, result.length + 1);
    shape[result.length] = k;
    return shape;
  }
}
