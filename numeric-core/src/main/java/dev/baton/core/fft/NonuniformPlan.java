package dev.baton.core.fft;

import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.NonuniformKernels;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;

/** One non-uniform transform that is about to run: its plan, those of its FFTs, its memory. */
final class NonuniformPlan implements AutoCloseable {
  private final NonuniformJob job;
  private final Storage plan;
  private final Storage[] ffts;
  private final Storage work;

  private NonuniformPlan(NonuniformJob job, Storage plan, Storage[] ffts, Storage work) {
    this.job = job;
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
      ThreadState self,
      ArrayContext context,
      PlanCache cache,
      NonuniformJob job,
      double tolerance,
      int flags) {
    Storage plan = context.scratch("a non-uniform FFT's plan", NonuniformKernels.planBytes());
    var ffts = new Storage[job.ndim];
    int held = 0;
    try {
      fill(self, context, plan, job, tolerance, flags);
      long bytes = 0;
      for (int axis = 0; axis < ffts.length; axis++) {
        PlanCache.Plan fft =
            cache.get(self, context, false, false, NonuniformKernels.fftLength(plan, axis));
        ffts[axis] = fft.storage();
        held++;
        bytes = Math.max(bytes, fft.workBytes());
      }
      bytes += NonuniformKernels.workBytes(plan);
      return new NonuniformPlan(
          job, plan, ffts, context.scratch("a non-uniform FFT's grid and points", bytes));
    } catch (RuntimeException | Error failed) {
      Arrays.stream(ffts, 0, held).forEach(Storage::release);
      plan.release();
      throw failed;
    }
  }

  private static void fill(
      ThreadState self,
      ArrayContext context,
      Storage plan,
      NonuniformJob job,
      double tolerance,
      int flags) {
    long[] modes = job.modes();
    double[] bounds = job.bounds();
    Storage lists = context.scratch("a non-uniform FFT's bounds", 12 * Double.BYTES);
    try {
      if (modes != null) {
        RawMemory.write(modes, lists.address());
      }
      if (bounds != null) {
        RawMemory.write(bounds, lists.address());
      }
      if (!NonuniformKernels.plan(
          self,
          job.size(),
          job.type,
          job.ndim,
          modes == null ? 0 : lists.address(),
          bounds == null ? 0 : lists.address(),
          job.sourceCount(),
          job.targetCount(),
          tolerance,
          flags,
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

  /** Transforms. */
  void run(ThreadState self, int sign, StridedArray out) {
    NonuniformKernels.transform(
        self,
        job.size(),
        plan,
        ffts,
        sign,
        job.sources == null ? 0 : job.sources.address(),
        job.in.storage(),
        job.in.address(),
        job.targets == null ? 0 : job.targets.address(),
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
