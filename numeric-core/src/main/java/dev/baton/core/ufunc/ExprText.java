package dev.baton.core.ufunc;

import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the text of {@link Expr#parse}, from left to right, with Python's precedences. */
final class ExprText {
  private static final Set<Reduction> REDUCTIONS =
      Set.of(Reduction.SUM, Reduction.PROD, Reduction.MAX, Reduction.MIN);

  /** Operators of two operands by precedence, the loosest first; longer ones before their parts. */
  private static final List<Map<String, BinaryUfunc>> LEVELS =
      List.of(
          Map.of(
              "==", BinaryUfunc.EQUAL,
              "!=", BinaryUfunc.NOT_EQUAL,
              "<=", BinaryUfunc.LESS_EQUAL,
              ">=", BinaryUfunc.GREATER_EQUAL,
              "<", BinaryUfunc.LESS,
              ">", BinaryUfunc.GREATER),
          Map.of("|", BinaryUfunc.BITWISE_OR),
          Map.of("^", BinaryUfunc.BITWISE_XOR),
          Map.of("&", BinaryUfunc.BITWISE_AND),
          Map.of("<<", BinaryUfunc.LEFT_SHIFT, ">>", BinaryUfunc.RIGHT_SHIFT),
          Map.of("+", BinaryUfunc.ADD, "-", BinaryUfunc.SUBTRACT),
          Map.of(
              "*", BinaryUfunc.MULTIPLY,
              "/", BinaryUfunc.DIVIDE,
              "//", BinaryUfunc.FLOOR_DIVIDE,
              "%", BinaryUfunc.REMAINDER));

  private static final List<String> OPERATORS =
      List.of(
          "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "&", "|", "^",
          "<", ">");

  private final String text;
  private final Map<String, ?> operands;
  private int next;

  ExprText(String text, Map<String, ?> operands) {
    this.text = text;
    this.operands = operands;
  }

  ExprNode read() {
    ExprNode node = reduction();
    if (node == null) {
      node = expression(0);
    }
    if (peek() != END) {
      throw unreadable("an operator or the end");
    }
    return node;
  }

  /** A reduction of everything that follows, or null with nothing read. */
  private @Nullable ExprNode reduction() {
    String name = word();
    for (Reduction reduction : REDUCTIONS) {
      if (reduction.toString().equals(name) && accept('(')) {
        ExprNode a = expression(0);
        List<Integer> axes = List.of();
        if (accept(',')) {
          acceptWord("axis");
          if (!accept('=')) {
            throw unreadable("axis=");
          }
          axes = List.of(axis());
        }
        close();
        return new ExprNode.Reduce(reduction, a, axes);
      }
    }
    next = 0;
    return null;
  }

  private int axis() {
    boolean negative = accept('-');
    int begin = next;
    while (next < text.length() && isDigit(text.charAt(next))) {
      next++;
    }
    if (next == begin || next - begin > 2) {
      next = begin;
      throw unreadable("the number of an axis");
    }
    int axis = Integer.parseInt(text, begin, next, 10);
    return negative ? -axis : axis;
  }

  private ExprNode expression(int level) {
    if (level == LEVELS.size()) {
      return signed();
    }
    ExprNode left = expression(level + 1);
    while (true) {
      String operator = operator();
      BinaryUfunc function = LEVELS.get(level).get(operator);
      if (function == null) {
        return left;
      }
      if (level == 0 && left instanceof ExprNode.Binary(var f, _, _) && isComparison(f)) {
        throw unreadable("'&' between two comparisons in parentheses");
      }
      next += operator.length();
      left = combined(function, left, expression(level + 1));
    }
  }

  private static boolean isComparison(BinaryUfunc function) {
    return LEVELS.getFirst().containsValue(function);
  }

  private ExprNode signed() {
    if (accept('-')) {
      ExprNode a = signed();
      Object number =
          a instanceof ExprNode.Literal(var value) ? PythonNumbers.negated(value) : null;
      return number != null
          ? new ExprNode.Literal(number)
          : new ExprNode.Unary(UnaryUfunc.NEGATIVE, a);
    }
    if (accept('+')) {
      return new ExprNode.Unary(UnaryUfunc.POSITIVE, signed());
    }
    if (accept('~')) {
      return new ExprNode.Unary(UnaryUfunc.INVERT, signed());
    }
    ExprNode base = item();
    if (!operator().equals("**")) {
      return base;
    }
    next += 2;
    return combined(BinaryUfunc.POWER, base, signed()); // Which binds tighter than what follows.
  }

  private ExprNode combined(BinaryUfunc function, ExprNode a, ExprNode b) {
    if (a instanceof ExprNode.Literal(var left) && b instanceof ExprNode.Literal(var right)) {
      Object result = PythonNumbers.combined(function, left, right);
      if (result == null) {
        throw unreadable(
            "an array on one side of %s, not %s and %s".formatted(function, left, right));
      }
      return new ExprNode.Literal(result);
    }
    return ExprNode.binary(function, a, b);
  }

  private ExprNode item() {
    if (accept('(')) {
      ExprNode inner = expression(0);
      close();
      return inner;
    }
    char first = peek();
    if (isDigit(first) || first == '.') {
      return new ExprNode.Literal(number());
    }
    int begin = next;
    String name = word();
    if (name.isEmpty()) {
      throw unreadable("an operand");
    }
    if (accept('(')) {
      return call(name, begin);
    }
    return operand(name, begin);
  }

  private ExprNode call(String name, int begin) {
    List<ExprNode> arguments = new ArrayList<>();
    do {
      arguments.add(expression(0));
    } while (accept(','));
    close();
    int end = next;
    next = begin;
    ExprNode called = called(name, arguments);
    next = end;
    return called;
  }

  private ExprNode called(String name, List<ExprNode> arguments) {
    String wanted = name.equals("abs") ? "absolute" : name;
    for (UnaryUfunc function : UnaryUfunc.values()) {
      if (function.toString().equals(wanted)) {
        requireCount(name, arguments, 1);
        return new ExprNode.Unary(function, arguments.get(0));
      }
    }
    for (BinaryUfunc function : BinaryUfunc.values()) {
      if (function != BinaryUfunc.LDEXP && function.toString().equals(wanted)) {
        requireCount(name, arguments, 2);
        return ExprNode.binary(function, arguments.get(0), arguments.get(1));
      }
    }
    if (wanted.equals("where")) {
      requireCount(name, arguments, 3);
      return new ExprNode.Where(arguments.get(0), arguments.get(1), arguments.get(2));
    }
    if (REDUCTIONS.stream().anyMatch(reduction -> reduction.toString().equals(name))) {
      throw unreadable("%s as the outermost function alone".formatted(name));
    }
    throw unreadable("a function of NumPy's element by element");
  }

  private void requireCount(String name, List<ExprNode> arguments, int count) {
    if (arguments.size() != count) {
      throw unreadable(
          "%d operand%s of %s, of which there are %d"
              .formatted(count, count == 1 ? "" : "s", name, arguments.size()));
    }
  }

  private ExprNode operand(String name, int begin) {
    Object value = operands.get(name);
    if (value == null) {
      next = begin;
      throw unreadable("one of the operands " + new TreeSet<>(operands.keySet()));
    }
    return value instanceof NDArray array ? new ExprNode.Array(array) : new ExprNode.Literal(value);
  }

  private Object number() {
    int begin = next;
    boolean whole = true;
    while (next < text.length() && isOfNumber(begin)) {
      whole &= isDigit(text.charAt(next));
      next++;
    }
    String digits = text.substring(begin, next);
    try {
      if (next < text.length() && text.charAt(next) == 'j') {
        next++;
        return new Complex(0, Double.parseDouble(digits));
      }
      if (whole) {
        return new BigInteger(digits);
      }
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      next = begin;
      throw unreadable("a number");
    }
  }

  /** Whether the next character is of the number that began there. */
  private boolean isOfNumber(int begin) {
    char c = text.charAt(next);
    char before = next > begin ? Character.toLowerCase(text.charAt(next - 1)) : ' ';
    return isDigit(c)
        || c == '.'
        || c == 'e'
        || c == 'E'
        || ((c == '+' || c == '-') && before == 'e');
  }

  // ---- characters -------------------------------------------------------------------------------

  private static final char END = '\0';

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The next character that is not white space. */
  private char peek() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() ? text.charAt(next) : END;
  }

  /** The operator that is next, which is not read yet; empty if there is none. */
  private String operator() {
    peek();
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, next)) {
        return operator;
      }
    }
    return "";
  }

  private String word() {
    peek();
    int begin = next;
    while (next < text.length() && Character.isJavaIdentifierPart(text.charAt(next))) {
      next++;
    }
    return text.substring(begin, next);
  }

  private boolean accept(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    next++;
    return true;
  }

  private void acceptWord(String wanted) {
    int begin = next;
    if (!word().equals(wanted)) {
      next = begin;
    }
  }

  private void close() {
    if (!accept(')')) {
      throw unreadable("an operator or ')'");
    }
  }

  private IllegalArgumentException unreadable(String expected) {
    char found = peek();
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "evaluate: cannot read \"%s\" at position %d: expected %s, found %s",
            text,
            next,
            expected,
            found == END ? "the end" : "'" + found + "'"));
  }
}
