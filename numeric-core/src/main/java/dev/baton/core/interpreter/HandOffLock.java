package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * A lock that is never free while threads wait for it: a drop makes the next waiter its holder,
 * awake or not. Which waiter is next, and how long one waits before it asks for the lock, is for
 * the policies to say.
 */
abstract class HandOffLock extends ExclusiveLock {
  /*
   * The algorithm
   *
   * A waiter adds itself to the waiters, counts itself, and then tries once more to take the lock.
   * A drop that finds a waiter counted makes the next one the holder and grants it the lock; one
   * that finds none frees the lock and looks again. Both pairs are volatile, so that a waiter and a
   * dropper never miss each other.
   *
   * Only the holder takes waiters out. So whoever has freed the lock and then finds a waiter must
   * take the lock back before it may grant it; if that fails somebody else holds it, and will grant
   * it in turn; if it succeeds and there is nobody left, it frees the lock and looks again. For the same reason a waiter whose own try succeeds does not just leave: it is the
   * holder now, and grants the lock to whoever is next, itself or another.
   *
   * Threads are counted after they are added and uncounted before they run, so that a holder which
   * finds a count finds a waiter.
   *
   * The holder changes when the lock is granted, but lastHolder and switchNumber only once the new
   * holder is awake. So waiters that want to know whether the lock has changed hands, and since when
   * the holder could use it, look at turns and turnBegan. Both are written twice for each turn: by
   * the granter, and by the new holder when it is awake.
   *
   * No wait for a switch is needed after a drop on request: the switch has happened. The granter
   * clears the new holder's drop request, which is from an earlier time; a request that finds the
   * new holder in the field is younger than that, and stands even though it may not be awake yet.
   */

  /** One wait of one thread. */
  static final class Waiter {
    final ThreadState state;

    /** Set by the holder that has made this waiter's thread the holder. */
    volatile boolean granted;

    /** True while a grant must unpark the thread; a Dekker pair with granted. */
    volatile boolean parks;

    Waiter(ThreadState state) {
      this.state = state;
    }
  }

  /** Changes when the lock is granted, and when its new holder is awake. Written by the holder. */
  private volatile long turns;

  /** When turns changed last. Written by the holder, before turns. */
  private volatile long turnBegan;

  HandOffLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
  }

  /** Adds a waiter; any thread may, at any time. */
  abstract void add(Waiter waiter);

  /** Takes out the waiter that is next; null if there is none. Called by the holder only. */
  abstract @Nullable Waiter next();

  /** Waits until granted, asking for the lock when its time has come. */
  abstract void awaitGrant(Waiter waiter);

  @Override
  final void await(ThreadState state) {
    Waiter waiter = new Waiter(state);
    add(waiter);
    countWaiter(1);
    if (tryTake(state)) {
      releaseToWaiters(state);
    }
    awaitGrant(waiter);
    markTurn();
    countWaiter(-1);
  }

  private void markTurn() {
    turnBegan = scheduler.nanoTime();
    turns = turns + 1;
  }

  @Override
  final void releaseToWaiters(ThreadState state) {
    do {
      Waiter waiter = next();
      if (waiter != null) {
        if (waiter.state != state && state.isRequested(ThreadState.DROP)) {
          state.counts.increment(Counts.REQUESTS_SERVED);
        }
        grant(waiter);
        return;
      }
      free();
      // Whoever came meanwhile found the lock taken.
    } while (waiterCount() != 0 && tryTake(state));
  }

  private void grant(Waiter waiter) {
    waiter.state.withdraw(ThreadState.DROP);
    markTurn();
    handTo(waiter.state);
    waiter.granted = true;
    if (waiter.parks) {
      scheduler.unpark(waiter.state.thread());
    }
  }

  @Override
  final void freedBesideWaiters(ThreadState state) {
    if (tryTake(state)) {
      releaseToWaiters(state);
    }
  }

  final long turns() {
    return turns;
  }

  final long turnBegan() {
    return turnBegan;
  }

  /** Parks until granted, or for a time. */
  final void parkUntilGranted(Waiter waiter, UninterruptibleWait wait, long nanos) {
    waiter.parks = true;
    long deadline = scheduler.nanoTime() + nanos;
    long left = nanos;
    while (!waiter.granted && left > 0) {
      wait.parkNanos(left);
      left = deadline - scheduler.nanoTime();
    }
  }

  /** Asks a thread to drop the lock at its next checkpoint. */
  static void requestDrop(ThreadState holder, ThreadState asker) {
    holder.request(ThreadState.DROP);
    asker.counts.increment(Counts.REQUESTS_MADE);
  }

  @Override
  final void droppedOnRequest(ThreadState state) {
    state.withdraw(ThreadState.DROP);
  }

  @Override
  void succeeded(ThreadState previous) {}

  @Override
  final void leftUnused() {}
}
