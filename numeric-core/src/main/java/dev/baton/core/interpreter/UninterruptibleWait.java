package dev.baton.core.interpreter;

/**
 * One wait of the calling thread that an interrupt does not end. The interrupt is kept, and
 * re-asserted when the wait is over.
 */
final class UninterruptibleWait implements AutoCloseable {
  private final Scheduler scheduler;
  private final Object blocker;
  private boolean interrupted;

  UninterruptibleWait(Scheduler scheduler, Object blocker) {
    this.scheduler = scheduler;
    this.blocker = blocker;
  }

  /** Parks once; whoever calls this looks again whether there is still something to wait for. */
  void park() {
    scheduler.park(blocker);
    interrupted |= Thread.interrupted();
  }

  /** Parks once for a limited time. */
  void parkNanos(long nanos) {
    scheduler.parkNanos(blocker, nanos);
    interrupted |= Thread.interrupted();
  }

  @Override
  public void close() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
