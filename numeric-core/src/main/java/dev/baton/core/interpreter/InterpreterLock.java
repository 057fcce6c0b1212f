package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lock that a thread holds while it runs interpreter code, seen from outside.
 *
 * <p>Threads take and drop it only through {@link Interpreter#attach()}, {@link
 * Interpreter#detach()} and {@link ThreadState#checkpoint()}. What is public here can be read at
 * any time by any thread without taking the lock; such a reading is a snapshot that may be out of
 * date when it arrives.
 */
public abstract class InterpreterLock {
  /**
   * CPython's default switch interval ({@code DEFAULT_INTERVAL}, {@code Python/ceval_gil.c}): 5 ms.
   */
  public static final Duration DEFAULT_SWITCH_INTERVAL = Duration.ofMillis(5);

  private static final long SHORTEST_INTERVAL_NANOS = 1_000;

  final Interpreter interpreter;
  final Gate gate;
  final Scheduler scheduler;
  private volatile long intervalNanos;

  InterpreterLock(Interpreter interpreter, long intervalNanos) {
    this.interpreter = interpreter;
    this.gate = interpreter.gate();
    this.scheduler = interpreter.scheduler();
    this.intervalNanos = intervalNanos;
  }

  /**
   * Returns once the calling thread may run interpreter code.
   *
   * @throws InterpreterClosedException if the interpreter is closed; the thread then does not hold
   *     the lock
   */
  abstract void take(ThreadState state);

  /**
   * Lets others run interpreter code; at a shut gate, and so when the interpreter closes, it never
   * waits for them (python/cpython#104341).
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  abstract void drop(ThreadState state);

  /**
   * Makes sure that from here on a thread that takes the lock finds the gate shut, or else is seen
   * by {@link #runsOtherThan}.
   */
  abstract void gateShut();

  /** Says whether a thread other than {@code state}'s runs interpreter code now. */
  abstract boolean runsOtherThan(@Nullable ThreadState state);

  /**
   * Says whether a thread state holds the lock.
   *
   * @param state any thread's state
   * @return true if its thread may run interpreter code now
   */
  public abstract boolean isHeldBy(ThreadState state);

  /**
   * Says whether at most one thread at a time runs interpreter code.
   *
   * @return false for the policy {@code none} alone
   */
  public abstract boolean isExclusive();

  /**
   * Says whether any thread holds the lock.
   *
   * @return true if some thread runs interpreter code now
   */
  public abstract boolean isLocked();

  /**
   * Returns the thread that holds the lock.
   *
   * @return its state, or null if the lock is free or not exclusive
   */
  public abstract @Nullable ThreadState holder();

  /**
   * Returns the thread that took the lock last, whether or not it still holds it.
   *
   * @return its state, or null if nobody ever took the lock or it is not exclusive
   */
  public abstract @Nullable ThreadState lastHolder();

  /**
   * Returns how often the lock has gone from one thread to another. A thread that retakes the lock
   * it held last does not count.
   *
   * @return the number of switches since the interpreter was built
   */
  public abstract long switchNumber();

  /**
   * Returns the number of threads that wait for the lock.
   *
   * @return threads waiting now
   */
  public abstract int waiterCount();

  /**
   * Returns the threads that wait for the lock, in no particular order: a snapshot, taken without
   * the lock.
   *
   * @return the states of threads waiting now
   */
  public final List<ThreadState> waiters() {
    return waiterCount() == 0
        ? List.of()
        : interpreter.threadStates().stream().filter(state -> state.waits).toList();
  }

  /**
   * Returns how long a waiter waits before it asks the holder to drop the lock.
   *
   * @return the interval
   */
  public final Duration switchInterval() {
    return Duration.ofNanos(intervalNanos);
  }

  /**
   * Sets the switch interval, at any time and from any thread. A waiter that is in the middle of an
   * interval finishes it first.
   *
   * @param interval the new interval; below 1 µs it is raised to 1 µs
   * @throws IllegalArgumentException if it is zero or negative
   */
  public final void setSwitchInterval(Duration interval) {
    intervalNanos = checkedIntervalNanos(interval);
  }

  final long intervalNanos() {
    return intervalNanos;
  }

  static long checkedIntervalNanos(Duration interval) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("switch interval must be positive, not " + interval);
    }
    return Math.max(clampedNanos(interval), SHORTEST_INTERVAL_NANOS);
  }

  /** Half the range at most, so that a deadline computed from the clock cannot overflow. */
  static long clampedNanos(Duration duration) {
    try {
      return Math.min(duration.toNanos(), Long.MAX_VALUE / 2);
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE / 2;
    }
  }

  @Override
  public final String toString() {
    ThreadState holder = holder();
    return "the lock of " + interpreter + (holder == null ? "" : ", held by " + holder);
  }

  /** Reports a drop by a thread that does not hold the lock; nothing has been changed. */
  final IllegalMonitorStateException notHeldBy(ThreadState state) {
    ThreadState holder = holder();
    return new IllegalMonitorStateException(
        "%s cannot drop the lock of %s: %s"
            .formatted(
                state,
                interpreter,
                holder == null ? "nobody holds it" : "it is held by " + holder));
  }
}
