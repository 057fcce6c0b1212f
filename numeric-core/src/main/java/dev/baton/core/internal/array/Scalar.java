package dev.baton.core.internal.array;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.IntegerLimits;
import dev.baton.core.array.Weak;
import dev.baton.core.internal.kernel.RawMemory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number of Java's that goes into an array or stands beside one. What it becomes there is what
 * Python's numbers become: an integer must fit an integer type, a floating-point number loses its
 * fraction there, and either is rounded where the type has too few bits.
 */
public final class Scalar {
  private final @Nullable Weak weak;
  private final long integer;
  private final @Nullable BigInteger big;
  private final double re;
  private final double im;

  private Scalar(
      @Nullable Weak weak, long integer, @Nullable BigInteger big, double re, double im) {
    this.weak = weak;
    this.integer = integer;
    this.big = big;
    this.re = re;
    this.im = im;
  }

  /**
   * Wraps a truth value.
   *
   * @param value the value
   * @return the scalar, of dtype bool
   */
  public static Scalar of(boolean value) {
    return new Scalar(null, value ? 1 : 0, null, 0, 0);
  }

  /**
   * Wraps an integer.
   *
   * @param value the value
   * @return the scalar
   */
  public static Scalar of(long value) {
    return new Scalar(Weak.INTEGER, value, null, 0, 0);
  }

  /**
   * Wraps an integer of any size.
   *
   * @param value the value
   * @return the scalar
   */
  public static Scalar of(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? of(value.longValueExact())
        : new Scalar(Weak.INTEGER, value.longValue(), value, 0, 0);
  }

  /**
   * Wraps a floating-point number.
   *
   * @param value the value
   * @return the scalar
   */
  public static Scalar of(double value) {
    return new Scalar(Weak.FLOAT, 0, null, value, 0);
  }

  /**
   * Wraps a complex number.
   *
   * @param value the value
   * @return the scalar
   */
  public static Scalar of(Complex value) {
    return new Scalar(Weak.COMPLEX, 0, null, value.re(), value.im());
  }

  /**
   * Wraps a complex number given by its parts.
   *
   * @param re the real part
   * @param im the imaginary part
   * @return the scalar
   */
  public static Scalar of(double re, double im) {
    return new Scalar(Weak.COMPLEX, 0, null, re, im);
  }

  /**
   * Wraps a number.
   *
   * @param operation names the caller in the error
   * @param value a Boolean, Number or Complex
   * @return the scalar
   * @throws IllegalArgumentException if it is none of these
   */
  public static Scalar of(String operation, Object value) {
    return switch (value) {
      case Boolean truth -> of(truth.booleanValue());
      case Byte _, Short _, Integer _, Long _ -> of(((Number) value).longValue());
      case BigInteger integer -> of(integer);
      case Float _, Double _ -> of(((Number) value).doubleValue());
      case Complex complex -> of(complex);
      default ->
          throw new IllegalArgumentException(
              "%s: %s of class %s is no number that arrays can hold"
                  .formatted(operation, value, value.getClass().getName()));
    };
  }

  /**
   * Returns the kind of number.
   *
   * @return how it is weak; null for a truth value, which is not
   */
  public @Nullable Weak weak() {
    return weak;
  }

  /**
   * Returns the type of an operation of this number and an array.
   *
   * @param dtype the array's type
   * @return the type they have in common
   */
  public DType with(DType dtype) {
    return weak == null ? DType.promote(dtype, DType.BOOL) : dtype.withWeak(weak);
  }

  /**
   * Returns the type this number has by itself.
   *
   * @return bool, int64, float64 or complex128; uint64 for a positive integer above int64
   */
  public DType alone() {
    if (weak == null) {
      return DType.BOOL;
    }
    return big != null && big.signum() > 0 && big.bitLength() <= Long.SIZE
        ? DType.UINT64
        : weak.alone();
  }

  /**
   * Says whether an integer is outside the range of an integer type, and on which side.
   *
   * @param dtype the type
   * @return -1 below, 1 above; 0 if it fits, or this or the type is no integer
   */
  public int outside(DType dtype) {
    if (weak != Weak.INTEGER || !dtype.isInteger() || fits(dtype)) {
      return 0;
    }
    return exact().signum();
  }

  private boolean fits(DType dtype) {
    if (big != null) {
      return dtype == DType.UINT64 && big.signum() > 0 && big.bitLength() <= Long.SIZE;
    }
    int bits = 8 * dtype.itemsize();
    if (dtype.kind() == 'u') {
      return integer >= 0 && (bits == Long.SIZE || integer >>> bits == 0);
    }
    long signs = integer >> (bits - 1);
    return signs == 0 || signs == -1;
  }

  private BigInteger exact() {
    return big == null ? BigInteger.valueOf(integer) : big;
  }

  private double real() {
    return weak == Weak.FLOAT || weak == Weak.COMPLEX ? re : exactReal();
  }

  private double exactReal() {
    return big == null ? (double) integer : big.doubleValue();
  }

  /**
   * Writes the number as an element.
   *
   * @param operation names the caller in the error
   * @param dtype the element's type
   * @param address where it goes
   * @throws ArithmeticException if the type is one of integers and the number, without its
   *     fraction, is out of its range
   * @throws UnsupportedOperationException if the number is complex and the type is not
   */
  public void write(String operation, DType dtype, long address) {
    if (weak == Weak.COMPLEX && !dtype.isComplex()) {
      throw new UnsupportedOperationException(
          "%s: %s cannot hold the complex number %s"
              .formatted(operation, dtype, new Complex(re, im)));
    }
    switch (dtype.kind()) {
      case 'b' -> RawMemory.setByte(address, (byte) (isZero() ? 0 : 1));
      case 'i', 'u' -> Elements.setBits(dtype, address, asInteger(operation, dtype));
      default -> Elements.setReal(dtype, address, this);
    }
  }

  private boolean isZero() {
    // What is not in use is 0.
    return re == 0 && im == 0 && integer == 0 && big == null;
  }

  private long asInteger(String operation, DType dtype) {
    Scalar whole = weak == Weak.FLOAT ? truncated(operation, dtype) : this;
    if (!whole.fits(dtype)) {
      throw outOfRange(operation, this, dtype);
    }
    return whole.integer;
  }

  private Scalar truncated(String operation, DType dtype) {
    if (!Double.isFinite(re)) {
      throw outOfRange(operation, this, dtype);
    }
    return Math.abs(re) < 0x1p63 ? of((long) re) : of(new BigDecimal(re).toBigInteger());
  }

  static ArithmeticException outOfRange(String operation, Object value, DType dtype) {
    IntegerLimits limits = dtype.integerLimits();
    return new ArithmeticException(
        "%s: %s is out of range for %s: %d to %d"
            .formatted(operation, value, dtype, limits.min(), limits.max()));
  }

  /** Returns this as a float64, rounded. */
  double asDouble() {
    return real();
  }

  /** Returns this as a float32, rounded once. */
  float asFloat() {
    if (weak == Weak.INTEGER || weak == null) {
      return big == null ? (float) integer : big.floatValue();
    }
    return (float) re;
  }

  /** Returns the imaginary part. */
  double imaginary() {
    return im;
  }

  /** Returns the number as Java prints it. */
  @Override
  public String toString() {
    if (weak == null) {
      return String.valueOf(integer != 0);
    }
    return switch (weak) {
      case INTEGER -> exact().toString();
      case FLOAT -> Double.toString(re);
      case COMPLEX -> new Complex(re, im).toString();
    };
  }
}
