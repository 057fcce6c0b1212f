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
      // Since when this thread has waited for whose turn it is now: since it came, since that turn
      // began, or since it last asked.
      long begin = scheduler.nanoTime();
      long now = begin;
      while (!waiter.granted) {
        long seenTurns = turns();
        long interval = intervalNanos();
        parkUntilGranted(waiter, wait, begin + interval - now);
        now = scheduler.nanoTime();
        ThreadState owner = holder();
        if (turns() != seenTurns) {
          begin = turnBegan();
        } else if (now - begin >= interval) {
          if (!waiter.granted && owner != null) {
            requestDrop(owner, waiter.state);
          }
          begin = now;
        }
      }
      // Where waking up takes longer than an interval, it has been asked before it could do anything.
      waiter.state.withdraw(ThreadState.DROP);
    }
  }
}
