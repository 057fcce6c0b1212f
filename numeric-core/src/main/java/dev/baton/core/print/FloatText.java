package dev.baton.core.print;

import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.internal.text.Decimal;
import dev.baton.core.internal.text.DecimalText;
import dev.baton.core.print.FloatTextOptions.Trim;
import java.math.BigDecimal;

/**
 * Single floating-point numbers as text: {@code numpy.format_float_positional} and {@code
 * numpy.format_float_scientific}, whose digits are Dragon4's.
 */
public final class FloatText {
  private FloatText() {}

  /**
   * Formats a number without an exponent.
   *
   * @param x the number; rounded to the options' dtype first
   * @param options how
   * @return for example {@code 0.1}
   */
  public static String positional(double x, FloatTextOptions options) {
    BinaryFormat format = Corners.binary(options.dtype());
    double value = format.nearest(x);
    if (!Double.isFinite(value)) {
      return special(value, options);
    }
    double abs = Math.abs(value);
    Decimal decimal = positionalDigits(abs, format, options);
    int first = decimal.exponent();
    boolean fractional = options.fractional();
    int zeros =
        zeros(
            decimal,
            abs,
            format,
            options,
            fractional ? options.precision() : options.precision() - 1 - first,
            fractional ? options.minDigits() : options.minDigits() - 1 - first,
            0);
    StringBuilder out = new StringBuilder();
    DecimalText.appendPositional(out, decimal, 0);
    int whole = out.indexOf(".");
    out.repeat('0', zeros);
    int wanted = options.unique() ? options.minDigits() : options.precision();
    int fraction = trim(out, fractional ? wanted : wanted - whole, options.trim(), true);
    int missing = options.padRight() - fraction;
    if (missing >= 0) {
      out.append(options.trim() == Trim.ZEROS_AND_POINT && fraction == 0 ? " " : "");
      out.repeat(' ', missing);
    }
    return padded(out, whole, value, options);
  }

  private static Decimal positionalDigits(double x, BinaryFormat format, FloatTextOptions options) {
    int precision = options.precision();
    if (options.unique()) {
      return options.fractional()
          ? Decimal.uniqueFractional(x, format, precision, options.minDigits())
          : Decimal.uniqueSignificant(x, format, precision, options.minDigits());
    }
    return options.fractional()
        ? Decimal.exactFractional(x, format, precision)
        : Decimal.exactSignificant(x, format, precision);
  }

  /**
   * Formats a number with an exponent.
   *
   * @param x the number; rounded to the options' dtype first
   * @param options how; digits are always counted behind the point
   * @return for example {@code 1.e-01}
   */
  public static String scientific(double x, FloatTextOptions options) {
    BinaryFormat format = Corners.binary(options.dtype());
    double value = format.nearest(x);
    if (!Double.isFinite(value)) {
      return special(value, options);
    }
    double abs = Math.abs(value);
    int digits = options.precision() < 0 ? -1 : options.precision() + 1;
    Decimal decimal =
        options.unique()
            ? Decimal.uniqueSignificant(
                abs, format, digits, options.minDigits() < 0 ? -1 : options.minDigits() + 1)
            : Decimal.exactSignificant(abs, format, digits);
    int first = decimal.exponent();
    int zeros =
        zeros(
            decimal,
            abs,
            format,
            options,
            options.precision() - first,
            options.minDigits() < 0 ? Integer.MIN_VALUE : options.minDigits() - first,
            -first);
    StringBuilder out = new StringBuilder();
    out.append(decimal.digits().charAt(0)).append('.');
    out.append(decimal.digits(), 1, decimal.digits().length()).repeat('0', zeros);
    trim(out, options.unique() ? options.minDigits() : options.precision(), options.trim(), false);
    DecimalText.appendExponent(
        out, decimal.exponent(), options.exponentDigits() < 0 ? 2 : options.exponentDigits());
    return padded(out, 1, value, options);
  }

  /**
   * Returns how many zeros Dragon4 finds behind the point where a {@link Decimal} ends: digits of
   * the number as good as others, which the trimming treats as such. There are none where digits
   * have vanished because the number was rounded up.
   *
   * @param most the last place behind the point that the precision allows
   * @param least the last place behind the point that there must be
   * @param firstPlace where digits begin that are not written anyway
   */
  private static int zeros(
      Decimal decimal,
      double x,
      BinaryFormat format,
      FloatTextOptions options,
      int most,
      int least,
      int firstPlace) {
    if (x == 0) {
      return 0;
    }
    int last;
    if (options.unique()) {
      int shortest = lastPlace(Decimal.shortest(x, format));
      last = Math.max(shortest, least);
      last = options.precision() < 0 ? last : Math.min(last, most);
    } else {
      last = Math.min(most, new BigDecimal(x).stripTrailingZeros().scale());
    }
    int zeros = last - Math.max(firstPlace, lastPlace(decimal));
    boolean roundedUp = zeros > 0 && valueOf(decimal).compareTo(new BigDecimal(x)) > 0;
    return roundedUp ? 0 : Math.max(0, zeros);
  }

  /** The place of the last digit: above 0 behind the point, below where whole digits are left. */
  private static int lastPlace(Decimal decimal) {
    return decimal.digits().length() - 1 - decimal.exponent();
  }

  private static BigDecimal valueOf(Decimal decimal) {
    return new BigDecimal(decimal.digits()).scaleByPowerOfTen(-lastPlace(decimal));
  }

  /**
   * Fills up zeros, or takes them away, or the point.
   *
   * @param positional whether {@link Trim#ZEROS_AND_POINT} takes the point away behind which there
   *     were zeros only; NumPy does so in positional numbers
   * @return how many digits are behind the point then
   */
  private static int trim(StringBuilder out, int wanted, Trim trim, boolean positional) {
    int point = out.indexOf(".");
    int fraction = out.length() - 1 - point;
    if (trim == Trim.KEEP) {
      out.repeat('0', Math.max(0, wanted - fraction));
      return Math.max(fraction, wanted);
    }
    boolean hadNone = fraction == 0;
    while (fraction > 0 && out.charAt(out.length() - 1) == '0') {
      out.setLength(out.length() - 1);
      fraction--;
    }
    if (fraction == 0 && trim == Trim.LEAVE_ONE_ZERO) {
      out.append('0');
      return 1;
    }
    if (fraction == 0 && trim == Trim.ZEROS_AND_POINT && (positional || hadNone)) {
      out.setLength(point);
    }
    return fraction;
  }

  private static String padded(
      StringBuilder out, int whole, double value, FloatTextOptions options) {
    String mark = mark(value, options);
    out.insert(0, mark);
    out.insert(0, " ".repeat(Math.max(0, options.padLeft() - whole - mark.length())));
    return out.toString();
  }

  private static String mark(double value, FloatTextOptions options) {
    return Math.copySign(1, value) < 0 ? "-" : options.sign() ? "+" : "";
  }

  private static String special(double value, FloatTextOptions options) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    return mark(value, options) + "inf";
  }
}
