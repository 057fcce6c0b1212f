package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;

/** Another system that does what a benchmark asks, in slices between Baton's iterations. */
interface Rival extends AutoCloseable {
  /**
   * Does it for a while.
   *
   * @param seconds for how long, at least
   * @return seconds per operation
   * @throws PeerException if it failed
   */
  double measure(double seconds) throws PeerException;

  /**
   * Returns the value by which what was computed is verified.
   *
   * @return what Baton's result is verified by too
   */
  double check();

  /** Returns, or throws, what a foreign call has thrown, which declares to throw anything. */
  static Error undeclared(Throwable e) {
    if (e instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return e instanceof Error error
        ? error
        : new AssertionError("a foreign call throws nothing checked", e);
  }

  /** Ends it, or its part in it. */
  @Override
  void close();
}
