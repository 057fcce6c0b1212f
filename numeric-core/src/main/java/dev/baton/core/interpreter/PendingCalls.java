package dev.baton.core.interpreter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls that wait for an attached thread to make them at a checkpoint, in order and one at a time.
 *
 * <p>None is left behind: whoever adds one announces it afterwards, and a thread that finds another
 * at work leaves its announcement to that one, which looks again after it has stopped.
 */
final class PendingCalls {
  /** CPython's limit for a subinterpreter's pending calls ({@code MAXPENDINGCALLS}). */
  static final int MAX = 300;

  private final Runnable announce;
  private final Queue<Runnable> calls = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean running = new AtomicBoolean();

  /**
   * Makes an empty queue; {@code announce} has attached threads call {@link #run()} at a
   * checkpoint.
   */
  PendingCalls(Runnable announce) {
    this.announce = announce;
  }

  /** Adds and announces a call, or returns false if there are too many. */
  boolean add(Runnable call) {
    if (count.incrementAndGet() > MAX) {
      count.decrementAndGet();
      return false;
    }
    calls.add(call);
    announce.run();
    return true;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Makes the calls, unless another thread, or an outer frame of this one, is at it. */
  void run() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
        count.decrementAndGet();
        call.run();
      }
    } finally {
      running.set(false);
      if (!calls.isEmpty()) {
        announce.run();
      }
    }
  }
}
