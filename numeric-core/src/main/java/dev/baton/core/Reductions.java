package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.ufunc.Reduction;

/** Reduces arrays along axes: sums and the like. Part of {@link Numeric}. */
public sealed interface Reductions permits Numeric {
  /**
   * Adds up all elements, pairwise: {@code numpy.sum}.
   *
   * @param a the operand
   * @return a new 0-d array
   */
  default NDArray sum(NDArray a) {
    return Reduction.SUM.apply(Numeric.context(this).mine("sum", a));
  }

  /**
   * Adds up along axes.
   *
   * @param a the operand
   * @param axes which axes; negative counts from the last
   * @return a new array
   * @throws ShapeException if an axis does not exist or is named twice
   */
  default NDArray sum(NDArray a, int... axes) {
    return Reduction.SUM.apply(Numeric.context(this).mine("sum", a), false, axes);
  }
}
