package dev.baton.demos.cli;

import java.io.Serial;

/** Ends a command with status 1 and one message; the fault is outside the program. */
final class CommandFailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
