package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Computes element by element: NumPy's exponential, trigonometric and hyperbolic functions. Part of
 * {@link Numeric}.
 */
public sealed interface ElementaryFunctions permits Numeric {
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
   * Returns {@code log(exp(a) + exp(b))}: {@code numpy.logaddexp}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logaddexp(NDArray a, NDArray b) {
    return BinaryUfunc.LOGADDEXP.apply(Numeric.context(this).mine("logaddexp", a), b);
  }

  /**
   * Returns {@code log(exp(a) + exp(b))}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray logaddexp(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LOGADDEXP.apply(Numeric.context(this).mine("logaddexp", a), b, out);
  }

  /**
   * Returns {@code log(exp(a) + exp(b))}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray logaddexp(NDArray a, Number b) {
    return BinaryUfunc.LOGADDEXP.apply(Numeric.context(this).mine("logaddexp", a), b);
  }

  /**
   * Returns {@code log(exp(a) + exp(b))}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray logaddexp(Number a, NDArray b) {
    return BinaryUfunc.LOGADDEXP.apply(a, Numeric.context(this).mine("logaddexp", b));
  }

  /**
   * Returns {@code log2(2^a + 2^b)}: {@code numpy.logaddexp2}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logaddexp2(NDArray a, NDArray b) {
    return BinaryUfunc.LOGADDEXP2.apply(Numeric.context(this).mine("logaddexp2", a), b);
  }

  /**
   * Returns {@code log2(2^a + 2^b)}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray logaddexp2(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LOGADDEXP2.apply(Numeric.context(this).mine("logaddexp2", a), b, out);
  }

  /**
   * Returns {@code log2(2^a + 2^b)}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray logaddexp2(NDArray a, Number b) {
    return BinaryUfunc.LOGADDEXP2.apply(Numeric.context(this).mine("logaddexp2", a), b);
  }

  /**
   * Returns {@code log2(2^a + 2^b)}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray logaddexp2(Number a, NDArray b) {
    return BinaryUfunc.LOGADDEXP2.apply(a, Numeric.context(this).mine("logaddexp2", b));
  }

  /**
   * Returns e to the a: {@code numpy.exp}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray exp(NDArray a) {
    return UnaryUfunc.EXP.apply(Numeric.context(this).mine("exp", a));
  }

  /**
   * Returns e to the a, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray exp(NDArray a, NDArray out) {
    return UnaryUfunc.EXP.apply(Numeric.context(this).mine("exp", a), out);
  }

  /**
   * Returns 2 to the a: {@code numpy.exp2}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray exp2(NDArray a) {
    return UnaryUfunc.EXP2.apply(Numeric.context(this).mine("exp2", a));
  }

  /**
   * Returns 2 to the a, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray exp2(NDArray a, NDArray out) {
    return UnaryUfunc.EXP2.apply(Numeric.context(this).mine("exp2", a), out);
  }

  /**
   * Returns {@code exp(a) - 1}, exact near 0: {@code numpy.expm1}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray expm1(NDArray a) {
    return UnaryUfunc.EXPM1.apply(Numeric.context(this).mine("expm1", a));
  }

  /**
   * Returns {@code exp(a) - 1}, exact near 0, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray expm1(NDArray a, NDArray out) {
    return UnaryUfunc.EXPM1.apply(Numeric.context(this).mine("expm1", a), out);
  }

  /**
   * Returns natural logarithms: {@code numpy.log}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log(NDArray a) {
    return UnaryUfunc.LOG.apply(Numeric.context(this).mine("log", a));
  }

  /**
   * Returns natural logarithms, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log(NDArray a, NDArray out) {
    return UnaryUfunc.LOG.apply(Numeric.context(this).mine("log", a), out);
  }

  /**
   * Returns logarithms to base 2: {@code numpy.log2}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log2(NDArray a) {
    return UnaryUfunc.LOG2.apply(Numeric.context(this).mine("log2", a));
  }

  /**
   * Returns logarithms to base 2, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log2(NDArray a, NDArray out) {
    return UnaryUfunc.LOG2.apply(Numeric.context(this).mine("log2", a), out);
  }

  /**
   * Returns logarithms to base 10: {@code numpy.log10}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log10(NDArray a) {
    return UnaryUfunc.LOG10.apply(Numeric.context(this).mine("log10", a));
  }

  /**
   * Returns logarithms to base 10, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log10(NDArray a, NDArray out) {
    return UnaryUfunc.LOG10.apply(Numeric.context(this).mine("log10", a), out);
  }

  /**
   * Returns {@code log(1 + a)}, exact near 0: {@code numpy.log1p}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log1p(NDArray a) {
    return UnaryUfunc.LOG1P.apply(Numeric.context(this).mine("log1p", a));
  }

  /**
   * Returns {@code log(1 + a)}, exact near 0, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log1p(NDArray a, NDArray out) {
    return UnaryUfunc.LOG1P.apply(Numeric.context(this).mine("log1p", a), out);
  }

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
   * Returns cube roots: {@code numpy.cbrt}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray cbrt(NDArray a) {
    return UnaryUfunc.CBRT.apply(Numeric.context(this).mine("cbrt", a));
  }

  /**
   * Returns cube roots, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray cbrt(NDArray a, NDArray out) {
    return UnaryUfunc.CBRT.apply(Numeric.context(this).mine("cbrt", a), out);
  }
}
