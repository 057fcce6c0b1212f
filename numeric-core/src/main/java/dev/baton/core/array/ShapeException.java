package dev.baton.core.array;

import java.io.Serial;

/**
 * Thrown where shapes, axes or indices do not fit; the message names the operation, the values and
 * the rule.
 */
public final class ShapeException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message operation, shapes and rule
   */
  public ShapeException(String message) {
    super(message);
  }
}
