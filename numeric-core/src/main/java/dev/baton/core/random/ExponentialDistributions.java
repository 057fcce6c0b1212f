package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.Distribution;
import dev.baton.core.internal.kernel.RandomParameter;

/**
 * The exponential distribution and what is made of exponentials or of a uniform's logarithm, of
 * {@link Generator}.
 *
 * <p>Parameters are one number for all elements, or arrays, which are broadcast against each other
 * and to the shape if one is given. Every call drops the interpreter lock at any size.
 */
public sealed interface ExponentialDistributions permits Generator {
  /**
   * Draws from the exponential distribution of mean 1: {@code Generator.standard_exponential}.
   *
   * @param result the extents of the result
   * @return a new float64 array
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardExponential(long... result) {
    return Generator.draws(this).draw(Distribution.STANDARD_EXPONENTIAL, result);
  }

  /**
   * Draws from the exponential distribution of mean 1, in either precision.
   *
   * @param dtype float32 or float64
   * @param result the extents of the result
   * @return a new array
   * @throws IllegalArgumentException if the dtype is another
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardExponential(DType dtype, long... result) {
    return Generator.draws(this)
        .draw(
            Generator.typed(
                "standardExponential",
                dtype,
                Distribution.STANDARD_EXPONENTIAL,
                Distribution.STANDARD_EXPONENTIAL32),
            result);
  }

  /**
   * Draws from the exponential distribution of mean 1 by a uniform's logarithm instead of the
   * ziggurat: {@code method='inv'}.
   *
   * @param dtype float32 or float64
   * @param result the extents of the result
   * @return a new array
   * @throws IllegalArgumentException if the dtype is another
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardExponentialByInversion(DType dtype, long... result) {
    return Generator.draws(this)
        .draw(
            Generator.typed(
                "standardExponentialByInversion",
                dtype,
                Distribution.EXPONENTIAL_INVERSE,
                Distribution.EXPONENTIAL_INVERSE32),
            result);
  }

  /**
   * Draws from a gamma distribution of scale 1: {@code Generator.standard_gamma}.
   *
   * @param shapes the shape, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardGamma(double shapes, long... result) {
    return standardGamma(DType.FLOAT64, shapes, result);
  }

  /**
   * Draws from a gamma distribution of scale 1, in either precision.
   *
   * @param dtype float32 or float64
   * @param shapes the shape, not negative
   * @param result the extents of the result
   * @return a new array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardGamma(DType dtype, double shapes, long... result) {
    return Generator.draws(this)
        .draw(
            Generator.typed(
                "standardGamma", dtype, Distribution.STANDARD_GAMMA, Distribution.STANDARD_GAMMA32),
            result,
            RandomParameter.of(Constraint.NON_NEGATIVE.check("standardGamma", "shape", shapes)));
  }

  /**
   * Draws from a gamma distribution of scale 1, in either precision, with a shape for each element.
   *
   * @param dtype float32 or float64
   * @param shapes the shapes, not negative
   * @param result the extents of the result; none for those of the shapes
   * @return a new array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or the shapes do not
   *     fit it
   */
  default NDArray standardGamma(DType dtype, NDArray shapes, long... result) {
    return Generator.draws(this)
        .draw(
            "standardGamma",
            Generator.typed(
                "standardGamma", dtype, Distribution.STANDARD_GAMMA, Distribution.STANDARD_GAMMA32),
            result,
            Draws.Given.of("shape", shapes, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a triangular distribution: {@code Generator.triangular}.
   *
   * @param left the least value
   * @param mode where it peaks, from left to right
   * @param right the greatest value, more than the least
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray triangular(double left, double mode, double right, long... result) {
    ParameterChecks.triangular(left, mode, right);
    return Generator.draws(this)
        .draw(
            Distribution.TRIANGULAR,
            result,
            RandomParameter.of(left),
            RandomParameter.of(mode),
            RandomParameter.of(right));
  }

  /**
   * Draws from a triangular distribution, with parameters for each element: {@code
   * Generator.triangular}.
   *
   * @param left the least values
   * @param mode where they peak, from left to right
   * @param right the greatest values, more than the least
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray triangular(NDArray left, NDArray mode, NDArray right, long... result) {
    return Generator.draws(this)
        .draw(
            "triangular",
            Distribution.TRIANGULAR,
            result,
            ParameterChecks::triangular,
            Draws.Given.of("left", left, Constraint.ANY),
            Draws.Given.of("mode", mode, Constraint.ANY),
            Draws.Given.of("right", right, Constraint.ANY));
  }

  /**
   * Draws from an exponential distribution: {@code Generator.exponential}.
   *
   * @param scale the mean, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray exponential(double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.EXPONENTIAL,
            result,
            RandomParameter.of(Constraint.NON_NEGATIVE.check("exponential", "scale", scale)));
  }

  /**
   * Draws from an exponential distribution, with parameters for each element: {@code
   * Generator.exponential}.
   *
   * @param scale the mean, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray exponential(NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "exponential",
            Distribution.EXPONENTIAL,
            result,
            Draws.Given.of("scale", scale, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a gamma distribution: {@code Generator.gamma}.
   *
   * @param shapes the shape, not negative
   * @param scale the scale, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray gamma(double shapes, double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.GAMMA,
            result,
            RandomParameter.of(Constraint.NON_NEGATIVE.check("gamma", "shape", shapes)),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("gamma", "scale", scale)));
  }

  /**
   * Draws from a gamma distribution, with parameters for each element: {@code Generator.gamma}.
   *
   * @param shapes the shape, not negative, for each element
   * @param scale the scale, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray gamma(NDArray shapes, NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "gamma",
            Distribution.GAMMA,
            result,
            Draws.Given.of("shape", shapes, Constraint.NON_NEGATIVE),
            Draws.Given.of("scale", scale, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a beta distribution: {@code Generator.beta}.
   *
   * @param a alpha, positive
   * @param b beta, positive
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray beta(double a, double b, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.BETA,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("beta", "a", a)),
            RandomParameter.of(Constraint.POSITIVE.check("beta", "b", b)));
  }

  /**
   * Draws from a beta distribution, with parameters for each element: {@code Generator.beta}.
   *
   * @param a alpha, positive, for each element
   * @param b beta, positive, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray beta(NDArray a, NDArray b, long... result) {
    return Generator.draws(this)
        .draw(
            "beta",
            Distribution.BETA,
            result,
            Draws.Given.of("a", a, Constraint.POSITIVE),
            Draws.Given.of("b", b, Constraint.POSITIVE));
  }

  /**
   * Draws from a Pareto II, or Lomax, distribution: {@code Generator.pareto}.
   *
   * @param a the shape, positive
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray pareto(double a, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.PARETO,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("pareto", "a", a)));
  }

  /**
   * Draws from a Pareto II, or Lomax, distribution, with parameters for each element: {@code
   * Generator.pareto}.
   *
   * @param a the shape, positive, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray pareto(NDArray a, long... result) {
    return Generator.draws(this)
        .draw("pareto", Distribution.PARETO, result, Draws.Given.of("a", a, Constraint.POSITIVE));
  }

  /**
   * Draws from a Weibull distribution of scale 1: {@code Generator.weibull}.
   *
   * @param a the shape, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray weibull(double a, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.WEIBULL,
            result,
            RandomParameter.of(Constraint.NON_NEGATIVE.check("weibull", "a", a)));
  }

  /**
   * Draws from a Weibull distribution of scale 1, with parameters for each element: {@code
   * Generator.weibull}.
   *
   * @param a the shape, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray weibull(NDArray a, long... result) {
    return Generator.draws(this)
        .draw(
            "weibull",
            Distribution.WEIBULL,
            result,
            Draws.Given.of("a", a, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a power distribution on [0, 1], of exponent a - 1: {@code Generator.power}.
   *
   * @param a the exponent plus 1, positive
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray power(double a, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.POWER,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("power", "a", a)));
  }

  /**
   * Draws from a power distribution on [0, 1], of exponent a - 1, with parameters for each element:
   * {@code Generator.power}.
   *
   * @param a the exponent plus 1, positive, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray power(NDArray a, long... result) {
    return Generator.draws(this)
        .draw("power", Distribution.POWER, result, Draws.Given.of("a", a, Constraint.POSITIVE));
  }

  /**
   * Draws from a Rayleigh distribution: {@code Generator.rayleigh}.
   *
   * @param scale the mode, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray rayleigh(double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.RAYLEIGH,
            result,
            RandomParameter.of(Constraint.NON_NEGATIVE.check("rayleigh", "scale", scale)));
  }

  /**
   * Draws from a Rayleigh distribution, with parameters for each element: {@code
   * Generator.rayleigh}.
   *
   * @param scale the mode, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray rayleigh(NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "rayleigh",
            Distribution.RAYLEIGH,
            result,
            Draws.Given.of("scale", scale, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a Laplace, or double exponential, distribution: {@code Generator.laplace}.
   *
   * @param loc the mean
   * @param scale the decay, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray laplace(double loc, double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.LAPLACE,
            result,
            RandomParameter.of(loc),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("laplace", "scale", scale)));
  }

  /**
   * Draws from a Laplace, or double exponential, distribution, with parameters for each element:
   * {@code Generator.laplace}.
   *
   * @param loc the mean, for each element
   * @param scale the decay, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray laplace(NDArray loc, NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "laplace",
            Distribution.LAPLACE,
            result,
            Draws.Given.of("loc", loc, Constraint.ANY),
            Draws.Given.of("scale", scale, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a Gumbel distribution: {@code Generator.gumbel}.
   *
   * @param loc the mode
   * @param scale the scale, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray gumbel(double loc, double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.GUMBEL,
            result,
            RandomParameter.of(loc),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("gumbel", "scale", scale)));
  }

  /**
   * Draws from a Gumbel distribution, with parameters for each element: {@code Generator.gumbel}.
   *
   * @param loc the mode, for each element
   * @param scale the scale, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray gumbel(NDArray loc, NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "gumbel",
            Distribution.GUMBEL,
            result,
            Draws.Given.of("loc", loc, Constraint.ANY),
            Draws.Given.of("scale", scale, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a logistic distribution: {@code Generator.logistic}.
   *
   * @param loc the mean
   * @param scale the scale, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray logistic(double loc, double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.LOGISTIC,
            result,
            RandomParameter.of(loc),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("logistic", "scale", scale)));
  }

  /**
   * Draws from a logistic distribution, with parameters for each element: {@code
   * Generator.logistic}.
   *
   * @param loc the mean, for each element
   * @param scale the scale, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray logistic(NDArray loc, NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "logistic",
            Distribution.LOGISTIC,
            result,
            Draws.Given.of("loc", loc, Constraint.ANY),
            Draws.Given.of("scale", scale, Constraint.NON_NEGATIVE));
  }
}
