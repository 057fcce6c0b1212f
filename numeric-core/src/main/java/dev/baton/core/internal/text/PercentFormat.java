package dev.baton.core.internal.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A printf-like format of numbers, as Python's {@code %} has it, which is not Java's: {@code
 * %5.2f}, {@code %-12d|}, {@code %g}. Digits are those of the exact value, halves to even.
 */
public final class PercentFormat {
  private static final Pattern CONVERSION =
      Pattern.compile("%([-+ 0#]*)([0-9]{0,4})(?:\\.([0-9]{0,4}))?[hlL]?([a-zA-Z%])");

  private final String text;

  /** Literals around and between the conversions: one more of these. */
  private final List<String> literals;

  private final List<Conversion> conversions;

  private PercentFormat(String text, List<String> literals, List<Conversion> conversions) {
    this.text = text;
    this.literals = literals;
    this.conversions = conversions;
  }

  /** One conversion: flags, width, precision (-1 for none) and letter. */
  private record Conversion(String flags, int width, int precision, char letter) {
    boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }
  }

  /**
   * Understands a format.
   *
   * @param text the format
   * @return it, parsed
   * @throws IllegalArgumentException if it is malformed or has a conversion that is none of {@code
   *     d i u e E f F g G x X o s}
   */
  public static PercentFormat parse(String text) {
    List<String> literals = new ArrayList<>();
    List<Conversion> conversions = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    Matcher conversion = CONVERSION.matcher(text);
    int at = 0;
    for (int percent = text.indexOf('%'); percent >= 0; percent = text.indexOf('%', at)) {
      literal.append(text, at, percent);
      if (!conversion.find(percent) || conversion.start() != percent) {
        throw new IllegalArgumentException(
            "format \"%s\": no conversion is at character %d".formatted(text, percent));
      }
      char letter = conversion.group(4).charAt(0);
      at = conversion.end();
      if (letter == '%') {
        literal.append('%');
        continue;
      }
      if ("diueEfFgGxXos".indexOf(letter) < 0) {
        throw new IllegalArgumentException(
            "format \"%s\": %%%s is no conversion of numbers".formatted(text, letter));
      }
      literals.add(literal.toString());
      literal.setLength(0);
      conversions.add(
          new Conversion(
              conversion.group(1),
              number(conversion.group(2), 0),
              conversion.group(3) == null ? -1 : number(conversion.group(3), 0),
              letter));
    }
    literals.add(literal.append(text, at, text.length()).toString());
    return new PercentFormat(text, literals, conversions);
  }

  private static int number(String digits, int missing) {
    return digits.isEmpty() ? missing : Integer.parseInt(digits);
  }

  /**
   * Returns the number of conversions, and so of the numbers to be given.
   *
   * @return 0 or more
   */
  public int count() {
    return conversions.size();
  }

  /** Returns the format as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /**
   * Appends what stands before a conversion, or after the last one.
   *
   * @param out where to
   * @param i the conversion's number; {@link #count()} for what stands after the last one
   */
  public void appendLiteral(StringBuilder out, int i) {
    out.append(literals.get(i));
  }

  /**
   * Appends a floating-point number.
   *
   * @param out where to
   * @param i the conversion's number
   * @param x the number
   * @param format a format that has it, which {@code %s} depends on
   * @throws IllegalArgumentException if the conversion takes integers only
   */
  public void append(StringBuilder out, int i, double x, BinaryFormat format) {
    Conversion c = conversions.get(i);
    switch (c.letter) {
      case 's' -> pad(out, c, "", cut(c, ScalarText.of(x, format)), false);
      case 'd', 'i', 'u' -> appendInteger(out, c, truncated(x));
      case 'x', 'X', 'o' ->
          throw new IllegalArgumentException(
              "format \"%s\": %%%s takes integers, not %s".formatted(text, c.letter, x));
      default -> appendFloat(out, c, x);
    }
  }

  /**
   * Appends an integer.
   *
   * @param out where to
   * @param i the conversion's number
   * @param value the number
   */
  public void append(StringBuilder out, int i, BigInteger value) {
    Conversion c = conversions.get(i);
    switch (c.letter) {
      case 's' -> pad(out, c, "", cut(c, value.toString()), false);
      case 'd', 'i', 'u', 'x', 'X', 'o' -> appendInteger(out, c, value);
      default -> appendFloat(out, c, value.doubleValue());
    }
  }

  /**
   * Appends a truth value.
   *
   * @param out where to
   * @param i the conversion's number
   * @param value the value; 0 or 1 to all but {@code %s}
   * @throws IllegalArgumentException if the conversion is {@code %x}, {@code %X} or {@code %o}
   */
  public void append(StringBuilder out, int i, boolean value) {
    Conversion c = conversions.get(i);
    if (c.letter == 's') {
      pad(out, c, "", cut(c, value ? "True" : "False"), false);
    } else if ("xXo".indexOf(c.letter) >= 0) {
      throw new IllegalArgumentException(
          "format \"%s\": %%%s takes integers, not %s".formatted(text, c.letter, value));
    } else {
      append(out, i, value ? BigInteger.ONE : BigInteger.ZERO);
    }
  }

  private BigInteger truncated(double x) {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException(
          "format \"%s\": %%d takes no %s".formatted(text, ScalarText.of(x, BinaryFormat.DOUBLE)));
    }
    return new BigDecimal(x).setScale(0, RoundingMode.DOWN).toBigInteger();
  }

  private static String cut(Conversion c, String value) {
    return c.precision >= 0 && c.precision < value.length()
        ? value.substring(0, c.precision)
        : value;
  }

  private static void appendInteger(StringBuilder out, Conversion c, BigInteger value) {
    int radix = c.letter == 'o' ? 8 : Character.toLowerCase(c.letter) == 'x' ? 16 : 10;
    String digits = value.abs().toString(radix);
    String prefix = !c.has('#') || radix == 10 ? "" : radix == 8 ? "0o" : "0x";
    if (c.letter == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
      prefix = prefix.toUpperCase(Locale.ROOT);
    }
    if (digits.length() < c.precision) {
      digits = "0".repeat(c.precision - digits.length()) + digits;
    }
    pad(out, c, sign(c, value.signum() < 0) + prefix, digits, true);
  }

  private static String sign(Conversion c, boolean negative) {
    return negative ? "-" : c.has('+') ? "+" : c.has(' ') ? " " : "";
  }

  private static void appendFloat(StringBuilder out, Conversion c, double x) {
    boolean upper = Character.isUpperCase(c.letter);
    String body;
    if (Double.isFinite(x)) {
      body = digits(c, Math.abs(x));
    } else {
      body = Double.isNaN(x) ? "nan" : "inf";
    }
    boolean negative = !Double.isNaN(x) && Math.copySign(1, x) < 0;
    pad(out, c, sign(c, negative), upper ? body.toUpperCase(Locale.ROOT) : body, true);
  }

  private static String digits(Conversion c, double x) {
    int precision = c.precision < 0 ? 6 : c.precision;
    StringBuilder out = new StringBuilder();
    switch (Character.toLowerCase(c.letter)) {
      case 'f' -> {
        DecimalText.appendPositional(
            out, Decimal.exactFractional(x, BinaryFormat.DOUBLE, precision), precision);
        if (precision == 0 && !c.has('#')) {
          out.setLength(out.length() - 1); // the point
        }
      }
      case 'e' ->
          DecimalText.appendExponential(
              out,
              Decimal.exactSignificant(x, BinaryFormat.DOUBLE, precision + 1),
              precision,
              2,
              c.has('#'));
      default -> appendGeneral(out, c, x, Math.max(precision, 1));
    }
    return out.toString();
  }

  private static void appendGeneral(StringBuilder out, Conversion c, double x, int digits) {
    Decimal decimal = Decimal.exactSignificant(x, BinaryFormat.DOUBLE, digits);
    boolean keep = c.has('#');
    if (decimal.exponent() < -4 || decimal.exponent() >= digits) {
      DecimalText.appendExponential(out, decimal, keep ? digits - 1 : 0, 2, keep);
      return;
    }
    DecimalText.appendPositional(out, decimal, keep ? digits - 1 - decimal.exponent() : 0);
    if (!keep && out.charAt(out.length() - 1) == '.') {
      out.setLength(out.length() - 1);
    }
  }

  private static void pad(
      StringBuilder out, Conversion c, String sign, String body, boolean isNumber) {
    int missing = Math.max(0, c.width - sign.length() - body.length());
    if (c.has('-')) {
      out.append(sign).append(body).repeat(' ', missing);
    } else if (isNumber && c.has('0')) {
      out.append(sign).repeat('0', missing).append(body);
    } else {
      out.repeat(' ', missing).append(sign).append(body);
    }
  }
}
