package dev.baton.core.print;

import dev.baton.core.array.Complex;
import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.internal.text.Decimal;
import dev.baton.core.internal.text.DecimalText;

/**
 * Single numbers as NumPy's scalars print themselves, which 0-d arrays' {@code str} is: as many
 * digits as it takes, whatever the print options say ({@code scalartypes.c.src}).
 */
final class ScalarText {
  /** From here on, and below {@link #SMALL}, numbers get an exponent. */
  private static final double LARGE = 1e16;

  private static final double SMALL = 1e-4;

  private ScalarText() {}

  /** Returns for example {@code 1.0}, {@code 0.25}, {@code 1e-05}. */
  static String of(double x) {
    StringBuilder out = new StringBuilder();
    append(out, x, false);
    if (Double.isFinite(x) && out.charAt(out.length() - 1) == '.') {
      out.append('0');
    }
    return out.toString();
  }

  /** Returns for example {@code (1+2j)}, {@code 2j}, {@code (-0+1e-05j)}. */
  static String of(Complex z) {
    StringBuilder out = new StringBuilder();
    if (Double.doubleToRawLongBits(z.re()) == 0) {
      appendPart(out, z.im(), false);
      return out.append('j').toString();
    }
    out.append('(');
    appendPart(out, z.re(), false);
    appendPart(out, z.im(), true);
    return out.append("j)").toString();
  }

  /** Appends a part of a complex number: a whole number without its point. */
  private static void appendPart(StringBuilder out, double x, boolean plus) {
    append(out, x, plus);
    if (Double.isFinite(x) && out.charAt(out.length() - 1) == '.') {
      out.setLength(out.length() - 1);
    }
  }

  /** Appends a number; a whole one ends in its point. */
  private static void append(StringBuilder out, double x, boolean plus) {
    if (Double.isNaN(x)) {
      out.append(plus ? "+nan" : "nan");
      return;
    }
    double abs = Math.abs(x);
    out.append(Math.copySign(1, x) < 0 ? "-" : plus ? "+" : "");
    if (abs == Double.POSITIVE_INFINITY) {
      out.append("inf");
    } else if (abs == 0 || (abs >= SMALL && abs < LARGE)) {
      DecimalText.appendPositional(out, Decimal.shortest(abs, BinaryFormat.DOUBLE), 0);
    } else {
      DecimalText.appendExponential(out, Decimal.shortest(abs, BinaryFormat.DOUBLE), 0, 2, false);
    }
  }
}
