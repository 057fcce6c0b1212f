package dev.baton.core.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses the one Python expression that a .npy header is: a dictionary of {@code descr}, {@code
 * fortran_order} and {@code shape}, each once. Nothing is evaluated, and of what Python allows only
 * this is taken:
 *
 * <pre>
 *   header = "{" [ entry { "," entry } [ "," ] ] "}" white space
 *   entry  = string ":" ( string | "True" | "False" | tuple | list )
 *   tuple  = "(" [ integer { "," integer } [ "," ] ] ")"
 *   list   = anything in balanced brackets, kept as it is: the descr of a structured dtype
 *   string = quoted by ' or ", without backslashes
 * </pre>
 */
final class HeaderLiteral {
  private final String text;
  private final String file;
  private final boolean longSuffix;
  private int at;

  private @Nullable String descr;
  private @Nullable Boolean fortranOrder;
  private long @Nullable [] shape;

  /**
   * Prepares.
   *
   * @param text the header
   * @param file names the file in errors
   * @param longSuffix whether integers may end in {@code L}, as Python 2 wrote them
   */
  HeaderLiteral(String text, String file, boolean longSuffix) {
    this.text = text;
    this.file = file;
    this.longSuffix = longSuffix;
  }

  /** What the header says, not yet understood: a descr that is a list is its text. */
  @SuppressWarnings("ArrayRecordComponent") // Seen by one caller, which takes it apart.
  record Parsed(String descr, boolean fortranOrder, long[] shape) {}

  Parsed parse() throws IOException {
    expect('{');
    Set<String> seen = new HashSet<>();
    while (!accept('}')) {
      String key = string();
      if (!seen.add(key)) {
        throw fault("the key '%s' occurs twice".formatted(key));
      }
      expect(':');
      switch (key) {
        case "descr" -> descr = descr();
        case "fortran_order" -> fortranOrder = bool();
        case "shape" -> shape = tuple();
        default -> throw fault("the key '%s' is unknown".formatted(key));
      }
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipSpace();
    if (at != text.length()) {
      throw fault("something follows the dictionary");
    }
    if (descr == null || fortranOrder == null || shape == null) {
      throw fault("a key is missing of 'descr', 'fortran_order' and 'shape'; there are " + seen);
    }
    return new Parsed(descr, fortranOrder, shape);
  }

  private String descr() throws IOException {
    skipSpace();
    if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(')) {
      return balanced();
    }
    return string();
  }

  /** Takes everything up to the bracket that closes the one here; strings may hold brackets. */
  private String balanced() throws IOException {
    int start = at;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        string();
        continue;
      }
      at++;
      if (c == '[' || c == '(') {
        depth++;
      } else if ((c == ']' || c == ')') && --depth == 0) {
        return text.substring(start, at);
      }
    }
    throw fault("a bracket is not closed");
  }

  private String string() throws IOException {
    skipSpace();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '\'' && quote != '"') {
      throw fault("a string is expected");
    }
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw fault("a string is not closed");
    }
    String value = text.substring(at + 1, end);
    if (value.indexOf('\\') >= 0) {
      throw fault("a string has an escape");
    }
    at = end + 1;
    return value;
  }

  private boolean bool() throws IOException {
    skipSpace();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw fault("True or False is expected");
  }

  private long[] tuple() throws IOException {
    expect('(');
    List<Long> extents = new ArrayList<>();
    boolean comma = true;
    while (!accept(')')) {
      if (!comma) {
        throw fault("a comma is expected");
      }
      extents.add(integer());
      comma = accept(',');
    }
    if (extents.size() == 1 && !comma) {
      throw fault("the shape is a number in parentheses, not a tuple");
    }
    return extents.stream().mapToLong(Long::longValue).toArray();
  }

  private long integer() throws IOException {
    skipSpace();
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw fault("an extent is expected, not negative");
    }
    if (at - start > 1 && text.charAt(start) == '0') {
      throw fault("an extent starts with 0");
    }
    long value;
    try {
      value = Long.parseLong(text, start, at, 10);
    } catch (NumberFormatException tooLarge) {
      throw fault("an extent is above 2^63-1");
    }
    if (longSuffix && at < text.length() && text.charAt(at) == 'L') {
      at++;
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean accept(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) throws IOException {
    if (!accept(c)) {
      throw fault("'%s' is expected".formatted(c));
    }
  }

  private IOException fault(String what) {
    return new IOException(
        "%s: the .npy header is malformed at character %d: %s, in %s"
            .formatted(file, at, what, excerpt(text)));
  }

  /** Shows foreign text in an error: shortened, without control characters. */
  static String excerpt(String text) {
    String line = text.strip();
    String cut = line.length() > 120 ? line.substring(0, 120) + "…" : line;
    StringBuilder shown = new StringBuilder("\"");
    cut.codePoints()
        .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
        .forEach(shown::appendCodePoint);
    return shown.append('"').toString();
  }
}
