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
  void awaitGrant(Waiter waiter) {
    long asked = scheduler.nanoTime();
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (!waiter.granted) {
        line.parkUntilWatching(waiter, wait);
        long left = leftOfInterval(asked, grantedAt());
        if (left > 0) {
          parkUntilGranted(waiter, wait, left);
        } else {
          // The holder may be another one by now; it is owed an interval only once it runs.
          ThreadState owner = holder();
          if (owner != null && owner == lastHolder() && owner != waiter.state) {
            requestDrop(owner, waiter.state);
          }
          asked = scheduler.nanoTime();
        }
      }
    }
    line.leave(waiter);
  }
}
