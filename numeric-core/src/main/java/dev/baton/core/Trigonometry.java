package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Computes NumPy's trigonometric and hyperbolic functions element by element. Part of {@link
 * Numeric}.
 */
public sealed interface Trigonometry permits Numeric {
  /**
   * Returns sines, of radians: {@code numpy.sin}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray sin(NDArray a) {
    return UnaryUfunc.SIN.apply(Numeric.context(this).mine("sin", a));
  }

  /**
   * Returns sines, of radians, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray sin(NDArray a, NDArray out) {
    return UnaryUfunc.SIN.apply(Numeric.context(this).mine("sin", a), out);
  }

  /**
   * Returns cosines, of radians: {@code numpy.cos}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray cos(NDArray a) {
    return UnaryUfunc.COS.apply(Numeric.context(this).mine("cos", a));
  }

  /**
   * Returns cosines, of radians, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray cos(NDArray a, NDArray out) {
    return UnaryUfunc.COS.apply(Numeric.context(this).mine("cos", a), out);
  }

  /**
   * Returns tangents, of radians: {@code numpy.tan}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray tan(NDArray a) {
    return UnaryUfunc.TAN.apply(Numeric.context(this).mine("tan", a));
  }

  /**
   * Returns tangents, of radians, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray tan(NDArray a, NDArray out) {
    return UnaryUfunc.TAN.apply(Numeric.context(this).mine("tan", a), out);
  }

  /**
   * Returns inverse sines, in radians: {@code numpy.arcsin}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray arcsin(NDArray a) {
    return UnaryUfunc.ARCSIN.apply(Numeric.context(this).mine("arcsin", a));
  }

  /**
   * Returns inverse sines, in radians, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray arcsin(NDArray a, NDArray out) {
    return UnaryUfunc.ARCSIN.apply(Numeric.context(this).mine("arcsin", a), out);
  }

  /**
   * Returns inverse cosines, in radians: {@code numpy.arccos}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray arccos(NDArray a) {
    return UnaryUfunc.ARCCOS.apply(Numeric.context(this).mine("arccos", a));
  }

  /**
   * Returns inverse cosines, in radians, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray arccos(NDArray a, NDArray out) {
    return UnaryUfunc.ARCCOS.apply(Numeric.context(this).mine("arccos", a), out);
  }

  /**
   * Returns inverse tangents, in radians: {@code numpy.arctan}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray arctan(NDArray a) {
    return UnaryUfunc.ARCTAN.apply(Numeric.context(this).mine("arctan", a));
  }

  /**
   * Returns inverse tangents, in radians, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray arctan(NDArray a, NDArray out) {
    return UnaryUfunc.ARCTAN.apply(Numeric.context(this).mine("arctan", a), out);
  }

  /**
   * Returns the angles of the points {@code (b, a)}, in radians: {@code numpy.arctan2}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray arctan2(NDArray a, NDArray b) {
    return BinaryUfunc.ARCTAN2.apply(Numeric.context(this).mine("arctan2", a), b);
  }

  /**
   * Returns the angles of the points {@code (b, a)}, in radians, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray arctan2(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.ARCTAN2.apply(Numeric.context(this).mine("arctan2", a), b, out);
  }

  /**
   * Returns the angles of the points {@code (b, a)}, in radians, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray arctan2(NDArray a, Number b) {
    return BinaryUfunc.ARCTAN2.apply(Numeric.context(this).mine("arctan2", a), b);
  }

  /**
   * Returns the angles of the points {@code (b, a)}, in radians, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray arctan2(Number a, NDArray b) {
    return BinaryUfunc.ARCTAN2.apply(a, Numeric.context(this).mine("arctan2", b));
  }

  /**
   * Returns the lengths of {@code (a, b)}: {@code numpy.hypot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray hypot(NDArray a, NDArray b) {
    return BinaryUfunc.HYPOT.apply(Numeric.context(this).mine("hypot", a), b);
  }

  /**
   * Returns the lengths of {@code (a, b)}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray hypot(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.HYPOT.apply(Numeric.context(this).mine("hypot", a), b, out);
  }

  /**
   * Returns the lengths of {@code (a, b)}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray hypot(NDArray a, Number b) {
    return BinaryUfunc.HYPOT.apply(Numeric.context(this).mine("hypot", a), b);
  }

  /**
   * Returns the lengths of {@code (a, b)}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray hypot(Number a, NDArray b) {
    return BinaryUfunc.HYPOT.apply(a, Numeric.context(this).mine("hypot", b));
  }

  /**
   * Converts radians to degrees: {@code numpy.degrees}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray degrees(NDArray a) {
    return UnaryUfunc.DEGREES.apply(Numeric.context(this).mine("degrees", a));
  }

  /**
   * Converts radians to degrees, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray degrees(NDArray a, NDArray out) {
    return UnaryUfunc.DEGREES.apply(Numeric.context(this).mine("degrees", a), out);
  }

  /**
   * Converts degrees to radians: {@code numpy.radians}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray radians(NDArray a) {
    return UnaryUfunc.RADIANS.apply(Numeric.context(this).mine("radians", a));
  }

  /**
   * Converts degrees to radians, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray radians(NDArray a, NDArray out) {
    return UnaryUfunc.RADIANS.apply(Numeric.context(this).mine("radians", a), out);
  }

  /**
   * Returns hyperbolic sines: {@code numpy.sinh}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray sinh(NDArray a) {
    return UnaryUfunc.SINH.apply(Numeric.context(this).mine("sinh", a));
  }

  /**
   * Returns hyperbolic sines, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray sinh(NDArray a, NDArray out) {
    return UnaryUfunc.SINH.apply(Numeric.context(this).mine("sinh", a), out);
  }

  /**
   * Returns hyperbolic cosines: {@code numpy.cosh}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray cosh(NDArray a) {
    return UnaryUfunc.COSH.apply(Numeric.context(this).mine("cosh", a));
  }

  /**
   * Returns hyperbolic cosines, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray cosh(NDArray a, NDArray out) {
    return UnaryUfunc.COSH.apply(Numeric.context(this).mine("cosh", a), out);
  }

  /**
   * Returns hyperbolic tangents: {@code numpy.tanh}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray tanh(NDArray a) {
    return UnaryUfunc.TANH.apply(Numeric.context(this).mine("tanh", a));
  }

  /**
   * Returns hyperbolic tangents, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray tanh(NDArray a, NDArray out) {
    return UnaryUfunc.TANH.apply(Numeric.context(this).mine("tanh", a), out);
  }

  /**
   * Returns inverse hyperbolic sines: {@code numpy.arcsinh}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray arcsinh(NDArray a) {
    return UnaryUfunc.ARCSINH.apply(Numeric.context(this).mine("arcsinh", a));
  }

  /**
   * Returns inverse hyperbolic sines, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray arcsinh(NDArray a, NDArray out) {
    return UnaryUfunc.ARCSINH.apply(Numeric.context(this).mine("arcsinh", a), out);
  }

  /**
   * Returns inverse hyperbolic cosines: {@code numpy.arccosh}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray arccosh(NDArray a) {
    return UnaryUfunc.ARCCOSH.apply(Numeric.context(this).mine("arccosh", a));
  }

  /**
   * Returns inverse hyperbolic cosines, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray arccosh(NDArray a, NDArray out) {
    return UnaryUfunc.ARCCOSH.apply(Numeric.context(this).mine("arccosh", a), out);
  }

  /**
   * Returns inverse hyperbolic tangents: {@code numpy.arctanh}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray arctanh(NDArray a) {
    return UnaryUfunc.ARCTANH.apply(Numeric.context(this).mine("arctanh", a));
  }

  /**
   * Returns inverse hyperbolic tangents, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray arctanh(NDArray a, NDArray out) {
    return UnaryUfunc.ARCTANH.apply(Numeric.context(this).mine("arctanh", a), out);
  }

  /**
   * Returns the angles of complex numbers, in radians: {@code numpy.angle}. Real ones have 0 or π.
   *
   * @param z the operand
   * @return a new array, floating-point
   * @see #angle(NDArray, boolean)
   */
  default NDArray angle(NDArray z) {
    return angle(z, false);
  }

  /**
   * Returns the angles of complex numbers: {@code numpy.angle}. Real ones have 0 or π. Drops the
   * lock above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param z the operand
   * @param degrees whether they are in degrees
   * @return a new array, floating-point
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray angle(NDArray z, boolean degrees) {
    NDArray own = Numeric.context(this).own("angle", z);
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray angles =
          own.dtype().isComplex()
              ? BinaryUfunc.ARCTAN2.apply(own.imag(), own.real())
              : BinaryUfunc.ARCTAN2.apply(0, own);
      return scope.keep(degrees ? BinaryUfunc.MULTIPLY.apply(angles, 180 / Math.PI) : angles);
    }
  }
}
