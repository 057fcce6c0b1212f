package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Compares and decides element by element: NumPy's logic functions. Part of {@link Numeric}.
 * Complex numbers compare by real part, then imaginary.
 */
public sealed interface Logic permits Numeric {
  /**
   * Says which elements are equal: {@code numpy.equal}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray equal(NDArray a, NDArray b) {
    return BinaryUfunc.EQUAL.apply(Numeric.context(this).mine("equal", a), b);
  }

  /**
   * Says which elements are equal, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray equal(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.EQUAL.apply(Numeric.context(this).mine("equal", a), b, out);
  }

  /**
   * Says which elements are equal, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray equal(NDArray a, Number b) {
    return BinaryUfunc.EQUAL.apply(Numeric.context(this).mine("equal", a), b);
  }

  /**
   * Says which elements are equal, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray equal(Number a, NDArray b) {
    return BinaryUfunc.EQUAL.apply(a, Numeric.context(this).mine("equal", b));
  }

  /**
   * Says which elements differ: {@code numpy.not_equal}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray notEqual(NDArray a, NDArray b) {
    return BinaryUfunc.NOT_EQUAL.apply(Numeric.context(this).mine("not_equal", a), b);
  }

  /**
   * Says which elements differ, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray notEqual(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.NOT_EQUAL.apply(Numeric.context(this).mine("not_equal", a), b, out);
  }

  /**
   * Says which elements differ, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray notEqual(NDArray a, Number b) {
    return BinaryUfunc.NOT_EQUAL.apply(Numeric.context(this).mine("not_equal", a), b);
  }

  /**
   * Says which elements differ, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray notEqual(Number a, NDArray b) {
    return BinaryUfunc.NOT_EQUAL.apply(a, Numeric.context(this).mine("not_equal", b));
  }

  /**
   * Says where {@code a} is less: {@code numpy.less}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray less(NDArray a, NDArray b) {
    return BinaryUfunc.LESS.apply(Numeric.context(this).mine("less", a), b);
  }

  /**
   * Says where {@code a} is less, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray less(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LESS.apply(Numeric.context(this).mine("less", a), b, out);
  }

  /**
   * Says where {@code a} is less, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray less(NDArray a, Number b) {
    return BinaryUfunc.LESS.apply(Numeric.context(this).mine("less", a), b);
  }

  /**
   * Says where {@code a} is less, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray less(Number a, NDArray b) {
    return BinaryUfunc.LESS.apply(a, Numeric.context(this).mine("less", b));
  }

  /**
   * Says where {@code a} is at most {@code b}: {@code numpy.less_equal}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray lessEqual(NDArray a, NDArray b) {
    return BinaryUfunc.LESS_EQUAL.apply(Numeric.context(this).mine("less_equal", a), b);
  }

  /**
   * Says where {@code a} is at most {@code b}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray lessEqual(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LESS_EQUAL.apply(Numeric.context(this).mine("less_equal", a), b, out);
  }

  /**
   * Says where {@code a} is at most {@code b}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray lessEqual(NDArray a, Number b) {
    return BinaryUfunc.LESS_EQUAL.apply(Numeric.context(this).mine("less_equal", a), b);
  }

  /**
   * Says where {@code a} is at most {@code b}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray lessEqual(Number a, NDArray b) {
    return BinaryUfunc.LESS_EQUAL.apply(a, Numeric.context(this).mine("less_equal", b));
  }

  /**
   * Says where {@code a} is greater: {@code numpy.greater}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray greater(NDArray a, NDArray b) {
    return BinaryUfunc.GREATER.apply(Numeric.context(this).mine("greater", a), b);
  }

  /**
   * Says where {@code a} is greater, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray greater(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.GREATER.apply(Numeric.context(this).mine("greater", a), b, out);
  }

  /**
   * Says where {@code a} is greater, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray greater(NDArray a, Number b) {
    return BinaryUfunc.GREATER.apply(Numeric.context(this).mine("greater", a), b);
  }

  /**
   * Says where {@code a} is greater, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray greater(Number a, NDArray b) {
    return BinaryUfunc.GREATER.apply(a, Numeric.context(this).mine("greater", b));
  }

  /**
   * Says where {@code a} is at least {@code b}: {@code numpy.greater_equal}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray greaterEqual(NDArray a, NDArray b) {
    return BinaryUfunc.GREATER_EQUAL.apply(Numeric.context(this).mine("greater_equal", a), b);
  }

  /**
   * Says where {@code a} is at least {@code b}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray greaterEqual(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.GREATER_EQUAL.apply(Numeric.context(this).mine("greater_equal", a), b, out);
  }

  /**
   * Says where {@code a} is at least {@code b}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray greaterEqual(NDArray a, Number b) {
    return BinaryUfunc.GREATER_EQUAL.apply(Numeric.context(this).mine("greater_equal", a), b);
  }

  /**
   * Says where {@code a} is at least {@code b}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray greaterEqual(Number a, NDArray b) {
    return BinaryUfunc.GREATER_EQUAL.apply(a, Numeric.context(this).mine("greater_equal", b));
  }

  /**
   * Says where both are not 0: {@code numpy.logical_and}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logicalAnd(NDArray a, NDArray b) {
    return BinaryUfunc.LOGICAL_AND.apply(Numeric.context(this).mine("logical_and", a), b);
  }

  /**
   * Says where both are not 0, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray logicalAnd(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LOGICAL_AND.apply(Numeric.context(this).mine("logical_and", a), b, out);
  }

  /**
   * Says where both are not 0, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray logicalAnd(NDArray a, Number b) {
    return BinaryUfunc.LOGICAL_AND.apply(Numeric.context(this).mine("logical_and", a), b);
  }

  /**
   * Says where both are not 0, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray logicalAnd(Number a, NDArray b) {
    return BinaryUfunc.LOGICAL_AND.apply(a, Numeric.context(this).mine("logical_and", b));
  }

  /**
   * Says where one is not 0: {@code numpy.logical_or}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logicalOr(NDArray a, NDArray b) {
    return BinaryUfunc.LOGICAL_OR.apply(Numeric.context(this).mine("logical_or", a), b);
  }

  /**
   * Says where one is not 0, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray logicalOr(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LOGICAL_OR.apply(Numeric.context(this).mine("logical_or", a), b, out);
  }

  /**
   * Says where one is not 0, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray logicalOr(NDArray a, Number b) {
    return BinaryUfunc.LOGICAL_OR.apply(Numeric.context(this).mine("logical_or", a), b);
  }

  /**
   * Says where one is not 0, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray logicalOr(Number a, NDArray b) {
    return BinaryUfunc.LOGICAL_OR.apply(a, Numeric.context(this).mine("logical_or", b));
  }

  /**
   * Says where exactly one is not 0: {@code numpy.logical_xor}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logicalXor(NDArray a, NDArray b) {
    return BinaryUfunc.LOGICAL_XOR.apply(Numeric.context(this).mine("logical_xor", a), b);
  }

  /**
   * Says where exactly one is not 0, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray logicalXor(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LOGICAL_XOR.apply(Numeric.context(this).mine("logical_xor", a), b, out);
  }

  /**
   * Says where exactly one is not 0, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray logicalXor(NDArray a, Number b) {
    return BinaryUfunc.LOGICAL_XOR.apply(Numeric.context(this).mine("logical_xor", a), b);
  }

  /**
   * Says where exactly one is not 0, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray logicalXor(Number a, NDArray b) {
    return BinaryUfunc.LOGICAL_XOR.apply(a, Numeric.context(this).mine("logical_xor", b));
  }

  /**
   * Says which elements are 0: {@code numpy.logical_not}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray logicalNot(NDArray a) {
    return UnaryUfunc.LOGICAL_NOT.apply(Numeric.context(this).mine("logical_not", a));
  }

  /**
   * Says which elements are 0, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logicalNot(NDArray a, NDArray out) {
    return UnaryUfunc.LOGICAL_NOT.apply(Numeric.context(this).mine("logical_not", a), out);
  }
}
