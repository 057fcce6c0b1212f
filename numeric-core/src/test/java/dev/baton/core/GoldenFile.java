package dev.baton.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file of what NumPy does, written by {@code src/test/python/golden.py}: one record a line, of
 * fields separated by tabs.
 *
 * @param heading the first line, which names the NumPy that it is from
 * @param records the fields of the other lines
 */
public record GoldenFile(String heading, List<List<String>> records) {

  /**
   * Reads a file.
   *
   * @param name its name, without folder and ending
   */
  public static GoldenFile read(String name) {
    String path = "/golden/" + name + ".txt.gz";
    try (InputStream in = GoldenFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "no resource " + path + "; src/test/python/golden.py writes it");
      }
      try (var lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
        String heading = lines.readLine();
        return new GoldenFile(
            heading == null ? "" : heading,
            lines.lines().map(line -> List.of(line.split("\t", -1))).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** Parses extents, {@code 3,4}; {@code ()} for none. */
  public static long[] shape(String field) {
    return field.equals("()") ? new long[0] : longs(field);
  }

  /** Parses numbers separated by commas. */
  public static long[] longs(String field) {
    String[] parts = field.split(",", -1);
    long[] numbers = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Long.parseLong(parts[i]);
    }
    return numbers;
  }

  /** Parses doubles, 16 hex digits of bits each; {@code -} for none. */
  public static double[] doubles(String field) {
    if (field.equals("-")) {
      return new double[0];
    }
    double[] numbers = new double[field.length() / 16];
    for (int i = 0; i < numbers.length; i++) {
      long bits = Long.parseUnsignedLong(field, 16 * i, 16 * (i + 1), 16);
      numbers[i] = Double.longBitsToDouble(bits);
    }
    return numbers;
  }

  /** Undoes the escapes of tabs, line ends and backslashes. */
  public static String unescape(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    StringBuilder out = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else {
        char escaped = field.charAt(++i);
        out.append(
            switch (escaped) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              case '\\' -> '\\';
              default -> throw new IllegalStateException("unknown escape \\" + escaped);
            });
      }
    }
    return out.toString();
  }
}
