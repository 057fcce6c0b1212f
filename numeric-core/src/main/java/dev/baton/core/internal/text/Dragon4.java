package dev.baton.core.internal.text;

import java.math.BigInteger;

/**
 * Digits of a number, one after the other, in exact arithmetic: Steele and White, "How to Print
 * Floating-Point Numbers Accurately" (1990), with the cut-offs of NumPy's {@code dragon4.c} in its
 * unique mode. {@link Decimal} takes shorter ways wherever they give the same; this is for the
 * rest.
 *
 * <p>The value is {@code value / scale}, to be printed from the digit at 10^{@code exponent} on.
 * Half the way to its lower and higher neighbour is {@code low / scale} and {@code high / scale};
 * they differ at powers of two. A digit may be the last one once the remainder is within one of
 * these of the digits printed, rounded down or up.
 */
final class Dragon4 {
  private Dragon4() {}

  /**
   * Prints as few digits as tell the value from its neighbours, but at least some and at most some.
   *
   * @param x a finite value above 0
   * @param format a format that has {@code x}
   * @param fractional true if the limits count fractional digits, false if they count all
   * @param most digits at most; -1 for no limit. If fractional, the first digit other than 0 must
   *     be within it
   * @param least digits at least, the last one rounded; -1 for no limit
   */
  static Decimal unique(double x, BinaryFormat format, boolean fractional, int most, int least) {
    int power = Math.max(Math.getExponent(x) - format.significandBits + 1, format.leastPower);
    long mantissa = (long) Math.scalb(x, -power);
    boolean unequalMargins =
        power > format.leastPower && mantissa == 1L << (format.significandBits - 1);
    boolean even = (mantissa & 1) == 0;

    // Twice everything, or four times where the lower margin is half of the higher: margins are
    // then whole numbers.
    int spare = unequalMargins ? 2 : 1;
    BigInteger value = BigInteger.valueOf(mantissa).shiftLeft(spare + Math.max(power, 0));
    BigInteger scale = BigInteger.ONE.shiftLeft(spare + Math.max(-power, 0));
    BigInteger low = BigInteger.ONE.shiftLeft(Math.max(power, 0));
    BigInteger high = unequalMargins ? low.shiftLeft(1) : low;

    // One above the first digit's exponent, or two, and corrected then: the logarithm is right to
    // far less than 1e-6.
    int exponent = (int) Math.ceil(Math.log10(x) + 1e-6);
    BigInteger ten = BigInteger.TEN;
    if (exponent > 0) {
      scale = scale.multiply(ten.pow(exponent));
    } else {
      BigInteger factor = ten.pow(-exponent);
      value = value.multiply(factor);
      low = low.multiply(factor);
      high = high.multiply(factor);
    }
    if (value.multiply(ten).compareTo(scale) < 0) {
      exponent--;
      value = value.multiply(ten);
      low = low.multiply(ten);
      high = high.multiply(ten);
    }

    assert !fractional || most < 0 || exponent > -most : x + " to " + most + " digits";
    int stop = most < 0 ? Integer.MIN_VALUE : fractional ? -most : exponent - most;
    int earliest =
        least < 0 ? exponent : Math.min(exponent, fractional ? -least : exponent - least);
    int first = exponent - 1;
    StringBuilder digits = new StringBuilder();
    boolean nearLow;
    boolean nearHigh;
    int digit;
    while (true) {
      exponent--;
      BigInteger[] next = value.multiply(ten).divideAndRemainder(scale);
      digit = next[0].intValue();
      value = next[1];
      low = low.multiply(ten);
      high = high.multiply(ten);
      int below = value.compareTo(low);
      nearLow = even ? below <= 0 : below < 0;
      int above = value.add(high).compareTo(scale);
      nearHigh = even ? above >= 0 : above > 0;
      if (((nearLow || nearHigh) && exponent <= earliest) || exponent == stop) {
        break;
      }
      digits.append((char) ('0' + digit));
    }
    boolean up = nearHigh;
    if (nearLow == nearHigh) {
      int middle = value.shiftLeft(1).compareTo(scale);
      up = middle > 0 || (middle == 0 && (digit & 1) == 1);
    }
    digits.append((char) ('0' + digit));
    return Decimal.ofDigits(digits, first, up);
  }
}
