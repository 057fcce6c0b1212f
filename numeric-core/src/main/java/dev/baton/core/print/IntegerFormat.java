package dev.baton.core.print;

import dev.baton.core.print.PrintOptions.Sign;

/** The form that integers have in common when they are printed together: as wide as the widest. */
final class IntegerFormat implements ElementFormat {
  private final long[] data;
  private final boolean signed;
  private final String plus;
  private final int width;

  /**
   * Finds the form.
   *
   * @param data the integers, or their bits if they are unsigned
   * @param signed whether they have a sign
   * @param sign what stands before those that are not negative
   */
  IntegerFormat(long[] data, boolean signed, Sign sign) {
    this.data = data;
    this.signed = signed;
    long min = data[0];
    long max = data[0];
    for (long x : data) {
      min = compare(x, min) < 0 ? x : min;
      max = compare(x, max) > 0 ? x : max;
    }
    boolean negative = isNegative(min);
    this.plus = sign == Sign.PLUS ? "+" : sign == Sign.SPACE && !negative ? " " : "";
    int widest = text(max).length() + (isNegative(max) ? 0 : plus.length());
    this.width = Math.max(widest, text(min).length());
  }

  private int compare(long a, long b) {
    return signed ? Long.compare(a, b) : Long.compareUnsigned(a, b);
  }

  private boolean isNegative(long x) {
    return signed && x < 0;
  }

  private String text(long x) {
    return signed ? Long.toString(x) : Long.toUnsignedString(x);
  }

  @Override
  public void append(StringBuilder out, int i) {
    String text = text(data[i]);
    String mark = isNegative(data[i]) ? "" : plus;
    out.repeat(' ', Math.max(0, width - mark.length() - text.length())).append(mark).append(text);
  }
}
