package dev.baton.core.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A decimal number that is not negative: {@code d.ddd × 10^exponent}.
 *
 * @param digits the digits, without zeros at either end; {@code "0"} for zero
 * @param exponent the power of ten of the first digit; 0 for zero
 */
public record Decimal(String digits, int exponent) {
  /** Nothing. */
  public static final Decimal ZERO = new Decimal("0", 0);

  /**
   * Returns the number of fractional digits it takes to write the number without an exponent.
   *
   * @return 0 or more
   */
  public int fractionDigits() {
    return Math.max(0, digits.length() - 1 - exponent);
  }

  /**
   * Returns the number of digits before the decimal point it takes to write the number without an
   * exponent.
   *
   * @return 1 or more
   */
  public int wholeDigits() {
    return Math.max(0, exponent) + 1;
  }

  private int lastExponent() {
    return exponent - digits.length() + 1;
  }

  // ---- digits of a double ----------------------------------------------------------------------

  /**
   * Returns the decimal of the fewest digits that is nearer to a number than to any other of its
   * format, and of these the nearest.
   *
   * @param x finite, not negative
   * @param format a format that has {@code x}
   * @return the decimal
   */
  public static Decimal shortest(double x, BinaryFormat format) {
    if (x == 0) {
      return ZERO;
    }
    return switch (format) {
      case HALF, BFLOAT -> Dragon4.unique(x, format, false, -1, -1);
      case SINGLE -> perhapsOneDigit(parse(Float.toString((float) x)), x, format);
      case DOUBLE -> perhapsOneDigit(parse(Double.toString(x)), x, format);
    };
  }

  /**
   * Takes back the second digit that Java prints always: it prints the nearest of two digits
   * ("4.9E-324") where one may do ("5e-324").
   */
  private static Decimal perhapsOneDigit(Decimal decimal, double x, BinaryFormat format) {
    if (decimal.digits.length() != 2 || !format.mayDoWithOneDigit(x)) {
      return decimal;
    }
    Decimal one = decimal.roundedHalfEven(decimal.exponent, x);
    BigDecimal value = one.toBigDecimal();
    double back = format == BinaryFormat.SINGLE ? value.floatValue() : value.doubleValue();
    return back == x ? one : decimal;
  }

  /**
   * Returns the shortest decimal of a number, rounded to at most some fractional digits: to what
   * the double's exact value rounds to, halves to even.
   *
   * @param x finite, not negative
   * @param format a format that has {@code x}
   * @param most fractional digits at most; -1 for no limit
   * @param least fractional digits that must be those of the exact value, rounded; -1 for none
   * @return the decimal
   */
  public static Decimal uniqueFractional(double x, BinaryFormat format, int most, int least) {
    Decimal decimal = shortest(x, format);
    if (most >= 0 && decimal.lastExponent() < -most) {
      return decimal.roundedHalfEven(-most, x);
    }
    boolean enough = least < 0 || decimal.lastExponent() <= -least;
    if (enough || isExactTo(decimal.exponent + 1L + least, x, format)) {
      return decimal;
    }
    return Dragon4.unique(x, format, true, most, least);
  }

  /**
   * Returns the shortest decimal of a number, rounded to at most some digits: to what the number's
   * exact value rounds to, halves to even.
   *
   * @param x finite, not negative
   * @param format a format that has {@code x}
   * @param most digits at most, 1 or more; -1 for no limit
   * @param least digits that must be those of the exact value, rounded; -1 for none
   * @return the decimal
   */
  public static Decimal uniqueSignificant(double x, BinaryFormat format, int most, int least) {
    Decimal decimal = shortest(x, format);
    if (most >= 0 && decimal.digits.length() > most) {
      return decimal.roundedHalfEven(decimal.exponent - most + 1, x);
    }
    if (decimal.digits.length() >= least || isExactTo(least, x, format)) {
      return decimal;
    }
    return Dragon4.unique(x, format, false, most, least);
  }

  /**
   * Returns the exact value of a number, rounded to some fractional digits, halves to even.
   *
   * @param x finite, not negative
   * @param format a format that has {@code x}
   * @param count the number of fractional digits
   * @return the decimal
   */
  public static Decimal exactFractional(double x, BinaryFormat format, int count) {
    Decimal decimal = shortest(x, format);
    if (decimal.lastExponent() < -count) {
      return decimal.roundedHalfEven(-count, x);
    }
    if (isExactTo(decimal.exponent + 1L + count, x, format)) {
      return decimal;
    }
    return of(new BigDecimal(x).setScale(count, RoundingMode.HALF_EVEN));
  }

