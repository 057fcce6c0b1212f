package dev.baton.core.interpreter;

import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A lock that lets threads which return from a native or an I/O section go before CPU-bound ones:
 * what David Beazley's unmerged patch to CPython did (python/cpython#52194), with a short spin
 * before a wait parks. CPU-bound threads share what is left, in slices of one switch interval, and
 * are never starved for more than two.
 */
final class IoFirstLock extends HandOffLock {
  /*
   * The algorithm
   *
   * A thread is CPU-bound from when it had to be asked for the lock until it next drops it of its
   * own accord (ThreadState.cpuBound). All others, those that attach for the first time too, count
   * as returning. Returning waiters are served first, in order of arrival.
   *
   * A returning waiter asks a CPU-bound holder for the lock at once. A holder that is itself
   * returning is expected to leave soon; if it stays for longer than the patience it is asked too,
   * and so becomes CPU-bound. The waiter spins for a moment before it parks: the holder is one
   * checkpoint away, and a wake-up would cost more than the wait.
   *
   * A CPU-bound thread that was asked by a returning one keeps its slice: it waits, spinning at
   * first, at the head of the CPU-bound ones. One whose slice is over waits at their tail. A slice
   * is over when a CPU-bound waiter has waited for one interval while no other CPU-bound thread
   * began one.
   *
   * A CPU-bound waiter that has waited for two intervals while no CPU-bound thread was granted the
   * lock at all is starved. The next drop serves it first, and its holder is then protected:
   * returning waiters ask it for the lock only after a whole interval.
   */

  /** What a returning thread may take of the lock before another one asks for it. */
  private static final long PATIENCE_NANOS = 50_000;

  /** How long a waiter spins: a few times what a short section under the lock takes. */
  private static final long SPIN_NANOS = 20_000;

  private final boolean spins;
  private final Queue<Waiter> returning = new ConcurrentLinkedQueue<>();
  private final Deque<Waiter> cpuBound = new ConcurrentLinkedDeque<>();

  /** The CPU-bound thread that was granted the lock last. Written by the holder. */
  private volatile @Nullable ThreadState sliceOwner;

  /** How often sliceOwner changed. Written by the holder. */
  private volatile long slices;

  /** How often a CPU-bound thread was granted the lock. Written by the holder. */
  private volatile long grants;

  /** The CPU-bound threads shall change; set by a waiter, cleared when they do. */
  private volatile boolean sliceOver;

  /** A CPU-bound thread shall be next; set by a waiter, cleared when one is. */
  private volatile boolean starved;

  /** The thread that was granted the lock because it was starved, until it drops it. */
  private volatile @Nullable ThreadState sheltered;

  IoFirstLock(Interpreter interpreter, long intervalNanos) {
    super(interpreter, intervalNanos);
    spins = scheduler.processors() > 1;
  }

  @Override
  void add(Waiter waiter) {
    if (!waiter.state.cpuBound) {
      returning.add(waiter);
    } else if (sliceOver || waiter.state != sliceOwner) {
      cpuBound.addLast(waiter);
    } else {
      cpuBound.addFirst(waiter);
    }
  }

  @Override
  @Nullable Waiter next() {
    sheltered = null;
    if (!starved) {
      Waiter first = returning.poll();
      if (first != null) {
        return first;
      }
    }
    Waiter waiter = nextCpuBound();
    return waiter != null ? waiter : returning.poll();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // The holder is the one writer.
  private @Nullable Waiter nextCpuBound() {
    Waiter waiter = cpuBound.poll();
    if (waiter != null && sliceOver && waiter.state == sliceOwner) {
      // It was put first before its slice was found to be over.
      cpuBound.addLast(waiter);
      waiter = cpuBound.poll();
    }
    if (waiter == null) {
      return null;
    }
    if (waiter.state != sliceOwner) {
      sliceOwner = waiter.state;
      sliceOver = false;
      slices = slices + 1;
    }
    grants = grants + 1;
    if (starved) {
      starved = false;
      sheltered = waiter.state;
    }
    return waiter;
  }

  @Override
  void awaitGrant(Waiter waiter) {
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      if (waiter.state.cpuBound) {
        awaitSlice(waiter, wait);
      } else {
        awaitReturn(waiter, wait);
      }
    }
  }

  private void awaitReturn(Waiter waiter, UninterruptibleWait wait) {
    boolean first = true;
    while (!waiter.granted) {
      long seenSwitch = switchNumber();
      ThreadState owner = holder();
      boolean waitsLong = owner != null && owner == sheltered;
      if (owner != null && owner.cpuBound && !waitsLong && !owner.isDropRequested()) {
        requestDrop(owner, waiter.state);
      }
      if (first) {
        spin(waiter);
        first = false;
      }
      long interval = intervalNanos();
      parkUntilGranted(waiter, wait, waitsLong ? interval : Math.min(interval, PATIENCE_NANOS));
      owner = holder();
      if (!waiter.granted && owner != null && switchNumber() == seenSwitch) {
        requestDrop(owner, waiter.state);
      }
    }
  }

  private void awaitSlice(Waiter waiter, UninterruptibleWait wait) {
    if (!sliceOver) {
      spin(waiter);
    }
    long seenGrants = grants;
    int intervalsWithout = 0;
    while (!waiter.granted) {
      long seenSlices = slices;
      long seenSwitch = switchNumber();
      parkUntilGranted(waiter, wait, intervalNanos());
      ThreadState owner = holder();
      if (waiter.granted || owner == null) {
        continue;
      }
      if (owner.cpuBound || grants != seenGrants) {
        seenGrants = grants;
        intervalsWithout = 0;
      } else if (++intervalsWithout >= 2) {
        starved = true;
      }
      if (slices == seenSlices) {
        sliceOver = true;
      }
      if (owner.cpuBound ? slices == seenSlices : switchNumber() == seenSwitch) {
        requestDrop(owner, waiter.state);
      }
    }
  }

  private void spin(Waiter waiter) {
    if (spins) {
      long end = scheduler.nanoTime() + SPIN_NANOS;
      while (!waiter.granted && scheduler.nanoTime() < end) {
        scheduler.onSpinWait();
      }
    }
  }
}
