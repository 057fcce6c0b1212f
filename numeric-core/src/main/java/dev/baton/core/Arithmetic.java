package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Adds, subtracts, multiplies and divides element by element: NumPy's arithmetic. Part of {@link
 * Numeric}. Further arguments, {@code where}, {@code casting} and {@code dtype}, are those of
 * {@link BinaryUfunc} and {@link UnaryUfunc} themselves.
 */
public sealed interface Arithmetic permits Numeric {
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
   * Adds, into an array.
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
   * Adds, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray add(NDArray a, Number b) {
    return BinaryUfunc.ADD.apply(Numeric.context(this).mine("add", a), b);
  }

  /**
   * Adds, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray add(Number a, NDArray b) {
    return BinaryUfunc.ADD.apply(a, Numeric.context(this).mine("add", b));
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
   * Subtracts, into an array.
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
   * Subtracts, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray subtract(NDArray a, Number b) {
    return BinaryUfunc.SUBTRACT.apply(Numeric.context(this).mine("subtract", a), b);
  }

  /**
   * Subtracts, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray subtract(Number a, NDArray b) {
    return BinaryUfunc.SUBTRACT.apply(a, Numeric.context(this).mine("subtract", b));
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
   * Multiplies element by element, into an array.
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
   * Multiplies element by element, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray multiply(NDArray a, Number b) {
    return BinaryUfunc.MULTIPLY.apply(Numeric.context(this).mine("multiply", a), b);
  }

  /**
   * Multiplies element by element, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray multiply(Number a, NDArray b) {
    return BinaryUfunc.MULTIPLY.apply(a, Numeric.context(this).mine("multiply", b));
  }

  /**
   * Divides; integers in float64: {@code numpy.divide}.
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
   * Divides; integers in float64, into an array.
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
   * Divides; integers in float64, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray divide(NDArray a, Number b) {
    return BinaryUfunc.DIVIDE.apply(Numeric.context(this).mine("divide", a), b);
  }

  /**
   * Divides; integers in float64, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray divide(Number a, NDArray b) {
    return BinaryUfunc.DIVIDE.apply(a, Numeric.context(this).mine("divide", b));
  }

  /**
   * Divides and rounds down: {@code numpy.floor_divide}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray floorDivide(NDArray a, NDArray b) {
    return BinaryUfunc.FLOOR_DIVIDE.apply(Numeric.context(this).mine("floor_divide", a), b);
  }

  /**
   * Divides and rounds down, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray floorDivide(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.FLOOR_DIVIDE.apply(Numeric.context(this).mine("floor_divide", a), b, out);
  }

  /**
   * Divides and rounds down, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray floorDivide(NDArray a, Number b) {
    return BinaryUfunc.FLOOR_DIVIDE.apply(Numeric.context(this).mine("floor_divide", a), b);
  }

  /**
   * Divides and rounds down, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray floorDivide(Number a, NDArray b) {
    return BinaryUfunc.FLOOR_DIVIDE.apply(a, Numeric.context(this).mine("floor_divide", b));
  }

  /**
   * Returns what {@code floor_divide} leaves, of the sign of {@code b}: {@code numpy.remainder}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray remainder(NDArray a, NDArray b) {
    return BinaryUfunc.REMAINDER.apply(Numeric.context(this).mine("remainder", a), b);
  }

  /**
   * Returns what {@code floor_divide} leaves, of the sign of {@code b}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray remainder(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.REMAINDER.apply(Numeric.context(this).mine("remainder", a), b, out);
  }

  /**
   * Returns what {@code floor_divide} leaves, of the sign of {@code b}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray remainder(NDArray a, Number b) {
    return BinaryUfunc.REMAINDER.apply(Numeric.context(this).mine("remainder", a), b);
  }

  /**
   * Returns what {@code floor_divide} leaves, of the sign of {@code b}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray remainder(Number a, NDArray b) {
    return BinaryUfunc.REMAINDER.apply(a, Numeric.context(this).mine("remainder", b));
  }

  /**
   * Returns the remainder of C, of the sign of {@code a}: {@code numpy.fmod}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray fmod(NDArray a, NDArray b) {
    return BinaryUfunc.FMOD.apply(Numeric.context(this).mine("fmod", a), b);
  }

  /**
   * Returns the remainder of C, of the sign of {@code a}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray fmod(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.FMOD.apply(Numeric.context(this).mine("fmod", a), b, out);
  }

  /**
   * Returns the remainder of C, of the sign of {@code a}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray fmod(NDArray a, Number b) {
    return BinaryUfunc.FMOD.apply(Numeric.context(this).mine("fmod", a), b);
  }

  /**
   * Returns the remainder of C, of the sign of {@code a}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray fmod(Number a, NDArray b) {
    return BinaryUfunc.FMOD.apply(a, Numeric.context(this).mine("fmod", b));
  }

  /**
   * Negates: {@code numpy.negative}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray negative(NDArray a) {
    return UnaryUfunc.NEGATIVE.apply(Numeric.context(this).mine("negative", a));
  }

  /**
   * Negates, into an array.
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
   * Returns the elements as they are: {@code numpy.positive}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray positive(NDArray a) {
    return UnaryUfunc.POSITIVE.apply(Numeric.context(this).mine("positive", a));
  }

  /**
   * Returns the elements as they are, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray positive(NDArray a, NDArray out) {
    return UnaryUfunc.POSITIVE.apply(Numeric.context(this).mine("positive", a), out);
  }

  /**
   * Returns {@code 1/a}; of integers without the fraction: {@code numpy.reciprocal}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray reciprocal(NDArray a) {
    return UnaryUfunc.RECIPROCAL.apply(Numeric.context(this).mine("reciprocal", a));
  }

  /**
   * Returns {@code 1/a}; of integers without the fraction, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray reciprocal(NDArray a, NDArray out) {
    return UnaryUfunc.RECIPROCAL.apply(Numeric.context(this).mine("reciprocal", a), out);
  }

  /**
   * Divides and rounds down, and gives what is left, too: {@code numpy.divmod}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return two new arrays
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default DivMod divmod(NDArray a, NDArray b) {
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray quotient = floorDivide(a, b);
      NDArray remainder = remainder(a, b);
      return new DivMod(scope.keep(quotient), scope.keep(remainder));
    }
  }

  /**
   * Divides and rounds down, and gives what is left, too, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return two new arrays
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default DivMod divmod(NDArray a, Number b) {
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray quotient = floorDivide(a, b);
      NDArray remainder = remainder(a, b);
      return new DivMod(scope.keep(quotient), scope.keep(remainder));
    }
  }

  /**
   * Divides and rounds down, and gives what is left, too, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return two new arrays
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default DivMod divmod(Number a, NDArray b) {
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray quotient = floorDivide(a, b);
      NDArray remainder = remainder(a, b);
      return new DivMod(scope.keep(quotient), scope.keep(remainder));
    }
  }
}
