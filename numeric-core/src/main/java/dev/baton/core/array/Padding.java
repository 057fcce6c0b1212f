package dev.baton.core.array;

/**
 * With what an array is padded: the {@code mode} of {@code numpy.pad}.
 *
 * @param mode the rule
 * @param before the value before the elements, of {@link Mode#CONSTANT}; the first one of {@link
 *     Mode#LINEAR_RAMP}; of a statistic of how many elements it is made, 0 for all
 * @param after the value behind them; the last one of a ramp
 */
public record Padding(Mode mode, double before, double after) {
  /** The rules, by NumPy's names. */
  public enum Mode {
    /** One value. */
    CONSTANT,
    /** The nearest element. */
    EDGE,
    /** From a value to the nearest element in even steps. */
    LINEAR_RAMP,
    /** The elements mirrored at the outermost ones, which are not repeated. */
    REFLECT,
    /** The elements mirrored at the border, the outermost ones repeated. */
    SYMMETRIC,
    /** The elements from the other end. */
    WRAP,
    /** The largest of the elements, or of those next to the border. */
    MAXIMUM,
    /** Their mean; of integers, the nearest one. */
    MEAN,
    /** Their median; of integers, the nearest one. */
    MEDIAN,
    /** The smallest of them. */
    MINIMUM,
    /** Nothing: the elements are not set. */
    EMPTY
  }

  /** Zeros. */
  public static final Padding ZEROS = constant(0);

  /** The nearest element. */
  public static final Padding EDGE = new Padding(Mode.EDGE, 0, 0);

  /** The elements mirrored at the outermost ones. */
  public static final Padding REFLECT = new Padding(Mode.REFLECT, 0, 0);

  /** The elements mirrored at the border. */
  public static final Padding SYMMETRIC = new Padding(Mode.SYMMETRIC, 0, 0);

  /** The elements from the other end. */
  public static final Padding WRAP = new Padding(Mode.WRAP, 0, 0);

  /** Elements that are not set. */
  public static final Padding EMPTY = new Padding(Mode.EMPTY, 0, 0);

  /**
   * Pads with a statistic of all elements along the axis.
   *
   * @param statistic {@link Mode#MAXIMUM}, {@link Mode#MEAN}, {@link Mode#MEDIAN} or {@link
   *     Mode#MINIMUM}
   * @return the padding
   */
  public static Padding by(Mode statistic) {
    return by(statistic, 0);
  }

  /**
   * Pads with a statistic of the elements next to each border: {@code stat_length}.
   *
   * @param statistic {@link Mode#MAXIMUM}, {@link Mode#MEAN}, {@link Mode#MEDIAN} or {@link
   *     Mode#MINIMUM}
   * @param length of how many elements, at most all; 0 for all
   * @return the padding
   * @throws IllegalArgumentException if the length is negative, or the mode no statistic
   */
  public static Padding by(Mode statistic, long length) {
    boolean isOne =
        switch (statistic) {
          case MAXIMUM, MEAN, MEDIAN, MINIMUM -> true;
          default -> false;
        };
    if (length < 0 || !isOne) {
      throw new IllegalArgumentException(
          "padding by a statistic of a length not negative, not by %s of %d"
              .formatted(statistic, length));
    }
    return new Padding(statistic, (double) length, (double) length);
  }

  /**
   * Pads with one value.
   *
   * @param value the value
   * @return the padding
   */
  public static Padding constant(double value) {
    return constant(value, value);
  }

  /**
   * Pads with one value before the elements and another behind them.
   *
   * @param before the value before
   * @param after the value behind
   * @return the padding
   */
  public static Padding constant(double before, double after) {
    return new Padding(Mode.CONSTANT, before, after);
  }

  /**
   * Pads with even steps from a value to the outermost elements.
   *
   * @param before the first value
   * @param after the last value
   * @return the padding
   */
  public static Padding linearRamp(double before, double after) {
    return new Padding(Mode.LINEAR_RAMP, before, after);
  }
}
