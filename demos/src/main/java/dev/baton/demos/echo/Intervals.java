package dev.baton.demos.echo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes switch intervals as people do: {@code 5ms}, {@code 0.1 ms}, {@code 10 µs}. */
public final class Intervals {
  /** CPython and Baton raise shorter intervals to this one. */
  private static final Duration SHORTEST = Duration.ofNanos(1_000);

  private static final Map<String, Long> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("s", 1_000_000_000L);
    UNITS.put("ms", 1_000_000L);
    UNITS.put("µs", 1_000L);
    UNITS.put("us", 1_000L);
    UNITS.put("ns", 1L);
  }

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(s|ms|us|µs|ns)");

  private Intervals() {}

  /**
   * Reads an interval.
   *
   * @param text a number and its unit
   * @return the interval
   * @throws IllegalArgumentException if it is no interval, or shorter than 1 µs
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no switch interval; 5ms, 0.1ms and 10us are".formatted(text));
    }
    BigDecimal unit = BigDecimal.valueOf(UNITS.getOrDefault(matcher.group(2), 1L));
    var interval = Duration.ofNanos(new BigDecimal(matcher.group(1)).multiply(unit).longValue());
    if (interval.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "a switch interval is %s or longer, not %s".formatted(text(SHORTEST), text));
    }
    return interval;
  }

  /**
   * Writes an interval in the largest unit that leaves it whole.
   *
   * @param interval the interval
   * @return as in {@code 100 µs}
   */
  public static String text(Duration interval) {
    long nanos = interval.toNanos();
    for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
      if (nanos % unit.getValue() == 0) {
        return nanos / unit.getValue() + " " + unit.getKey();
      }
    }
    throw new AssertionError(interval); // One nanosecond divides every number of them.
  }
}
