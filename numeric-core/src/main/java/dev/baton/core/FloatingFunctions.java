package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Rounds numbers and takes them apart: NumPy's floating-point functions. Part of {@link Numeric}.
 */
public sealed interface FloatingFunctions permits Numeric {
  /**
   * Returns {@code a} with the signs of {@code b}: {@code numpy.copysign}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray copysign(NDArray a, NDArray b) {
    return BinaryUfunc.COPYSIGN.apply(Numeric.context(this).mine("copysign", a), b);
  }

  /**
   * Returns {@code a} with the signs of {@code b}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray copysign(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.COPYSIGN.apply(Numeric.context(this).mine("copysign", a), b, out);
  }

  /**
   * Returns {@code a} with the signs of {@code b}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray copysign(NDArray a, Number b) {
    return BinaryUfunc.COPYSIGN.apply(Numeric.context(this).mine("copysign", a), b);
  }

  /**
   * Returns {@code a} with the signs of {@code b}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray copysign(Number a, NDArray b) {
    return BinaryUfunc.COPYSIGN.apply(a, Numeric.context(this).mine("copysign", b));
  }

  /**
   * Returns the numbers next to {@code a} towards {@code b}: {@code
   * numpy.nextafter}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray nextafter(NDArray a, NDArray b) {
    return BinaryUfunc.NEXTAFTER.apply(Numeric.context(this).mine("nextafter", a), b);
  }

  /**
   * Returns the numbers next to {@code a} towards {@code b}, into an
   * array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray nextafter(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.NEXTAFTER.apply(Numeric.context(this).mine("nextafter", a), b, out);
  }

  /**
   * Returns the numbers next to {@code a} towards {@code b}, of an array
   * and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray nextafter(NDArray a, Number b) {
    return BinaryUfunc.NEXTAFTER.apply(Numeric.context(this).mine("nextafter", a), b);
  }

  /**
   * Returns the numbers next to {@code a} towards {@code b}, of a number
   * and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray nextafter(Number a, NDArray b) {
    return BinaryUfunc.NEXTAFTER.apply(a, Numeric.context(this).mine("nextafter", b));
  }

  /**
   * Returns {@code a·2^b}, {@code b} of integers: {@code numpy.ldexp}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray ldexp(NDArray a, NDArray b) {
    return BinaryUfunc.LDEXP.apply(Numeric.context(this).mine("ldexp", a), b);
  }

  /**
   * Returns {@code a·2^b}, {@code b} of integers, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray ldexp(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LDEXP.apply(Numeric.context(this).mine("ldexp", a), b, out);
  }

  /**
   * Returns {@code a·2^b}, {@code b} of integers, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray ldexp(NDArray a, Number b) {
    return BinaryUfunc.LDEXP.apply(Numeric.context(this).mine("ldexp", a), b);
  }

  /**
   * Returns the step function: 0 below 0, {@code b} at 0, 1 above: {@code numpy.heaviside}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray heaviside(NDArray a, NDArray b) {
    return BinaryUfunc.HEAVISIDE.apply(Numeric.context(this).mine("heaviside", a), b);
  }

  /**
   * Returns the step function: 0 below 0, {@code b} at 0, 1 above, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray heaviside(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.HEAVISIDE.apply(Numeric.context(this).mine("heaviside", a), b, out);
  }

  /**
   * Returns the step function: 0 below 0, {@code b} at 0, 1 above, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray heaviside(NDArray a, Number b) {
    return BinaryUfunc.HEAVISIDE.apply(Numeric.context(this).mine("heaviside", a), b);
  }

  /**
   * Returns the step function: 0 below 0, {@code b} at 0, 1 above, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray heaviside(Number a, NDArray b) {
    return BinaryUfunc.HEAVISIDE.apply(a, Numeric.context(this).mine("heaviside", b));
  }

  /**
   * Rounds to the nearest integer, ties to even: {@code numpy.rint}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray rint(NDArray a) {
    return UnaryUfunc.RINT.apply(Numeric.context(this).mine("rint", a));
  }

  /**
   * Rounds to the nearest integer, ties to even, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray rint(NDArray a, NDArray out) {
    return UnaryUfunc.RINT.apply(Numeric.context(this).mine("rint", a), out);
  }

  /**
   * Rounds down: {@code numpy.floor}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray floor(NDArray a) {
    return UnaryUfunc.FLOOR.apply(Numeric.context(this).mine("floor", a));
  }

  /**
   * Rounds down, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray floor(NDArray a, NDArray out) {
    return UnaryUfunc.FLOOR.apply(Numeric.context(this).mine("floor", a), out);
  }

  /**
   * Rounds up: {@code numpy.ceil}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray ceil(NDArray a) {
    return UnaryUfunc.CEIL.apply(Numeric.context(this).mine("ceil", a));
  }

  /**
   * Rounds up, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray ceil(NDArray a, NDArray out) {
    return UnaryUfunc.CEIL.apply(Numeric.context(this).mine("ceil", a), out);
  }

  /**
   * Rounds towards zero: {@code numpy.trunc}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray trunc(NDArray a) {
    return UnaryUfunc.TRUNC.apply(Numeric.context(this).mine("trunc", a));
  }

  /**
   * Rounds towards zero, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray trunc(NDArray a, NDArray out) {
    return UnaryUfunc.TRUNC.apply(Numeric.context(this).mine("trunc", a), out);
  }

  /**
   * Returns absolute values of real numbers, as floating point: {@code numpy.fabs}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray fabs(NDArray a) {
    return UnaryUfunc.FABS.apply(Numeric.context(this).mine("fabs", a));
  }

  /**
   * Returns absolute values of real numbers, as floating point, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray fabs(NDArray a, NDArray out) {
    return UnaryUfunc.FABS.apply(Numeric.context(this).mine("fabs", a), out);
  }

  /**
   * Returns distances to the next number away from zero; for float32 and float64: {@code
   * numpy.spacing}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray spacing(NDArray a) {
    return UnaryUfunc.SPACING.apply(Numeric.context(this).mine("spacing", a));
  }

  /**
   * Returns distances to the next number away from zero; for float32 and float64, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray spacing(NDArray a, NDArray out) {
    return UnaryUfunc.SPACING.apply(Numeric.context(this).mine("spacing", a), out);
  }

  /**
   * Says which elements have their sign bit set: {@code numpy.signbit}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray signbit(NDArray a) {
    return UnaryUfunc.SIGNBIT.apply(Numeric.context(this).mine("signbit", a));
  }

  /**
   * Says which elements have their sign bit set, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray signbit(NDArray a, NDArray out) {
    return UnaryUfunc.SIGNBIT.apply(Numeric.context(this).mine("signbit", a), out);
  }
}
