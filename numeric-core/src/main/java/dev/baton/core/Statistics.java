package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Over;

/**
 * Statistics along axes: means, variances, weighted averages, medians and quantiles. Part of {@link
 * Numeric}; their kin that leave NaN out are {@link NanStatistics}.
 *
 * {@snippet file="dev/baton/core/StatisticsSnippets.java" region="statistics"}
 *
 * <p>Types and roundings are NumPy's. Each function is made of several steps, which drop the lock
 * above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}; medians and
 * quantiles sort, and drop it at any size.
 */
public sealed interface Statistics permits Numeric {
  // ---- moments ----------------------------------------------------------------------------------

  /**
   * Returns the mean of all elements: {@code numpy.mean}.
   *
   * <p>Integers and bools are summed as float64; float16 as float32, and rounded at the end.
   *
   * @param a the operand
   * @return a new 0-d array; NaN of no element
   */
  default NDArray mean(NDArray a) {
    return mean(a, Over.all());
  }

  /**
   * Returns means along axes.
   *
   * @param a the operand
   * @param axes which axes; negative counts from the last
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice
   */
  default NDArray mean(NDArray a, int... axes) {
    return mean(a, Over.axes(axes));
  }

  /**
   * Returns means along axes: {@code numpy.mean(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray mean(NDArray a, Over over) {
    return Moments.mean(Numeric.context(this), a, over);
  }

  /**
   * Returns the variance of all elements: {@code numpy.var}.
   *
   * @param a the operand
   * @return a new 0-d array, real; NaN of no element
   */
  default NDArray var(NDArray a) {
    return var(a, Over.all());
  }

  /**
   * Returns variances along axes.
   *
   * @param a the operand
   * @param axes which axes; negative counts from the last
   * @return a new array, real
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice
   */
  default NDArray var(NDArray a, int... axes) {
    return var(a, Over.axes(axes));
  }

  /**
   * Returns variances along axes, the mean squared distances from the means: {@code numpy.var(a,
   * axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, where and the correction ({@code ddof})
   * @return a new array, real, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray var(NDArray a, Over over) {
    return Moments.var(Numeric.context(this), a, over);
  }

  /**
   * Returns the standard deviation of all elements: {@code numpy.std}.
   *
   * @param a the operand
   * @return a new 0-d array, real; NaN of no element
   */
  default NDArray std(NDArray a) {
    return std(a, Over.all());
  }

  /**
   * Returns standard deviations along axes.
   *
   * @param a the operand
   * @param axes which axes; negative counts from the last
   * @return a new array, real
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice
   */
  default NDArray std(NDArray a, int... axes) {
    return std(a, Over.axes(axes));
  }

  /**
   * Returns standard deviations along axes, the roots of the variances: {@code numpy.std(a, axis,
   * …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, where and the correction ({@code ddof})
   * @return a new array, real, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray std(NDArray a, Over over) {
    return Moments.std(Numeric.context(this), a, over);
  }

  /**
   * Returns the distance of the largest and the smallest element: {@code numpy.ptp}.
   *
   * @param a the operand, of numbers
   * @return a new 0-d array of its dtype
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray ptp(NDArray a) {
    return ptp(a, Over.all());
  }

  /**
   * Returns the distances of the largest and the smallest elements along axes: {@code numpy.ptp(a,
   * axis, …)}.
   *
   * @param a the operand, of numbers
   * @param over which axes; keepDims and out
   * @return a new array of its dtype, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     there is no element
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray ptp(NDArray a, Over over) {
    return Moments.ptp(Numeric.context(this), a, over);
  }

  /**
   * Returns the mean of all elements: {@code numpy.average} without weights.
   *
   * @param a the operand
   * @return a new 0-d array; NaN of no element
   */
  default NDArray average(NDArray a) {
    return mean(a);
  }

  /**
   * Returns the weighted mean of all elements: {@code numpy.average(a, weights=weights)}.
   *
   * @param a the operand
   * @param weights of its shape
   * @return a new 0-d array
   * @throws dev.baton.core.array.ShapeException if the shapes do not fit
   * @throws ArithmeticException if the weights sum to zero
   */
  default NDArray average(NDArray a, NDArray weights) {
    return average(a, weights, Over.all());
  }

