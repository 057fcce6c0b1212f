package dev.baton.core.interpreter;

/**
 * One {@linkplain Interpreter#attach() attach}, undone by {@link #close()}. Each thread has one
 * such object per interpreter, handed out anew by each attach, so that attaching allocates nothing.
 */
public final class Attachment implements AutoCloseable {
  private final ThreadState state;

  Attachment(ThreadState state) {
    this.state = state;
  }

  /**
   * Returns the attached thread's state.
   *
   * @return the state of the thread that attached
   */
  public ThreadState state() {
    return state;
  }

  /**
   * Undoes one attach: the outermost one drops the lock, a nested one only counts down.
   *
   * @throws IllegalMonitorStateException if this is not the innermost open section of the calling
   *     thread
   */
  @Override
  public void close() {
    state.closeAttachment();
  }
}
