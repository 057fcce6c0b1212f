package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Applies functions of the program's own to parts of arrays. Part of {@link Numeric}. The functions
 * are called under the lock, though what they call may drop it; what they return is closed, once it
 * is copied into the result.
 */
public sealed interface Applying permits Numeric {
  /** A function of an array and an axis of it, like {@code (x, axis) -> x.sum(axis)}. */
  @FunctionalInterface
  interface AxisFunction {
    /**
     * Computes along an axis.
     *
     * @param a the operand
     * @param axis which axis, not negative
     * @return a new array, or a view
     */
    NDArray apply(NDArray a, int axis);
  }

  /**
   * Applies a function to every line along an axis: {@code numpy.apply_along_axis}, a (…, n, …) →
   * (…, what the function makes of (n), …).
   *
   * @param function gets a view of a line; all results have one shape, and the first one's dtype
   * @param axis which axis; negative counts from the last
   * @param a the operand
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if there is no such axis, or no line, or results
   *     differ in shape
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray applyAlongAxis(UnaryOperator<NDArray> function, int axis, NDArray a) {
    return AlongAxes.lines(
        (Numeric) this, function, axis, Numeric.context(this).own("applyAlongAxis", a));
  }

  /**
   * Applies a function along axes, one after the other: {@code numpy.apply_over_axes}. An axis that
   * the function removes comes back with the extent 1.
   *
   * @param function gets the operand, then its own result, and an axis
   * @param a the operand
   * @param axes which axes; negative counts from the last
   * @return a new array, or of no axes a view
   * @throws dev.baton.core.array.ShapeException if there is no such axis, or a result has neither
   *     as many axes nor one fewer
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray applyOverAxes(AxisFunction function, NDArray a, int... axes) {
    return AlongAxes.over(
        (Numeric) this, function, Numeric.context(this).own("applyOverAxes", a), axes);
  }

  /**
   * Computes each element by the function of the last condition that holds for it: {@code
   * numpy.piecewise}. Where none does the result is 0, or by one more function.
   *
   * @param x the operand
   * @param conditions bool arrays of {@code x}'s shape
   * @param functions one for each condition, or one more; each gets the elements, of one axis, and
   *     returns as many, or one for all
   * @return a new array of {@code x}'s shape and dtype
   * @throws dev.baton.core.array.ShapeException if a condition has another shape
   * @throws IllegalArgumentException if there is another number of functions, or a condition is not
   *     bool
   * @throws IllegalStateException if an array is closed
   */
  default NDArray piecewise(
      NDArray x, List<NDArray> conditions, List<UnaryOperator<NDArray>> functions) {
    StridedArray own = Numeric.context(this).own("piecewise", x);
    return AlongAxes.pieces((Numeric) this, own, conditions, functions);
  }
}
