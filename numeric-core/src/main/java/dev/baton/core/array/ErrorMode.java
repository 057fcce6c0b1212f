package dev.baton.core.array;

/** What happens when a floating-point condition is met: the values of {@code numpy.errstate}. */
public enum ErrorMode {
  /** Nothing. */
  IGNORE,
  /**
   * A warning goes to the {@link System.Logger} {@code dev.baton}: once for each function and
   * condition in an interpreter, as Python's warnings do for each place.
   */
  WARN,
  /** A {@link FloatingPointException} is thrown; what was computed stands in {@code out}. */
  RAISE,
  /** The {@link ErrorState#handler} is called. */
  CALL
}
