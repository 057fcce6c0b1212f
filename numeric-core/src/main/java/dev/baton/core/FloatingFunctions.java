package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.PartUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/** Takes floating-point numbers apart and finds their neighbours. Part of {@link Numeric}. */
public sealed interface FloatingFunctions permits Numeric {
  /**
   * Returns the numbers next to {@code a} towards {@code b}: {@code numpy.nextafter}.
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
   * Returns the numbers next to {@code a} towards {@code b}, into an array.
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
   * Returns the numbers next to {@code a} towards {@code b}, of an array and a number.
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
   * Returns the numbers next to {@code a} towards {@code b}, of a number and an array.
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
   * Takes numbers apart as {@code mantissa·2^exponent}: {@code numpy.frexp}.
   *
   * @param a the operand, real
   * @return two new arrays
   * @see PartUfunc#apply(NDArray)
   */
  default Frexp frexp(NDArray a) {
    NDArray own = Numeric.context(this).mine("frexp", a);
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray mantissa = PartUfunc.FREXP_MANTISSA.apply(own);
      NDArray exponent = PartUfunc.FREXP_EXPONENT.apply(own);
      return new Frexp(scope.keep(mantissa), scope.keep(exponent));
    }
  }

  /**
   * Takes numbers apart at the point: {@code numpy.modf}.
   *
   * @param a the operand, real
   * @return two new arrays
   * @see PartUfunc#apply(NDArray)
   */
  default Modf modf(NDArray a) {
    NDArray own = Numeric.context(this).mine("modf", a);
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray fraction = PartUfunc.MODF_FRACTION.apply(own);
      NDArray integral = PartUfunc.MODF_INTEGRAL.apply(own);
      return new Modf(scope.keep(fraction), scope.keep(integral));
    }
  }
}
