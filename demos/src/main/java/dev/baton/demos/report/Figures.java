package dev.baton.demos.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers with the digits that mean something, the same in every locale. */
public final class Figures {
  private Figures() {}

  /**
   * Writes a time that may be missing.
   *
   * @param seconds the time, or null
   * @return as {@link #time}, or a dash
   */
  public static String seconds(@Nullable Double seconds) {
    return seconds == null ? "-" : time(seconds);
  }

  /**
   * Writes a time in the unit that suits it, with three digits.
   *
   * @param seconds the time
   * @return as in {@code 45.6 ms}
   */
  public static String time(double seconds) {
    double size = Math.abs(seconds);
    if (size >= 1 || size == 0) {
      return digits(seconds) + " s";
    }
    if (size >= 1e-3) {
      return digits(seconds * 1e3) + " ms";
    }
    return size >= 1e-6 ? digits(seconds * 1e6) + " µs" : digits(seconds * 1e9) + " ns";
  }

  /**
   * Writes a ratio that may be missing.
   *
   * @param ratio the ratio, or null
   * @return as in {@code 1.98×}, or a dash
   */
  public static String ratio(@Nullable Double ratio) {
    return ratio == null ? "-" : String.format(Locale.ROOT, ratio < 100 ? "%.2f×" : "%.0f×", ratio);
  }

  /**
   * Writes three digits.
   *
   * @param value a number
   * @return as in {@code 1.23}, {@code 12.3}, {@code 123}
   */
  public static String digits(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
