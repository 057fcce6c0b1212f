package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * One wait of the calling thread that an interrupt does not end. The interrupt is kept, and
 * re-asserted when the wait is over.
 */
final class UninterruptibleWait implements AutoCloseable {
  private final Scheduler scheduler;
  private final Object blocker;
  private final @Nullable LongHolds longHolds;
  private boolean interrupted;

  UninterruptibleWait(Scheduler scheduler, Object blocker) {
    this.scheduler = scheduler;
    this.blocker = blocker;
    this.longHolds = blocker instanceof InterpreterLock lock ? lock.interpreter.longHolds() : null;
  }

  /** Parks once; whoever calls this looks again whether there is still something to wait for. */
  void park() {
    scheduler.park(blocker);
    interrupted |= Thread.interrupted();
  }

  /** Parks once for a limited time: shorter if a waiter for the lock is to look at its holder. */
  void parkNanos(long nanos) {
    if (longHolds != null && blocker instanceof InterpreterLock lock) {
      longHolds.parkNanos(lock, nanos);
    } else {
      scheduler.parkNanos(blocker, nanos);
    }
    interrupted |= Thread.interrupted();
  }

  @Override
  public void close() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
