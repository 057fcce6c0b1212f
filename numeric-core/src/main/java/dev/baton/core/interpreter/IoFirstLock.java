package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * A lock that lets threads which return from a native or an I/O section go before CPU-bound ones:
 * what David Beazley's unmerged patch to CPython did (python/cpython#52194), with a short spin
 * before a wait parks. CPU-bound threads share what is left, in slices of one switch interval, and
 * are not starved for longer than two.
 */
final class IoFirstLock extends HandOffLock {
  /*
   * The algorithm
   *
   * A thread is CPU-bound from when it had to be asked for the lock until it next drops it of its
   * own accord (ThreadState.cpuBound). All others, those that attach for the first time too, count
   * as returning. Returning waiters are handed the lock first, in order of arrival.
   *
   * A returning waiter asks a CPU-bound holder for the lock at once. A holder that is itself
   * returning is expected to leave soon; if it stays for longer than the patience it is asked too,
   * and so becomes CPU-bound. The waiter spins for a moment before it parks: the holder is one
   * checkpoint away, and a wake-up would cost more than the wait.
   *
   * A CPU-bound waiter is not handed the lock, unless the slice is over: until it is awake, a returning thread may well come
   * and go, and need not wait for that. The lock is freed and one CPU-bound waiter, the heir, called
   * to take it. It is out of the line until it has taken it or lost it to a returning thread; then
   * it goes to the head of the line. While there is an heir no other is called, and a drop has
   * nobody to see to but returning waiters. The heir first adds itself to the line, then gives up
   * being the heir, then tries the lock; a dropper first frees the lock, then looks for an heir,
   * then at the line: one of the two always sees the other.
   *
   * A CPU-bound thread that was asked by a returning one keeps its slice: it waits, spinning at
   * first, at the head of the CPU-bound ones. One whose slice is over waits at their tail. A slice
   * is over when a CPU-bound waiter has waited for one interval since the slice began.
   *
   * A CPU-bound waiter that has waited for two intervals while no CPU-bound thread had the lock at
   * all is starved. The next drop hands the lock to one of them, and this one is sheltered:
   * returning waiters ask it for the lock only after a whole interval.
   */

  /** What a returning thread may take of the lock before another one asks for it. */
  private static final long PATIENCE_NANOS = 50_000;

  /** How long a waiter spins: a few times what a short section under the lock takes. */
  private static final long SPIN_NANOS = 20_000;

  private final boolean spins;
  private final WaitingLine returning = new WaitingLine(scheduler);
  private final WaitingLine cpuBound = new WaitingLine(scheduler);

  /**
   * The CPU-bound waiter that has been called to take the lock. Set by the holder, cleared by it.
   */
  private volatile @Nullable Waiter heir;

  /** The waiter among the CPU-bound that had the lock last. Written by the holder. */
  private volatile @Nullable ThreadState sliceOwner;

  /** When sliceOwner changed. Written by the holder. */
  private volatile long sliceBegan = scheduler.nanoTime();

  /** When a waiter among the CPU-bound last got the lock. Written by the holder. */
  private volatile long cpuTurnBegan = sliceBegan;

  /** The CPU-bound threads shall change; set by a waiter, cleared when they do. */
  private volatile boolean sliceOver;

  /** A CPU-bound thread shall be next; set by a waiter, cleared when one is. */
  private volatile boolean starved;

  /** The thread that was handed the lock because it was starved, until it drops it. */
  private volatile @Nullable ThreadState sheltered;

  IoFirstLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
    spins = scheduler.processors() > 1;
  }

  @Override
  void add(Waiter waiter) {
    if (!waiter.state.cpuBound) {
      returning.addLast(waiter);
    } else if (sliceOver || waiter.state != sliceOwner) {
      cpuBound.addLast(waiter);
    } else {
      cpuBound.addFirst(waiter);
    }
  }

  @Override
  @Nullable Waiter next() {
    sheltered = null;
    boolean shelters = starved;
    Waiter waiter = shelters ? null : returning.poll();
    if (waiter == null && (shelters || sliceOver)) {
      waiter = nextCpuBound();
      if (waiter != null) {
        beginCpuTurn(waiter.state);
        sheltered = shelters ? waiter.state : null;
      }
    }
    return waiter != null ? waiter : returning.poll();
  }

  @Override
  @Nullable Waiter nextToTry() {
    if (heir != null) {
      return null;
    }
    Waiter waiter = nextCpuBound();
    heir = waiter;
    return waiter;
  }

  @Override
  boolean isServiceDue() {
    return !returning.isEmpty() || (heir == null && !cpuBound.isEmpty());
  }

  private @Nullable Waiter nextCpuBound() {
    Waiter waiter = cpuBound.poll();
    if (waiter != null && sliceOver && waiter.state == sliceOwner) {
      // It was put first before its slice was found to be over.
      cpuBound.addLast(waiter);
      waiter = cpuBound.poll();
    }
    return waiter;
  }

  /** A waiter among the CPU-bound gets the lock. Called by the holder. */
  private void beginCpuTurn(ThreadState state) {
    cpuTurnBegan = scheduler.nanoTime();
    if (state != sliceOwner) {
      sliceOwner = state;
      sliceBegan = cpuTurnBegan;
      sliceOver = false;
    }
    starved = false;
  }

  @Override
  void awaitTurn(Waiter waiter) {
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      if (waiter.state.cpuBound) {
        awaitSlice(waiter, wait);
        cpuBound.leave(waiter);
      } else {
        awaitReturn(waiter, wait);
        returning.leave(waiter);
      }
    }
  }

  private void awaitReturn(Waiter waiter, UninterruptibleWait wait) {
    boolean first = true;
    while (!waiter.called) {
      long seenTurns = turns();
      ThreadState owner = holder();
      boolean waitsLong = owner != null && owner == sheltered;
      if (owner != null && owner.cpuBound && !waitsLong && !owner.isDropRequested()) {
        requestDrop(owner, waiter.state);
      }
      if (first) {
        spin(waiter, scheduler.nanoTime() + SPIN_NANOS);
        first = false;
      }
      if (!returning.isWatchedBy(waiter)) {
        returning.parkUntilWatching(waiter, wait);
        continue;
      }
      long interval = intervalNanos();
      parkUntilCalled(waiter, wait, waitsLong ? interval : Math.min(interval, PATIENCE_NANOS));
      owner = holder();
      if (!waiter.called && owner != null && turns() == seenTurns) {
        requestDrop(owner, waiter.state);
      }
    }
  }

  private void awaitSlice(Waiter waiter, UninterruptibleWait wait) {
    long came = scheduler.nanoTime();
    long spinEnd = sliceOver ? came : came + SPIN_NANOS;
    // When this thread came, or last found the slice to be over.
    long since = came;
    while (!waiter.called || !takesTurn(waiter)) {
      spin(waiter, spinEnd);
      if (waiter.called) {
        continue;
      }
      cpuBound.parkUntilWatching(waiter, wait);
      parkUntilCalled(waiter, wait, leftOfInterval(since, sliceBegan));
      if (waiter.called || leftOfInterval(since, sliceBegan) > 0) {
        continue;
      }
      since = scheduler.nanoTime();
      ThreadState owner = holder();
      if (owner == null) {
        continue;
      }
      sliceOver = true;
      if (!owner.cpuBound && leftOfInterval(came, cpuTurnBegan) + intervalNanos() <= 0) {
        starved = true;
      }
      if (owner.cpuBound || leftOfInterval(came, turnBegan()) <= 0) {
        requestDrop(owner, waiter.state);
      }
    }
  }

  /** Answers a call: says whether the thread is the holder now, or else puts it back in line. */
  private boolean takesTurn(Waiter waiter) {
    ThreadState state = waiter.state;
    if (heir != waiter) {
      return true; // It was handed the lock.
    }
    if (tryTake(state)) {
      heir = null;
      state.withdraw(ThreadState.DROP);
      beginTurn();
      beginCpuTurn(state);
      return true;
    }
    waiter.called = false;
    cpuBound.addFirst(waiter);
    heir = null;
    if (tryTake(state)) {
      releaseToWaiters(state);
    }
    return false;
  }

  private void spin(Waiter waiter, long end) {
    if (spins) {
      while (!waiter.called && end - scheduler.nanoTime() > 0) {
        scheduler.onSpinWait();
      }
    }
  }
}
