package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Computes element by element: NumPy's arithmetic. Part of {@link Numeric}. Further arguments,
 * {@code where}, {@code casting} and {@code dtype}, are those of {@link BinaryUfunc} and {@link
 * UnaryUfunc} themselves.
 */
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
   * Raises {@code a} to the {@code b}: {@code numpy.power}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray power(NDArray a, NDArray b) {
    return BinaryUfunc.POWER.apply(Numeric.context(this).mine("power", a), b);
  }

  /**
   * Raises {@code a} to the {@code b}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray power(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.POWER.apply(Numeric.context(this).mine("power", a), b, out);
  }

  /**
   * Raises {@code a} to the {@code b}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray power(NDArray a, Number b) {
    return BinaryUfunc.POWER.apply(Numeric.context(this).mine("power", a), b);
  }

  /**
   * Raises {@code a} to the {@code b}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray power(Number a, NDArray b) {
    return BinaryUfunc.POWER.apply(a, Numeric.context(this).mine("power", b));
  }

  /**
   * Returns the larger elements, NaN where one is: {@code numpy.maximum}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray maximum(NDArray a, NDArray b) {
    return BinaryUfunc.MAXIMUM.apply(Numeric.context(this).mine("maximum", a), b);
  }

  /**
   * Returns the larger elements, NaN where one is, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray maximum(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.MAXIMUM.apply(Numeric.context(this).mine("maximum", a), b, out);
  }

  /**
   * Returns the larger elements, NaN where one is, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray maximum(NDArray a, Number b) {
    return BinaryUfunc.MAXIMUM.apply(Numeric.context(this).mine("maximum", a), b);
  }

  /**
   * Returns the larger elements, NaN where one is, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray maximum(Number a, NDArray b) {
    return BinaryUfunc.MAXIMUM.apply(a, Numeric.context(this).mine("maximum", b));
  }

  /**
   * Returns the smaller elements, NaN where one is: {@code numpy.minimum}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray minimum(NDArray a, NDArray b) {
    return BinaryUfunc.MINIMUM.apply(Numeric.context(this).mine("minimum", a), b);
  }

  /**
   * Returns the smaller elements, NaN where one is, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray minimum(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.MINIMUM.apply(Numeric.context(this).mine("minimum", a), b, out);
  }

  /**
   * Returns the smaller elements, NaN where one is, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray minimum(NDArray a, Number b) {
    return BinaryUfunc.MINIMUM.apply(Numeric.context(this).mine("minimum", a), b);
  }

  /**
   * Returns the smaller elements, NaN where one is, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray minimum(Number a, NDArray b) {
    return BinaryUfunc.MINIMUM.apply(a, Numeric.context(this).mine("minimum", b));
  }

  /**
   * Returns the larger elements, the other where one is NaN: {@code numpy.fmax}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray fmax(NDArray a, NDArray b) {
    return BinaryUfunc.FMAX.apply(Numeric.context(this).mine("fmax", a), b);
  }

  /**
   * Returns the larger elements, the other where one is NaN, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray fmax(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.FMAX.apply(Numeric.context(this).mine("fmax", a), b, out);
  }

  /**
   * Returns the larger elements, the other where one is NaN, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray fmax(NDArray a, Number b) {
    return BinaryUfunc.FMAX.apply(Numeric.context(this).mine("fmax", a), b);
  }

  /**
   * Returns the larger elements, the other where one is NaN, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray fmax(Number a, NDArray b) {
    return BinaryUfunc.FMAX.apply(a, Numeric.context(this).mine("fmax", b));
  }

  /**
   * Returns the smaller elements, the other where one is NaN: {@code numpy.fmin}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray fmin(NDArray a, NDArray b) {
    return BinaryUfunc.FMIN.apply(Numeric.context(this).mine("fmin", a), b);
  }

  /**
   * Returns the smaller elements, the other where one is NaN, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray fmin(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.FMIN.apply(Numeric.context(this).mine("fmin", a), b, out);
  }

  /**
   * Returns the smaller elements, the other where one is NaN, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray fmin(NDArray a, Number b) {
    return BinaryUfunc.FMIN.apply(Numeric.context(this).mine("fmin", a), b);
  }

  /**
   * Returns the smaller elements, the other where one is NaN, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray fmin(Number a, NDArray b) {
    return BinaryUfunc.FMIN.apply(a, Numeric.context(this).mine("fmin", b));
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
   * Returns absolute values, real of complex numbers: {@code numpy.absolute}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray absolute(NDArray a) {
    return UnaryUfunc.ABSOLUTE.apply(Numeric.context(this).mine("absolute", a));
  }

  /**
   * Returns absolute values, real of complex numbers, into an array.
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
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray conjugate(NDArray a) {
    return UnaryUfunc.CONJUGATE.apply(Numeric.context(this).mine("conjugate", a));
  }

  /**
   * Returns complex conjugates, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray conjugate(NDArray a, NDArray out) {
    return UnaryUfunc.CONJUGATE.apply(Numeric.context(this).mine("conjugate", a), out);
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
   * Returns signs: -1, 0 or 1, and of complex numbers {@code a/|a|}: {@code numpy.sign}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray sign(NDArray a) {
    return UnaryUfunc.SIGN.apply(Numeric.context(this).mine("sign", a));
  }

  /**
   * Returns signs: -1, 0 or 1, and of complex numbers {@code a/|a|}, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray sign(NDArray a, NDArray out) {
    return UnaryUfunc.SIGN.apply(Numeric.context(this).mine("sign", a), out);
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
   * Squares: {@code numpy.square}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray square(NDArray a) {
    return UnaryUfunc.SQUARE.apply(Numeric.context(this).mine("square", a));
  }

  /**
   * Squares, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray square(NDArray a, NDArray out) {
    return UnaryUfunc.SQUARE.apply(Numeric.context(this).mine("square", a), out);
  }

  /**
   * Returns square roots: {@code numpy.sqrt}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray sqrt(NDArray a) {
    return UnaryUfunc.SQRT.apply(Numeric.context(this).mine("sqrt", a));
  }

  /**
   * Returns square roots, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray sqrt(NDArray a, NDArray out) {
    return UnaryUfunc.SQRT.apply(Numeric.context(this).mine("sqrt", a), out);
  }
}
