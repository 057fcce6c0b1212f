package dev.baton.core.interpreter;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls that wait for an attached thread to make them at a checkpoint: any thread's, and those that
 * are for the main thread alone. They are made in order and one at a time, the main thread's after
 * the others ({@code make_pending_calls}, {@code Python/ceval_gil.c}).
 *
 * <p>None is left behind: whoever adds one announces it afterwards, and a thread that finds another
 * at work leaves its announcement to that one, which looks again after it has stopped.
 */
final class PendingCalls {
  /** CPython's limit of an interpreter's pending calls ({@code MAXPENDINGCALLS}). */
  static final int MAX = 300;

  /** How many of them one checkpoint makes at most ({@code MAXPENDINGCALLSLOOP}). */
  static final int MAX_PER_CHECKPOINT = 100;

  /** CPython's limit of the main thread's pending calls ({@code MAXPENDINGCALLS_MAIN}). */
  static final int MAX_MAIN = 32;

  private final Calls calls;
  private final Calls mainCalls;
  private final AtomicBoolean running = new AtomicBoolean();

  /** A queue with limits. */
  private static final class Calls {
    private final int max;
    private final int maxPerCheckpoint;
    private final Runnable announce;
    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();

    /** What is in the queue or about to be; beyond max, once calls are refused for good. */
    private final AtomicInteger count = new AtomicInteger();

    Calls(int max, int maxPerCheckpoint, Runnable announce) {
      this.max = max;
      this.maxPerCheckpoint = maxPerCheckpoint;
      this.announce = announce;
    }

    boolean add(Runnable call) {
      if (count.incrementAndGet() > max) {
        count.decrementAndGet();
        return false;
      }
      queue.add(call);
      announce.run();
      return true;
    }

    /** Makes calls, but not for ever: a call may add another. */
    void makeSome() {
      for (int i = 0; i < maxPerCheckpoint; i++) {
        Runnable call = queue.poll();
        if (call == null) {
          return;
        }
        count.decrementAndGet();
        call.run();
      }
    }

    void announceRest() {
      if (!queue.isEmpty()) {
        announce.run();
      }
    }
  }

  /**
   * Makes empty queues; {@code announce} has attached threads, {@code announceToMain} the main one,
   * call {@link #run} at a checkpoint.
   */
  PendingCalls(Runnable announce, Runnable announceToMain) {
    this.calls = new Calls(MAX, MAX_PER_CHECKPOINT, announce);
    this.mainCalls = new Calls(MAX_MAIN, MAX_MAIN, announceToMain);
  }

  /** Adds and announces a call, or returns false if there are too many. */
  boolean add(Runnable call) {
    return calls.add(call);
  }

  /** Adds and announces a call for the main thread, or returns false if there are too many. */
  boolean addForMain(Runnable call) {
    return mainCalls.add(call);
  }

  boolean isEmpty() {
    return calls.queue.isEmpty() && mainCalls.queue.isEmpty();
  }

  /** Says whether there are calls that {@link #run} would make. */
  boolean isRunnable(boolean onMain) {
    return !running.get() && !(calls.queue.isEmpty() && (!onMain || mainCalls.queue.isEmpty()));
  }

  /** Makes calls, unless another thread, or an outer frame of this one, is at it. */
  void run(boolean onMain) {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      calls.makeSome();
      if (onMain) {
        mainCalls.makeSome();
      }
    } finally {
      running.set(false);
      calls.announceRest();
      mainCalls.announceRest();
    }
  }

  /** Refuses calls from here on. */
  void refuse() {
    calls.count.set(Integer.MAX_VALUE / 2);
    mainCalls.count.set(Integer.MAX_VALUE / 2);
  }

  /** Forgets calls that were not made. */
  void clear() {
    calls.queue.clear();
    mainCalls.queue.clear();
  }
}
