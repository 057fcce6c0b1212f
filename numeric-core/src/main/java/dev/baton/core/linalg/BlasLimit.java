package dev.baton.core.linalg;

import dev.baton.core.internal.kernel.BlasThreads;
import dev.baton.core.interpreter.Interpreter;

/** How many threads BLAS may use for the calls of one thread, until this is closed. */
public final class BlasLimit implements AutoCloseable {
  private final Interpreter interpreter;
  private final Thread owner = Thread.currentThread();
  private final int before;

  private BlasLimit(Interpreter interpreter, int before) {
    this.interpreter = interpreter;
    this.before = before;
  }

  /**
   * Sets a limit for the calling thread.
   *
   * @param interpreter whose calls it is for
   * @param threads how many, at least 1
   * @return what restores the limit before when closed
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  public static BlasLimit open(Interpreter interpreter, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "blasThreads: %d threads, fewer than 1".formatted(threads));
    }
    try (var attachment = interpreter.attach()) {
      int before = BlasThreads.limit(attachment.state());
      BlasThreads.limit(attachment.state(), threads);
      return new BlasLimit(interpreter, before);
    }
  }

  /**
   * Restores the limit before.
   *
   * @throws IllegalStateException if another thread than the one that opened this calls
   */
  @Override
  public void close() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "thread %s cannot close the limit of %s"
              .formatted(Thread.currentThread().getName(), owner.getName()));
    }
    try (var attachment = interpreter.attach()) {
      BlasThreads.limit(attachment.state(), before);
    }
  }
}
