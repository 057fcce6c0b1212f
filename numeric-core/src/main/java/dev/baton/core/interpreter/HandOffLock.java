package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * A lock that a drop hands to a waiter: it makes the waiter's thread the holder, awake or not.
 * Which waiter is next, and how long one waits before it asks for the lock, is for the policies to
 * say.
 */
abstract class HandOffLock extends ExclusiveLock {
  /*
   * The algorithm
   *
   * A waiter adds itself to the waiters, counts itself, and then tries once more to take the lock.
   * A drop that finds a waiter counted makes the next one the holder and calls it; one that finds
   * none frees the lock and looks again. Both pairs are volatile, so that a waiter and a dropper
   * never miss each other.
   *
   * Only the holder takes waiters out. So whoever has freed the lock and then finds a waiter must
   * take the lock back before it may grant it; if that fails somebody else holds it, and will grant
   * it in turn; if it succeeds and there is nobody left, it frees the lock and looks again. For the
   * same reason a waiter whose own try succeeds does not just leave: it is the holder now, and
   * grants the lock to whoever is next, itself or another.
   *
   * Threads are counted after they are added and uncounted before they run, so that a holder which
   * finds a count finds a waiter.
   *
   * The holder changes when the lock is granted, but lastHolder and switchNumber only once the new
   * holder is awake. So waiters that want to know for how long it has been the holder's turn look
   * at turns and turnBegan, which the granter writes.
   *
   * No wait for a switch is needed after a drop on request: the switch has happened. The granter
   * clears the new holder's drop request, which is from an earlier time; a request that finds the
   * new holder in the field is younger than that, and stands even though it may not be awake yet.
   */

  /** One wait of one thread. */
  static final class Waiter {
    final ThreadState state;

    /** Set by a holder that wants this waiter to look: it has been granted the lock, if no more. */
    volatile boolean called;

    /** True while a call must unpark the thread; a Dekker pair with called. */
    volatile boolean parks;

    Waiter(ThreadState state) {
      this.state = state;
    }
  }

  /** How often the lock went to a waiter. Written by the holder only, after turnBegan. */
  private volatile long turns;

  /** When the lock last went to a waiter. Written by the holder only. */
  private volatile long turnBegan = scheduler.nanoTime();

  HandOffLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
  }

  /** Adds a waiter; any thread may, at any time. */
  abstract void add(Waiter waiter);

  /** Takes out the waiter that is next; null if there is none. Called by the holder only. */
  abstract @Nullable Waiter next();

  /**
   * Takes out a waiter that is to be called and to try for the free lock, there being none to hand
   * it to. Called by the holder only.
   */
  @Nullable Waiter nextToTry() {
    return null;
  }

  /** Says whether there is a waiter that somebody must see to, the lock having been freed. */
  boolean isServiceDue() {
    return waiterCount() != 0;
  }

  /** Waits until the thread is the holder, asking for the lock when its time has come. */
  abstract void awaitTurn(Waiter waiter);

  @Override
  final void await(ThreadState state) {
    Waiter waiter = new Waiter(state);
    add(waiter);
    countWaiter(1);
    if (tryTake(state)) {
      releaseToWaiters(state);
    }
    awaitTurn(waiter);
    countWaiter(-1);
  }

  @Override
  final void releaseToWaiters(ThreadState state) {
    do {
      Waiter waiter = next();
      if (waiter != null) {
        if (waiter.state != state && state.isRequested(ThreadState.DROP)) {
          state.counts.increment(Counts.REQUESTS_SERVED);
        }
        waiter.state.withdraw(ThreadState.DROP);
        beginTurn();
        handTo(waiter.state);
        call(waiter);
        return;
      }
      Waiter candidate = nextToTry();
      free();
      if (candidate != null) {
        call(candidate);
      }
      // Whoever came meanwhile found the lock taken.
    } while (isServiceDue() && tryTake(state));
  }

  @Override
  final void freedBesideWaiters(ThreadState state) {
    if (tryTake(state)) {
      releaseToWaiters(state);
    }
  }

  private void call(Waiter waiter) {
    waiter.called = true;
    if (waiter.parks) {
      scheduler.unpark(waiter.state.thread());
    }
  }

  /** The lock goes to a waiter. Called by the holder, or by the granter before there is one. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // The holder is the one writer.
  final void beginTurn() {
    turnBegan = scheduler.nanoTime();
    turns = turns + 1;
  }

  final long turns() {
    return turns;
  }

  final long turnBegan() {
    return turnBegan;
  }

  /** Returns how much of a switch interval is left that began at the later of two times. */
  final long leftOfInterval(long one, long other) {
    long start = one - other > 0 ? one : other;
    return intervalNanos() - (scheduler.nanoTime() - start);
  }

  /** Parks until called, or for a time. */
  final void parkUntilCalled(Waiter waiter, UninterruptibleWait wait, long nanos) {
    waiter.parks = true;
    long deadline = scheduler.nanoTime() + nanos;
    long left = nanos;
    while (!waiter.called && left > 0) {
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
