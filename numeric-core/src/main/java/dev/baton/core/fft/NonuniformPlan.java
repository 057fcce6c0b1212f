package dev.baton.core.fft;

import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.FourierKernels;
import dev.baton.core.internal.kernel.NonuniformKernels;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One non-uniform transform that is about to run: its plan, those of its FFTs, its memory. */
final class NonuniformPlan implements AutoCloseable {
  /** What a plan is made for. */
  record Request(
      int type,
      int ndim,
      long @Nullable [] modes,
      double @Nullable [] bounds,
      long sources,
      long targets,
      double tolerance,
      int flags) {
    /** Modes, sources or targets, whichever are most: what decides whether the lock is dropped. */
    long size() {
      long all = modes == null ? 0 : Arrays.stream(modes).reduce(1, (a, b) -> a * b);
      return Math.max(all, Math.max(sources, targets));
    }
  }

  private final Request request;
  private final Storage plan;
  private final Storage[] ffts;
  private final Storage work;

  private NonuniformPlan(Request request, Storage plan, Storage[] ffts, Storage work) {
    this.request = request;
    this.plan = plan;
    this.ffts = ffts;
    this.work = work;
  }

  /**
   * Makes a plan and takes the memory it needs.
   *
   * @throws IllegalArgumentException if its grid would be too large to count
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for it
   */
  static NonuniformPlan of(
      ThreadState self, ArrayContext context, PlanCache cache, Request request) {
    Storage plan = context.scratch("a non-uniform FFT's plan", NonuniformKernels.planBytes());
    var ffts = new Storage[request.ndim()];
    int held = 0;
    try {
      fill(context, plan, request);
      long bytes = 0;
      for (int axis = 0; axis < ffts.length; axis++) {
        ffts[axis] = cache.get(self, context, NonuniformKernels.fftLength(plan, axis));
        held++;
        bytes = Math.max(bytes, FourierKernels.fftWorkBytes(ffts[axis]));
      }
      bytes += NonuniformKernels.workBytes(plan);
      return new NonuniformPlan(
          request, plan, ffts, context.scratch("a non-uniform FFT's grid and points", bytes));
    } catch (RuntimeException | Error failed) {
      Arrays.stream(ffts, 0, held).forEach(Storage::release);
      plan.release();
      throw failed;
    }
  }

  private static void fill(ArrayContext context, Storage plan, Request request) {
    long[] modes = request.modes();
    double[] bounds = request.bounds();
    Storage lists = context.scratch("a non-uniform FFT's bounds", 12 * Double.BYTES);
    try {
      if (modes != null) {
        RawMemory.write(modes, lists.address());
      }
      if (bounds != null) {
        RawMemory.write(bounds, lists.address());
      }
      if (!NonuniformKernels.plan(
          request.type(),
          request.ndim(),
          modes == null ? 0 : lists.address(),
          bounds == null ? 0 : lists.address(),
          request.sources(),
          request.targets(),
          request.tolerance(),
          request.flags(),
          plan)) {
        throw new IllegalArgumentException(
            modes == null
                ? "nufft: the grid for points and frequencies that range over %s would be too large"
                    .formatted(Arrays.toString(bounds))
                : "nufft: the grid for modes %s would be too large"
                    .formatted(Arrays.toString(modes)));
      }
    } finally {
      lists.release();
    }
  }

  /** Transforms; sources and targets are dense, and null where the type has none. */
  void run(
      ThreadState self,
      int sign,
      @Nullable StridedArray sources,
      StridedArray in,
      @Nullable StridedArray targets,
      StridedArray out) {
    NonuniformKernels.transform(
        self,
        request.size(),
        plan,
        ffts,
        sign,
        sources == null ? 0 : sources.address(),
        in.storage(),
        in.address(),
        targets == null ? 0 : targets.address(),
        out.storage(),
        work);
  }

  @Override
  public void close() {
    work.release();
    Arrays.stream(ffts).forEach(Storage::release);
    plan.release();
  }
}
