package dev.baton.demos.programs;

import java.io.Serial;

/** Says that a program ran and computed something wrong. */
public final class WrongResultException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was expected and what came out
   */
  public WrongResultException(String message) {
    super(message);
  }
}
