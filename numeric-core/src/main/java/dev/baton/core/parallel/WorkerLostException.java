package dev.baton.core.parallel;

import org.jspecify.annotations.Nullable;

/**
 * Says that a worker process of a {@link ProcessPool} ended, or could not be started, and which
 * task was lost with it: where Python has {@code BrokenProcessPool}, but for that task alone.
 */
public final class WorkerLostException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  WorkerLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
