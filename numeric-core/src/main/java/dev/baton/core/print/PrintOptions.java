package dev.baton.core.print;

import dev.baton.core.array.DType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How arrays are printed: {@code numpy.set_printoptions}. Immutable; made from {@link #DEFAULT} by
 * the {@code with…} methods.
 *
 * @param precision the number of fractional digits, as {@code floatMode} says; NumPy's {@code
 *     precision}
 * @param threshold arrays of more elements than this are summarised; NumPy's {@code threshold}
 * @param edgeItems how many elements a summary shows at each end of an axis; NumPy's {@code
 *     edgeitems}
 * @param lineWidth the longest line, in characters, that elements are put on; NumPy's {@code
 *     linewidth}
 * @param suppressSmall true to print small numbers and those of very different sizes without
 *     exponents; NumPy's {@code suppress}
 * @param sign what stands before numbers that are not negative; NumPy's {@code sign}
 * @param nanString what stands for not-a-number; NumPy's {@code nanstr}
 * @param infString what stands for infinity; NumPy's {@code infstr}
 * @param floatMode what the precision means; NumPy's floatmode
 * @param formatters what formats elements of some kinds instead, as a Boolean, a Long (a BigInteger
 *     where that does not do), a Double or a {@link dev.baton.core.array.Complex}; NumPy's {@code
 *     formatter}
 */
