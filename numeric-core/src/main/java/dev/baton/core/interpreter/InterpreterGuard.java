package dev.baton.core.interpreter;

/**
 * Keeps an interpreter from being closed: CPython's {@code PyInterpreterGuard} (PEP 788). {@link
 * Interpreter#close()} waits until every guard is closed. A guard is not the lock: whoever has one
 * is not attached by it, but can attach without being turned away.
 *
 * <p>The typical use is a thread that must finish its work: whoever starts it takes the guard, so
 * that no moment is left in which the interpreter might close, and says whose it is.
 *
 * {@snippet :
 * var guard = interpreter.guard();
 * guard.handTo(
 *     Thread.startVirtualThread(
 *         () -> {
 *           try (guard;
 *               var _ = interpreter.attach()) {
 *             saveEverything();
 *           }
 *         }));
 * interpreter.close(); // returns after saveEverything
 * }
 *
 * Any thread may close a guard, once.
 */
public final class InterpreterGuard implements AutoCloseable {
  private final Guards guards;
  private volatile Thread holder;

  InterpreterGuard(Guards guards, Thread holder) {
    this.guards = guards;
    this.holder = holder;
  }

  /**
   * Returns the thread that is expected to close this guard, and so must not close the interpreter
   * before.
   *
   * @return the thread that took the guard, or was handed it
   */
  public Thread holder() {
    return holder;
  }

  /**
   * Says which thread will close this guard. It matters only to {@link Interpreter#close()}, which
   * refuses to wait for a guard of its own calling thread.
   *
   * @param thread the new holder
   * @return this guard
   */
  public InterpreterGuard handTo(Thread thread) {
    holder = thread;
    return this;
  }

  /**
   * Lets the interpreter be closed, as far as this guard is concerned.
   *
   * @throws IllegalMonitorStateException if it was closed already
   */
  @Override
  public void close() {
    guards.close(this);
  }

  @Override
  public String toString() {
    return "guard of thread " + holder.getName();
  }
}
