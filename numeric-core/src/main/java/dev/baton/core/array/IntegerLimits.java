package dev.baton.core.array;

import java.math.BigInteger;

/**
 * The range of an integer type: {@code numpy.iinfo}.
 *
 * @param dtype the type
 * @param bits how many bits an element has
 * @param min the least value
 * @param max the greatest value
 */
public record IntegerLimits(DType dtype, int bits, BigInteger min, BigInteger max) {
  static IntegerLimits of(DType dtype) {
    if (!dtype.isInteger()) {
      throw new IllegalArgumentException(dtype + " has no integer limits: it is no integer type");
    }
    int bits = 8 * dtype.itemsize();
    int digits = dtype.kind() == 'u' ? bits : bits - 1;
    BigInteger end = BigInteger.ONE.shiftLeft(digits);
    return new IntegerLimits(
        dtype,
        bits,
        dtype.kind() == 'u' ? BigInteger.ZERO : end.negate(),
        end.subtract(BigInteger.ONE));
  }

  /**
   * Says whether a number is in the range.
   *
   * @param value a number
   * @return true if elements can be it
   */
  public boolean contains(BigInteger value) {
    return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
  }
}
