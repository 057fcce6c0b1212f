package dev.baton.core.internal.text;

/**
 * Single numbers as NumPy's scalars print themselves, which 0-d arrays' {@code str} is: as many
 * digits as it takes, whatever the print options say ({@code scalartypes.c.src}).
 */
public final class ScalarText {
  private static final double SMALL = 1e-4;

  private ScalarText() {}

  /**
   * Formats a real number.
   *
   * @param x the number
   * @param format a format that has it
   * @return for example {@code 1.0}, {@code 0.25}, {@code 1e-05}
   */
  public static String of(double x, BinaryFormat format) {
    StringBuilder out = new StringBuilder();
    append(out, x, format, false);
    if (Double.isFinite(x) && out.charAt(out.length() - 1) == '.') {
      out.append('0');
    }
    return out.toString();
  }

  /**
   * Formats a complex number.
   *
   * @param re its real part
   * @param im its imaginary part
   * @param format a format that has both
   * @return for example {@code (1+2j)}, {@code 2j}, {@code (-0+1e-05j)}
   */
  public static String of(double re, double im, BinaryFormat format) {
    StringBuilder out = new StringBuilder();
    if (Double.doubleToRawLongBits(re) == 0) {
      appendPart(out, im, format, false);
      return out.append('j').toString();
    }
    out.append('(');
    appendPart(out, re, format, false);
    appendPart(out, im, format, true);
    return out.append("j)").toString();
  }

  /** Appends a part of a complex number: a whole number without its point. */
  private static void appendPart(StringBuilder out, double x, BinaryFormat format, boolean plus) {
    append(out, x, format, plus);
    if (Double.isFinite(x) && out.charAt(out.length() - 1) == '.') {
      out.setLength(out.length() - 1);
    }
  }

  /** From here on, and below {@link #SMALL}, numbers get an exponent. */
  private static double large(BinaryFormat format) {
    return switch (format) {
      case HALF -> 1e3;
      case BFLOAT -> 1e2;
      case SINGLE -> 1e6;
      case DOUBLE -> 1e16;
    };
  }

  /** Appends a number; a whole one ends in its point. */
  private static void append(StringBuilder out, double x, BinaryFormat format, boolean plus) {
    if (Double.isNaN(x)) {
      out.append(plus ? "+nan" : "nan");
      return;
    }
    double abs = Math.abs(x);
    out.append(Math.copySign(1, x) < 0 ? "-" : plus ? "+" : "");
    if (abs == Double.POSITIVE_INFINITY) {
      out.append("inf");
    } else if (abs == 0 || (abs >= SMALL && abs < large(format))) {
      DecimalText.appendPositional(out, Decimal.shortest(abs, format), 0);
    } else {
      DecimalText.appendExponential(out, Decimal.shortest(abs, format), 0, 2, false);
    }
  }
}
