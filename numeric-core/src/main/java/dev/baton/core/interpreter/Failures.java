package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/** What went wrong in a number of steps that are all taken: the first, the others suppressed. */
final class Failures {
  private final String action;
  private @Nullable Throwable first;

  /** Collects failures of an action, which an exception's message begins with. */
  Failures(String action) {
    this.action = action;
  }

  @SuppressWarnings("ReferenceEquality") // An exception cannot be suppressed in itself.
  void add(Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (first == null) {
      first =
          failure instanceof Error
              ? failure
              : new IllegalStateException(action + ": " + failure.getMessage(), failure);
    } else if (first != failure) {
      first.addSuppressed(failure);
    }
  }

  /** Throws the first failure, if there is one: an error as it is, an exception as a cause. */
  void throwFirst() {
    switch (first) {
      case null -> {
        // All went well.
      }
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new AssertionError(other);
    }
  }
}
