package dev.baton.core.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * CPython's interpreter lock, {@code take_gil} and {@code drop_gil} of {@code Python/ceval_gil.c}.
 *
 * <p>Mutual exclusion, and progress for a waiter as long as holders reach checkpoints or drop the lock. <em>Not</em>
 * promised: any order among waiters, fairness over less than a switch interval, progress beside a holder that
 * never reaches a checkpoint.
 */
final class CPythonLock extends InterpreterLock {
  /*
   * The algorithm
   *
   * The lock is one field: holder. Whoever swings it from null to itself has the lock (a free lock is taken at
   * once, whoever came first: barging). Dropping it stores null and wakes one waiter.
   *
   * A waiter sleeps for at most one switch interval. If it wakes by time-out, the lock is held, and no switch
   * happened meanwhile, it sets the drop request of the holder's thread state and sleeps for another interval. If
   * a switch did happen it starts over: the new holder is owed a whole interval. A waiter that was woken by
   * a drop but lost the race for the lock starts over too.
   *
   * The holder sees its request at its next checkpoint, drops the lock and retakes it. On a multi-core machine
   * it would win that race against the waiter it has just woken, which has yet to be scheduled. So a thread that
   * drops the lock with a request standing, forced or voluntarily, does not return until another thread has taken
   * it (CPython's FORCE_SWITCHING). "Another thread has taken it" is lastHolder != self.
   *
   * Who wakes whom
   *   drop        → one thread of waitSet (removed from it, signalled, unparked)
   *   take        → switchWaiter, if the holder changed
   *   leaving     → switchWaiter: a waiter that leaves without the lock (closed interpreter) must not strand a
   *                 thread that waits to be succeeded (python/cpython#96387)
   *   gate        → everybody, through wakeAll
   *
   * Why no wake-up is lost. Both pairs are Dekker's: each side writes its own field and then reads the other's, all
   * volatile. A waiter adds itself to waitSet and then tries holder; a dropper clears holder and then reads
   * waiterCount and polls waitSet. A dropper writes switchWaiter and then reads lastHolder; a taker writes
   * lastHolder and then reads switchWaiter. switchWaiter has room for one thread only, and one is enough: it is
   * overwritten only by a thread that has held the lock since, whose take has already woken the one before.
   *
   * A drop request may land on a thread that has dropped the lock meanwhile. It does no harm: a thread's own
   * request is cleared when it takes the lock, and whoever made it is still a waiter, so that a drop which obeys it
   * is succeeded.
   *
   * The gate (closed, or the world stopped) is read after the lock is won and before anything else is done with it;
   * where it is shut the lock is given back unused, without counting as a switch.
   */
  private static final VarHandle HOLDER = field("holder", ThreadState.class);
  private static final VarHandle SWITCH_NUMBER = field("switchNumber", long.class);
  private static final VarHandle WAITER_COUNT = field("waiterCount", int.class);
  private static final VarHandle SWITCH_WAITER = field("switchWaiter", ThreadState.class);

  /** The thread that has the lock; null when it is free. */
  private volatile @Nullable ThreadState holder;

  /** The thread that took the lock last. Written by the holder only. */
  private volatile @Nullable ThreadState lastHolder;

  /** How often lastHolder changed. Written by the holder only. */
  private volatile long switchNumber;

  /** Threads inside await(), whether parked or about to be. */
  private volatile int waiterCount;

  /** Threads to be woken by a drop, each at most once; CPython's gil->cond. */
  private final Queue<ThreadState> waitSet = new ConcurrentLinkedQueue<>();

  /** The thread that has dropped the lock and waits to be succeeded; CPython's gil->switch_cond. */
  private volatile @Nullable ThreadState switchWaiter;

  CPythonLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
  }

  @Override
  void take(ThreadState state) {
    for (; ; ) {
      if (!HOLDER.compareAndSet(this, null, state)) {
        await(state);
      }
      if (gate.isOpenTo(state)) {
        break;
      }
      release();
      gate.pass(state);
    }
    if (lastHolder != state) {
      lastHolder = state;
      SWITCH_NUMBER.setVolatile(this, switchNumber + 1);
      state.counts.increment(Counts.SWITCHES);
      wakeSwitchWaiter();
    }
    state.withdraw(ThreadState.DROP);
    state.counts.increment(Counts.TAKES);
  }

  @Override
  void drop(ThreadState state, boolean last) {
    if (holder != state) {
      throw notHeldBy(state);
    }
    state.counts.increment(Counts.DROPS);
    release();
    if (!last && state.isRequested(ThreadState.DROP)) {
      state.counts.increment(Counts.REQUESTS_SERVED);
      awaitSwitch(state);
    }
  }

  private void release() {
    holder = null;
    if (waiterCount != 0) {
      ThreadState waiter = waitSet.poll();
      if (waiter != null) {
        wake(waiter);
      }
    }
    if (!gate.isOpen()) {
      gate.wakeOwner();
    }
  }

  /** Waits until this thread has won {@link #holder}. */
  private void await(ThreadState state) {
    boolean interrupted = false;
    boolean inWaitSet = false;
    WAITER_COUNT.getAndAdd(this, 1);
    try {
      for (; ; ) {
        if (!inWaitSet) {
          state.signalled = false;
          waitSet.add(state);
          inWaitSet = true;
        }
        if (HOLDER.compareAndSet(this, null, state)) {
          waitSet.remove(state);
          return;
        }
        long seenSwitch = switchNumber;
        long left = intervalNanos();
        long deadline = System.nanoTime() + left;
        while (!state.signalled && left > 0) {
          LockSupport.parkNanos(this, left);
          interrupted |= Thread.interrupted();
          left = deadline - System.nanoTime();
        }
        if (state.signalled) {
          inWaitSet = false;
        } else {
          requestDrop(state, seenSwitch);
        }
      }
    } finally {
      WAITER_COUNT.getAndAdd(this, -1);
      wakeSwitchWaiter();
      if (interrupted) {
        state.thread().interrupt();
      }
    }
  }

  /** Asks the holder for the lock, unless it has changed hands since {@code seenSwitch}. */
  private void requestDrop(ThreadState state, long seenSwitch) {
    ThreadState owner = holder;
    if (owner != null && switchNumber == seenSwitch) {
      owner.request(ThreadState.DROP);
      state.counts.increment(Counts.REQUESTS_MADE);
    }
  }

  /** Waits until another thread has taken the lock, or nobody is left who wants it. */
  private void awaitSwitch(ThreadState state) {
    boolean interrupted = false;
    state.withdraw(ThreadState.DROP);
    switchWaiter = state;
    while (lastHolder == state && waiterCount > 0 && gate.isOpen()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    SWITCH_WAITER.compareAndSet(this, state, null);
    if (interrupted) {
      state.thread().interrupt();
    }
  }

  private void wakeSwitchWaiter() {
    ThreadState waiter = switchWaiter;
    if (waiter != null) {
      LockSupport.unpark(waiter.thread());
    }
  }

  private static void wake(ThreadState waiter) {
    waiter.signalled = true;
    LockSupport.unpark(waiter.thread());
  }

  @Override
  void wakeAll() {
    for (ThreadState waiter = waitSet.poll(); waiter != null; waiter = waitSet.poll()) {
      wake(waiter);
    }
    wakeSwitchWaiter();
  }

  @Override
  boolean runsOtherThan(@Nullable ThreadState state) {
    ThreadState owner = holder;
    return owner != null && owner != state;
  }

  @Override
  public boolean isHeldBy(ThreadState state) {
    return holder == state;
  }

  @Override
  public boolean isExclusive() {
    return true;
  }

  @Override
  public boolean isLocked() {
    return holder != null;
  }

  @Override
  public @Nullable ThreadState holder() {
    return holder;
  }

  @Override
  public @Nullable ThreadState lastHolder() {
    return lastHolder;
  }

  @Override
  public long switchNumber() {
    return switchNumber;
  }

  @Override
  public int waiterCount() {
    return waiterCount;
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(CPythonLock.class, name, type);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }
}
