package dev.baton.core.interpreter;

/**
 * One {@linkplain Interpreter#detach() detached section}, ended by {@link #close()}. Each thread
 * has one such object per interpreter, handed out anew by each detach, so that detaching allocates
 * nothing.
 */
public final class Detachment implements AutoCloseable {
  private final ThreadState state;

  Detachment(ThreadState state) {
    this.state = state;
  }

  /**
   * Ends the section: takes the lock back, waiting for it if need be, and makes the thread state
   * current again.
   *
   * @throws IllegalMonitorStateException if this is not the innermost open section of the calling
   *     thread
   * @throws InterpreterClosedException if the interpreter was closed meanwhile; the section has
   *     ended all the same
   */
  @Override
  public void close() {
    state.reattach();
  }
}
