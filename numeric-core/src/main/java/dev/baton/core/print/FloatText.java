package dev.baton.core.print;

import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.internal.text.Decimal;
import dev.baton.core.internal.text.DecimalText;
import dev.baton.core.print.FloatTextOptions.Trim;

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
    Decimal decimal = positionalDigits(Math.abs(value), format, options);
    StringBuilder out = new StringBuilder();
    DecimalText.appendPositional(out, decimal, 0);
    int whole = out.indexOf(".");
    int wanted = options.unique() ? options.minDigits() : options.precision();
    int fraction = trim(out, options.fractional() ? wanted : wanted - whole, options.trim());
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
    StringBuilder out = new StringBuilder();
    out.append(decimal.digits().charAt(0)).append('.');
    out.append(decimal.digits(), 1, decimal.digits().length());
    trim(out, options.unique() ? options.minDigits() : options.precision(), options.trim());
    DecimalText.appendExponent(
        out, decimal.exponent(), options.exponentDigits() < 0 ? 2 : options.exponentDigits());
    return padded(out, 1, value, options);
  }

  /**
   * Fills up zeros, or takes them away, or the point.
   *
   * @return how many digits are behind the point then
   */
  private static int trim(StringBuilder out, int wanted, Trim trim) {
    int fraction = out.length() - 1 - out.indexOf(".");
    switch (trim) {
      case KEEP -> {
        out.repeat('0', Math.max(0, wanted - fraction));
        return Math.max(fraction, wanted);
      }
      case LEAVE_ONE_ZERO -> {
        out.append(fraction == 0 ? "0" : "");
        return Math.max(1, fraction);
      }
      case ZEROS_AND_POINT -> {
        if (fraction == 0) {
          out.setLength(out.length() - 1);
        }
      }
      case ZEROS -> {}
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
