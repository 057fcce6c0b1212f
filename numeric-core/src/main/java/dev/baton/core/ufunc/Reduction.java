package dev.baton.core.ufunc;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;

/**
 * A reduction: a (…) → (the axes not reduced). Drops the lock above 500 elements of {@code a} under
 * {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 *
 * <p>Types are NumPy's: sums and products of bool and of integers shorter than 64 bits are int64,
 * of unsigned ones uint64; any and all are bool; the others have the operand's type. With an {@code
 * out} and no dtype, the computation is in the type that both have in common.
 */
public enum Reduction {
  /** {@code numpy.sum}; pairwise, in NumPy's order; 0 where there is nothing to add. */
  SUM(BinaryUfunc.ADD, Kind.WIDENING),
  /** {@code numpy.prod}, in the elements' order; 1 where there is nothing to multiply. */
  PROD(BinaryUfunc.MULTIPLY, Kind.WIDENING),
  /** {@code numpy.max}: NaN where an element is. */
  MAX(BinaryUfunc.MAXIMUM, Kind.CHOOSING),
  /** {@code numpy.min}: NaN where an element is. */
  MIN(BinaryUfunc.MINIMUM, Kind.CHOOSING),
  /** {@code numpy.fmax.reduce}: the largest that is a number, NaN where none is. */
  FMAX(BinaryUfunc.FMAX, Kind.CHOOSING),
  /** {@code numpy.fmin.reduce}: the smallest that is a number, NaN where none is. */
  FMIN(BinaryUfunc.FMIN, Kind.CHOOSING),
  /** {@code numpy.any}: whether an element is not 0; stops at the first. */
  ANY(BinaryUfunc.LOGICAL_OR, Kind.LOGICAL),
  /** {@code numpy.all}: whether no element is 0; stops at the first. */
  ALL(BinaryUfunc.LOGICAL_AND, Kind.LOGICAL);

  private enum Kind {
    WIDENING,
    CHOOSING,
    LOGICAL
  }

  private final BinaryUfunc ufunc;
  private final Kind kind;
  private final String numpyName;

  Reduction(BinaryUfunc ufunc, Kind kind) {
    this.ufunc = ufunc;
    this.kind = kind;
    this.numpyName = Names.of(this);
  }

  BinaryUfunc ufunc() {
    return ufunc;
  }

  /**
   * Reduces over all axes.
   *
   * @param a the operand
   * @return a new 0-d array
   * @throws ShapeException if there is no element, of an operation that needs one
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a) {
    return apply(a, Over.all());
  }

  /**
   * Reduces over some axes.
   *
   * @param a the operand
   * @param over which axes, and how
   * @return a new array, or the {@code out} given
   * @throws ShapeException if an axis does not exist or is named twice, {@code out} has another
   *     shape, {@code where} cannot be broadcast, or there is no element for an element of the
   *     result, of an operation that needs one
   * @throws IllegalArgumentException if an option does not fit the operation, or the arrays belong
   *     to different interpreters
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalStateException if an array is closed
   */
  public NDArray apply(NDArray a, Over over) {
    if (kind != Kind.WIDENING) {
      over.without(numpyName, Over.Option.DTYPE);
    }
    if (kind == Kind.LOGICAL) {
      over.without(numpyName, Over.Option.INITIAL);
    }
    return Reducer.reduce(numpyName, ufunc.folding(), a, over);
  }

  /**
   * Reduces over some axes.
   *
   * @param a the operand
   * @param keepDims true to keep the reduced axes, with extent 1
   * @param axes which axes; negative counts from the last; none reduces nothing
   * @return a new array
   * @throws ShapeException if an axis does not exist or is named twice, or has no element, of an
   *     operation that needs one
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, boolean keepDims, int... axes) {
    return apply(a, Over.axes(axes).keepDims(keepDims));
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
