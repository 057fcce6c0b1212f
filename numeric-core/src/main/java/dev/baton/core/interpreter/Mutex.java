package dev.baton.core.interpreter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A reentrant lock whose waits go through a {@link Scheduler}, for what is rare: making a
 * component, stopping the world.
 *
 * <p>A waiter adds itself to the queue and then tries the owner; an unlocker clears the owner and
 * then reads the queue: one of the two always sees the other. The first in the queue is woken, not
 * preferred.
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
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (!tryLock()) {
        wait.park();
      }
    } finally {
      waiters.remove(self);
    }
  }

  void unlock() {
    if (--holds == 0) {
      owner.set(null);
      Thread next = waiters.peek();
      if (next != null) {
        scheduler.unpark(next);
      }
    }
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
