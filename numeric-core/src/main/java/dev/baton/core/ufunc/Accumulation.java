package dev.baton.core.ufunc;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;

/**
 * An accumulation along an axis, in the elements' order: each element of the result is the
 * reduction of those up to its place. Drops the lock above 500 elements of {@code a} under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 *
 * <p>Sums and products have the types that {@link Reduction} gives them.
 */
public enum Accumulation {
  /** {@code numpy.cumsum}. */
  CUMSUM(BinaryUfunc.ADD, 0),
  /** {@code numpy.cumprod}. */
  CUMPROD(BinaryUfunc.MULTIPLY, 1);

  private final BinaryUfunc ufunc;
  private final long identity;
  private final String numpyName;

  Accumulation(BinaryUfunc ufunc, long identity) {
    this.ufunc = ufunc;
    this.identity = identity;
    this.numpyName = Names.of(this);
  }

  /**
   * Accumulates all elements in C order.
   *
   * @param a the operand
   * @return a new array (size)
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a) {
    return apply(a, Over.all());
  }

  /**
   * Accumulates along an axis, or all elements in C order.
   *
   * @param a the operand
   * @param over one axis or all; dtype and out
   * @return a new array of {@code a}'s shape, or (size) over all axes, or the {@code out} given
   * @throws ShapeException if the axis does not exist or {@code out} has another shape
   * @throws IllegalArgumentException if there are more axes than one, or another option is given
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalStateException if an array is closed
   */
  public NDArray apply(NDArray a, Over over) {
    return apply(numpyName, a, over, false);
  }

  /**
   * Accumulates along an axis as the array API standard has it: {@code numpy.cumulative_sum},
   * {@code numpy.cumulative_prod}.
   *
   * @param a the operand
   * @param over one axis, or all of an operand with one axis; dtype and out
   * @param includeInitial whether the result begins with the identity, and is longer by one
   * @return a new array, or the {@code out} given
   * @throws ShapeException if the axis does not exist or {@code out} has another shape
   * @throws IllegalArgumentException if there are more axes than one, or another option is given
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalStateException if an array is closed
   */
  public NDArray cumulative(NDArray a, Over over, boolean includeInitial) {
    String name = this == CUMSUM ? "cumulative_sum" : "cumulative_prod";
    int ndim = ((StridedArray) a).extents().length;
    if (ndim == 0 || (ndim > 1 && over.axes() == null)) {
      throw new ShapeException(
          "%s: an array with %d axes has no one axis to go along: name it".formatted(name, ndim));
    }
    return apply(name, a, over, includeInitial);
  }

  private NDArray apply(String name, NDArray a, Over over, boolean includeInitial) {
    int[] axes = over.axes();
    if (axes != null && axes.length != 1) {
      throw new IllegalArgumentException("%s: one axis or all, not %s".formatted(name, over));
    }
    return Accumulator.accumulate(
        name,
        ufunc.folding(),
        a,
        axes == null ? null : (Integer) axes[0],
        over,
        includeInitial ? Scalar.of(identity) : null);
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
