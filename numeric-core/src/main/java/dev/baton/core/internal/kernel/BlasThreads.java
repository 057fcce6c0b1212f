package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.OpenBlasLibrary;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The gate before OpenBLAS: who is inside, and with how many threads of its own.
 *
 * <p>OpenBLAS races when calls of several threads each run on several threads (issue 5836), and
 * ends the process when more callers are inside than it has buffers (issues 539 and 4216). So the
 * gate is in one of these states, held in {@link #INSIDE}:
 *
 * <pre>
 *   0                 nobody is inside
 *   1 … MOST_CALLERS  so many callers, each on its own thread alone
 *   ALONE             one caller, on several threads of OpenBLAS's
 *   SHARED            nobody, while a call of libbaton's uses several threads ({@link KernelTeam})
 * </pre>
 *
 * <p>A caller that may use several threads does so if it finds nobody inside and nobody waiting;
 * otherwise it enters on its own thread as the others do. So threads beside each other never use
 * more cores than they are, and only what runs alone uses more than one. OpenBLAS's number of
 * threads is changed in the change of states between 0 and {@code ALONE} alone.
 *
 * <p>Callers come here after they have dropped the interpreter lock, if they drop it, and leave
 * before they retake it. Not promised: any order among those who wait.
 */
public final class BlasThreads {
  private static final int MOST_CALLERS = 32;
  private static final int ALONE = -1;
  private static final int SHARED = -2;

  /** Below so many operations a second thread costs more than it saves. */
  private static final double WORTH_THREADS = 4e6;

  /** The number of threads where nobody has asked for another, in each calling thread. */
  private static final String PROPERTY = "baton.blas.threads";

  private static final int DEFAULT = setting(PROPERTY);

  private static final AtomicInteger INSIDE = new AtomicInteger();
  private static final AtomicInteger WAITING = new AtomicInteger();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition LEFT = LOCK.newCondition();

  private static final ThreadStateLocal<Limit> LIMITS = new ThreadStateLocal<>(_ -> new Limit());

  private BlasThreads() {}

  /** How many threads a thread's calls may use. */
  private static final class Limit {
    int threads = DEFAULT;
  }

  /** Returns what a system property says that a call may use, 1 where it says nothing. */
  static int setting(String property) {
    int threads = Integer.getInteger(property, 1);
    if (threads < 1) {
      throw new IllegalArgumentException("%s: %d threads".formatted(property, threads));
    }
    return threads;
  }

  /**
   * Returns how many threads the calls of a thread may use.
   *
   * @param self the calling thread's state
   * @return at least 1
   */
  public static int limit(ThreadState self) {
    return LIMITS.get(self).threads;
  }

  /**
   * Sets how many threads the calls of a thread may use.
   *
   * @param self the calling thread's state
   * @param threads at least 1
   */
  public static void limit(ThreadState self, int threads) {
    LIMITS.get(self).threads = threads;
  }

  /**
   * Waits for the caller's turn.
   *
   * @param self the calling thread's state
   * @param operations about how many floating-point operations the call is
   */
  static void enter(ThreadState self, double operations) {
    int threads = operations < WORTH_THREADS ? 1 : limit(self);
    if (threads > 1 && WAITING.get() == 0 && INSIDE.compareAndSet(0, ALONE)) {
      OpenBlasLibrary.openblas_set_num_threads(threads);
      return;
    }
    if (!hasEntered()) {
      await();
    }
  }

  private static boolean hasEntered() {
    for (int seen = INSIDE.get(); seen >= 0 && seen < MOST_CALLERS; seen = INSIDE.get()) {
      if (INSIDE.compareAndSet(seen, seen + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whoever leaves after this thread counts as waiting signals it. */
  private static void await() {
    LOCK.lock();
    WAITING.incrementAndGet();
    try {
      while (!hasEntered()) {
        LEFT.awaitUninterruptibly();
      }
    } finally {
      WAITING.decrementAndGet();
      LOCK.unlock();
    }
  }

  /** Ends what {@link #enter} began. */
  static void leave() {
    if (INSIDE.get() == ALONE) {
      OpenBlasLibrary.openblas_set_num_threads(1);
      INSIDE.set(0);
    } else {
      INSIDE.decrementAndGet();
    }
    wakeThoseWhoWait();
  }

  /**
   * Keeps OpenBLAS to itself for a call of libbaton's that is to use several threads, if nobody is
   * inside and nobody waits.
   */
  static boolean tryAlone() {
    return WAITING.get() == 0 && INSIDE.compareAndSet(0, SHARED);
  }

  /** Ends what {@link #tryAlone} began. */
  static void leaveAlone() {
    INSIDE.set(0);
    wakeThoseWhoWait();
  }

  private static void wakeThoseWhoWait() {
    if (WAITING.get() > 0) {
      LOCK.lock();
      try {
        LEFT.signalAll();
      } finally {
        LOCK.unlock();
      }
    }
  }
}
