package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/** Computes on integers: NumPy's functions of bits and divisors. Part of {@link Numeric}. */
public sealed interface BitFunctions permits Numeric {
  /**
   * Joins bits, or truth values, by and: {@code numpy.bitwise_and}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray bitwiseAnd(NDArray a, NDArray b) {
    return BinaryUfunc.BITWISE_AND.apply(Numeric.context(this).mine("bitwise_and", a), b);
  }

  /**
   * Joins bits, or truth values, by and, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray bitwiseAnd(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.BITWISE_AND.apply(Numeric.context(this).mine("bitwise_and", a), b, out);
  }

  /**
   * Joins bits, or truth values, by and, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray bitwiseAnd(NDArray a, Number b) {
    return BinaryUfunc.BITWISE_AND.apply(Numeric.context(this).mine("bitwise_and", a), b);
  }

  /**
   * Joins bits, or truth values, by and, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray bitwiseAnd(Number a, NDArray b) {
    return BinaryUfunc.BITWISE_AND.apply(a, Numeric.context(this).mine("bitwise_and", b));
  }

  /**
   * Joins bits, or truth values, by or: {@code numpy.bitwise_or}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray bitwiseOr(NDArray a, NDArray b) {
    return BinaryUfunc.BITWISE_OR.apply(Numeric.context(this).mine("bitwise_or", a), b);
  }

  /**
   * Joins bits, or truth values, by or, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray bitwiseOr(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.BITWISE_OR.apply(Numeric.context(this).mine("bitwise_or", a), b, out);
  }

  /**
   * Joins bits, or truth values, by or, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray bitwiseOr(NDArray a, Number b) {
    return BinaryUfunc.BITWISE_OR.apply(Numeric.context(this).mine("bitwise_or", a), b);
  }

  /**
   * Joins bits, or truth values, by or, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray bitwiseOr(Number a, NDArray b) {
    return BinaryUfunc.BITWISE_OR.apply(a, Numeric.context(this).mine("bitwise_or", b));
  }

  /**
   * Joins bits, or truth values, by exclusive or: {@code numpy.bitwise_xor}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray bitwiseXor(NDArray a, NDArray b) {
    return BinaryUfunc.BITWISE_XOR.apply(Numeric.context(this).mine("bitwise_xor", a), b);
  }

  /**
   * Joins bits, or truth values, by exclusive or, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray bitwiseXor(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.BITWISE_XOR.apply(Numeric.context(this).mine("bitwise_xor", a), b, out);
  }

  /**
   * Joins bits, or truth values, by exclusive or, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray bitwiseXor(NDArray a, Number b) {
    return BinaryUfunc.BITWISE_XOR.apply(Numeric.context(this).mine("bitwise_xor", a), b);
  }

  /**
   * Joins bits, or truth values, by exclusive or, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray bitwiseXor(Number a, NDArray b) {
    return BinaryUfunc.BITWISE_XOR.apply(a, Numeric.context(this).mine("bitwise_xor", b));
  }

  /**
   * Shifts bits to the left: {@code numpy.left_shift}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray leftShift(NDArray a, NDArray b) {
    return BinaryUfunc.LEFT_SHIFT.apply(Numeric.context(this).mine("left_shift", a), b);
  }

  /**
   * Shifts bits to the left, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray leftShift(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LEFT_SHIFT.apply(Numeric.context(this).mine("left_shift", a), b, out);
  }

  /**
   * Shifts bits to the left, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray leftShift(NDArray a, Number b) {
    return BinaryUfunc.LEFT_SHIFT.apply(Numeric.context(this).mine("left_shift", a), b);
  }

  /**
   * Shifts bits to the left, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray leftShift(Number a, NDArray b) {
    return BinaryUfunc.LEFT_SHIFT.apply(a, Numeric.context(this).mine("left_shift", b));
  }

  /**
   * Shifts bits to the right: {@code numpy.right_shift}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray rightShift(NDArray a, NDArray b) {
    return BinaryUfunc.RIGHT_SHIFT.apply(Numeric.context(this).mine("right_shift", a), b);
  }

  /**
   * Shifts bits to the right, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray rightShift(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.RIGHT_SHIFT.apply(Numeric.context(this).mine("right_shift", a), b, out);
  }

  /**
   * Shifts bits to the right, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray rightShift(NDArray a, Number b) {
    return BinaryUfunc.RIGHT_SHIFT.apply(Numeric.context(this).mine("right_shift", a), b);
  }

  /**
   * Shifts bits to the right, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray rightShift(Number a, NDArray b) {
    return BinaryUfunc.RIGHT_SHIFT.apply(a, Numeric.context(this).mine("right_shift", b));
  }

  /**
   * Returns greatest common divisors: {@code numpy.gcd}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray gcd(NDArray a, NDArray b) {
    return BinaryUfunc.GCD.apply(Numeric.context(this).mine("gcd", a), b);
  }

  /**
   * Returns greatest common divisors, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray gcd(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.GCD.apply(Numeric.context(this).mine("gcd", a), b, out);
  }

  /**
   * Returns greatest common divisors, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray gcd(NDArray a, Number b) {
    return BinaryUfunc.GCD.apply(Numeric.context(this).mine("gcd", a), b);
  }

  /**
   * Returns greatest common divisors, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray gcd(Number a, NDArray b) {
    return BinaryUfunc.GCD.apply(a, Numeric.context(this).mine("gcd", b));
  }

  /**
   * Returns least common multiples: {@code numpy.lcm}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray lcm(NDArray a, NDArray b) {
    return BinaryUfunc.LCM.apply(Numeric.context(this).mine("lcm", a), b);
  }

  /**
   * Returns least common multiples, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray lcm(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LCM.apply(Numeric.context(this).mine("lcm", a), b, out);
  }

  /**
   * Returns least common multiples, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray lcm(NDArray a, Number b) {
    return BinaryUfunc.LCM.apply(Numeric.context(this).mine("lcm", a), b);
  }

  /**
   * Returns least common multiples, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray lcm(Number a, NDArray b) {
    return BinaryUfunc.LCM.apply(a, Numeric.context(this).mine("lcm", b));
  }

  /**
   * Inverts bits, or truth values: {@code numpy.invert}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray invert(NDArray a) {
    return UnaryUfunc.INVERT.apply(Numeric.context(this).mine("invert", a));
  }

  /**
   * Inverts bits, or truth values, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray invert(NDArray a, NDArray out) {
    return UnaryUfunc.INVERT.apply(Numeric.context(this).mine("invert", a), out);
  }

  /**
   * Counts the bits set in absolute values: {@code numpy.bitwise_count}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray bitwiseCount(NDArray a) {
    return UnaryUfunc.BITWISE_COUNT.apply(Numeric.context(this).mine("bitwise_count", a));
  }

  /**
   * Counts the bits set in absolute values, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray bitwiseCount(NDArray a, NDArray out) {
    return UnaryUfunc.BITWISE_COUNT.apply(Numeric.context(this).mine("bitwise_count", a), out);
  }

  // ---- bits of bytes ----------------------------------------------------------------------------

  /**
   * Packs truth values into bytes, the first into the highest bit: {@code numpy.packbits}, in C
   * order.
   *
   * @param a bools or integers; what is not 0 is a 1
   * @return a new uint8 array (⌈size / 8⌉); bits that are left over are 0
   * @throws UnsupportedOperationException if the operand has other elements
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray packbits(NDArray a) {
    try (StridedArray flat = Numeric.context(this).own("packbits", a).reshape(-1)) {
      return BitPacking.pack((Numeric) this, flat, 0, BitOrder.BIG);
    }
  }

  /**
   * Packs truth values along an axis into bytes: {@code numpy.packbits(a, axis, bitorder)}, (…, n,
   * …) → (…, ⌈n / 8⌉, …). Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a bools or integers; what is not 0 is a 1
   * @param axis which axis; negative counts from the last
   * @param order which of eight is the highest bit
   * @return a new uint8 array; bits that are left over are 0
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   * @throws UnsupportedOperationException if the operand has other elements
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray packbits(NDArray a, int axis, BitOrder order) {
    return BitPacking.pack((Numeric) this, Numeric.context(this).own("packbits", a), axis, order);
  }

  /**
   * Unpacks the bits of bytes, the highest first: {@code numpy.unpackbits}, in C order.
   *
   * @param a uint8
   * @return a new uint8 array (8 size) of 0 and 1
   * @throws UnsupportedOperationException if the operand is not uint8
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray unpackbits(NDArray a) {
    try (StridedArray flat = Numeric.context(this).own("unpackbits", a).reshape(-1)) {
      return unpackbits(flat, 0, BitOrder.BIG);
    }
  }

  /**
   * Unpacks the bits of bytes along an axis: {@code numpy.unpackbits(a, axis, bitorder)}, (…, n, …)
   * → (…, 8n, …).
   *
   * @param a uint8
   * @param axis which axis; negative counts from the last
   * @param order which of eight is the highest bit
   * @return a new uint8 array of 0 and 1
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   * @throws UnsupportedOperationException if the operand is not uint8
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray unpackbits(NDArray a, int axis, BitOrder order) {
    int along = Shape.checkedAxis("unpackbits", axis, a.ndim());
    return unpackbits(a, along, 8 * a.shape(along), order);
  }

  /**
   * Unpacks as many bits of bytes along an axis as are asked for: {@code numpy.unpackbits(a, axis,
   * count, bitorder)}, (…, n, …) → (…, count, …). Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a uint8
   * @param axis which axis; negative counts from the last
   * @param count how many; those that are not there are 0
   * @param order which of eight is the highest bit
   * @return a new uint8 array of 0 and 1
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   * @throws IllegalArgumentException if {@code count} is negative
   * @throws UnsupportedOperationException if the operand is not uint8
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray unpackbits(NDArray a, int axis, long count, BitOrder order) {
    return BitPacking.unpack(
        (Numeric) this, Numeric.context(this).own("unpackbits", a), axis, count, order);
  }
}
