package dev.baton.core.io;

/**
 * Numbers as text files have them: what NumPy's reader takes, which is less than {@link
 * Double#parseDouble} does (no hexadecimal digits, no suffixes) and more (any letter case of {@code
 * nan} and {@code inf}).
 */
final class NumberText {
  private final String text;
  private int at;

  /** Parts of the number found last. */
  private double re;

  private double im;

  private NumberText(String text) {
    this.text = text;
  }

  /** White space as Python's {@code str.isspace} sees it. */
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /** Takes white space away at both ends. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Reads a real number.
   *
   * @param text the number, white space around it allowed
   * @return its value
   * @throws NumberFormatException if it is none
   */
  static double real(String text) {
    NumberText number = new NumberText(strip(text));
    double value = number.part();
    if (number.at != number.text.length()) {
      throw number.fault();
    }
    return value;
  }

  /**
   * Reads a complex number: {@code 1+2j}, {@code (1+2j)}, {@code 2j}, {@code 1}.
   *
   * @param text the number, white space around it and inside the parentheses allowed
   * @return real and imaginary part
   * @throws NumberFormatException if it is none
   */
  static double[] complex(String text) {
    String bare = strip(text);
    if (bare.startsWith("(") && bare.endsWith(")") && bare.length() > 1) {
      bare = strip(bare.substring(1, bare.length() - 1));
    }
    NumberText number = new NumberText(bare);
    number.parts();
    if (number.at != bare.length()) {
      throw number.fault();
    }
    return new double[] {number.re, number.im};
  }

  private void parts() {
    double first = part();
    if (accept('j')) {
      re = 0;
      im = first;
      return;
    }
    re = first;
    im = 0;
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      if (text.startsWith("+-", at)) {
        at++; // As savetxt once wrote it.
      }
      im = part();
      if (!accept('j')) {
        throw fault();
      }
    }
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Reads one part: sign, digits, point, digits, exponent; or a name. */
  private double part() {
    int start = at;
    boolean negative = accept('-');
    if (!negative) {
      accept('+');
    }
    for (String name : new String[] {"infinity", "inf", "nan"}) {
      if (text.regionMatches(true, at, name, 0, name.length())) {
        at += name.length();
        double value = name.equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
        return negative ? -value : value;
      }
    }
    int digits = digits();
    if (accept('.')) {
      digits += digits();
    }
    if (digits == 0) {
      throw fault();
    }
    int end = at;
    if (accept('e') || accept('E')) {
      if (!accept('-')) {
        accept('+');
      }
      if (digits() == 0) {
        at = end;
      }
    }
    return Double.parseDouble(text.substring(start, at));
  }

  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }

  private NumberFormatException fault() {
    return new NumberFormatException(text);
  }

  /**
   * Reads an integer of a range.
   *
   * @param text the integer, white space around it allowed
   * @param bits the size of the type
   * @param signed whether it has a sign
   * @return its value; its bits, if it is unsigned and above 2^63
   * @throws NumberFormatException if it is none, or out of the type's range
   */
  static long integer(String text, int bits, boolean signed) {
    String bare = strip(text);
    int sign = bare.startsWith("-") || bare.startsWith("+") ? 1 : 0;
    for (int i = sign; i < bare.length(); i++) {
      if (bare.charAt(i) < '0' || bare.charAt(i) > '9') {
        throw new NumberFormatException(text); // Java takes digits of all scripts.
      }
    }
    if (signed) {
      long value = Long.parseLong(bare);
      if (value != value << (64 - bits) >> (64 - bits)) {
        throw new NumberFormatException(text);
      }
      return value;
    }
    if (bare.startsWith("-")) {
      throw new NumberFormatException(text);
    }
    long value = Long.parseUnsignedLong(bare);
    if (bits < 64 && value >>> bits != 0) {
      throw new NumberFormatException(text);
    }
    return value;
  }
}
