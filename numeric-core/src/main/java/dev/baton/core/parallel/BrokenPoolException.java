package dev.baton.core.parallel;

import org.jspecify.annotations.Nullable;

/**
 * Says that an {@link InterpreterPool} has lost a worker, by a failing initializer or a closed
 * interpreter, and runs no more tasks: Python's {@code BrokenInterpreterPool}. The cause is what
 * the worker failed with.
 */
public final class BrokenPoolException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  BrokenPoolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
