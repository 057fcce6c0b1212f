package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Accumulation;
import dev.baton.core.ufunc.ArgReduction;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;

/**
 * Reductions and statistics that leave NaN out. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/StatisticsSnippets.java" region="nan"}
 *
 * <p>Types and roundings are NumPy's; of types without NaN each is the plain function. Where all
 * elements of a slice are NaN, what has a result is NaN (a sum 0, a product 1) and warns once. The
 * functions are made of several steps, which drop the lock above 500 elements under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}; medians and quantiles sort, and drop it at any
 * size.
 */
public sealed interface NanStatistics permits Numeric {
  /**
   * Returns sums of all elements but NaN: {@code numpy.nansum}.
   *
   * @param a the operand
   * @return a new 0-d array; 0 if there is no number
   */
  default NDArray nansum(NDArray a) {
    return nansum(a, Over.all());
  }

  /**
   * Returns sums along axes, of all but NaN: {@code numpy.nansum(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nansum(NDArray a, Over over) {
    return NanReductions.replacing(
        Numeric.context(this), "nansum", a, 0, filled -> Reduction.SUM.apply(filled, over));
  }

  /**
   * Returns products of all elements but NaN: {@code numpy.nanprod}.
   *
   * @param a the operand
   * @return a new 0-d array; 1 if there is no number
   */
  default NDArray nanprod(NDArray a) {
    return nanprod(a, Over.all());
  }

  /**
   * Returns products along axes, of all but NaN: {@code numpy.nanprod(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nanprod(NDArray a, Over over) {
    return NanReductions.replacing(
        Numeric.context(this), "nanprod", a, 1, filled -> Reduction.PROD.apply(filled, over));
  }

  /**
   * Returns the largest numbers of all elements but NaN: {@code numpy.nanmax}.
   *
   * @param a the operand
   * @return a new 0-d array; NaN if there is no number
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray nanmax(NDArray a) {
    return nanmax(a, Over.all());
  }

  /**
   * Returns the largest numbers along axes, of all but NaN: {@code numpy.nanmax(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out, initial and where
   * @return a new array, or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape, or there is no element and no initial value
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nanmax(NDArray a, Over over) {
    return NanReductions.extreme(Numeric.context(this), "nanmax", Reduction.FMAX, a, over);
  }

  /**
   * Returns the smallest numbers of all elements but NaN: {@code numpy.nanmin}.
   *
   * @param a the operand
   * @return a new 0-d array; NaN if there is no number
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray nanmin(NDArray a) {
    return nanmin(a, Over.all());
  }

  /**
   * Returns the smallest numbers along axes, of all but NaN: {@code numpy.nanmin(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out, initial and where
   * @return a new array, or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape, or there is no element and no initial value
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nanmin(NDArray a, Over over) {
    return NanReductions.extreme(Numeric.context(this), "nanmin", Reduction.FMIN, a, over);
  }

  /**
   * Finds the first largest number among all in C order: {@code numpy.nanargmax}.
   *
   * @param a the operand
   * @return a new 0-d int64 array
   * @throws dev.baton.core.array.ShapeException if there is no number
   */
  default NDArray nanargmax(NDArray a) {
    return nanargmax(a, Over.all());
  }

  /**
   * Finds the first largest numbers along an axis: {@code numpy.nanargmax(a, axis)}.
   *
   * @param a the operand
   * @param over one axis, or all; keepDims and out
   * @return a new int64 array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist, or there is no number
   *     along it
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nanargmax(NDArray a, Over over) {
    return NanReductions.argExtreme(
        Numeric.context(this), "nanargmax", ArgReduction.ARGMAX, a, over);
  }

  /**
   * Finds the first smallest number among all in C order: {@code numpy.nanargmin}.
   *
   * @param a the operand
   * @return a new 0-d int64 array
   * @throws dev.baton.core.array.ShapeException if there is no number
   */
  default NDArray nanargmin(NDArray a) {
    return nanargmin(a, Over.all());
  }

