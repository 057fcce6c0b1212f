package dev.baton.core.interpreter;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the two threads of a test wait for each other, so that they do meet in the lock: what they
 * do there is short, and one of them is soon ahead of the other.
 */
final class Meeting {
  private static final int SPINS = 1_000;

  private final AtomicInteger here = new AtomicInteger();

  /** Returns once both threads have called this. */
  void await() {
    here.incrementAndGet();
    int spins = SPINS;
    while (here.get() < 2) {
      if (spins > 0) {
        spins--;
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
