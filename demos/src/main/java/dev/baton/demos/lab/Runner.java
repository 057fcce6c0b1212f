package dev.baton.demos.lab;

import dev.baton.demos.peer.PeerException;

/** Runs one configuration again and again. */
interface Runner extends AutoCloseable {
  /**
   * Does the work once and checks its result.
   *
   * @return the seconds it took
   * @throws PeerException if a peer failed
   * @throws dev.baton.demos.programs.WrongResultException if the result is wrong
   */
  double run() throws PeerException;

  /** Returns what all runs so far did with the lock. */
  default LockCounts lock() {
    return LockCounts.NONE;
  }

  @Override
  default void close() {}
}
