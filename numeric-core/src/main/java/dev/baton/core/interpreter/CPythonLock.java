package dev.baton.core.interpreter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * CPython's interpreter lock, {@code take_gil} and {@code drop_gil} of {@code Python/ceval_gil.c}.
 *
 * <p>Mutual exclusion, and progress for a waiter as long as holders reach checkpoints or drop the
 * lock. <em>Not</em> promised: any order among waiters, fairness over less than a switch interval,
 * progress beside a holder that never reaches a checkpoint.
 */
final class CPythonLock extends ExclusiveLock {
  /*
   * The algorithm
   *
   * A free lock is taken at once (barging). Dropping it stores null and wakes one waiter.
   *
   * A waiter sleeps for at most one switch interval. If it wakes by time-out, the lock is held, and
   * no switch happened meanwhile, it sets the drop request of the holder's thread state and sleeps
   * for another interval. If a switch did happen it starts over: the new holder is owed a whole
   * interval. A waiter that was woken by a drop but lost the race for the lock starts over too.
   *
   * The holder sees its request at its next checkpoint, drops the lock and retakes it. On a
   * multi-core machine it would win that race against the waiter it has just woken, which has yet
   * to be scheduled. So a thread that drops the lock with a request standing, forced or
   * voluntarily, does not return until another thread has taken it (CPython's FORCE_SWITCHING).
   * "Another thread has taken it" is lastHolder != self.
   *
   * Who wakes whom
   *   drop     → one Waiter of waitSet (removed from it, signalled, unparked)
   *   take     → the last holder, if it awaits the switch; only a taker ends a thread's time as
   *              last holder, and it knows which thread that is, so that no list of such threads is
   *              needed
   *   leaving  → the last holder again: a waiter that leaves without the lock, or gives it back
   *              unused at a shut gate, must not strand a thread that waits to be succeeded
   *              (python/cpython#96387)
   *
   * Why no wake-up is lost. All pairs are Dekker's: each side writes its own field and then reads
   * the other's, all volatile. A waiter adds itself to waitSet and then tries holder; a dropper
   * clears holder and then reads waiterCount and polls waitSet. A dropper sets its awaitsSwitch and
   * then reads lastHolder, holder and waiterCount; a taker writes lastHolder, a leaver holder or
   * waiterCount, and then reads the last holder's awaitsSwitch. A Waiter belongs to one wait: a
   * dropper that has polled it and is late in signalling it cannot touch the thread's next wait.
   *
   * A drop does not wait for a switch at a shut gate, so that closing depends on no waiter
   * (python/cpython#104341); one that already waits goes on when the waiters have come, found the
   * gate shut and left.
   */

  /** Threads to be woken by a drop, each at most once; CPython's gil->cond. */
  private final Queue<Waiter> waitSet = new ConcurrentLinkedQueue<>();

  /** One wait of one thread. */
  private static final class Waiter {
    final Thread thread;

    /** Set by the drop that removed this from waitSet. */
    volatile boolean signalled;

    Waiter(Thread thread) {
      this.thread = thread;
    }
  }

  CPythonLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
  }

  @Override
  void await(ThreadState state) {
    Waiter waiter = new Waiter(state.thread());
    boolean inWaitSet = false;
    boolean won = false;
    countWaiter(1);
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (!won) {
        if (!inWaitSet) {
          waiter.signalled = false;
          waitSet.add(waiter);
          inWaitSet = true;
        }
        if (tryTake(state)) {
          waitSet.remove(waiter);
          won = true;
          break;
        }
        long seenSwitch = switchNumber();
        long left = intervalNanos();
        long deadline = scheduler.nanoTime() + left;
        while (!waiter.signalled && left > 0) {
          wait.parkNanos(left);
          left = deadline - scheduler.nanoTime();
        }
        if (waiter.signalled) {
          inWaitSet = false;
          won = tryTake(state);
        } else {
          requestDrop(state, seenSwitch);
        }
      }
      state.withdraw(ThreadState.DROP);
    } finally {
      countWaiter(-1);
      if (!won) {
        leftUnused();
      }
    }
  }

  /**
   * Asks the holder for the lock, unless it has changed hands since {@code seenSwitch} or is about
   * to.
   */
  private void requestDrop(ThreadState state, long seenSwitch) {
    ThreadState owner = holder();
    if (owner != null && owner == lastHolder() && switchNumber() == seenSwitch) {
      owner.request(ThreadState.DROP);
      state.counts.increment(Counts.REQUESTS_MADE);
    }
  }

  @Override
  void releaseToWaiters(ThreadState state) {
    free();
    freedBesideWaiters(state);
  }

  @Override
  void freedBesideWaiters(ThreadState state) {
    Waiter waiter = waitSet.poll();
    if (waiter != null) {
      waiter.signalled = true;
      scheduler.unpark(waiter.thread);
    }
  }

  /** Waits until another thread has taken the lock, or nobody is left who could. */
  @Override
  void droppedOnRequest(ThreadState state) {
    state.withdraw(ThreadState.DROP);
    state.awaitsSwitch = true;
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (lastHolder() == state && isWanted() && gate.isOpen()) {
        state.waits(null);
        wait.park();
      }
    }
    state.awaitsSwitch = false;
    if (lastHolder() != state) {
      state.counts.increment(Counts.REQUESTS_SERVED);
    }
  }

  /** Says whether a thread waits for the lock, or has won it but is not its last holder yet. */
  private boolean isWanted() {
    return waiterCount() > 0 || isLocked();
  }

  @Override
  void succeeded(ThreadState previous) {
    wakeIfAwaitingSwitch(previous);
  }

  @Override
  void leftUnused() {
    wakeIfAwaitingSwitch(lastHolder());
  }

  private void wakeIfAwaitingSwitch(@Nullable ThreadState last) {
    if (last != null && last.awaitsSwitch) {
      scheduler.unpark(last.thread());
    }
  }
}
