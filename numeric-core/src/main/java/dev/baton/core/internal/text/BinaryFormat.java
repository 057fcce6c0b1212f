package dev.baton.core.internal.text;

/**
 * A binary floating-point format, whose numbers are all doubles too: what tells a number from its
 * neighbours, and so how many digits it takes, depends on it.
 */
public enum BinaryFormat {
  /** IEEE 754 binary16. */
  HALF(11, -24, 3),
  /** Binary32 without its last 16 bits. */
  BFLOAT(8, -133, 2),
  /** IEEE 754 binary32. */
  SINGLE(24, -149, 6),
  /** IEEE 754 binary64. */
  DOUBLE(53, -1074, 15);

  /** The bits of a significand, the leading one included. */
  final int significandBits;

  /** The power of two of the last bit of the smallest numbers. */
  final int leastPower;

  private final int digits;

  BinaryFormat(int significandBits, int leastPower, int digits) {
    this.significandBits = significandBits;
    this.leastPower = leastPower;
    this.digits = digits;
  }

  /**
   * Returns how many decimal digits the format keeps: C's {@code DIG}, {@code numpy.finfo}'s {@code
   * precision}.
   *
   * @return the largest number of digits that survive the way to the format and back
   */
  public int digits() {
    return digits;
  }

  /**
   * Returns the number of the format that is nearest to a double.
   *
   * @param x any double
   * @return the number, as a double
   */
  public double nearest(double x) {
    return switch (this) {
      case HALF -> Float.float16ToFloat(Float.floatToFloat16(oddFloat(x)));
      case BFLOAT -> nearestBfloat(oddFloat(x));
      case SINGLE -> (float) x;
      case DOUBLE -> x;
    };
  }

  /**
   * Rounds to a float on the way to a shorter format, so that rounding twice does no harm: what is
   * not exact gets an odd last bit, and so is never taken for half the way between two numbers.
   */
  private static float oddFloat(double x) {
    float nearest = (float) x;
    if (nearest == x || !Float.isFinite(nearest)) {
      return nearest;
    }
    int bits = Float.floatToRawIntBits(nearest);
    int towardsZero = Math.abs((double) nearest) > Math.abs(x) ? bits - 1 : bits;
    return Float.intBitsToFloat(towardsZero | 1);
  }

  private static float nearestBfloat(float x) {
    if (!Float.isFinite(x)) {
      return x;
    }
    int bits = Float.floatToRawIntBits(x);
    return Float.intBitsToFloat((bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000);
  }

  /**
   * Says whether a number has so few bits that one digit may tell it from its neighbours; {@link
   * Double#toString(double)} and {@link Float#toString(float)} never print fewer than two.
   */
  boolean mayDoWithOneDigit(double x) {
    return x < Math.scalb(1.0, leastPower + 8);
  }
}
