package dev.baton.core.internal.text;

/** Decimals as text, without sign or alignment. */
public final class DecimalText {
  private DecimalText() {}

  /**
   * Appends {@code ddd.ddd}, the point always.
   *
   * @param out where to
   * @param decimal what
   * @param least fractional digits at least, filled up by zeros
   */
  public static void appendPositional(StringBuilder out, Decimal decimal, int least) {
    String digits = decimal.digits();
    int whole = decimal.exponent() + 1;
    if (whole <= 0) {
      out.append("0.").repeat('0', -whole).append(digits);
    } else if (whole >= digits.length()) {
      out.append(digits).repeat('0', whole - digits.length()).append('.');
    } else {
      out.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
    }
    out.repeat('0', Math.max(0, least - decimal.fractionDigits()));
  }

  /**
   * Appends {@code d.ddde+dd}.
   *
   * @param out where to
   * @param decimal what
   * @param least fractional digits at least, filled up by zeros
   * @param exponentDigits digits of the exponent at least
   * @param point whether to write the point if there are no fractional digits
   */
  public static void appendExponential(
      StringBuilder out, Decimal decimal, int least, int exponentDigits, boolean point) {
    String digits = decimal.digits();
    int fraction = digits.length() - 1;
    out.append(digits.charAt(0));
    if (point || fraction > 0 || least > 0) {
      out.append('.').append(digits, 1, digits.length()).repeat('0', Math.max(0, least - fraction));
    }
    appendExponent(out, decimal.exponent(), exponentDigits);
  }

  /**
   * Appends {@code e+dd}.
   *
   * @param out where to
   * @param exponent what
   * @param least digits at least
   */
  public static void appendExponent(StringBuilder out, int exponent, int least) {
    String digits = Integer.toString(Math.abs(exponent));
    out.append(exponent < 0 ? "e-" : "e+")
        .repeat('0', Math.max(0, least - digits.length()))
        .append(digits);
  }
}
