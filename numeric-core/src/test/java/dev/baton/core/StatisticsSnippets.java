package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Over;

/** The examples of the documentation of statistics. {@link StatisticsSnippetsTest} runs them. */
final class StatisticsSnippets {
  private StatisticsSnippets() {}

  // @start region=statistics
  static NDArray standardized(Numeric np, NDArray samples) { // (n, k): n samples of k quantities
    try (NDArray mean = np.mean(samples, 0);
        NDArray deviation = np.std(samples, Over.axis(0).correction(1));
        NDArray distance = samples.subtract(mean)) {
      return distance.divide(deviation);
    }
  }

  static NDArray quartiles(Numeric np, NDArray samples) { // (3, k)
    return np.quantile(
        samples, new double[] {0.25, 0.5, 0.75}, Over.axis(0), QuantileMethod.LINEAR);
  }

  // @end region=statistics

  // @start region=histogram
  static NDArray heights(Numeric np, NDArray samples) { // as many bins as the data ask for
    Histogram histogram = np.histogram(samples, Bins.by(BinRule.AUTO), null, true);
    histogram.edges().close();
    return histogram.counts();
  }

  // @end region=histogram

  // @start region=differences
  static NDArray speeds(Numeric np, NDArray times, NDArray places) { // where we were, and when
    return np.gradient(places, times, 2, 0);
  }

  // @end region=differences

  // @start region=polynomials
  static NDArray slopes(Numeric np, NDArray coefficients, NDArray x) { // of a curve, at x
    try (NDArray derivative = np.polyder(coefficients)) {
      return np.polyval(derivative, x);
    }
  }

  // @end region=polynomials

  // @start region=nan
  static NDArray filled(Numeric np, NDArray measured) { // NaN where nothing was measured
    try (NDArray mean = np.nanmean(measured, Over.axis(0));
        NDArray missing = np.isnan(measured)) {
      return np.where(missing, mean, measured);
    }
  }
  // @end region=nan
}
