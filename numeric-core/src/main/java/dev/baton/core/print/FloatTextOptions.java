package dev.baton.core.print;

import dev.baton.core.array.DType;
import java.util.function.Consumer;

/**
 * How single numbers are formatted: the arguments of {@code numpy.format_float_positional} and
 * {@code numpy.format_float_scientific}. Immutable; made from {@link #DEFAULT} by the {@code with…}
 * methods. Numbers that are not set are -1.
 *
 * @param dtype the type that the number is of, which says how many digits tell it from others
 * @param precision digits at most; -1 for no limit
 * @param unique whether to print as few digits as tell the number apart; else {@code precision}
 *     exactly
 * @param fractional whether digits are counted behind the point; else all of them
 * @param trim what becomes of zeros at the end
 * @param sign whether numbers that are not negative get a plus sign
 * @param padLeft characters before the point at least, filled up by spaces
 * @param padRight characters behind the point at least, filled up by spaces; positional only
 * @param minDigits digits at least, where {@code unique}
 * @param exponentDigits digits of the exponent at least; scientific only
 */
public record FloatTextOptions(
    DType dtype,
    int precision,
    boolean unique,
    boolean fractional,
    Trim trim,
    boolean sign,
    int padLeft,
    int padRight,
    int minDigits,
    int exponentDigits) {

  /** What NumPy starts with: the shortest text of a float64. */
  public static final FloatTextOptions DEFAULT =
      new FloatTextOptions(DType.FLOAT64, -1, true, true, Trim.KEEP, false, -1, -1, -1, -1);

  private static final int MOST = 10_000;

  /** What becomes of zeros at the end. */
  public enum Trim {
    /** They stay, and the point does: NumPy's {@code 'k'}. */
    KEEP,
    /** They go, the point stays: NumPy's {@code '.'}. */
    ZEROS,
    /** They go but for the one after the point: NumPy's {@code '0'}. */
    LEAVE_ONE_ZERO,
    /** They go, and so does the point: NumPy's {@code '-'}. */
    ZEROS_AND_POINT
  }

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if the type has no floating-point numbers, a number is out of
   *     range, {@code minDigits} is above {@code precision}, or there is no precision though digits
   *     are not to be unique
   */
  public FloatTextOptions {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException("numbers of %s are not floating-point".formatted(dtype));
    }
    int[] numbers = {precision, padLeft, padRight, minDigits, exponentDigits};
    for (int number : numbers) {
      if (number < -1 || number > MOST) {
        throw new IllegalArgumentException(
            "digits and widths must be 0 to %d, or -1 where not set, got %d"
                .formatted(MOST, number));
      }
    }
    if (!unique && precision < 0) {
      throw new IllegalArgumentException("digits that are not unique need a precision");
    }
    if (precision >= 0 && minDigits > precision) {
      throw new IllegalArgumentException(
          "minDigits must be at most the precision, got %d and %d".formatted(minDigits, precision));
    }
    if (!fractional && precision == 0) {
      throw new IllegalArgumentException("the precision must be above 0 if all digits count");
    }
  }

  /**
   * Returns these options with another type of the number.
   *
   * @param type the type that the number is of
   * @return the new options
   */
  public FloatTextOptions withDtype(DType type) {
    return with(draft -> draft.dtype = type);
  }

  /**
   * Returns these options with another precision.
   *
   * @param digits how many at most; -1 for no limit
   * @return the new options
   */
  public FloatTextOptions withPrecision(int digits) {
    return with(draft -> draft.precision = digits);
  }

  /**
   * Returns these options with unique digits or exact ones.
   *
   * @param shortest whether to print as few digits as tell the number apart
   * @return the new options
   */
  public FloatTextOptions withUnique(boolean shortest) {
    return with(draft -> draft.unique = shortest);
  }

  /**
   * Returns these options with another count of digits.
   *
   * @param behindPoint whether digits are counted behind the point
   * @return the new options
   */
  public FloatTextOptions withFractional(boolean behindPoint) {
    return with(draft -> draft.fractional = behindPoint);
  }

  /**
   * Returns these options with another treatment of zeros.
   *
   * @param zeros what becomes of zeros at the end
   * @return the new options
   */
  public FloatTextOptions withTrim(Trim zeros) {
    return with(draft -> draft.trim = zeros);
  }

  /**
   * Returns these options with or without a plus sign.
   *
   * @param plus whether numbers that are not negative get a plus sign
   * @return the new options
   */
  public FloatTextOptions withSign(boolean plus) {
    return with(draft -> draft.sign = plus);
  }

  /**
   * Returns these options with another width before the point.
   *
   * @param characters how many before the point, at least
   * @return the new options
   */
  public FloatTextOptions withPadLeft(int characters) {
    return with(draft -> draft.padLeft = characters);
  }

  /**
   * Returns these options with another width behind the point.
   *
   * @param characters how many behind the point, at least
   * @return the new options
   */
  public FloatTextOptions withPadRight(int characters) {
    return with(draft -> draft.padRight = characters);
  }

  /**
   * Returns these options with another least number of digits.
   *
   * @param digits how many at least
   * @return the new options
   */
  public FloatTextOptions withMinDigits(int digits) {
    return with(draft -> draft.minDigits = digits);
  }

  /**
   * Returns these options with another width of the exponent.
   *
   * @param digits how many the exponent has at least
   * @return the new options
   */
  public FloatTextOptions withExponentDigits(int digits) {
    return with(draft -> draft.exponentDigits = digits);
  }

  private FloatTextOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** Options on the way from old ones to new ones. */
  private static final class Draft {
    DType dtype;
    int precision;
    boolean unique;
    boolean fractional;
    Trim trim;
    boolean sign;
    int padLeft;
    int padRight;
    int minDigits;
    int exponentDigits;

    Draft(FloatTextOptions options) {
      dtype = options.dtype;
      precision = options.precision;
      unique = options.unique;
      fractional = options.fractional;
      trim = options.trim;
      sign = options.sign;
      padLeft = options.padLeft;
      padRight = options.padRight;
      minDigits = options.minDigits;
      exponentDigits = options.exponentDigits;
    }

    FloatTextOptions finished() {
      return new FloatTextOptions(
          dtype,
          precision,
          unique,
          fractional,
          trim,
          sign,
          padLeft,
          padRight,
          minDigits,
          exponentDigits);
    }
  }
}
