package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;

/** The distributions that baton.h fills from, with what an element of the result is. */
public enum Distribution {
  /** The generator's own words. */
  WORDS(BatonLibrary.BATON_WORDS(), ElementType.UINT64),
  /** On [0, 1). */
  UNIT(BatonLibrary.BATON_UNIT(), ElementType.FLOAT64),
  /** On [0, 1), float32. */
  UNIT32(BatonLibrary.BATON_UNIT32(), ElementType.FLOAT32),
  /** Without parameters. */
  STANDARD_NORMAL(BatonLibrary.BATON_STANDARD_NORMAL(), ElementType.FLOAT64),
  /** Without parameters. */
  STANDARD_NORMAL32(BatonLibrary.BATON_STANDARD_NORMAL32(), ElementType.FLOAT32),
  /** Without parameters. */
  STANDARD_EXPONENTIAL(BatonLibrary.BATON_STANDARD_EXPONENTIAL(), ElementType.FLOAT64),
  /** Without parameters. */
  STANDARD_EXPONENTIAL32(BatonLibrary.BATON_STANDARD_EXPONENTIAL32(), ElementType.FLOAT32),
  /** Without parameters. */
  EXPONENTIAL_INVERSE(BatonLibrary.BATON_EXPONENTIAL_INVERSE(), ElementType.FLOAT64),
  /** Without parameters. */
  EXPONENTIAL_INVERSE32(BatonLibrary.BATON_EXPONENTIAL_INVERSE32(), ElementType.FLOAT32),
  /** Parameters: shape. */
  STANDARD_GAMMA(BatonLibrary.BATON_STANDARD_GAMMA(), ElementType.FLOAT64),
  /** Parameters: shape. */
  STANDARD_GAMMA32(BatonLibrary.BATON_STANDARD_GAMMA32(), ElementType.FLOAT32),
  /** Parameters: low, high - low. */
  UNIFORM(BatonLibrary.BATON_UNIFORM(), ElementType.FLOAT64),
  /** Parameters: loc, scale. */
  NORMAL(BatonLibrary.BATON_NORMAL(), ElementType.FLOAT64),
  /** Parameters: scale. */
  EXPONENTIAL(BatonLibrary.BATON_EXPONENTIAL(), ElementType.FLOAT64),
  /** Parameters: shape, scale. */
  GAMMA(BatonLibrary.BATON_GAMMA(), ElementType.FLOAT64),
  /** Parameters: a, b. */
  BETA(BatonLibrary.BATON_BETA(), ElementType.FLOAT64),
  /** Parameters: df. */
  CHISQUARE(BatonLibrary.BATON_CHISQUARE(), ElementType.FLOAT64),
  /** Parameters: df, nonc. */
  NONCENTRAL_CHISQUARE(BatonLibrary.BATON_NONCENTRAL_CHISQUARE(), ElementType.FLOAT64),
  /** Parameters: dfnum, dfden. */
  F(BatonLibrary.BATON_F(), ElementType.FLOAT64),
  /** Parameters: dfnum, dfden, nonc. */
  NONCENTRAL_F(BatonLibrary.BATON_NONCENTRAL_F(), ElementType.FLOAT64),
  /** Without parameters. */
  STANDARD_CAUCHY(BatonLibrary.BATON_STANDARD_CAUCHY(), ElementType.FLOAT64),
  /** Parameters: df. */
  STANDARD_T(BatonLibrary.BATON_STANDARD_T(), ElementType.FLOAT64),
  /** Parameters: a. */
  PARETO(BatonLibrary.BATON_PARETO(), ElementType.FLOAT64),
  /** Parameters: a. */
  WEIBULL(BatonLibrary.BATON_WEIBULL(), ElementType.FLOAT64),
  /** Parameters: a. */
  POWER(BatonLibrary.BATON_POWER_DISTRIBUTION(), ElementType.FLOAT64),
  /** Parameters: loc, scale. */
  LAPLACE(BatonLibrary.BATON_LAPLACE(), ElementType.FLOAT64),
  /** Parameters: loc, scale. */
  GUMBEL(BatonLibrary.BATON_GUMBEL(), ElementType.FLOAT64),
  /** Parameters: loc, scale. */
  LOGISTIC(BatonLibrary.BATON_LOGISTIC(), ElementType.FLOAT64),
  /** Parameters: mean, sigma. */
  LOGNORMAL(BatonLibrary.BATON_LOGNORMAL(), ElementType.FLOAT64),
  /** Parameters: scale. */
  RAYLEIGH(BatonLibrary.BATON_RAYLEIGH(), ElementType.FLOAT64),
  /** Parameters: mean, scale. */
  WALD(BatonLibrary.BATON_WALD(), ElementType.FLOAT64),
  /** Parameters: left, mode, right. */
  TRIANGULAR(BatonLibrary.BATON_TRIANGULAR(), ElementType.FLOAT64),
  /** Parameters: mu, kappa. */
  VONMISES(BatonLibrary.BATON_VONMISES(), ElementType.FLOAT64),
  /** Parameters: n (int64), p. */
  BINOMIAL(BatonLibrary.BATON_BINOMIAL(), ElementType.INT64),
  /** Parameters: n, p. */
  NEGATIVE_BINOMIAL(BatonLibrary.BATON_NEGATIVE_BINOMIAL(), ElementType.INT64),
  /** Parameters: lam. */
  POISSON(BatonLibrary.BATON_POISSON(), ElementType.INT64),
  /** Parameters: a. */
  ZIPF(BatonLibrary.BATON_ZIPF(), ElementType.INT64),
  /** Parameters: p. */
  GEOMETRIC(BatonLibrary.BATON_GEOMETRIC(), ElementType.INT64),
  /** Parameters: p. */
  LOGSERIES(BatonLibrary.BATON_LOGSERIES(), ElementType.INT64),
  /** Parameters: good, bad, sample (int64). */
  HYPERGEOMETRIC(BatonLibrary.BATON_HYPERGEOMETRIC(), ElementType.INT64);

  final int code;
  private final ElementType result;

  Distribution(int code, ElementType result) {
    this.code = code;
    this.result = result;
  }

  /**
   * Returns what is drawn.
   *
   * @return the type of an element
   */
  public ElementType result() {
    return result;
  }
}
