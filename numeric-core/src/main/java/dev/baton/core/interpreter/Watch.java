package dev.baton.core.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Takes the time of what one thread does with the lock: adds up how long it was in each phase, and
 * keeps the changes if there is a timeline. Told by the thread itself; read by any.
 */
final class Watch {
  /*
   * One reading of the clock ends a phase and begins the next, so that nothing is lost or counted
   * twice. An uncontended pair of drop and take reads it twice: before the lock is freed and after
   * it is won, so that the holds of two threads never overlap. What began a wait is only known where
   * a thread does wait, so that an uncontended take counts as part of the section it ends.
   *
   * A reader must not see half a change. version is odd while one is made; the reader tries again if
   * it was odd, or another one afterwards. A change is a few stores, nothing in it waits.
   */
  static final int OUTSIDE = 0;
  static final int DETACHED = 1;
  static final int WAITING = 2;
  static final int HOLDING = 3;

  // Indices of values; the first four are the nanoseconds spent in each phase.
  private static final int PHASE = 4;
  private static final int SINCE = 5;
  private static final int LONGEST_WAIT = 6;
  private static final int SIZE = 7;

  private static final VarHandle VERSION;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      VERSION = MethodHandles.lookup().findVarHandle(Watch.class, "version", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Scheduler clock;
  private final @Nullable SpanRing ring;
  private final long[] values = new long[SIZE];
  private int version;

  /** Who is in the way, from the beginning of a wait to its end. */
  private @Nullable Thread blocker;

  private @Nullable Thread longestWaitBlocker;

  /** Whom the coming hold follows, or 0. */
  private long predecessorId;

  Watch(Scheduler clock, @Nullable SpanRing ring) {
    this.clock = clock;
    this.ring = ring;
    values[SINCE] = clock.nanoTime();
  }

  static @Nullable LockPhase phase(int number) {
    return switch (number) {
      case DETACHED -> LockPhase.DETACHED;
      case WAITING -> LockPhase.WAITING;
      case HOLDING -> LockPhase.HOLDING;
      default -> null;
    };
  }

  // ---- told by the thread
  // --------------------------------------------------------------------------------

  /** The thread has to wait from here on, if it did not already, because of {@code who}. */
  void waits(@Nullable Thread who) {
    if (values[PHASE] != WAITING) {
      change(WAITING, who);
    } else if (blocker == null) {
      blocker = who;
    }
  }

  /**
   * The thread is about to hold the lock after another one did: the one in the way if, when the
   * wait began, there was none. So it is after a drop on request.
   */
  void follows(@Nullable ThreadState previous) {
    predecessorId = previous != null ? previous.thread().threadId() : 0;
    if (previous != null && blocker == null && values[PHASE] == WAITING) {
      blocker = previous.thread();
    }
  }

  /** The thread has the lock. */
  void took() {
    change(HOLDING, null);
  }

  /** The thread enters a phase without the lock: it is about to drop it, or failed to take it. */
  void enters(int phase) {
    change(phase, null);
  }

  boolean waits() {
    return values[PHASE] == WAITING;
  }

  private void change(int next, @Nullable Thread inTheWay) {
    long now = clock.nanoTime();
    int phase = (int) values[PHASE];
    long spent = now - values[SINCE];
    int before = version;
    VERSION.setOpaque(this, before + 1);
    VarHandle.storeStoreFence();
    set(phase, values[phase] + spent);
    if (phase == WAITING) {
      if (spent > values[LONGEST_WAIT]) {
        set(LONGEST_WAIT, spent);
        longestWaitBlocker = blocker;
      }
      blocker = null;
    }
    set(SINCE, now);
    set(PHASE, next);
    if (inTheWay != null) {
      blocker = inTheWay;
    }
    VERSION.setRelease(this, before + 2);
    if (ring != null) {
      ring.add(next, now, inTheWay != null ? inTheWay.threadId() : predecessorId);
    }
    if (predecessorId != 0) {
      predecessorId = 0;
    }
  }

  private void set(int index, long value) {
    ELEMENT.setOpaque(values, index, value);
  }

  private long get(int index) {
    return (long) ELEMENT.getOpaque(values, index);
  }

  // ---- read by any thread
  // --------------------------------------------------------------------------------

  /**
   * Reads the times up to now. The sum is exact; if the thread is just changing from one phase to
   * another, the moments since are still counted for the former.
   */
  ThreadTimes read() {
    long[] copy = new long[SIZE];
    for (; ; ) {
      int before = (int) VERSION.getAcquire(this);
      for (int i = 0; i < SIZE; i++) {
        copy[i] = get(i);
      }
      Thread now = blocker;
      Thread longest = longestWaitBlocker;
      VarHandle.loadLoadFence();
      if ((before & 1) == 0 && before == (int) VERSION.getOpaque(this)) {
        return times(copy, now, longest);
      }
      clock.onSpinWait();
    }
  }

  private ThreadTimes times(long[] copy, @Nullable Thread waitsFor, @Nullable Thread longest) {
    int phase = (int) copy[PHASE];
    long running = Math.max(0, clock.nanoTime() - copy[SINCE]);
    copy[phase] += running;
    if (phase == WAITING && running > copy[LONGEST_WAIT]) {
      copy[LONGEST_WAIT] = running;
      longest = waitsFor;
    }
    return new ThreadTimes(
        copy[HOLDING],
        copy[WAITING],
        copy[DETACHED],
        copy[LONGEST_WAIT],
        longest != null ? ThreadState.nameOf(longest) : null);
  }

  /** Returns for how long the thread has held the lock; 0 if it does not. */
  long heldNanos() {
    for (; ; ) {
      int before = (int) VERSION.getAcquire(this);
      long phase = get(PHASE);
      long since = get(SINCE);
      VarHandle.loadLoadFence();
      if ((before & 1) == 0 && before == (int) VERSION.getOpaque(this)) {
        return phase == HOLDING ? Math.max(0, clock.nanoTime() - since) : 0;
      }
      clock.onSpinWait();
    }
  }

  @Nullable Track track(Thread thread, long epoch) {
    return ring != null
        ? ring.read(ThreadState.nameOf(thread), thread.threadId(), epoch, clock.nanoTime())
        : null;
  }
}