public record PrintOptions(
    int precision,
    long threshold,
    int edgeItems,
    int lineWidth,
    boolean suppressSmall,
    Sign sign,
    String nanString,
    String infString,
    FloatMode floatMode,
    Map<Kind, Function<Object, String>> formatters) {

  /** What NumPy starts with. */
  public static final PrintOptions DEFAULT =
      new PrintOptions(
          8, 1000, 3, 75, false, Sign.MINUS, "nan", "inf", FloatMode.MAXPREC, Map.of());

  private static final int MOST_DIGITS = 10_000;

  /** What stands before numbers that are not negative. */
  public enum Sign {
    /** Nothing: NumPy's {@code '-'}. */
    MINUS,
    /** A plus sign: NumPy's {@code '+'}. */
    PLUS,
    /** A space: NumPy's {@code ' '}. */
    SPACE
  }

  /** A kind of elements that may have a formatter of its own. */
  public enum Kind {
    /** Truth values: NumPy's {@code 'bool'}. */
    BOOL,
    /** Integers, signed or not: NumPy's {@code 'int'}. */
    INT,
    /** Real floating-point numbers: NumPy's {@code 'float_kind'}. */
    FLOAT,
    /** Complex numbers: NumPy's {@code 'complex_kind'}. */
    COMPLEX;

    static Kind of(DType dtype) {
      return switch (dtype.kind()) {
        case 'b' -> BOOL;
        case 'i', 'u' -> INT;
        case 'f' -> FLOAT;
        default -> COMPLEX;
      };
    }
  }

  /** What {@link PrintOptions#precision()} means. */
  public enum FloatMode {
    /** Exactly that many fractional digits, be they needed or not: NumPy's {@code 'fixed'}. */
    FIXED,
    /**
     * Nothing: as many digits as tell each element from its neighbours: NumPy's {@code 'unique'}.
     */
    UNIQUE,
    /**
     * At most that many fractional digits, fewer where they tell an element apart: NumPy's {@code
     * 'maxprec'}.
     */
    MAXPREC,
    /**
     * As {@link #MAXPREC}, but the same number for all elements: NumPy's {@code 'maxprec_equal'}.
     */
    MAXPREC_EQUAL
  }

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if a number is negative, the precision above 10,000, or a
   *     string has a line break
   */
  public PrintOptions {
    require(precision >= 0, "precision", precision);
    if (precision > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "precision must be at most %d, got %d; FloatMode.UNIQUE prints all digits it takes"
              .formatted(MOST_DIGITS, precision));
    }
    require(threshold >= 0, "threshold", threshold);
    require(edgeItems >= 0, "edgeItems", edgeItems);
    require(lineWidth >= 0, "lineWidth", lineWidth);
    Objects.requireNonNull(sign, "sign");
    requireOneLine("nanString", nanString);
    requireOneLine("infString", infString);
    Objects.requireNonNull(floatMode, "floatMode");
    formatters = Map.copyOf(formatters);
  }

  private static void require(boolean valid, String name, long value) {
    if (!valid) {
      throw new IllegalArgumentException(name + " must not be negative, got " + value);
    }
  }

  private static void requireOneLine(String name, String value) {
    if (value.lines().count() > 1 || value.endsWith("\n") || value.endsWith("\r")) {
      throw new IllegalArgumentException(name + " must be one line, got \"" + value + "\"");
    }
  }

  /**
   * Returns these options with another precision.
   *
   * @param digits the number of fractional digits
   * @return the new options
   */
  public PrintOptions withPrecision(int digits) {
    return with(draft -> draft.precision = digits);
  }

  /**
   * Returns these options with another threshold.
   *
   * @param elements the size above which arrays are summarised; {@link Long#MAX_VALUE} for never
   * @return the new options
   */
  public PrintOptions withThreshold(long elements) {
    return with(draft -> draft.threshold = elements);
  }

  /**
   * Returns these options with other edges.
   *
   * @param items how many elements a summary shows at each end of an axis
   * @return the new options
   */
  public PrintOptions withEdgeItems(int items) {
    return with(draft -> draft.edgeItems = items);
  }

  /**
   * Returns these options with another line width.
   *
   * @param characters the longest line
   * @return the new options
   */
  public PrintOptions withLineWidth(int characters) {
    return with(draft -> draft.lineWidth = characters);
  }

  /**
   * Returns these options with or without the suppression of exponents.
   *
   * @param suppress true to print small numbers without exponents
   * @return the new options
   */
  public PrintOptions withSuppressSmall(boolean suppress) {
    return with(draft -> draft.suppressSmall = suppress);
  }

  /**
   * Returns these options with another sign.
   *
   * @param newSign what stands before numbers that are not negative
   * @return the new options
   */
  public PrintOptions withSign(Sign newSign) {
    return with(draft -> draft.sign = newSign);
  }

  /**
   * Returns these options with another word for not-a-number.
   *
   * @param word one line
   * @return the new options
   */
  public PrintOptions withNanString(String word) {
    return with(draft -> draft.nanString = word);
  }

  /**
   * Returns these options with another word for infinity.
   *
   * @param word one line
   * @return the new options
   */
  public PrintOptions withInfString(String word) {
    return with(draft -> draft.infString = word);
  }

  /**
   * Returns these options with another meaning of the precision.
   *
   * @param mode the meaning
   * @return the new options
   */
  public PrintOptions withFloatMode(FloatMode mode) {
    return with(draft -> draft.floatMode = mode);
  }

  /**
   * Returns these options with a formatter for one kind of elements.
   *
   * @param kind the kind
   * @param formatter makes a text of one line of an element: a Boolean, a Long (a BigInteger where
   *     that does not do), a Double or a {@link dev.baton.core.array.Complex}
   * @return the new options
   */
  public PrintOptions withFormatter(Kind kind, Function<Object, String> formatter) {
    Map<Kind, Function<Object, String>> all = new EnumMap<>(Kind.class);
    all.putAll(formatters);
    all.put(kind, formatter);
    return with(draft -> draft.formatters = all);
  }

  private PrintOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** Options on the way from old ones to new ones. */
  private static final class Draft {
    int precision;
    long threshold;
    int edgeItems;
    int lineWidth;
    boolean suppressSmall;
    Sign sign;
    String nanString;
    String infString;
    FloatMode floatMode;
    Map<Kind, Function<Object, String>> formatters;

    Draft(PrintOptions options) {
      precision = options.precision;
      threshold = options.threshold;
      edgeItems = options.edgeItems;
      lineWidth = options.lineWidth;
      suppressSmall = options.suppressSmall;
      sign = options.sign;
      nanString = options.nanString;
      infString = options.infString;
      floatMode = options.floatMode;
      formatters = options.formatters;
    }

    PrintOptions finished() {
      return new PrintOptions(
          precision,
          threshold,
          edgeItems,
          lineWidth,
          suppressSmall,
          sign,
          nanString,
          infString,
          floatMode,
          formatters);
    }
  }
}
