package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/** Computes element by element: NumPy's mathematical functions. Part of {@link Numeric}. */
public sealed interface Mathematics permits Numeric {
  /**
   * Adds: {@code numpy.add}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray add(NDArray a, NDArray b) {
    return BinaryUfunc.ADD.apply(Numeric.context(this).mine("add", a), b);
  }

  /**
   * Adds into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray add(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.ADD.apply(Numeric.context(this).mine("add", a), b, out);
  }

  /**
   * Subtracts: {@code numpy.subtract}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray subtract(NDArray a, NDArray b) {
    return BinaryUfunc.SUBTRACT.apply(Numeric.context(this).mine("subtract", a), b);
  }

  /**
   * Subtracts into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray subtract(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.SUBTRACT.apply(Numeric.context(this).mine("subtract", a), b, out);
  }

  /**
   * Multiplies element by element: {@code numpy.multiply}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray multiply(NDArray a, NDArray b) {
    return BinaryUfunc.MULTIPLY.apply(Numeric.context(this).mine("multiply", a), b);
  }

  /**
   * Multiplies element by element into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray multiply(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.MULTIPLY.apply(Numeric.context(this).mine("multiply", a), b, out);
  }

  /**
   * Divides: {@code numpy.divide}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray divide(NDArray a, NDArray b) {
    return BinaryUfunc.DIVIDE.apply(Numeric.context(this).mine("divide", a), b);
  }

  /**
   * Divides into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray divide(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.DIVIDE.apply(Numeric.context(this).mine("divide", a), b, out);
  }

  /**
   * Negates: {@code numpy.negative}.
   *
   * @param a the operand
   * @return a new array
   */
  default NDArray negative(NDArray a) {
    return UnaryUfunc.NEGATIVE.apply(Numeric.context(this).mine("negative", a));
  }

  /**
   * Negates into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray negative(NDArray a, NDArray out) {
    return UnaryUfunc.NEGATIVE.apply(Numeric.context(this).mine("negative", a), out);
  }

  /**
   * Returns absolute values: {@code numpy.absolute}.
   *
   * @param a the operand
   * @return a new float64 array
   */
  default NDArray absolute(NDArray a) {
    return UnaryUfunc.ABSOLUTE.apply(Numeric.context(this).mine("absolute", a));
  }

  /**
   * Puts absolute values into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray absolute(NDArray a, NDArray out) {
    return UnaryUfunc.ABSOLUTE.apply(Numeric.context(this).mine("absolute", a), out);
  }

  /**
   * Returns complex conjugates: {@code numpy.conjugate}.
   *
   * @param a the operand
   * @return a new array
   */
  default NDArray conjugate(NDArray a) {
    return UnaryUfunc.CONJUGATE.apply(Numeric.context(this).mine("conjugate", a));
  }

  /**
   * Raises e to each element: {@code numpy.exp}.
   *
   * @param a the operand
   * @return a new array
   */
  default NDArray exp(NDArray a) {
    return UnaryUfunc.EXP.apply(Numeric.context(this).mine("exp", a));
  }

  /**
   * Raises e to each element into an array.
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
   * Returns sines: {@code numpy.sin}.
   *
   * @param a the operand, in radians
   * @return a new array
   */
  default NDArray sin(NDArray a) {
    return UnaryUfunc.SIN.apply(Numeric.context(this).mine("sin", a));
  }

  /**
   * Puts sines into an array.
   *
   * @param a the operand, in radians
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray sin(NDArray a, NDArray out) {
    return UnaryUfunc.SIN.apply(Numeric.context(this).mine("sin", a), out);
  }

  /**
   * Returns cosines: {@code numpy.cos}.
   *
   * @param a the operand, in radians
   * @return a new array
   */
  default NDArray cos(NDArray a) {
    return UnaryUfunc.COS.apply(Numeric.context(this).mine("cos", a));
  }

  /**
   * Puts cosines into an array.
   *
   * @param a the operand, in radians
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray cos(NDArray a, NDArray out) {
    return UnaryUfunc.COS.apply(Numeric.context(this).mine("cos", a), out);
  }
}
