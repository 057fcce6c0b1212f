package dev.baton.core;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;

/** How many threads the calls of one thread may use, until this is closed. */
public final class ThreadLimit implements AutoCloseable {
  private final Interpreter interpreter;
  private final ObjIntConsumer<ThreadState> setter;
  private final Thread owner = Thread.currentThread();
  private final int before;

  private ThreadLimit(Interpreter interpreter, ObjIntConsumer<ThreadState> setter, int before) {
    this.interpreter = interpreter;
    this.setter = setter;
    this.before = before;
  }

  /** Sets a limit for the calling thread, which {@code name} is to be called in errors. */
  static ThreadLimit open(
      Interpreter interpreter,
      String name,
      int threads,
      ToIntFunction<ThreadState> getter,
      ObjIntConsumer<ThreadState> setter) {
    if (threads < 1) {
      throw new IllegalArgumentException("%s: %d threads, fewer than 1".formatted(name, threads));
    }
    try (var attachment = interpreter.attach()) {
      int before = getter.applyAsInt(attachment.state());
      setter.accept(attachment.state(), threads);
      return new ThreadLimit(interpreter, setter, before);
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
      setter.accept(attachment.state(), before);
    }
  }
}
