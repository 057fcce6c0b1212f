package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The non-uniform Fourier transforms, called between {@link NativeCall}'s enter and leave. */
public final class NonuniformKernels {
  private NonuniformKernels() {}

  /**
   * Returns the flags of a plan.
   *
   * @param turns whether phases are in turns, not in radians
   * @param fftOrder whether mode 0 is the first
   * @return baton.h's flags
   */
  public static int flags(boolean turns, boolean fftOrder) {
    return (turns ? BatonLibrary.BATON_NUFFT_TURNS() : 0)
        | (fftOrder ? BatonLibrary.BATON_NUFFT_FFT_ORDER() : 0);
  }

  /**
   * Returns the memory a plan takes.
   *
   * @return bytes
   */
  public static long planBytes() {
    return BatonLibrary.baton_nufft_plan_bytes();
  }

  /**
   * Fills a plan.
   *
   * @param self the calling thread's state
   * @param elements the size that decides whether the lock is dropped
   * @param type 1, 2 or 3
   * @param ndim 1, 2 or 3
   * @param modes the address of the number of modes of each axis; 0 for type 3
   * @param bounds the address of four bounds for each axis, of type 3; 0 otherwise
   * @param sources how many; 0 for type 2
   * @param targets how many; 0 for type 1
   * @param tolerance the relative error
   * @param flags of {@link #flags}
   * @param plan what to fill, of {@link #planBytes()} bytes
   * @return false if the grid would be too large
   */
  public static boolean plan(
      ThreadState self,
      long elements,
      int type,
      int ndim,
      long modes,
      long bounds,
      long sources,
      long targets,
      double tolerance,
      int flags,
      Storage plan) {
    int entered = enter(self, NativeWork.GENERALIZED, elements, plan, null, null);
    try {
      return BatonLibrary.baton_nufft_plan(
              type,
              ndim,
              segment(modes),
              segment(bounds),
              sources,
              targets,
              tolerance,
              flags,
              segment(plan.address()))
          == BatonLibrary.BATON_OK();
    } finally {
      leave(self, entered, plan, null, null);
    }
  }

  /**
   * Returns the length of the FFT along an axis.
   *
   * @param plan a filled plan
   * @param axis which axis
   * @return the length
   */
  public static long fftLength(Storage plan, int axis) {
    return BatonLibrary.baton_nufft_fft_length(segment(plan.address()), axis);
  }

  /**
   * Returns the scratch memory a transform needs beside its FFTs'.
   *
   * @param plan a filled plan
   * @return bytes
   */
  public static long workBytes(Storage plan) {
    return BatonLibrary.baton_nufft_work_bytes(segment(plan.address()));
  }

  /**
   * Transforms. What is not among the operands that are pinned here is the caller's own.
   *
   * @param self the calling thread's state
   * @param elements the size that decides whether the lock is dropped
   * @param plan a filled plan
   * @param ffts the FFTs' plans, by axis
   * @param sign 1 or -1
   * @param sources the first source's address; 0 for type 2
   * @param in the input's storage
   * @param inAddress the first input
   * @param targets the first target's address; 0 for type 1
   * @param out what to fill from its beginning
   * @param work scratch memory
   */
  public static void transform(
      ThreadState self,
      long elements,
      Storage plan,
      Storage[] ffts,
      int sign,
      long sources,
      Storage in,
      long inAddress,
      long targets,
      Storage out,
      Storage work) {
    int entered = enter(self, NativeWork.GENERALIZED, elements, out, in, plan, work);
    int status;
    try {
      status =
          BatonLibrary.baton_nufft(
              segment(plan.address()),
              segment(fft(ffts, 0)),
              segment(fft(ffts, 1)),
              segment(fft(ffts, 2)),
              sign,
              segment(sources),
              segment(inAddress),
              segment(targets),
              segment(out.address()),
              segment(work.address()));
    } finally {
      leave(self, entered, out, in, plan, work);
    }
    check(status, "nufft", ElementType.COMPLEX128);
  }

  private static long fft(@Nullable Storage[] ffts, int axis) {
    Storage plan = axis < ffts.length ? ffts[axis] : null;
    return plan == null ? 0 : plan.address();
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }
}
