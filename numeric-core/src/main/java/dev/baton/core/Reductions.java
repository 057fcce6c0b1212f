package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Accumulation;
import dev.baton.core.ufunc.ArgReduction;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;

/**
 * Reduces arrays along axes: sums, products, extremes, means, and the accumulations beside them.
 * Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="reductions"}
 *
 * <p>What NumPy's functions take as {@code axis}, {@code keepdims}, {@code dtype}, {@code out},
 * {@code initial}, {@code where} and {@code ddof} is one argument here, an {@link Over}. Each
 * function drops the lock above 500 elements of its operand under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}; those made of several steps do so step by
 * step.
 */
public sealed interface Reductions permits Numeric {
  // ---- sums, products, extremes
  // --------------------------------------------------------------------

  /**
   * Returns sums, pairwise, of all elements: {@code numpy.sum}.
   *
   * <p>Bool and shorter integers are summed as int64 or uint64; the others in their own type.
   *
   * @param a the operand
   * @return a new 0-d array; 0 for an empty operand
   */
  default NDArray sum(NDArray a) {
    return Reduction.SUM.apply(Numeric.context(this).mine("sum", a));
  }

  /**
   * Returns sums, pairwise, along axes: {@code numpy.sum(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray sum(NDArray a, Over over) {
    return Reduction.SUM.apply(Numeric.context(this).mine("sum", a), over);
  }

  /**
   * Adds up along axes.
   *
   * @param a the operand
   * @param axes which axes; negative counts from the last
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice
   */
  default NDArray sum(NDArray a, int... axes) {
    return Reduction.SUM.apply(Numeric.context(this).mine("sum", a), Over.axes(axes));
  }

  /**
   * Returns products, in the elements' order, of all elements: {@code numpy.prod}.
   *
   * <p>Types are those of {@link #sum(NDArray)}.
   *
   * @param a the operand
   * @return a new 0-d array; 1 for an empty operand
   */
  default NDArray prod(NDArray a) {
    return Reduction.PROD.apply(Numeric.context(this).mine("prod", a));
  }

  /**
   * Returns products, in the elements' order, along axes: {@code numpy.prod(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, dtype, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray prod(NDArray a, Over over) {
    return Reduction.PROD.apply(Numeric.context(this).mine("prod", a), over);
  }

  /**
   * Returns the largest elements, NaN where there is one, of all elements: {@code numpy.max}.
   *
   * @param a the operand
   * @return a new 0-d array
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray max(NDArray a) {
    return Reduction.MAX.apply(Numeric.context(this).mine("max", a));
  }

  /**
   * Returns the largest elements, NaN where there is one, along axes: {@code numpy.max(a, axis,
   * …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape, or there is no element and no initial value
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray max(NDArray a, Over over) {
    return Reduction.MAX.apply(Numeric.context(this).mine("max", a), over);
  }

  /**
   * Returns the smallest elements, NaN where there is one, of all elements: {@code numpy.min}.
   *
   * @param a the operand
   * @return a new 0-d array
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray min(NDArray a) {
    return Reduction.MIN.apply(Numeric.context(this).mine("min", a));
  }

  /**
   * Returns the smallest elements, NaN where there is one, along axes: {@code numpy.min(a, axis,
   * …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape, or there is no element and no initial value
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray min(NDArray a, Over over) {
    return Reduction.MIN.apply(Numeric.context(this).mine("min", a), over);
  }

  /**
   * Another name of {@link #max(NDArray)}: {@code numpy.amax}.
   *
   * @param a the operand
   * @return a new 0-d array
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray amax(NDArray a) {
    return max(a);
  }

  /**
   * Another name of {@link #max(NDArray, Over)}: {@code numpy.amax(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray amax(NDArray a, Over over) {
    return max(a, over);
  }

  /**
   * Another name of {@link #min(NDArray)}: {@code numpy.amin}.
   *
   * @param a the operand
   * @return a new 0-d array
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray amin(NDArray a) {
    return min(a);
  }

  /**
   * Another name of {@link #min(NDArray, Over)}: {@code numpy.amin(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out, initial and where
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray amin(NDArray a, Over over) {
    return min(a, over);
  }

  /**
   * Says whether an element is not 0, of all elements: {@code numpy.any}.
   *
   * @param a the operand
   * @return a new 0-d bool array; false for an empty operand
   */
  default NDArray any(NDArray a) {
    return Reduction.ANY.apply(Numeric.context(this).mine("any", a));
  }

  /**
   * Says whether an element is not 0, along axes: {@code numpy.any(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out and where
   * @return a new bool array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray any(NDArray a, Over over) {
    return Reduction.ANY.apply(Numeric.context(this).mine("any", a), over);
  }

  /**
   * Says whether no element is 0, of all elements: {@code numpy.all}.
   *
   * @param a the operand
   * @return a new 0-d bool array; true for an empty operand
   */
  default NDArray all(NDArray a) {
    return Reduction.ALL.apply(Numeric.context(this).mine("all", a));
  }

