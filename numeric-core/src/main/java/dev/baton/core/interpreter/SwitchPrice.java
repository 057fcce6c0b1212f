package dev.baton.core.interpreter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Measures what it takes to hand an interpreter lock from one thread to another: to drop it, wake
 * the other thread and have it run.
 */
final class SwitchPrice {
  /*
   * Two threads of a fair interpreter do nothing but drop and retake the lock. Once both have come,
   * each drop makes the other thread the holder, so that the lock changes hands every time. What is
   * measured is the time from one take to the next by the other thread. The first hand-overs run
   * cold code and are left out.
   */
  private static final int WARM_UP = 100;
  private static final int HAND_OVERS = 400;

  private final Interpreter interpreter =
      Interpreter.builder().name("switch-price").lock(LockPolicy.fair()).build();
  private final long[] nanos = new long[WARM_UP + HAND_OVERS];

  // Guarded by the interpreter's lock.
  private int handOvers;
  private @Nullable ThreadState last;
  private long lastTake;

  private SwitchPrice() {}

  /** Returns the median of some hundred hand-overs, in nanoseconds; at least 1. */
  static long measureNanos() {
    var price = new SwitchPrice();
    Thread[] threads = new Thread[2];
    Arrays.setAll(
        threads,
        i -> Thread.ofPlatform().daemon().name("baton-switch-price-" + i).start(price::handOver));
    for (Thread thread : threads) {
      joinUninterruptibly(thread);
    }
    price.interpreter.close();
    long[] measured = Arrays.copyOfRange(price.nanos, WARM_UP, price.nanos.length);
    Arrays.sort(measured);
    return Math.max(1, measured[HAND_OVERS / 2]);
  }

  private void handOver() {
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      while (taken(self)) {
        try (var _ = self.detach()) {
          // The other thread is next.
        }
      }
    }
  }

  /** Notes a take; false when there have been enough. */
  @SuppressWarnings("ReferenceEquality") // A thread state is a thread's identity.
  private boolean taken(ThreadState self) {
    long now = System.nanoTime();
    if (handOvers == nanos.length) {
      return false;
    }
    if (last != null && last != self) {
      nanos[handOvers++] = now - lastTake;
    }
    last = self;
    lastTake = System.nanoTime();
    return true;
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    for (; ; ) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
