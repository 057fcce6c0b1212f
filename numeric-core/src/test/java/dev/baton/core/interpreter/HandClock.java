package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still until the test advances it. Parking is real, but for the time of the
 * clock: threads parked for a time are woken when it is advanced, whether or not their time has
 * come.
 */
public final class HandClock implements Scheduler {
  private final AtomicLong nanos = new AtomicLong(1_000_000);
  private final AtomicLong reads = new AtomicLong();
  private final Set<Thread> parked = ConcurrentHashMap.newKeySet();

  /** Makes a clock that shows one millisecond. */
  public HandClock() {}

  /** Lets time pass. */
  public void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
    parked.forEach(LockSupport::unpark);
  }

  /** Lets nanoseconds pass. */
  public void advance(long time) {
    advance(Duration.ofNanos(time));
  }

  /** How often the clock was read. */
  public long reads() {
    return reads.get();
  }

  @Override
  public long nanoTime() {
    reads.incrementAndGet();
    return nanos.get();
  }

  @Override
  public void park(Object blocker) {
    LockSupport.park(blocker);
  }

  @Override
  public void parkNanos(Object blocker, long time) {
    Thread self = Thread.currentThread();
    parked.add(self);
    LockSupport.park(blocker);
    parked.remove(self);
  }

  @Override
  public void unpark(Thread thread) {
    LockSupport.unpark(thread);
  }

  @Override
  public void onSpinWait() {
    // A spin is for a time, and no other passes.
    nanos.addAndGet(1_000);
  }

  @Override
  public int processors() {
    return 2;
  }
}
