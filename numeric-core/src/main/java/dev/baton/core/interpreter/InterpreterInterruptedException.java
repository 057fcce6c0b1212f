package dev.baton.core.interpreter;

import java.io.Serial;

/**
 * Thrown at a checkpoint of the interpreter's main thread after {@link Interpreter#interrupt()}:
 * CPython's {@code KeyboardInterrupt}.
 */
public final class InterpreterInterruptedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which interpreter and thread were interrupted
   */
  public InterpreterInterruptedException(String message) {
    super(message);
  }
}
