package dev.baton.core.fft;

import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.kernel.FourierKernels;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter's FFT plans; some go when there are too many, or they take too much memory.
 *
 * <p>A plan is a storage that nobody writes once it is filled. The cache holds one reference, every
 * user another, so that a plan can go while a kernel still reads it; a user who finds it gone makes
 * another. Finding one takes no lock. What is added, and what goes for it, is guarded by this
 * object's monitor, which is never held across a native call, since that may drop the interpreter
 * lock. Two threads that want the same new plan may both make it; one of the two is kept.
 *
 * <p>Those go first that were not used since the last time that any had to (second chance).
 */
final class PlanCache implements AutoCloseable {
  private static final int MAX_PLANS = 64;

  /** Beyond this, plans go until there is one. */
  private static final long MAX_BYTES = 256L << 20;

  private record Key(boolean single, boolean real, long n) {}

  /** A plan; whoever got it has a reference to its storage. */
  static final class Plan {
    private final Key key;
    private final Storage storage;
    private final long bytes;
    private final long workBytes;

    /** Written by whoever uses the plan, and only where it changes: many read it. */
    private volatile boolean used = true;

    private Plan(Key key, Storage storage, long bytes) {
      this.key = key;
      this.storage = storage;
      this.bytes = bytes;
      this.workBytes = FourierKernels.fftWorkBytes(storage);
    }

    Storage storage() {
      return storage;
    }

    /** Returns how many bytes of scratch memory a transform takes. */
    long workBytes() {
      return workBytes;
    }

    void release() {
      storage.release();
    }

    private boolean isOf(boolean single, boolean real, long n) {
      return key.n == n && key.single == single && key.real == real;
    }

    /** Adds a reference for who uses it; false if the plan has gone. */
    private boolean use() {
      if (!storage.retain()) {
        return false;
      }
      if (!used) {
        used = true;
      }
      return true;
    }
  }

  /** The last that was found, which mostly is the next; any thread's, and seen at any time. */
  private @Nullable Plan recent;

  private final ConcurrentHashMap<Key, Plan> plans = new ConcurrentHashMap<>();
  private long bytes;

  /**
   * Returns the plan of a length with one reference for the caller.
   *
   * @param single whether its complex numbers are complex64, not complex128
   * @param real whether it is between reals and half of their spectrum
   */
  Plan get(ThreadState self, ArrayContext context, boolean single, boolean real, long n) {
    Plan last = recent;
    if (last != null && last.isOf(single, real, n) && last.use()) {
      return last;
    }
    Key key = new Key(single, real, n);
    Plan known = plans.get(key);
    Plan plan = known != null && known.use() ? known : make(self, context, key);
    recent = plan;
    return plan;
  }

  private Plan make(ThreadState self, ArrayContext context, Key key) {
    long size = FourierKernels.fftPlanBytes(key.single, key.real, key.n);
    if (size < 0) {
      throw new IllegalArgumentException("fft: there is no transform of length " + key.n);
    }
    Storage storage = context.scratch("an FFT plan of length " + key.n, size);
    try {
      FourierKernels.fftPlan(self, key.single, key.real, key.n, storage);
    } catch (RuntimeException | Error failed) {
      storage.release();
      throw failed;
    }
    var plan = new Plan(key, storage, size);
    if (storage.retain()) {
      add(key, plan);
    }
    return plan;
  }

  private synchronized void add(Key key, Plan plan) {
    Plan replaced = plans.put(key, plan);
    if (replaced != null) {
      forget(replaced);
    }
    bytes += plan.bytes;
    // Those that were used lose their mark the first time round, and go the second.
    for (int round = 0; round < 2; round++) {
      Iterator<Plan> each = plans.values().iterator();
      while (each.hasNext()
          && (plans.size() > MAX_PLANS || (bytes > MAX_BYTES && plans.size() > 1))) {
        Plan candidate = each.next();
        if (candidate == plan) {
          continue;
        }
        if (candidate.used && round == 0) {
          candidate.used = false;
        } else {
          each.remove();
          forget(candidate);
        }
      }
    }
  }

  private void forget(Plan plan) {
    bytes -= plan.bytes;
    plan.release();
  }

  @Override
  public synchronized void close() {
    plans.values().forEach(this::forget);
    plans.clear();
  }
}