  /**
   * Returns weighted means along axes: {@code numpy.average(a, axis, weights)}.
   *
   * @param a the operand
   * @param weights of its shape, or of the axes' extents
   * @param over which axes; keepDims
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or the
   *     shapes do not fit
   * @throws ArithmeticException if the weights of an element of the result sum to zero
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray average(NDArray a, NDArray weights, Over over) {
    return Moments.average(Numeric.context(this), a, weights, over);
  }

  /**
   * Returns weighted means along axes with the sums of the weights: {@code numpy.average(a, axis,
   * weights, returned=True)}.
   *
   * @param a the operand
   * @param weights of its shape, or of the axes' extents
   * @param over which axes; keepDims
   * @return two new arrays of one shape and dtype
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or the
   *     shapes do not fit
   * @throws ArithmeticException if the weights of an element of the result sum to zero
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default Average averageWithWeights(NDArray a, NDArray weights, Over over) {
    return Moments.averageWithWeights(Numeric.context(this), a, weights, over);
  }

  // ---- covariances ------------------------------------------------------------------------------

  /**
   * Returns the covariances of quantities, divided by one less than the number of samples: {@code
   * numpy.cov}, a (k, n) → (k, k).
   *
   * @param a n samples of k quantities, one in each row; or of one (n)
   * @return a new array, float64 or complex128, of no axes for one quantity
   * @throws dev.baton.core.array.ShapeException if there are more than two axes
   */
  default NDArray cov(NDArray a) {
    return cov(a, CovarianceOptions.DEFAULT);
  }

  /**
   * Returns the covariances of quantities: {@code numpy.cov} with its named arguments.
   *
   * @param a n samples of k quantities, or of one (n)
   * @param options more quantities, how they are laid out, what samples count, and by what sums are
   *     divided
   * @return a new array (all quantities, all quantities), of no axes for one quantity
   * @throws dev.baton.core.array.ShapeException if there are more than two axes, or other numbers
   *     of samples or weights
   * @throws IllegalArgumentException if weights are negative, or frequencies no integers
   */
  default NDArray cov(NDArray a, CovarianceOptions options) {
    return new Correlation((Numeric) this, "cov", options).cov(a);
  }

  /**
   * Returns the correlation coefficients of quantities: {@code numpy.corrcoef}, a (k, n) → (k, k).
   *
   * @param a n samples of k quantities, one in each row; or of one (n)
   * @return a new array, float64 or complex128, of no axes for one quantity
   * @throws dev.baton.core.array.ShapeException if there are more than two axes
   */
  default NDArray corrcoef(NDArray a) {
    return corrcoef(a, CovarianceOptions.DEFAULT);
  }

  /**
   * Returns the correlation coefficients of quantities: {@code numpy.corrcoef} with its named
   * arguments, and with weights.
   *
   * @param a n samples of k quantities, or of one (n)
   * @param options more quantities, how they are laid out, and what samples count
   * @return a new array (all quantities, all quantities), of no axes for one quantity
   * @throws dev.baton.core.array.ShapeException if there are more than two axes, or other numbers
   *     of samples or weights
   * @throws IllegalArgumentException if weights are negative, or frequencies no integers
   */
  default NDArray corrcoef(NDArray a, CovarianceOptions options) {
    return new Correlation((Numeric) this, "corrcoef", options).corrcoef(a);
  }

  // ---- quantiles --------------------------------------------------------------------------------

  /**
   * Returns the median of all elements: {@code numpy.median}.
   *
   * @param a the operand
   * @return a new 0-d array, floating or complex; NaN if an element is, or of no element
   */
  default NDArray median(NDArray a) {
    return median(a, Over.all());
  }

  /**
   * Returns medians along axes: the mean of the one or two elements in the middle; NaN where an
   * element is: {@code numpy.median(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims and out
   * @return a new array, floating or complex, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray median(NDArray a, Over over) {
    return Quantiles.median(Numeric.context(this), a, over);
  }

  /**
   * Returns a quantile of all elements, interpolated linearly: {@code numpy.quantile}.
   *
   * @param a the operand, real
   * @param q which quantile, 0 to 1
   * @return a new 0-d array; NaN if an element is
   * @throws IllegalArgumentException if {@code q} is not 0 to 1, or there is no element
   */
  default NDArray quantile(NDArray a, double q) {
    return quantile(a, q, Over.all(), QuantileMethod.LINEAR);
  }

