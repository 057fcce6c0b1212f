package dev.baton.core.random;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.Distribution;
import dev.baton.core.internal.kernel.RandomParameter;

/**
 * The distributions of counts, of {@link Generator}.
 *
 * <p>Parameters are one number for all elements, or arrays, which are broadcast against each other
 * and to the shape if one is given. Every call drops the interpreter lock at any size.
 */
public sealed interface CountDistributions permits Generator {
  /**
   * Draws from a binomial distribution: {@code Generator.binomial}.
   *
   * @param n trials, not negative
   * @param p the probability of success, in [0, 1]
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray binomial(long n, double p, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.BINOMIAL,
            result,
            RandomParameter.of(Constraint.NON_NEGATIVE.check("binomial", "n", n)),
            RandomParameter.of(Constraint.IN_0_1.check("binomial", "p", p)));
  }

  /**
   * Draws from a binomial distribution, with parameters for each element: {@code
   * Generator.binomial}.
   *
   * @param n trials, not negative, for each element
   * @param p the probability of success, in [0, 1], for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to int64 or
   *     float64 safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray binomial(NDArray n, NDArray p, long... result) {
    return Generator.draws(this)
        .draw(
            "binomial",
            Distribution.BINOMIAL,
            result,
            Draws.Given.counts("n", n, Constraint.NON_NEGATIVE),
            Draws.Given.of("p", p, Constraint.IN_0_1));
  }

  /**
   * Draws from a hypergeometric distribution: the good ones in a sample without repetition: {@code
   * Generator.hypergeometric}.
   *
   * @param good how many good ones there are, not negative, less than 10<sup>9</sup>
   * @param bad how many bad ones there are, not negative, less than 10<sup>9</sup>
   * @param sample how many are taken, not negative, at most all
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray hypergeometric(long good, long bad, long sample, long... result) {
    ParameterChecks.hypergeometric(good, bad, sample);
    return Generator.draws(this)
        .draw(
            Distribution.HYPERGEOMETRIC,
            result,
            RandomParameter.of(good),
            RandomParameter.of(bad),
            RandomParameter.of(sample));
  }

  /**
   * Draws from a hypergeometric distribution, with parameters for each element: {@code
   * Generator.hypergeometric}.
   *
   * @param good how many good ones there are, not negative, less than 10<sup>9</sup>, for each
   *     element
   * @param bad how many bad ones there are, not negative, less than 10<sup>9</sup>, for each
   *     element
   * @param sample how many are taken, not negative, at most all, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to int64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray hypergeometric(NDArray good, NDArray bad, NDArray sample, long... result) {
    return Generator.draws(this)
        .draw(
            "hypergeometric",
            Distribution.HYPERGEOMETRIC,
            result,
            ParameterChecks::hypergeometric,
            Draws.Given.counts("good", good, Constraint.ANY),
            Draws.Given.counts("bad", bad, Constraint.ANY),
            Draws.Given.counts("sample", sample, Constraint.ANY));
  }

  /**
   * Draws from a negative binomial distribution: failures before n successes: {@code
   * Generator.negative_binomial}.
   *
   * @param n successes, also fractions, positive
   * @param p the probability of success, in (0, 1]
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray negativeBinomial(double n, double p, long... result) {
    Constraint.POSITIVE_NUMBER.check("negativeBinomial", "n", n);
    Constraint.IN_0_1_NOT_0.check("negativeBinomial", "p", p);
    ParameterChecks.negativeBinomial(n, p);
    return Generator.draws(this)
        .draw(Distribution.NEGATIVE_BINOMIAL, result, RandomParameter.of(n), RandomParameter.of(p));
  }

  /**
   * Draws from a negative binomial distribution: failures before n successes, with parameters for
   * each element: {@code Generator.negative_binomial}.
   *
   * @param n successes, also fractions, positive, for each element
   * @param p the probability of success, in (0, 1], for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray negativeBinomial(NDArray n, NDArray p, long... result) {
    return Generator.draws(this)
        .draw(
            "negativeBinomial",
            Distribution.NEGATIVE_BINOMIAL,
            result,
            ParameterChecks::negativeBinomial,
            Draws.Given.of("n", n, Constraint.POSITIVE_NUMBER),
            Draws.Given.of("p", p, Constraint.IN_0_1_NOT_0));
  }

  /**
   * Draws from a Poisson distribution: {@code Generator.poisson}.
   *
   * @param lam the mean, not negative, and so small that counts are int64
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray poisson(double lam, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.POISSON,
            result,
            RandomParameter.of(Constraint.MEAN_OF_COUNTS.check("poisson", "lam", lam)));
  }

  /**
   * Draws from a Poisson distribution, with parameters for each element: {@code Generator.poisson}.
   *
   * @param lam the mean, not negative, and so small that counts are int64, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray poisson(NDArray lam, long... result) {
    return Generator.draws(this)
        .draw(
            "poisson",
            Distribution.POISSON,
            result,
            Draws.Given.of("lam", lam, Constraint.MEAN_OF_COUNTS));
  }

  /**
   * Draws from a Zipf distribution, without what an int64 cannot hold: {@code Generator.zipf}.
   *
   * @param a the exponent, greater than 1
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray zipf(double a, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.ZIPF,
            result,
            RandomParameter.of(Constraint.MORE_THAN_1.check("zipf", "a", a)));
  }

  /**
   * Draws from a Zipf distribution, without what an int64 cannot hold, with parameters for each
   * element: {@code Generator.zipf}.
   *
   * @param a the exponent, greater than 1, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray zipf(NDArray a, long... result) {
    return Generator.draws(this)
        .draw("zipf", Distribution.ZIPF, result, Draws.Given.of("a", a, Constraint.MORE_THAN_1));
  }

  /**
   * Draws from a geometric distribution: trials up to the first success: {@code
   * Generator.geometric}.
   *
   * @param p the probability of success, in (0, 1]
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray geometric(double p, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.GEOMETRIC,
            result,
            RandomParameter.of(Constraint.IN_0_1_NOT_0.check("geometric", "p", p)));
  }

  /**
   * Draws from a geometric distribution: trials up to the first success, with parameters for each
   * element: {@code Generator.geometric}.
   *
   * @param p the probability of success, in (0, 1], for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray geometric(NDArray p, long... result) {
    return Generator.draws(this)
        .draw(
            "geometric",
            Distribution.GEOMETRIC,
            result,
            Draws.Given.of("p", p, Constraint.IN_0_1_NOT_0));
  }

  /**
   * Draws from a logarithmic series distribution: {@code Generator.logseries}.
   *
   * @param p the shape, in [0, 1)
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray logseries(double p, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.LOGSERIES,
            result,
            RandomParameter.of(Constraint.IN_0_1_NOT_1.check("logseries", "p", p)));
  }

  /**
   * Draws from a logarithmic series distribution, with parameters for each element: {@code
   * Generator.logseries}.
   *
   * @param p the shape, in [0, 1), for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new int64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray logseries(NDArray p, long... result) {
    return Generator.draws(this)
        .draw(
            "logseries",
            Distribution.LOGSERIES,
            result,
            Draws.Given.of("p", p, Constraint.IN_0_1_NOT_1));
  }
}
