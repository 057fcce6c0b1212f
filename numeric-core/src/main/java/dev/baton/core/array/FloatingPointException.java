package dev.baton.core.array;

import java.io.Serial;

/**
 * Thrown where a floating-point condition is met whose mode is {@link ErrorMode#RAISE}: Python's
 * {@code FloatingPointError}.
 */
public final class FloatingPointException extends ArithmeticException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message NumPy's words, such as {@code divide by zero encountered in divide}
   */
  public FloatingPointException(String message) {
    super(message);
  }
}