  /**
   * Returns quantiles along axes: {@code numpy.quantile(a, q, axis, method=…)}. As in NumPy, {@code
   * q} is a weak number: float32 stays float32.
   *
   * @param a the operand, real
   * @param q which quantile, 0 to 1
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array, or the {@code out} given; NaN where an element is
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if {@code q} is not 0 to 1, there is no element, or an option
   *     is given that the function does not take
   * @throws UnsupportedOperationException if the operand is complex, or bool and interpolated
   */
  default NDArray quantile(NDArray a, double q, Over over, QuantileMethod method) {
    return Quantiles.of("quantile", method).one(Numeric.context(this), a, q, over);
  }

  /**
   * Returns several quantiles along axes: {@code a → (q, the other axes)}. As in NumPy, numbers
   * between elements are float64.
   *
   * @param a the operand, real
   * @param q which quantiles, each 0 to 1
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array, or the {@code out} given; NaN where an element is
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if one of {@code q} is not 0 to 1, there is no element, or an
   *     option is given that the function does not take
   * @throws UnsupportedOperationException if the operand is complex, or bool and interpolated
   */
  default NDArray quantile(NDArray a, double[] q, Over over, QuantileMethod method) {
    return Quantiles.of("quantile", method).several(Numeric.context(this), a, q, over);
  }

  /**
   * Returns weighted quantiles along axes, each an element: {@code numpy.quantile(a, q, axis,
   * weights=weights, method='inverted_cdf')}.
   *
   * @param a the operand, real
   * @param q which quantiles, each 0 to 1
   * @param over which axes; keepDims
   * @param weights of the operand's shape, or of the axes' extents; none negative
   * @return a new array (q, the other axes); NaN where an element is
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or the
   *     shapes do not fit
   * @throws IllegalArgumentException if one of {@code q} is not 0 to 1, there is no element, an
   *     option is given that the function does not take, or weights are negative, all zero or no
   *     numbers
   * @throws UnsupportedOperationException if the operand is complex
   */
  default NDArray quantile(NDArray a, double[] q, Over over, NDArray weights) {
    return Quantiles.weighted("quantile", Numeric.context(this), a, q, over, weights);
  }

  /**
   * Returns a percentile of all elements, interpolated linearly: {@code numpy.percentile}.
   *
   * @param a the operand, real
   * @param q which percentile, 0 to 100
   * @return a new 0-d array; NaN if an element is
   * @throws IllegalArgumentException if {@code q} is not 0 to 100, or there is no element
   */
  default NDArray percentile(NDArray a, double q) {
    return percentile(a, q, Over.all(), QuantileMethod.LINEAR);
  }

  /**
   * Returns percentiles along axes: {@link #quantile(NDArray, double, Over, QuantileMethod)} of a
   * hundredth.
   *
   * @param a the operand, real
   * @param q which percentile, 0 to 100
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array, or the {@code out} given; NaN where an element is
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if {@code q} is not 0 to 100, there is no element, or an
   *     option is given that the function does not take
   * @throws UnsupportedOperationException if the operand is complex, or bool and interpolated
   */
  default NDArray percentile(NDArray a, double q, Over over, QuantileMethod method) {
    return Quantiles.of("percentile", method)
        .one(Numeric.context(this), a, Quantiles.hundredth("percentile", q), over);
  }

  /**
   * Returns several percentiles along axes: {@link #quantile(NDArray, double[], Over,
   * QuantileMethod)} of hundredths.
   *
   * @param a the operand, real
   * @param q which percentiles, each 0 to 100
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array (q, the other axes), or the {@code out} given; NaN where an element is
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if one of {@code q} is not 0 to 100, there is no element, or
   *     an option is given that the function does not take
   * @throws UnsupportedOperationException if the operand is complex, or bool and interpolated
   */
  default NDArray percentile(NDArray a, double[] q, Over over, QuantileMethod method) {
    return Quantiles.of("percentile", method)
        .several(Numeric.context(this), a, Quantiles.hundredths("percentile", q), over);
  }
}
