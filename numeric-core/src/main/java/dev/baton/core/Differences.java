package dev.baton.core;

import dev.baton.core.array.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Differences of neighbours, gradients and integrals by them. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/StatisticsSnippets.java" region="differences"}
 *
 * <p>Types and roundings are NumPy's. Each function is made of several steps, which drop the lock
 * above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public sealed interface Differences permits Numeric {
  // ---- differences ------------------------------------------------------------------------------

  /**
   * Subtracts from each element the one before it along the last axis: {@code numpy.diff}, {@code a
   * (…, n) → (…, n - 1)}.
   *
   * @param a the operand, of one axis or more
   * @return a new array of its dtype; of bools, whether they differ
   * @throws dev.baton.core.array.ShapeException if {@code a} has no axes
   */
  default NDArray diff(NDArray a) {
    return diff(a, 1, -1);
  }

  /**
   * Subtracts neighbours along an axis, several times: {@code numpy.diff(a, n, axis)}.
   *
   * @param a the operand, of one axis or more
   * @param n how often, not negative
   * @param axis which axis; negative counts from the last
   * @return a new array of its dtype; of bools, whether they differ
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default NDArray diff(NDArray a, int n, int axis) {
    return diff(a, n, axis, null, null);
  }

  /**
   * Subtracts neighbours along an axis of an array between two others: {@code numpy.diff(a, n,
   * axis, prepend, append)}.
   *
   * @param a the operand, of one axis or more
   * @param n how often, not negative
   * @param axis which axis; negative counts from the last
   * @param before what is before the elements: of their shape but along the axis, or one number;
   *     null for nothing
   * @param behind what is behind them
   * @return a new array of the type that all have in common
   * @throws dev.baton.core.array.ShapeException if there is no such axis, or shapes do not fit
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default NDArray diff(
      NDArray a, int n, int axis, @Nullable NDArray before, @Nullable NDArray behind) {
    return Neighbours.diff((Numeric) this, a, n, axis, before, behind);
  }

  /**
   * Subtracts neighbours of all elements in C order: {@code numpy.ediff1d}.
   *
   * @param a the operand
   * @return a new array (size - 1) of its dtype
   */
  default NDArray ediff1d(NDArray a) {
    return ediff1d(a, null, null);
  }

  /**
   * Subtracts neighbours of all elements in C order and puts others behind and before: {@code
   * numpy.ediff1d(a, to_end, to_begin)}.
   *
   * @param a the operand
   * @param toEnd what is put behind the differences; null for nothing
   * @param toBegin what is put before them; null for nothing
   * @return a new array of one axis, of {@code a}'s dtype
   * @throws UnsupportedOperationException if what is put there is of a higher kind than {@code a}
   */
  default NDArray ediff1d(NDArray a, @Nullable NDArray toEnd, @Nullable NDArray toBegin) {
    return Neighbours.ediff1d((Numeric) this, a, toEnd, toBegin);
  }

  // ---- gradients --------------------------------------------------------------------------------

  /**
   * Returns the gradient of a function that is sampled at distance 1: {@code numpy.gradient};
   * central differences, at the ends one-sided ones.
   *
   * @param f the samples, at least two along each axis
   * @return for each axis an array of {@code f}'s shape, float64 where {@code f} has integers
   * @throws dev.baton.core.array.ShapeException if an axis has fewer than two elements
   */
  default List<NDArray> gradient(NDArray f) {
    return gradient(f, 1, 1);
  }

  /**
   * Returns the gradient of a function that is sampled at one distance: {@code numpy.gradient(f,
   * distance, edge_order=…, axis=…)}.
   *
   * @param f the samples
   * @param distance from sample to sample
   * @param edgeOrder how exact the ends are, 1 or 2: lines or parabolas through so many samples
   *     more
   * @param axes along which axes; all if none is given
   * @return for each axis an array of {@code f}'s shape, float64 where {@code f} has integers
   * @throws dev.baton.core.array.ShapeException if an axis does not exist, is named twice, or has
   *     not {@code edgeOrder + 1} elements
   * @throws IllegalArgumentException if {@code edgeOrder} is neither 1 nor 2
   */
  default List<NDArray> gradient(NDArray f, double distance, int edgeOrder, int... axes) {
    return Gradients.along((Numeric) this, f, distance, edgeOrder, axes);
  }

  /**
   * Returns the derivative of a function along an axis, sampled at given places: {@code
   * numpy.gradient(f, places, axis=axis, edge_order=…)}.
   *
   * @param f the samples
   * @param places where they are along the axis (n)
   * @param edgeOrder how exact the ends are, 1 or 2
   * @param axis which axis; negative counts from the last
   * @return an array of {@code f}'s shape, float64 where {@code f} has integers
   * @throws dev.baton.core.array.ShapeException if there is no such axis, it has not {@code
   *     edgeOrder + 1} elements, or not as many as places
   * @throws IllegalArgumentException if {@code edgeOrder} is neither 1 nor 2
   */
  default NDArray gradient(NDArray f, NDArray places, int edgeOrder, int axis) {
    return Gradients.at((Numeric) this, f, places, edgeOrder, axis);
  }

  // ---- integrals --------------------------------------------------------------------------------

  /**
   * Integrates along the last axis by the trapezoidal rule, samples at distance 1: {@code
   * numpy.trapezoid}.
   *
   * @param y the samples (…, n)
   * @return a new array (…)
   * @throws dev.baton.core.array.ShapeException if {@code y} has no axes
   */
  default NDArray trapezoid(NDArray y) {
    return trapezoid(y, 1, -1);
  }

  /**
   * Integrates along an axis by the trapezoidal rule: {@code numpy.trapezoid(y, dx=…, axis=…)}.
   *
   * @param y the samples
   * @param distance from sample to sample
   * @param axis which axis; negative counts from the last
   * @return a new array without that axis
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   */
  default NDArray trapezoid(NDArray y, double distance, int axis) {
    return Neighbours.trapezoid((Numeric) this, y, null, distance, axis);
  }

  /**
   * Integrates along an axis by the trapezoidal rule, samples at given places: {@code
   * numpy.trapezoid(y, x, axis=…)}.
   *
   * @param y the samples
   * @param x where they are: along the axis (n), or of a shape that can be broadcast with {@code y}
   * @param axis which axis; negative counts from the last
   * @return a new array without that axis
   * @throws dev.baton.core.array.ShapeException if there is no such axis, or shapes do not fit
   */
  default NDArray trapezoid(NDArray y, NDArray x, int axis) {
    return Neighbours.trapezoid((Numeric) this, y, x, 1, axis);
  }
}