  /**
   * Returns the exact value of a number, rounded to some digits, halves to even.
   *
   * @param x finite, not negative
   * @param format a format that has {@code x}
   * @param count the number of digits, 1 or more
   * @return the decimal
   */
  public static Decimal exactSignificant(double x, BinaryFormat format, int count) {
    Decimal decimal = shortest(x, format);
    if (decimal.digits.length() > count) {
      return decimal.roundedHalfEven(decimal.exponent - count + 1, x);
    }
    if (isExactTo(count, x, format)) {
      return decimal;
    }
    return of(new BigDecimal(x).round(new MathContext(count, RoundingMode.HALF_EVEN)));
  }

  /**
   * Says whether, as the shortest decimal of x, it has the first digits of x's exact value,
   * rounded. It is nearer to x than half an ulp, 2^-53 of the value at most for doubles, and half a
   * unit of the 15th digit is at least 5e-16 of it; likewise for the digits of other formats.
   */
  private static boolean isExactTo(long count, double x, BinaryFormat format) {
    double leastNormal = Math.scalb(1.0, format.leastPower + format.significandBits - 1);
    return x == 0 || (count <= format.digits() && x >= leastNormal);
  }

  /**
   * Rounds the shortest decimal of a double to what the double itself rounds to. No decimal of as
   * few digits lies between the two, since it would be nearer to the double and no longer, and so
   * be the shortest. Halves of the last digit kept have as few digits; so the two round alike,
   * unless the shortest decimal is such a half.
   *
   * @param last the exponent of the last digit kept, above that of the last one there is
   * @param x the double
   */
  private Decimal roundedHalfEven(int last, double x) {
    int keep = exponent - last + 1;
    if (keep < 0) {
      return ZERO;
    }
    char dropped = digits.charAt(keep);
    boolean up = dropped >= '5';
    if (dropped == '5' && keep == digits.length() - 1) {
      int side = new BigDecimal(x).compareTo(toBigDecimal());
      up = side > 0 || (side == 0 && keep > 0 && (digits.charAt(keep - 1) & 1) == 1);
    }
    if (keep == 0) {
      return up ? new Decimal("1", last) : ZERO;
    }
    return ofDigits(new StringBuilder(digits.substring(0, keep)), exponent, up);
  }

  // ---- conversions -----------------------------------------------------------------------------

  /**
   * Makes the number of digits, and adds one to the last of them if wanted.
   *
   * @param digits the digits, zeros at either end allowed; used up
   * @param exponent the power of ten of the first
   * @param up whether to add one
   */
  static Decimal ofDigits(StringBuilder digits, int exponent, boolean up) {
    int end = digits.length();
    int first = exponent;
    if (up) {
      while (end > 0 && digits.charAt(end - 1) == '9') {
        end--;
      }
      if (end == 0) {
        return new Decimal("1", exponent + 1);
      }
      digits.setCharAt(end - 1, (char) (digits.charAt(end - 1) + 1));
    }
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    int start = 0;
    while (start < end && digits.charAt(start) == '0') {
      start++;
      first--;
    }
    return start == end ? ZERO : new Decimal(digits.substring(start, end), first);
  }

  private static Decimal of(BigDecimal value) {
    StringBuilder digits = new StringBuilder(value.unscaledValue().toString());
    return ofDigits(digits, digits.length() - 1 - value.scale(), false);
  }

  private BigDecimal toBigDecimal() {
    return new BigDecimal(digits).scaleByPowerOfTen(lastExponent());
  }

  /**
   * Reads what {@link Double#toString(double)} writes: digits, one point, digits, perhaps E and an
   * exponent.
   */
  private static Decimal parse(String text) {
    int e = text.indexOf('E');
    int end = e < 0 ? text.length() : e;
    int point = text.indexOf('.');
    int exponent = point - 1 + (e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10));
    StringBuilder digits =
        new StringBuilder(end).append(text, 0, point).append(text, point + 1, end);
    return ofDigits(digits, exponent, false);
  }
}
