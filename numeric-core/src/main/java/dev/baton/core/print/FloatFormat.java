package dev.baton.core.print;

import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.internal.text.Decimal;
import dev.baton.core.internal.text.DecimalText;
import dev.baton.core.print.PrintOptions.FloatMode;
import dev.baton.core.print.PrintOptions.Sign;

/**
 * The form that real numbers have in common when they are printed together, and printing in it:
 * NumPy's {@code FloatingFormat}. All are aligned on the decimal point, by spaces at both sides, or
 * all have an exponent.
 */
final class FloatFormat implements ElementFormat {
  /**
   * From here on, or from what the format has digits for, and below {@link #SMALL}, numbers get an
   * exponent.
   */
  private static final double LARGE = 1e8;

  private static final double SMALL = 1e-4;

  /** Numbers of more different sizes than this get an exponent. */
  private static final double WIDE = 1000;

  private final PrintOptions options;
  private final double[] data;
  private final BinaryFormat binary;
  private final Sign sign;
  private final boolean exponential;

  /** Fractional digits at most, and those filled up by zeros; at most -1 for no limit. */
  private int most;

  private int least;

  /** Characters before the point, sign included, and after it. */
  private int left;

  private int right;

  /** Digits of the exponents. */
  private int exponentDigits;

  /**
   * Finds the form.
   *
   * @param data the numbers
   * @param binary their format
   * @param sign what stands before numbers that are not negative
   * @param options the rest
   */
  FloatFormat(double[] data, BinaryFormat binary, Sign sign, PrintOptions options) {
    this.options = options;
    this.data = data;
    this.binary = binary;
    this.sign = sign;
    this.most = options.floatMode() == FloatMode.UNIQUE ? -1 : options.precision();

    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    boolean allFinite = true;
    boolean negative = false;
    boolean negativeInfinity = false;
    boolean someFinite = false;
    for (double x : data) {
      if (Double.isFinite(x)) {
        someFinite = true;
        negative |= isNegative(x);
        if (x != 0) {
          max = Math.max(max, Math.abs(x));
          min = Math.min(min, Math.abs(x));
        }
      } else {
        allFinite = false;
        negativeInfinity |= x < 0;
      }
    }
    // Compared and divided as the format's own arithmetic does it.
    boolean uneven = max > 0 && (min < binary.nearest(SMALL) || binary.nearest(max / min) > WIDE);
    double large = Math.min(LARGE, Math.pow(10, binary.digits()));
    exponential = max >= large || (uneven && !options.suppressSmall());
    if (someFinite && exponential) {
      measureExponential();
    } else if (someFinite) {
      measurePositional();
    }
    if (sign == Sign.SPACE && !negative) {
      left++;
    }
    if (!allFinite) {
      boolean infinitySigned = sign != Sign.MINUS || negativeInfinity;
      int point = right + 1;
      left = Math.max(left, options.nanString().length() - point);
      left = Math.max(left, options.infString().length() + (infinitySigned ? 1 : 0) - point);
    }
  }

  private void measureExponential() {
    int fraction = 0;
    for (double x : data) {
      if (Double.isFinite(x)) {
        Decimal decimal = scientific(x);
        fraction = Math.max(fraction, decimal.digits().length() - 1);
        left = Math.max(left, 1 + signWidth(x));
        exponentDigits = Math.max(exponentDigits, Math.abs(decimal.exponent()) < 100 ? 2 : 3);
      }
    }
    most = isFixed() ? most : fraction;
    least = most;
    right = exponentDigits + 2 + most;
  }

  private void measurePositional() {
    int fraction = isFixed() ? most : 0;
    for (double x : data) {
      if (Double.isFinite(x)) {
        Decimal decimal =
            isFixed() ? positional(x) : Decimal.uniqueFractional(Math.abs(x), binary, most, -1);
        fraction = Math.max(fraction, decimal.fractionDigits());
        left = Math.max(left, decimal.wholeDigits() + signWidth(x));
      }
    }
    right = fraction;
    if (isFixed() || options.floatMode() == FloatMode.MAXPREC_EQUAL) {
      most = fraction;
      least = fraction;
    }
  }

  private boolean isFixed() {
    return options.floatMode() == FloatMode.FIXED;
  }

  private static boolean isNegative(double x) {
    return Math.copySign(1, x) < 0;
  }

  private int signWidth(double x) {
    return isNegative(x) || sign == Sign.PLUS ? 1 : 0;
  }

  private Decimal positional(double x) {
    return isFixed()
        ? Decimal.exactFractional(Math.abs(x), binary, most)
        : Decimal.uniqueFractional(Math.abs(x), binary, most, least);
  }

  private Decimal scientific(double x) {
    int digits = most < 0 ? -1 : most + 1;
    return isFixed()
        ? Decimal.exactSignificant(Math.abs(x), binary, digits)
        : Decimal.uniqueSignificant(Math.abs(x), binary, digits, least + 1);
  }

  // ---- printing --------------------------------------------------------------------------------

  @Override
  public void append(StringBuilder out, int i) {
    double x = data[i];
    if (!Double.isFinite(x)) {
      appendSpecial(out, x);
    } else if (exponential) {
      appendExponential(out, x);
    } else {
      appendPositional(out, x);
    }
  }

  private void appendSpecial(StringBuilder out, double x) {
    String mark = x < 0 ? "-" : sign == Sign.PLUS ? "+" : "";
    String word = Double.isNaN(x) ? options.nanString() : options.infString();
    out.repeat(' ', Math.max(0, left + right + 1 - mark.length() - word.length()))
        .append(mark)
        .append(word);
  }

  private void appendSign(StringBuilder out, double x, int wholeDigits) {
    out.repeat(' ', Math.max(0, left - wholeDigits - signWidth(x)));
    if (isNegative(x)) {
      out.append('-');
    } else if (sign == Sign.PLUS) {
      out.append('+');
    }
  }

  private void appendPositional(StringBuilder out, double x) {
    Decimal decimal = positional(x);
    appendSign(out, x, decimal.wholeDigits());
    DecimalText.appendPositional(out, decimal, least);
    out.repeat(' ', right - Math.max(least, decimal.fractionDigits()));
  }

  private void appendExponential(StringBuilder out, double x) {
    appendSign(out, x, 1);
    DecimalText.appendExponential(out, scientific(x), least, exponentDigits, true);
  }
}
