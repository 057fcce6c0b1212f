package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Says of what class each number is: NaN, infinite, finite, real. Part of {@link Numeric}. Each
 * function drops the lock above 500 elements under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public sealed interface Classification permits Numeric {
  /**
   * Says which elements are NaN: {@code numpy.isnan}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray isnan(NDArray a) {
    return UnaryUfunc.ISNAN.apply(Numeric.context(this).mine("isnan", a));
  }

  /**
   * Says which elements are NaN, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray isnan(NDArray a, NDArray out) {
    return UnaryUfunc.ISNAN.apply(Numeric.context(this).mine("isnan", a), out);
  }

  /**
   * Says which elements are infinite: {@code numpy.isinf}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray isinf(NDArray a) {
    return UnaryUfunc.ISINF.apply(Numeric.context(this).mine("isinf", a));
  }

  /**
   * Says which elements are infinite, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray isinf(NDArray a, NDArray out) {
    return UnaryUfunc.ISINF.apply(Numeric.context(this).mine("isinf", a), out);
  }

  /**
   * Says which elements are finite: {@code numpy.isfinite}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray isfinite(NDArray a) {
    return UnaryUfunc.ISFINITE.apply(Numeric.context(this).mine("isfinite", a));
  }

  /**
   * Says which elements are finite, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray isfinite(NDArray a, NDArray out) {
    return UnaryUfunc.ISFINITE.apply(Numeric.context(this).mine("isfinite", a), out);
  }

  /**
   * Says which elements are infinite and above 0: {@code numpy.isposinf}.
   *
   * @param a the operand, real
   * @return a new bool array
   * @throws UnsupportedOperationException if the operand is complex
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray isposinf(NDArray a) {
    return isExactly("isposinf", a, Double.POSITIVE_INFINITY);
  }

  /**
   * Says which elements are infinite and below 0: {@code numpy.isneginf}.
   *
   * @param a the operand, real
   * @return a new bool array
   * @throws UnsupportedOperationException if the operand is complex
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray isneginf(NDArray a) {
    return isExactly("isneginf", a, Double.NEGATIVE_INFINITY);
  }

  private NDArray isExactly(String name, NDArray a, double infinity) {
    StridedArray own = Numeric.context(this).own(name, a);
    if (own.type().isComplex()) {
      throw new UnsupportedOperationException(
          "%s: %s numbers have no sign: use it on real and imag".formatted(name, own.type()));
    }
    return ((Numeric) this).equal(own, infinity);
  }

  /**
   * Says which elements have no imaginary part: {@code numpy.isreal}. One that is NaN is one.
   *
   * @param a the operand
   * @return a new bool array
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray isreal(NDArray a) {
    StridedArray own = Numeric.context(this).own("isreal", a);
    if (!own.type().isComplex()) {
      return ((Numeric) this).ones(DType.BOOL, own.shape());
    }
    try (NDArray imaginary = own.imag()) {
      return ((Numeric) this).equal(imaginary, 0);
    }
  }

  /**
   * Says which elements have an imaginary part: {@code numpy.iscomplex}. One that is NaN is one.
   *
   * @param a the operand
   * @return a new bool array
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray iscomplex(NDArray a) {
    StridedArray own = Numeric.context(this).own("iscomplex", a);
    if (!own.type().isComplex()) {
      return ((Numeric) this).zeros(DType.BOOL, own.shape());
    }
    try (NDArray imaginary = own.imag()) {
      return ((Numeric) this).notEqual(imaginary, 0);
    }
  }
}
