package dev.baton.core.fft;

import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.kernel.FourierKernels;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter's FFT plans, by length; the least recently used go when there are too many.
 *
 * <p>A plan is a storage that nobody writes once it is filled. The cache holds one reference, every
 * user another, so that a plan can go while a kernel still reads it. The map is guarded by this
 * object's monitor, which is never held across a native call, since that may drop the interpreter
 * lock.
 */
final class PlanCache implements AutoCloseable {
  private static final int MAX_PLANS = 64;

  private final Map<Long, Storage> plans = new LinkedHashMap<>(16, 0.75f, true);

  /** Returns the plan of a length with one reference for the caller. */
  Storage get(ThreadState self, ArrayContext context, long n) {
    Storage known = find(n);
    if (known != null) {
      return known;
    }
    long bytes = FourierKernels.fftPlanBytes(n);
    if (bytes < 0) {
      throw new IllegalArgumentException("fft: there is no transform of length " + n);
    }
    Storage plan = context.scratch("an FFT plan of length " + n, bytes);
    try {
      FourierKernels.fftPlan(self, n, plan);
    } catch (RuntimeException | Error failed) {
      plan.release();
      throw failed;
    }
    add(n, plan);
    return plan;
  }

  private synchronized @Nullable Storage find(long n) {
    Storage plan = plans.get(n);
    return plan != null && plan.retain() ? plan : null;
  }

  private synchronized void add(long n, Storage plan) {
    if (plan.retain()) {
      Storage replaced = plans.put(n, plan);
      if (replaced != null) {
        replaced.release();
      }
    }
    if (plans.size() > MAX_PLANS) {
      var eldest = plans.entrySet().iterator();
      eldest.next().getValue().release();
      eldest.remove();
    }
  }

  @Override
  public synchronized void close() {
    plans.values().forEach(Storage::release);
    plans.clear();
  }
}
