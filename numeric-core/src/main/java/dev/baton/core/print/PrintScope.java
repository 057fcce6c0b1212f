package dev.baton.core.print;

/**
 * Print options of one thread for a while, ended by {@link #close()}: what {@code with
 * np.printoptions(…)} is in Python. Not for other threads.
 */
public interface PrintScope extends AutoCloseable {
  /**
   * Brings back the options that there were before. Closing twice is harmless.
   *
   * @throws IllegalStateException if this is not the innermost open scope of the calling thread
   */
  @Override
  void close();
}
