package dev.baton.core.interpreter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A reentrant lock handed on in the order of arrival, whose waits go through a {@link Scheduler},
 * for what is rare: making a component, stopping the world. Whoever comes while others wait waits
 * too, so that a thread that closes the interpreter does not wait long for those that stop the
 * world again and again.
 *
 * <p>A waiter adds itself to the queue and then tries once more to become the owner; an unlocker
 * makes the first in the queue the owner or, where there is none, clears the owner and then looks
 * again: one of the two always sees the other. Only the owner takes threads out of the queue, so a
 * waiter whose own try succeeds passes the lock to the first, itself or another.
 */
final class Mutex {
  private final Scheduler scheduler;
  private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
  private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

  /** Touched by the owner alone. */
  private int holds;

  Mutex(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  boolean tryLock() {
    Thread self = Thread.currentThread();
    if (owner.get() == self || owner.compareAndSet(null, self)) {
      holds++;
      return true;
    }
    return false;
  }

  void lock() {
    if (tryLock()) {
      return;
    }
    Thread self = Thread.currentThread();
    waiters.add(self);
    if (owner.compareAndSet(null, self)) {
      passOn();
    }
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (owner.get() != self) {
        wait.park();
      }
    }
    holds = 1;
  }

  void unlock() {
    if (--holds == 0) {
      passOn();
    }
  }

  /** Makes the first waiter the owner, or leaves the lock free; the caller owns it. */
  private void passOn() {
    Thread self = Thread.currentThread();
    do {
      Thread next = waiters.poll();
      owner.set(next);
      if (next != null) {
        scheduler.unpark(next);
        return;
      }
    } while (!waiters.isEmpty() && owner.compareAndSet(null, self));
  }

  @Override
  public String toString() {
    Thread holder = owner.get();
    return "a mutex" + (holder == null ? "" : " held by thread " + holder.getName());
  }

  /** How often the calling thread has locked this and not unlocked it. */
  int holdCount() {
    return owner.get() == Thread.currentThread() ? holds : 0;
  }
}
