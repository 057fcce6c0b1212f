package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.Distribution;
import dev.baton.core.internal.kernel.RandomParameter;

/**
 * The normal distribution and what is made of normals, of {@link Generator}.
 *
 * <p>Parameters are one number for all elements, or arrays, which are broadcast against each other
 * and to the shape if one is given. Every call drops the interpreter lock at any size.
 */
public sealed interface NormalDistributions permits Generator {
  /**
   * Draws from the normal distribution of mean 0 and deviation 1: {@code
   * Generator.standard_normal}.
   *
   * @param result the extents of the result
   * @return a new float64 array
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardNormal(long... result) {
    return Generator.draws(this).draw(Distribution.STANDARD_NORMAL, result);
  }

  /**
   * Draws from the normal distribution of mean 0 and deviation 1, in either precision.
   *
   * @param dtype float32 or float64
   * @param result the extents of the result
   * @return a new array
   * @throws IllegalArgumentException if the dtype is another
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardNormal(DType dtype, long... result) {
    return Generator.draws(this)
        .draw(
            Generator.typed(
                "standardNormal",
                dtype,
                Distribution.STANDARD_NORMAL,
                Distribution.STANDARD_NORMAL32),
            result);
  }

  /**
   * Draws from the Cauchy distribution of mode 0: {@code Generator.standard_cauchy}.
   *
   * @param result the extents of the result
   * @return a new float64 array
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardCauchy(long... result) {
    return Generator.draws(this).draw(Distribution.STANDARD_CAUCHY, result);
  }

  /**
   * Draws from a normal distribution: {@code Generator.normal}.
   *
   * @param loc the mean
   * @param scale the standard deviation, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray normal(double loc, double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.NORMAL,
            result,
            RandomParameter.of(loc),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("normal", "scale", scale)));
  }

  /**
   * Draws from a normal distribution, with parameters for each element: {@code Generator.normal}.
   *
   * @param loc the mean, for each element
   * @param scale the standard deviation, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray normal(NDArray loc, NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "normal",
            Distribution.NORMAL,
            result,
            Draws.Given.of("loc", loc, Constraint.ANY),
            Draws.Given.of("scale", scale, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a lognormal distribution: exp of a normal one: {@code Generator.lognormal}.
   *
   * @param mean the mean of the logarithm
   * @param sigma the standard deviation of the logarithm, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray lognormal(double mean, double sigma, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.LOGNORMAL,
            result,
            RandomParameter.of(mean),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("lognormal", "sigma", sigma)));
  }

  /**
   * Draws from a lognormal distribution: exp of a normal one, with parameters for each element:
   * {@code Generator.lognormal}.
   *
   * @param mean the mean of the logarithm, for each element
   * @param sigma the standard deviation of the logarithm, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray lognormal(NDArray mean, NDArray sigma, long... result) {
    return Generator.draws(this)
        .draw(
            "lognormal",
            Distribution.LOGNORMAL,
            result,
            Draws.Given.of("mean", mean, Constraint.ANY),
            Draws.Given.of("sigma", sigma, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from Student's t distribution: {@code Generator.standard_t}.
   *
   * @param df degrees of freedom, positive
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray standardT(double df, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.STANDARD_T,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("standardT", "df", df)));
  }

  /**
   * Draws from Student's t distribution, with parameters for each element: {@code
   * Generator.standard_t}.
   *
   * @param df degrees of freedom, positive, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray standardT(NDArray df, long... result) {
    return Generator.draws(this)
        .draw(
            "standardT",
            Distribution.STANDARD_T,
            result,
            Draws.Given.of("df", df, Constraint.POSITIVE));
  }

  /**
   * Draws from a chi-square distribution: {@code Generator.chisquare}.
   *
   * @param df degrees of freedom, positive
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray chisquare(double df, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.CHISQUARE,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("chisquare", "df", df)));
  }

  /**
   * Draws from a chi-square distribution, with parameters for each element: {@code
   * Generator.chisquare}.
   *
   * @param df degrees of freedom, positive, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray chisquare(NDArray df, long... result) {
    return Generator.draws(this)
        .draw(
            "chisquare",
            Distribution.CHISQUARE,
            result,
            Draws.Given.of("df", df, Constraint.POSITIVE));
  }

  /**
   * Draws from a noncentral chi-square distribution: {@code Generator.noncentral_chisquare}.
   *
   * @param df degrees of freedom, positive
   * @param nonc the noncentrality, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray noncentralChisquare(double df, double nonc, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.NONCENTRAL_CHISQUARE,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("noncentralChisquare", "df", df)),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("noncentralChisquare", "nonc", nonc)));
  }

  /**
   * Draws from a noncentral chi-square distribution, with parameters for each element: {@code
   * Generator.noncentral_chisquare}.
   *
   * @param df degrees of freedom, positive, for each element
   * @param nonc the noncentrality, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray noncentralChisquare(NDArray df, NDArray nonc, long... result) {
    return Generator.draws(this)
        .draw(
            "noncentralChisquare",
            Distribution.NONCENTRAL_CHISQUARE,
            result,
            Draws.Given.of("df", df, Constraint.POSITIVE),
            Draws.Given.of("nonc", nonc, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from Fisher's F distribution: {@code Generator.f}.
   *
   * @param dfnum degrees of freedom above, positive
   * @param dfden degrees of freedom below, positive
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray f(double dfnum, double dfden, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.F,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("f", "dfnum", dfnum)),
            RandomParameter.of(Constraint.POSITIVE.check("f", "dfden", dfden)));
  }

  /**
   * Draws from Fisher's F distribution, with parameters for each element: {@code Generator.f}.
   *
   * @param dfnum degrees of freedom above, positive, for each element
   * @param dfden degrees of freedom below, positive, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray f(NDArray dfnum, NDArray dfden, long... result) {
    return Generator.draws(this)
        .draw(
            "f",
            Distribution.F,
            result,
            Draws.Given.of("dfnum", dfnum, Constraint.POSITIVE),
            Draws.Given.of("dfden", dfden, Constraint.POSITIVE));
  }

  /**
   * Draws from a noncentral F distribution: {@code Generator.noncentral_f}.
   *
   * @param dfnum degrees of freedom above, positive
   * @param dfden degrees of freedom below, positive
   * @param nonc the noncentrality, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray noncentralF(double dfnum, double dfden, double nonc, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.NONCENTRAL_F,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("noncentralF", "dfnum", dfnum)),
            RandomParameter.of(Constraint.POSITIVE.check("noncentralF", "dfden", dfden)),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("noncentralF", "nonc", nonc)));
  }

  /**
   * Draws from a noncentral F distribution, with parameters for each element: {@code
   * Generator.noncentral_f}.
   *
   * @param dfnum degrees of freedom above, positive, for each element
   * @param dfden degrees of freedom below, positive, for each element
   * @param nonc the noncentrality, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray noncentralF(NDArray dfnum, NDArray dfden, NDArray nonc, long... result) {
    return Generator.draws(this)
        .draw(
            "noncentralF",
            Distribution.NONCENTRAL_F,
            result,
            Draws.Given.of("dfnum", dfnum, Constraint.POSITIVE),
            Draws.Given.of("dfden", dfden, Constraint.POSITIVE),
            Draws.Given.of("nonc", nonc, Constraint.NON_NEGATIVE));
  }

  /**
   * Draws from a Wald, or inverse Gaussian, distribution: {@code Generator.wald}.
   *
   * @param mean the mean, positive
   * @param scale the shape, positive
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray wald(double mean, double scale, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.WALD,
            result,
            RandomParameter.of(Constraint.POSITIVE.check("wald", "mean", mean)),
            RandomParameter.of(Constraint.POSITIVE.check("wald", "scale", scale)));
  }

  /**
   * Draws from a Wald, or inverse Gaussian, distribution, with parameters for each element: {@code
   * Generator.wald}.
   *
   * @param mean the mean, positive, for each element
   * @param scale the shape, positive, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray wald(NDArray mean, NDArray scale, long... result) {
    return Generator.draws(this)
        .draw(
            "wald",
            Distribution.WALD,
            result,
            Draws.Given.of("mean", mean, Constraint.POSITIVE),
            Draws.Given.of("scale", scale, Constraint.POSITIVE));
  }

  /**
   * Draws from a von Mises distribution on [-π, π]: {@code Generator.vonmises}.
   *
   * @param mu the mode, in radians
   * @param kappa the concentration, not negative
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray vonmises(double mu, double kappa, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.VONMISES,
            result,
            RandomParameter.of(mu),
            RandomParameter.of(Constraint.NON_NEGATIVE.check("vonmises", "kappa", kappa)));
  }

  /**
   * Draws from a von Mises distribution on [-π, π], with parameters for each element: {@code
   * Generator.vonmises}.
   *
   * @param mu the mode, in radians, for each element
   * @param kappa the concentration, not negative, for each element
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray vonmises(NDArray mu, NDArray kappa, long... result) {
    return Generator.draws(this)
        .draw(
            "vonmises",
            Distribution.VONMISES,
            result,
            Draws.Given.of("mu", mu, Constraint.ANY),
            Draws.Given.of("kappa", kappa, Constraint.NON_NEGATIVE));
  }
}
