package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * A lock handed on in the order of arrival. A thread gets it after those that came before, each for
 * at most one switch interval if it reaches checkpoints.
 */
final class FairLock extends HandOffLock {
  private final WaitingLine line = new WaitingLine(scheduler);

  FairLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
  }

  @Override
  void add(Waiter waiter) {
    line.addLast(waiter);
  }

  @Override
  @Nullable Waiter next() {
    return line.poll();
  }

  @Override
  void awaitTurn(Waiter waiter) {
    // When this thread came, or last asked for the lock.
    long since = scheduler.nanoTime();
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (!waiter.called) {
        line.parkUntilWatching(waiter, wait);
        parkUntilCalled(waiter, wait, leftOfInterval(since, turnBegan()));
        if (!waiter.called && leftOfInterval(since, turnBegan()) <= 0) {
          since = scheduler.nanoTime();
          ThreadState owner = holder();
          if (owner != null && owner != waiter.state) {
            requestDrop(owner, waiter.state);
          }
        }
      }
    }
    line.leave(waiter);
  }
}
