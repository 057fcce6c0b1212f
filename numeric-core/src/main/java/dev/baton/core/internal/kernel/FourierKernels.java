package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The kernels of Fourier transforms, called between {@link NativeCall}'s enter and leave. */
public final class FourierKernels {
  private FourierKernels() {}

  /**
   * Runs {@code out[k] ← Σ w[j]·exp(sign·2πi·f[k]·t[j])} directly.
   *
   * @param self the calling thread's state
   * @param sign 1 or -1
   * @param nf how many frequencies
   * @param fStorage what the frequencies are in
   * @param f the first frequency
   * @param nt how many times
   * @param tStorage what the times are in
   * @param t the first time
   * @param wStorage what the weights are in; null for none
   * @param w the first weight; 0 for none
   * @param out what to fill from its beginning
   */
  public static void dft(
      ThreadState self,
      int sign,
      long nf,
      Storage fStorage,
      long f,
      long nt,
      Storage tStorage,
      long t,
      @Nullable Storage wStorage,
      long w,
      Storage out) {
    // One core output is a sum over nt terms; the size that decides is that of the work.
    long terms = Math.multiplyHigh(nf, nt) == 0 && nf * nt >= 0 ? nf * nt : Long.MAX_VALUE;
    int entered = enter(self, NativeWork.GENERALIZED, terms, out, fStorage, tStorage, wStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_dft(
              sign, nf, segment(f), nt, segment(t), segment(w), segment(out.address()));
    } finally {
      leave(self, entered, out, fStorage, tStorage, wStorage);
    }
    check(status, "dft", ElementType.COMPLEX128);
  }

  /**
   * Finds how numbers lie: the least, the greatest, and how far one is from an even grid between
   * the first and the last at most; NaN where these are no numbers.
   *
   * @param self the calling thread's state
   * @param n how many, one or more
   * @param storage what the numbers are in, one after another
   * @param x the first number
   * @param out three float64, what to fill
   */
  public static void grid(ThreadState self, long n, Storage storage, long x, Storage out) {
    int entered = enter(self, NativeWork.REDUCTION, n, out, storage, null);
    int status;
    try {
      status = BatonLibrary.baton_grid(n, segment(x), segment(out.address()));
    } finally {
      leave(self, entered, out, storage, null);
    }
    check(status, "dft", ElementType.FLOAT64);
  }

  /**
   * Returns the memory an FFT plan takes.
   *
   * @param single whether its complex numbers are complex64, not complex128
   * @param real whether it is between reals and half of their spectrum
   * @param n the length of the transform
   * @return bytes, or -1 if there is no FFT of this length
   */
  public static long fftPlanBytes(boolean single, boolean real, long n) {
    return BatonLibrary.baton_fft_plan_bytes(numbers(single).code, real ? 1 : 0, n);
  }

  private static ElementType numbers(boolean single) {
    return single ? ElementType.COMPLEX64 : ElementType.COMPLEX128;
  }

  /**
   * Fills an FFT plan.
   *
   * @param self the calling thread's state
   * @param single whether its complex numbers are complex64, not complex128
   * @param real whether it is between reals and half of their spectrum
   * @param n the length of the transform
   * @param plan what to fill, of {@link #fftPlanBytes} bytes
   */
  public static void fftPlan(ThreadState self, boolean single, boolean real, long n, Storage plan) {
    long size = real ? n / 2 + 1 : n;
    int entered = enter(self, NativeWork.GENERALIZED, size, plan, null, null);
    int status;
    try {
      status =
          BatonLibrary.baton_fft_plan(
              numbers(single).code, real ? 1 : 0, n, segment(plan.address()));
    } finally {
      leave(self, entered, plan, null, null);
    }
    check(status, "fft plan", numbers(single));
  }

  /**
   * Returns the scratch memory a running FFT needs.
   *
   * @param plan a filled plan
   * @return bytes
   */
  public static long fftWorkBytes(Storage plan) {
    return BatonLibrary.baton_fft_work_bytes(segment(plan.address()));
  }

  /**
   * Runs {@code out ← scale·FFT(a)} along the last axis. Plan and scratch memory are the caller's
   * own and not pinned.
   *
   * @param self the calling thread's state
   * @param plan a filled plan, of the precision of both
   * @param sign -1 forward, 1 backward
   * @param scale multiplies every output
   * @param size how many complex numbers go in or come out
   * @param loop the loop over (out, a), whose last axis has the transform's length
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @param work the scratch memory; null for the thread's own {@link WorkMemory}
   */
  public static void fft(
      ThreadState self,
      Storage plan,
      int sign,
      double scale,
      long size,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a,
      @Nullable Storage work) {
    MemorySegment scratch = work == null ? WorkMemory.of(self) : work.pointer(work.address());
    int entered = enter(self, NativeWork.GENERALIZED, size, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_fft(
              plan.pointer(plan.address()),
              sign,
              scale,
              loop.pointer(),
              outStorage.pointer(out),
              aStorage.pointer(a),
              scratch);
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, "fft", ElementType.COMPLEX128);
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }
}
