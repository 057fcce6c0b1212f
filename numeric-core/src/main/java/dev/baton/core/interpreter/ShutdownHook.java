package dev.baton.core.interpreter;

import java.time.Duration;

/**
 * Closes an interpreter when the JVM shuts down, and gives up after a time: the lock may be held by
 * a thread that reaches no checkpoint, by the very thread that waits in {@link System#exit}, or a
 * guard may never be closed. The closing is therefore another thread's, a daemon, that the hook
 * only waits for.
 */
final class ShutdownHook {
  private final Interpreter interpreter;
  private final Finalization finalization;
  private final Duration limit;
  private final Thread hook;

  ShutdownHook(Interpreter interpreter, Finalization finalization, Duration limit) {
    this.interpreter = interpreter;
    this.finalization = finalization;
    this.limit = limit;
    this.hook =
        Thread.ofPlatform()
            .name("shutdown of " + interpreter)
            .inheritInheritableThreadLocals(false)
            .unstarted(this::run);
  }

  void register() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void deregister() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hooks run, this one among them, and go when the JVM goes.
    }
  }

  private void run() {
    Thread closer =
        Thread.ofPlatform().daemon().name("closing of " + interpreter).start(this::close);
    boolean closed;
    try {
      closed = closer.join(limit);
    } catch (InterruptedException e) { // Somebody wants the JVM to end at once.
      closed = false;
      Thread.currentThread().interrupt();
    }
    if (!closed) {
      System.err.printf(
          "%s was not closed at shutdown within %d ms: %s%n",
          interpreter, limit.toMillis(), finalization.reasonForDelay());
    }
  }

  private void close() {
    try {
      interpreter.close();
      finalization.awaitOver(); // Another thread may have been closing it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable failure) {
      System.err.printf("%s, at shutdown: %s%n", interpreter, failure);
      failure.printStackTrace();
    }
  }
}