  /**
   * Finds the first smallest numbers along an axis: {@code numpy.nanargmin(a, axis)}.
   *
   * @param a the operand
   * @param over one axis, or all; keepDims and out
   * @return a new int64 array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist, or there is no number
   *     along it
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nanargmin(NDArray a, Over over) {
    return NanReductions.argExtreme(
        Numeric.context(this), "nanargmin", ArgReduction.ARGMIN, a, over);
  }

  /**
   * Returns the sums of the numbers up to each element, in C order: {@code numpy.nancumsum}.
   *
   * @param a the operand
   * @return a new array (size)
   */
  default NDArray nancumsum(NDArray a) {
    return nancumsum(a, Over.all());
  }

  /**
   * Returns the sums of the numbers up to each element along an axis: {@code numpy.nancumsum(a,
   * axis, …)}.
   *
   * @param a the operand
   * @param over one axis, or all; dtype and out
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist or {@code out} has
   *     another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nancumsum(NDArray a, Over over) {
    return NanReductions.replacing(
        Numeric.context(this),
        "nancumsum",
        a,
        0,
        filled -> Accumulation.CUMSUM.apply(filled, over));
  }

  /**
   * Returns the products of the numbers up to each element, in C order: {@code numpy.nancumprod}.
   *
   * @param a the operand
   * @return a new array (size)
   */
  default NDArray nancumprod(NDArray a) {
    return nancumprod(a, Over.all());
  }

  /**
   * Returns the products of the numbers up to each element along an axis: {@code
   * numpy.nancumprod(a, axis, …)}.
   *
   * @param a the operand
   * @param over one axis, or all; dtype and out
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist or {@code out} has
   *     another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nancumprod(NDArray a, Over over) {
    return NanReductions.replacing(
        Numeric.context(this),
        "nancumprod",
        a,
        1,
        filled -> Accumulation.CUMPROD.apply(filled, over));
  }

  /**
   * Returns the mean of all elements but NaN: {@code numpy.nanmean}.
   *
   * @param a the operand
   * @return a new 0-d array; NaN if there is no number
   */
  default NDArray nanmean(NDArray a) {
    return nanmean(a, Over.all());
  }

  /**
   * Returns the mean along axes, of all but NaN: {@code numpy.nanmean(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out and where
   * @return a new array, or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take, or
   *     integers are to take fractions
   */
  default NDArray nanmean(NDArray a, Over over) {
    return NanReductions.mean(Numeric.context(this), a, over);
  }

  /**
   * Returns the variance of all elements but NaN: {@code numpy.nanvar}.
   *
   * @param a the operand
   * @return a new 0-d array; NaN if there is no number
   */
  default NDArray nanvar(NDArray a) {
    return nanvar(a, Over.all());
  }

  /**
   * Returns the variance along axes, of all but NaN: {@code numpy.nanvar(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, where and the correction ({@code ddof})
   * @return a new array, or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take, or
   *     integers are to take fractions
   */
  default NDArray nanvar(NDArray a, Over over) {
    return NanReductions.var(Numeric.context(this), a, over);
  }

  /**
   * Returns the standard deviation of all elements but NaN: {@code numpy.nanstd}.
   *
   * @param a the operand
   * @return a new 0-d array; NaN if there is no number
   */
  default NDArray nanstd(NDArray a) {
    return nanstd(a, Over.all());
  }

  /**
   * Returns the standard deviation along axes, of all but NaN: {@code numpy.nanstd(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, where and the correction ({@code ddof})
   * @return a new array, or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take, or
   *     integers are to take fractions
   */
  default NDArray nanstd(NDArray a, Over over) {
    return NanReductions.std(Numeric.context(this), a, over);
  }

  /**
   * Returns the median of all elements but NaN: {@code numpy.nanmedian}.
   *
   * @param a the operand
   * @return a new 0-d array, floating or complex; NaN if there is no number
   */
  default NDArray nanmedian(NDArray a) {
    return nanmedian(a, Over.all());
  }

