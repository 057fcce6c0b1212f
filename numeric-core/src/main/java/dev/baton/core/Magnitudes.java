package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/** Compares sizes and takes signs element by element. Part of {@link Numeric}. */
public sealed interface Magnitudes permits Numeric {
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
}
