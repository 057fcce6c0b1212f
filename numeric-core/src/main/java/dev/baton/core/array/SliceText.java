package dev.baton.core.array;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of {@link Slice#parse}, from left to right. */
final class SliceText {
  private final String text;
  private int next;

  SliceText(String text) {
    this.text = text;
  }

  Slice[] items() {
    List<Slice> items = new ArrayList<>();
    do {
      if (!items.isEmpty() && peek() == END) {
        break; // A comma behind the last item.
      }
      items.add(item());
    } while (accept(','));
    if (peek() != END) {
      throw unreadable("',' or the end");
    }
    return items.toArray(new Slice[0]);
  }

  private Slice item() {
    if (acceptWord("...")) {
      return Slice.ELLIPSIS;
    }
    if (acceptWord("None") || acceptWord("newaxis")) {
      return Slice.NEW_AXIS;
    }
    Long start = number();
    if (!accept(':')) {
      if (start == null) {
        throw unreadable("an integer, ':', '...' or None");
      }
      return Slice.at(start);
    }
    Long stop = number();
    if (!accept(':')) {
      return new Slice(start, stop, 1);
    }
    int place = next;
    Long step = number();
    if (step != null && step == 0) {
      next = place;
      throw unreadable("a step that is not 0");
    }
    return new Slice(start, stop, step == null ? 1 : step);
  }

  private @Nullable Long number() {
    char sign = peek();
    int begin = next;
    int end = begin + (sign == '-' || sign == '+' ? 1 : 0);
    int digits = end;
    while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
      end++;
    }
    if (end == digits) {
      if (end > begin) {
        next = end;
        throw unreadable("digits");
      }
      return null;
    }
    try {
      long number = Long.parseLong(text, begin, end, 10);
      next = end;
      return number;
    } catch (NumberFormatException tooLarge) {
      throw unreadable("an integer of at most 64 bits");
    }
  }

  // ---- characters -------------------------------------------------------------------------------

  private static final char END = '\0';

  /** The next character that is not white space. */
  private char peek() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() ? text.charAt(next) : END;
  }

  private boolean accept(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    next++;
    return true;
  }

  private boolean acceptWord(String wanted) {
    peek();
    if (!text.startsWith(wanted, next)) {
      return false;
    }
    next += wanted.length();
    return true;
  }

  private IllegalArgumentException unreadable(String expected) {
    char found = peek();
    return new IllegalArgumentException(
        "cannot read the slice \"%s\" at position %d: expected %s, found %s"
            .formatted(text, next, expected, found == END ? "the end" : "'" + found + "'"));
  }
}
