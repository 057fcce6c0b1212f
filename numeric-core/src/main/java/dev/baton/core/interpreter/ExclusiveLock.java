package dev.baton.core.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one thread at a time holds: what CPython's and the others have in common. They differ
 * in how a thread waits, whom a drop lets in, and what a thread does that drops on request.
 */
abstract class ExclusiveLock extends InterpreterLock {
  /*
   * The lock is one field: holder. Whoever swings it from null to itself has the lock; a free lock
   * is taken at once, whoever came first. The uncontended paths are this compare-and-set, and a
   * store of null followed by a look at waiterCount.
   *
   * lastHolder and switchNumber are written by the holder only, in this order: number, then holder.
   * Whoever finds the new last holder finds the new number.
   *
   * A shut gate (closed, or the world stopped) is announced by a request to every thread. Whether one
   * stands is read after the lock is won and before anything else is done with it. If so, the
   * request is cleared and the gate read, in this order: a request made earlier is answered by
   * reading the gate, one made later stands. Where the gate is shut the lock is given back unused,
   * without counting as a take or a switch.
   *
   * A thread's own drop request is cleared when it takes the lock. One may land on a thread that has
   * dropped the lock meanwhile. It does no harm: it is cleared so, and whoever made it still waits
   * and will ask again.
   */
  private static final VarHandle HOLDER = field("holder", ThreadState.class);
  private static final VarHandle SWITCH_NUMBER = field("switchNumber", long.class);
  private static final VarHandle WAITER_COUNT = field("waiterCount", int.class);

  /** The thread that has the lock; null when it is free. */
  private volatile @Nullable ThreadState holder;

  /** The thread that took the lock last. Written by the holder only. */
  private volatile @Nullable ThreadState lastHolder;

  /** How often lastHolder changed. Written by the holder only. */
  private volatile long switchNumber;

  /** Threads inside await(), whether parked or about to be. */
  private volatile int waiterCount;

  ExclusiveLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
  }

  @Override
  final void take(ThreadState state) {
    for (; ; ) {
      if (tryTake(state)) {
        state.withdraw(ThreadState.DROP);
      } else {
        awaitObserved(state);
      }
      if (!state.withdraw(ThreadState.STOP_THE_WORLD) || gate.isOpenTo(state)) {
        break;
      }
      release(state);
      leftUnused();
      gate.wakeOwner();
      gate.pass(state);
    }
    ThreadState previous = lastHolder;
    if (previous != state) {
      SWITCH_NUMBER.setVolatile(this, switchNumber + 1);
      lastHolder = state;
      state.counts.increment(Counts.SWITCHES);
      state.follows(previous);
      if (previous != null) {
        succeeded(previous);
        LockSwitchEvent.record(previous, state);
      }
    }
    state.countTake();
  }

  /** Waits for the lock, and tells those who want to know. */
  private void awaitObserved(ThreadState state) {
    ThreadState owner = holder;
    if (owner == null) {
      owner = lastHolder; // It has just dropped the lock.
    }
    Thread inTheWay = owner != null ? owner.thread() : null;
    state.waits(inTheWay);
    LockWaitEvent event = LockWaitEvent.begun(this, inTheWay);
    state.waits = true;
    try {
      await(state);
    } finally {
      state.waits = false;
    }
    if (event != null) {
      event.commit();
    }
  }

  @Override
  final void drop(ThreadState state) {
    if (holder != state) {
      throw notHeldBy(state);
    }
    state.countDrop();
    release(state);
    if (state.isRequested(ThreadState.DROP | ThreadState.STOP_THE_WORLD)) {
      dropped(state);
    }
  }

  private void dropped(ThreadState state) {
    if (state.isRequested(ThreadState.STOP_THE_WORLD)) {
      gate.wakeOwner();
    }
    if (state.isRequested(ThreadState.DROP)) {
      droppedOnRequest(state);
    }
  }

  /** Frees the lock, or hands it to a waiter. */
  private void release(ThreadState state) {
    if (waiterCount == 0) {
      holder = null;
      if (waiterCount != 0) {
        freedBesideWaiters(state);
      }
    } else {
      releaseToWaiters(state);
    }
  }

  /** Takes the lock if it is free. */
  final boolean tryTake(ThreadState state) {
    return HOLDER.compareAndSet(this, null, state);
  }

  /** Frees the lock; the caller holds it. */
  final void free() {
    holder = null;
  }

  /** Makes another thread the holder; the caller holds the lock. */
  final void handTo(ThreadState state) {
    holder = state;
  }

  final void countWaiter(int change) {
    WAITER_COUNT.getAndAdd(this, change);
  }

  /**
   * Waits until the thread has the lock and its drop request, if one was left over, is cleared.
   * Counts the thread among the waiters meanwhile.
   */
  abstract void await(ThreadState state);

  /** Gives up the lock, which {@code state} holds, in favour of the waiters. */
  abstract void releaseToWaiters(ThreadState state);

  /** A waiter has come while {@code state} freed the lock, and may have missed it. */
  abstract void freedBesideWaiters(ThreadState state);

  /** The thread has dropped the lock while a drop was requested of it. */
  abstract void droppedOnRequest(ThreadState state);

  /** Another thread than {@code previous} has become the last holder. */
  abstract void succeeded(ThreadState previous);

  /** A thread that had won the lock found the gate shut and has given it back. */
  abstract void leftUnused();

  @Override
  final void gateShut() {
    // holder and the requests are a Dekker pair of volatile fields.
  }

  @Override
  final boolean runsOtherThan(@Nullable ThreadState state) {
    ThreadState owner = holder;
    return owner != null && owner != state;
  }

  @Override
  public final boolean isHeldBy(ThreadState state) {
    return holder == state;
  }

  @Override
  public final boolean isExclusive() {
    return true;
  }

  @Override
  public final boolean isLocked() {
    return holder != null;
  }

  @Override
  public final @Nullable ThreadState holder() {
    return holder;
  }

  @Override
  public final @Nullable ThreadState lastHolder() {
    return lastHolder;
  }

  @Override
  public final long switchNumber() {
    return switchNumber;
  }

  @Override
  public final int waiterCount() {
    return waiterCount;
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(ExclusiveLock.class, name, type);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }
}
