package dev.baton.core.interpreter;

import java.io.Serial;

/** Thrown where a thread uses, or would re-enter, an interpreter that has been closed. */
public final class InterpreterClosedException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was attempted, by which thread, on which interpreter
   */
  public InterpreterClosedException(String message) {
    super(message);
  }
}
