package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;

/** Compares numbers that rounding may have moved. Part of {@link Numeric}. */
public sealed interface Closeness permits Numeric {
  /** What {@code isclose} and {@code allclose} allow relative to the second operand. */
  double RTOL = 1e-5;

  /** What {@code isclose} and {@code allclose} allow in any case. */
  double ATOL = 1e-8;

  /**
   * Says which elements are close: {@code numpy.isclose} with its tolerances.
   *
   * @param a the left operand
   * @param b the right operand, the reference
   * @return a new bool array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   */
  default NDArray isclose(NDArray a, NDArray b) {
    return isclose(a, b, RTOL, ATOL, false);
  }

  /**
   * Says which elements are close: {@code numpy.isclose}, {@code |a - b| <= atol + rtol·|b|} for
   * finite {@code b}, or equal. Tells no floating-point condition of invalid values. Drops the lock
   * above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the left operand
   * @param b the right operand, the reference
   * @param rtol what is allowed relative to {@code b}
   * @param atol what is allowed in any case
   * @param equalNan whether NaN is close to NaN
   * @return a new bool array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray isclose(NDArray a, NDArray b, double rtol, double atol, boolean equalNan) {
    Numeric np = (Numeric) this;
    NDArray x = Numeric.context(this).own("isclose", a);
    NDArray given = Numeric.context(this).own("isclose", b);
    try (Scope scope = np.scope();
        var _ = np.errstate().invalid(ErrorMode.IGNORE).open()) {
      boolean isInexact = given.dtype().isFloating() || given.dtype().isComplex();
      NDArray y = isInexact ? given : given.astype(DType.FLOAT64);
      NDArray allowed = np.add(np.multiply(np.absolute(y), rtol), atol);
      NDArray near = np.lessEqual(np.absolute(np.subtract(x, y)), allowed);
      NDArray close = np.logicalOr(np.logicalAnd(near, np.isfinite(y)), np.equal(x, y));
      if (equalNan) {
        close = np.logicalOr(close, np.logicalAnd(np.isnan(x), np.isnan(y)));
      }
      return scope.keep(close);
    }
  }

  /**
   * Says whether all elements are close: {@code numpy.allclose} with its tolerances.
   *
   * @param a the left operand
   * @param b the right operand, the reference
   * @return whether they are
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   */
  default boolean allclose(NDArray a, NDArray b) {
    return allclose(a, b, RTOL, ATOL, false);
  }

  /**
   * Says whether all elements are close: {@code numpy.allclose}; see {@link #isclose(NDArray,
   * NDArray, double, double, boolean)}.
   *
   * @param a the left operand
   * @param b the right operand, the reference
   * @param rtol what is allowed relative to {@code b}
   * @param atol what is allowed in any case
   * @param equalNan whether NaN is close to NaN
   * @return whether they are
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default boolean allclose(NDArray a, NDArray b, double rtol, double atol, boolean equalNan) {
    try (NDArray close = isclose(a, b, rtol, atol, equalNan);
        NDArray all = ((Numeric) this).all(close)) {
      return all.getBoolean();
    }
  }

  /**
   * Makes complex numbers real if their imaginary parts are next to nothing: {@code
   * numpy.real_if_close}.
   *
   * @param a the operand
   * @return a view: of the real parts, or of {@code a} itself
   * @see #realIfClose(NDArray, double)
   */
  default NDArray realIfClose(NDArray a) {
    return realIfClose(a, 100);
  }

  /**
   * Makes complex numbers real if their imaginary parts are next to nothing: {@code
   * numpy.real_if_close}. Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @param tolerance what every imaginary part is to be below: above 1 in the type's epsilons, else
   *     as it is
   * @return a view: of the real parts, or of {@code a} itself
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray realIfClose(NDArray a, double tolerance) {
    NDArray own = Numeric.context(this).own("realIfClose", a);
    if (!own.dtype().isComplex()) {
      return own.slice();
    }
    double eps = own.dtype().real().floatLimits().eps();
    double most = tolerance > 1 ? eps * tolerance : tolerance;
    Numeric np = (Numeric) this;
    boolean isReal;
    try (var _ = np.scope()) {
      isReal = np.all(np.less(np.absolute(own.imag()), most)).getBoolean();
    }
    return isReal ? own.real() : own.slice();
  }
}
