package dev.baton.core.interpreter;

import dev.baton.core.interpreter.HandOffLock.Waiter;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Waiters of one kind, in order. One of them watches the time, so that the others can park until
 * they are called: a thousand threads that each wake up once an interval would leave the processors
 * to nobody else.
 *
 * <p>Who watches: the first that comes, and, when it has the lock, the one that came last then; so
 * that the watch changes hands, which costs a wake-up, as rarely as can be. Only the holder of the
 * lock takes waiters out or passes the watch on, so that whoever is given the watch is still
 * waiting. A waiter adds itself and then reads the watch; whoever gives up the watch and finds
 * nobody to pass it on to reads the line again: one of the two always sees the other.
 */
final class WaitingLine {
  private final Scheduler scheduler;
  private final Deque<Waiter> waiters = new ConcurrentLinkedDeque<>();
  private final AtomicReference<@Nullable Waiter> watcher = new AtomicReference<>();

  WaitingLine(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  void addFirst(Waiter waiter) {
    waiters.addFirst(waiter);
  }

  void addLast(Waiter waiter) {
    waiters.addLast(waiter);
  }

  /** Takes out the first waiter; null if there is none. Called by the holder only. */
  @Nullable Waiter poll() {
    return waiters.pollFirst();
  }

  boolean isEmpty() {
    return waiters.isEmpty();
  }

  /** Says whether a waiter, which asks for itself, is the one that watches the time. */
  boolean isWatchedBy(Waiter waiter) {
    Waiter current = watcher.get();
    return current == waiter || (current == null && watcher.compareAndSet(null, waiter));
  }

  /** Parks a waiter until it is called or has the watch. */
  void parkUntilWatching(Waiter waiter, UninterruptibleWait wait) {
    waiter.parks = true;
    while (!waiter.called && !isWatchedBy(waiter)) {
      wait.park();
    }
  }

  /** Passes the watch on, if a waiter has it that is the holder now. */
  void leave(Waiter waiter) {
    if (watcher.get() != waiter) {
      return;
    }
    Waiter next = waiters.peekLast();
    watcher.set(next);
    if (next == null) {
      next = waiters.peekLast();
      if (next == null || !watcher.compareAndSet(null, next)) {
        return;
      }
    }
    scheduler.unpark(next.state.thread());
  }
}
