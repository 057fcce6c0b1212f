package dev.baton.core.instruments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reader of JSON as RFC 8259 has it, strict: objects are maps, arrays lists, numbers doubles. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.space();
    if (json.at != text.length()) {
      throw json.unexpected("the end");
    }
    return value;
  }

  private Object value() {
    space();
    char c = peek();
    if (c == '{') {
      return object();
    } else if (c == '[') {
      return array();
    } else if (c == '"') {
      return string();
    } else {
      return literal();
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    next('{');
    space();
    if (peek() != '}') {
      do {
        space();
        String name = string();
        space();
        next(':');
        if (object.put(name, value()) != null) {
          throw unexpected("no second " + name);
        }
        space();
      } while (follows(','));
    }
    next('}');
    return object;
  }

  private List<Object> array() {
    List<Object> array = new ArrayList<>();
    next('[');
    space();
    if (peek() != ']') {
      do {
        array.add(value());
        space();
      } while (follows(','));
    }
    next(']');
    return array;
  }

  private String string() {
    var string = new StringBuilder();
    next('"');
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw unexpected("an escape");
      } else if (c != '\\') {
        string.append(c);
      } else if (follows('u')) {
        string.append((char) Integer.parseInt(text.substring(at, at += 4), 16));
      } else {
        int escape = "\"\\/bfnrt".indexOf(text.charAt(at++));
        if (escape < 0) {
          throw unexpected("an escape");
        }
        string.append("\"\\/\b\f\n\r\t".charAt(escape));
      }
    }
    at++;
    return string.toString();
  }

  private Object literal() {
    int begin = at;
    while (at < text.length() && "{}[],:\" \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String literal = text.substring(begin, at);
    if (literal.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      return Double.valueOf(literal);
    }
    return switch (literal) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unexpected("a value");
    };
  }

  private void space() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at == text.length()) {
      throw unexpected("more");
    }
    return text.charAt(at);
  }

  private boolean follows(char c) {
    boolean follows = peek() == c;
    at += follows ? 1 : 0;
    return follows;
  }

  private void next(char c) {
    if (!follows(c)) {
      throw unexpected(String.valueOf(c));
    }
  }

  private IllegalArgumentException unexpected(String expected) {
    return new IllegalArgumentException(
        "expected %s at %d: %s"
            .formatted(
                expected,
                at,
                text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40))));
  }
}
