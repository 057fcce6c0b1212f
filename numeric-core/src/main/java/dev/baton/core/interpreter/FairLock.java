package dev.baton.core.interpreter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A lock handed on in the order of arrival. A thread gets it after those that came before, each for
 * at most one switch interval if it reaches checkpoints.
 */
final class FairLock extends HandOffLock {
  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

  FairLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
  }

  @Override
  void add(Waiter waiter) {
    waiters.add(waiter);
  }

  @Override
  @Nullable Waiter next() {
    return waiters.poll();
  }

  @Override
  void awaitGrant(Waiter waiter) {
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (!waiter.granted) {
        long seenSwitch = switchNumber();
        parkUntilGranted(waiter, wait, intervalNanos());
        ThreadState owner = holder();
        if (!waiter.granted
            && owner != null
            && owner == lastHolder()
            && switchNumber() == seenSwitch) {
          requestDrop(owner, waiter.state);
        }
      }
    }
  }
}
