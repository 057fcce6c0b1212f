package dev.baton.core.interpreter;

import java.util.concurrent.locks.LockSupport;

/** The JVM's own clock and parking. */
final class SystemScheduler implements Scheduler {
  static final SystemScheduler INSTANCE = new SystemScheduler();

  private final int processors = Runtime.getRuntime().availableProcessors();

  private SystemScheduler() {}

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void park(Object blocker) {
    LockSupport.park(blocker);
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    LockSupport.parkNanos(blocker, nanos);
  }

  @Override
  public void unpark(Thread thread) {
    LockSupport.unpark(thread);
  }

  @Override
  public void onSpinWait() {
    Thread.onSpinWait();
  }

  @Override
  public int processors() {
    return processors;
  }
}
