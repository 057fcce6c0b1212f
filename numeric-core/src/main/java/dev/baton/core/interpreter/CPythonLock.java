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
 * <p>Mutual exclusion, and progress for a waiter as long as holders reach checkpoints or drop the
 * lock. <em>Not</em> promised: any order among waiters, fairness over less than a switch interval,
 * progress beside a holder that never reaches a checkpoint.
 */
final class CPythonLock extends InterpreterLock {
  /*
   * The algorithm
   *
   * The lock is one field: holder. Whoever swings it from null to itself has the lock (a free lock
   * is taken at once, whoever came first: barging). Dropping it stores null and wakes one waiter.
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
   * A drop request may land on a thread that has dropped the lock meanwhile. It does no harm: a
   * thread's own request is cleared when it takes the lock, and whoever made it is still a waiter,
   * so that a drop which obeys it is succeeded.
   *
   * The gate (closed, or the world stopped) is read after the lock is won and before anything else
   * is done with it; where it is shut the lock is given back unused, without counting as a switch.
   * A request to stop for the world is cleared before that: one made earlier is answered by reading
   * the gate, one made later stands. A drop does not wait for a switch at a shut gate, so that
   * closing depends on no waiter (python/cpython#104341); one that already waits goes on when the
   * waiters have come, found the gate shut and left.
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
  void take(ThreadState state) {
    for (; ; ) {
      if (!tryTake(state)) {
        await(state);
      }
      state.withdraw(ThreadState.DROP | ThreadState.STOP_THE_WORLD);
      if (gate.isOpenTo(state)) {
        break;
      }
      release();
      wakeIfAwaitingSwitch(lastHolder);
      gate.pass(state);
    }
    ThreadState previous = lastHolder;
    if (previous != state) {
      // In this order: whoever finds the new holder finds the new number.
      SWITCH_NUMBER.setVolatile(this, switchNumber + 1);
      lastHolder = state;
      state.counts.increment(Counts.SWITCHES);
      wakeIfAwaitingSwitch(previous);
    }
    state.counts.increment(Counts.TAKES);
  }

  private boolean tryTake(ThreadState state) {
    return HOLDER.compareAndSet(this, null, state);
  }

  @Override
  void drop(ThreadState state) {
    if (holder != state) {
      throw notHeldBy(state);
    }
    state.counts.increment(Counts.DROPS);
    release();
    if (state.isRequested(ThreadState.DROP)) {
      awaitSwitch(state);
    }
  }

  private void release() {
    holder = null;
    if (waiterCount != 0) {
      Waiter waiter = waitSet.poll();
      if (waiter != null) {
        waiter.signalled = true;
        LockSupport.unpark(waiter.thread);
      }
    }
    if (!gate.isOpen()) {
      gate.wakeOwner();
    }
  }

  /** Waits until this thread has won {@link #holder}. */
  private void await(ThreadState state) {
    Waiter waiter = new Waiter(state.thread());
    boolean inWaitSet = false;
    boolean interrupted = false;
    boolean won = false;
    WAITER_COUNT.getAndAdd(this, 1);
    try {
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
        long seenSwitch = switchNumber;
        long left = intervalNanos();
        long deadline = System.nanoTime() + left;
        while (!waiter.signalled && left > 0) {
          LockSupport.parkNanos(this, left);
          interrupted |= Thread.interrupted();
          left = deadline - System.nanoTime();
        }
        if (waiter.signalled) {
          inWaitSet = false;
          won = tryTake(state);
        } else {
          requestDrop(state, seenSwitch);
        }
      }
    } finally {
      WAITER_COUNT.getAndAdd(this, -1);
      if (!won) {
        wakeIfAwaitingSwitch(lastHolder);
      }
      if (interrupted) {
        state.thread().interrupt();
      }
    }
  }

  /**
   * Asks the holder for the lock, unless it has changed hands since {@code seenSwitch} or is about
   * to.
   */
  private void requestDrop(ThreadState state, long seenSwitch) {
    ThreadState owner = holder;
    if (owner != null && owner == lastHolder && switchNumber == seenSwitch) {
      owner.request(ThreadState.DROP);
      state.counts.increment(Counts.REQUESTS_MADE);
    }
  }

  /** Waits until another thread has taken the lock, or nobody is left who could. */
  private void awaitSwitch(ThreadState state) {
    boolean interrupted = false;
    state.withdraw(ThreadState.DROP);
    state.awaitsSwitch = true;
    while (lastHolder == state && isWanted() && gate.isOpen()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    state.awaitsSwitch = false;
    if (lastHolder != state) {
      state.counts.increment(Counts.REQUESTS_SERVED);
    }
    if (interrupted) {
      state.thread().interrupt();
    }
  }

  /** Says whether a thread waits for the lock, or has won it but is not its last holder yet. */
  private boolean isWanted() {
    return waiterCount > 0 || holder != null;
  }

  private static void wakeIfAwaitingSwitch(@Nullable ThreadState last) {
    if (last != null && last.awaitsSwitch) {
      LockSupport.unpark(last.thread());
    }
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