  /**
   * Returns medians along axes, of all but NaN: {@code numpy.nanmedian(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims and out
   * @return a new array, floating or complex, or the {@code out} given; NaN where there is no
   *     number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray nanmedian(NDArray a, Over over) {
    return NanQuantiles.median(Numeric.context(this), a, over);
  }

  /**
   * Returns a quantile of all elements but NaN, interpolated linearly: {@code numpy.nanquantile}.
   *
   * @param a the operand, real
   * @param q which quantile, 0 to 1
   * @return a new 0-d array; NaN if there is no number
   * @throws IllegalArgumentException if {@code q} is not 0 to 1
   */
  default NDArray nanquantile(NDArray a, double q) {
    return nanquantile(a, q, Over.all(), QuantileMethod.LINEAR);
  }

  /**
   * Returns quantiles along axes, of all but NaN: {@code numpy.nanquantile(a, q, axis, method=…)}.
   *
   * @param a the operand, real
   * @param q which quantile, 0 to 1
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array, or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if {@code q} is not 0 to 1, or an option is given that the
   *     function does not take
   * @throws UnsupportedOperationException if the operand is complex
   */
  default NDArray nanquantile(NDArray a, double q, Over over, QuantileMethod method) {
    return NanQuantiles.of("nanquantile", method).one(Numeric.context(this), a, q, over);
  }

  /**
   * Returns several quantiles along axes, of all but NaN: {@code numpy.nanquantile(a, q, axis,
   * method=…)}.
   *
   * @param a the operand, real
   * @param q which quantiles, each 0 to 1
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array (q, the other axes), or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if one of {@code q} is not 0 to 1, or an option is given that
   *     the function does not take
   * @throws UnsupportedOperationException if the operand is complex
   */
  default NDArray nanquantile(NDArray a, double[] q, Over over, QuantileMethod method) {
    return NanQuantiles.of("nanquantile", method).several(Numeric.context(this), a, q, over);
  }

  /**
   * Returns a percentile of all elements but NaN, interpolated linearly: {@code
   * numpy.nanpercentile}.
   *
   * @param a the operand, real
   * @param q which percentile, 0 to 100
   * @return a new 0-d array; NaN if there is no number
   * @throws IllegalArgumentException if {@code q} is not 0 to 100
   */
  default NDArray nanpercentile(NDArray a, double q) {
    return nanpercentile(a, q, Over.all(), QuantileMethod.LINEAR);
  }

  /**
   * Returns percentiles along axes, of all but NaN: {@code numpy.nanpercentile(a, q, axis,
   * method=…)}.
   *
   * @param a the operand, real
   * @param q which percentile, 0 to 100
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array, or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if {@code q} is not 0 to 100, or an option is given that the
   *     function does not take
   * @throws UnsupportedOperationException if the operand is complex
   */
  default NDArray nanpercentile(NDArray a, double q, Over over, QuantileMethod method) {
    return NanQuantiles.of("nanpercentile", method)
        .one(Numeric.context(this), a, Quantiles.hundredth("nanpercentile", q), over);
  }

  /**
   * Returns several percentiles along axes, of all but NaN: {@code numpy.nanpercentile(a, q, axis,
   * method=…)}.
   *
   * @param a the operand, real
   * @param q which percentiles, each 0 to 100
   * @param over which axes; keepDims and out
   * @param method what is between two elements
   * @return a new array (q, the other axes), or the {@code out} given; NaN where there is no number
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if one of {@code q} is not 0 to 100, or an option is given
   *     that the function does not take
   * @throws UnsupportedOperationException if the operand is complex
   */
  default NDArray nanpercentile(NDArray a, double[] q, Over over, QuantileMethod method) {
    return NanQuantiles.of("nanpercentile", method)
        .several(Numeric.context(this), a, Quantiles.hundredths("nanpercentile", q), over);
  }
}
