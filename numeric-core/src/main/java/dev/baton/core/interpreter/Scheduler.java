package dev.baton.core.interpreter;

/**
 * What the lock needs of the world beneath it: a clock, and threads that can be parked and
 * unparked. Every wait of an interpreter goes through one, so that the same lock code runs in real
 * time or in a simulated one.
 *
 * <p>Parking has the contract of {@link java.util.concurrent.locks.LockSupport}: a thread has one
 * permit, unparking gives it, parking takes it or waits; a park may also return without reason, and
 * returns at once while the thread is interrupted.
 */
public interface Scheduler {
  /**
   * Reads a monotonic clock; only differences mean anything.
   *
   * @return nanoseconds
   */
  long nanoTime();

  /**
   * Waits until the calling thread is unparked or interrupted.
   *
   * @param blocker what it waits for, for thread dumps
   */
  void park(Object blocker);

  /**
   * Waits until the calling thread is unparked or interrupted, or time has passed.
   *
   * @param blocker what it waits for, for thread dumps
   * @param nanos how long at most
   */
  void parkNanos(Object blocker, long nanos);

  /**
   * Ends a thread's park, or its next one if it is not parked.
   *
   * @param thread the thread
   */
  void unpark(Thread thread);

  /** Says that the calling thread is in a loop that waits for another running thread. */
  void onSpinWait();

  /**
   * Says how many threads run side by side at most. Where it is one, waiting in a loop is of no
   * use.
   *
   * @return at least 1
   */
  int processors();

  /**
   * Returns the scheduler that the JVM is.
   *
   * @return {@link System#nanoTime()} and {@link java.util.concurrent.locks.LockSupport}
   */
  static Scheduler system() {
    return SystemScheduler.INSTANCE;
  }
}