  /**
   * Says whether no element is 0, along axes: {@code numpy.all(a, axis, …)}.
   *
   * @param a the operand
   * @param over which axes; keepDims, out and where
   * @return a new bool array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, or
   *     {@code out} has another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray all(NDArray a, Over over) {
    return Reduction.ALL.apply(Numeric.context(this).mine("all", a), over);
  }

  // ---- places of extremes
  // --------------------------------------------------------------------------

  /**
   * Finds the first largest element among all in C order, or the first NaN: {@code numpy.argmax}.
   *
   * @param a the operand
   * @return a new 0-d int64 array
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray argmax(NDArray a) {
    return ArgReduction.ARGMAX.apply(Numeric.context(this).mine("argmax", a));
  }

  /**
   * Finds the first largest elements along an axis, or the first NaNs: {@code numpy.argmax(a,
   * axis)}.
   *
   * @param a the operand
   * @param over one axis, or all; keepDims and out
   * @return a new int64 array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist or has no element
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray argmax(NDArray a, Over over) {
    return ArgReduction.ARGMAX.apply(Numeric.context(this).mine("argmax", a), over);
  }

  /**
   * Finds the first smallest element among all in C order, or the first NaN: {@code numpy.argmin}.
   *
   * @param a the operand
   * @return a new 0-d int64 array
   * @throws dev.baton.core.array.ShapeException if there is no element
   */
  default NDArray argmin(NDArray a) {
    return ArgReduction.ARGMIN.apply(Numeric.context(this).mine("argmin", a));
  }

  /**
   * Finds the first smallest elements along an axis, or the first NaNs: {@code numpy.argmin(a,
   * axis)}.
   *
   * @param a the operand
   * @param over one axis, or all; keepDims and out
   * @return a new int64 array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist or has no element
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray argmin(NDArray a, Over over) {
    return ArgReduction.ARGMIN.apply(Numeric.context(this).mine("argmin", a), over);
  }

  // ---- accumulations
  // -------------------------------------------------------------------------------

  /**
   * Returns the sums of the elements up to each, in C order: {@code numpy.cumsum}.
   *
   * @param a the operand
   * @return a new array (size)
   */
  default NDArray cumsum(NDArray a) {
    return Accumulation.CUMSUM.apply(Numeric.context(this).mine("cumsum", a));
  }

  /**
   * Returns the sums of the elements up to each along an axis: {@code numpy.cumsum(a, axis, …)}.
   *
   * @param a the operand
   * @param over one axis, or all; dtype and out
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist or {@code out} has
   *     another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray cumsum(NDArray a, Over over) {
    return Accumulation.CUMSUM.apply(Numeric.context(this).mine("cumsum", a), over);
  }

  /**
   * Returns the products of the elements up to each, in C order: {@code numpy.cumprod}.
   *
   * @param a the operand
   * @return a new array (size)
   */
  default NDArray cumprod(NDArray a) {
    return Accumulation.CUMPROD.apply(Numeric.context(this).mine("cumprod", a));
  }

  /**
   * Returns the products of the elements up to each along an axis: {@code numpy.cumprod(a, axis,
   * …)}.
   *
   * @param a the operand
   * @param over one axis, or all; dtype and out
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist or {@code out} has
   *     another shape
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray cumprod(NDArray a, Over over) {
    return Accumulation.CUMPROD.apply(Numeric.context(this).mine("cumprod", a), over);
  }

  /**
   * Returns the sums of the elements up to each along an axis: {@code numpy.cumulative_sum}.
   *
   * @param a the operand
   * @param over one axis, or all of an operand with one; dtype and out
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist, or is not named where
   *     there are several
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray cumulativeSum(NDArray a, Over over) {
    return cumulativeSum(a, over, false);
  }

  /**
   * Returns the sums of the elements up to each along an axis, before them that of none: {@code
   * numpy.cumulative_sum(a, axis, include_initial)}.
   *
   * @param a the operand
   * @param over one axis, or all of an operand with one; dtype and out
   * @param includeInitial whether the result begins with the sum of none
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist, or is not named where
   *     there are several
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray cumulativeSum(NDArray a, Over over, boolean includeInitial) {
    return Accumulation.CUMSUM.cumulative(
        Numeric.context(this).mine("cumulativeSum", a), over, includeInitial);
  }

  /**
   * Returns the products of the elements up to each along an axis: {@code numpy.cumulative_prod}.
   *
   * @param a the operand
   * @param over one axis, or all of an operand with one; dtype and out
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist, or is not named where
   *     there are several
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray cumulativeProd(NDArray a, Over over) {
    return cumulativeProd(a, over, false);
  }

  /**
   * Returns the products of the elements up to each along an axis, before them that of none: {@code
   * numpy.cumulative_prod(a, axis, include_initial)}.
   *
   * @param a the operand
   * @param over one axis, or all of an operand with one; dtype and out
   * @param includeInitial whether the result begins with the product of none
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist, or is not named where
   *     there are several
   * @throws IllegalArgumentException if an option is given that the function does not take
   */
  default NDArray cumulativeProd(NDArray a, Over over, boolean includeInitial) {
    return Accumulation.CUMPROD.cumulative(
        Numeric.context(this).mine("cumulativeProd", a), over, includeInitial);
  }
}
