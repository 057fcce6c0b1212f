package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The one door to libbaton. Each kernel family has one method here, and each makes its call between
 * {@link #enter} and {@link #leave}:
 *
 * <pre>
 *   enter   pin the operands · ask the release policy · drop the lock (a standing request is served here)
 *           the kernel runs: no Java memory, no callback, no lock of ours
 *   leave   retake the lock · unpin, freeing what was closed meanwhile
 *   check   the kernel's status becomes an exception, in one place
 * </pre>
 *
 * <p>The caller is attached and has checked shapes, dtypes, bounds and overlap. An operand is a
 * storage and an address in it; a scalar beside the {@link LoopDescriptor} has no storage.
 */
public final class NativeCall {
  // A status is a baton_status and, above it, the floating-point conditions met.
  private static final int STATUS = 0xff;
  private static final int CONDITIONS_SHIFT = 8;

  private NativeCall() {}

  // ---- the families -----------------------------------------------------------------------------

  /**
   * Runs {@code out ← op(a)}.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param type the type of {@code a}
   * @param elements the size of the loop
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int unary(
      ThreadState self,
      UnaryOp op,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      @Nullable Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.ELEMENTWISE, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_unary(
              op.code, type.code, segment(loop.address()), segment(out), segment(a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, op, type);
    return conditions(status);
  }

  /**
   * Runs {@code out ← a op b}.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param type the type of all operands
   * @param elements the size of the loop
   * @param loop the loop over (out, a, b)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in; null for a scalar
   * @param a the left input's first element
   * @param bStorage what {@code b} is in; null for a scalar
   * @param b the right input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int binary(
      ThreadState self,
      BinaryOp op,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      @Nullable Storage aStorage,
      long a,
      @Nullable Storage bStorage,
      long b) {
    int entered = enter(self, NativeWork.ELEMENTWISE, elements, outStorage, aStorage, bStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_binary(
              op.code, type.code, segment(loop.address()), segment(out), segment(a), segment(b));
    } finally {
      leave(self, entered, outStorage, aStorage, bStorage);
    }
    check(status, op, type);
    return conditions(status);
  }

  /**
   * Runs {@code out ← a}, converted.
   *
   * @param self the calling thread's state
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of the loop
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in; null for a scalar
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int copy(
      ThreadState self,
      ElementType outType,
      ElementType aType,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      @Nullable Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.COPY, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_copy(
              outType.code, aType.code, segment(loop.address()), segment(out), segment(a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, "copy to " + outType, aType);
    return conditions(status);
  }

  /**
   * Runs {@code out ← a} where a mask is set.
   *
   * @param self the calling thread's state
   * @param type the type of {@code out} and {@code a}
   * @param elements the size of the loop
   * @param loop the loop over (out, mask, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param maskStorage what the mask is in
   * @param mask the mask's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   */
  public static void copyWhere(
      ThreadState self,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage maskStorage,
      long mask,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.COPY, elements, outStorage, maskStorage, aStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_copy_where(
              type.code, segment(loop.address()), segment(out), segment(mask), segment(a));
    } finally {
      leave(self, entered, outStorage, maskStorage, aStorage);
    }
    check(status, "copy where", type);
  }

  /**
   * Runs {@code out[i] ← start + i·step}.
   *
   * @param self the calling thread's state
   * @param n how many elements
   * @param start the first element
   * @param step the difference
   * @param out what to fill from its beginning
   */
  public static void arange(ThreadState self, long n, double start, double step, Storage out) {
    int entered = enter(self, NativeWork.COPY, n, out, null, null);
    int status;
    try {
      status = BatonLibrary.baton_arange(n, start, step, segment(out.address()));
    } finally {
      leave(self, entered, out, null, null);
    }
    check(status, "arange", ElementType.FLOAT64);
  }

  /**
   * Runs {@code out ← op over the reduced axes of a}.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param onto whether what {@code out} holds is the first operand
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of {@code a}
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int reduce(
      ThreadState self,
      BinaryOp op,
      boolean onto,
      ElementType outType,
      ElementType aType,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_reduce(
              onto ? op.code | BatonLibrary.BATON_ONTO() : op.code,
              outType.code,
              aType.code,
              segment(loop.address()),
              segment(out),
              segment(a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, op, aType);
    return conditions(status);
  }

  /**
   * Runs {@code out ← op over the reduced axes of a}, over the elements whose mask is set.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param onto whether what {@code out} holds is the first operand
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of {@code a}
   * @param loop the loop over (out, a, mask)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @param maskStorage what the mask is in
   * @param mask its first element, a bool
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int reduceWhere(
      ThreadState self,
      BinaryOp op,
      boolean onto,
      ElementType outType,
      ElementType aType,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a,
      Storage maskStorage,
      long mask) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, maskStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_reduce_where(
              onto ? op.code | BatonLibrary.BATON_ONTO() : op.code,
              outType.code,
              aType.code,
              segment(loop.address()),
              segment(out),
              segment(a),
              segment(mask));
    } finally {
      leave(self, entered, outStorage, aStorage, maskStorage);
    }
    check(status, op, aType);
    return conditions(status);
  }

  /**
   * Finds where the extreme element is along the last axis.
   *
   * @param self the calling thread's state
   * @param op {@link BinaryOp#MAXIMUM} or {@link BinaryOp#MINIMUM}
   * @param type the type of {@code a}
   * @param elements the size of {@code a}
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element, an int64
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   */
  public static void argReduce(
      ThreadState self,
      BinaryOp op,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_argreduce(
              op.code, type.code, segment(loop.address()), segment(out), segment(a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, op, type);
  }

  /**
   * Runs {@code out[i] ← a[0] op … op a[i]} along the last axis.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of {@code a}
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int accumulate(
      ThreadState self,
      BinaryOp op,
      ElementType outType,
      ElementType aType,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_accumulate(
              op.code, outType.code, aType.code, segment(loop.address()), segment(out), segment(a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, op, aType);
    return conditions(status);
  }

  /**
   * Runs {@code out[i] ← a[indices[i]] op … op a[indices[i + 1] - 1]} along the last axis.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of {@code a}
   * @param n how many indices
   * @param indexStorage what the indices are in
   * @param indices the first, an int64
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int reduceAt(
      ThreadState self,
      BinaryOp op,
      ElementType outType,
      ElementType aType,
      long elements,
      long n,
      Storage indexStorage,
      long indices,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, indexStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_reduceat(
              op.code,
              outType.code,
              aType.code,
              n,
              segment(indices),
              segment(loop.address()),
              segment(out),
              segment(a));
    } finally {
      leave(self, entered, outStorage, aStorage, indexStorage);
    }
    check(status, op, aType);
    return conditions(status);
  }

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
   * Returns the memory an FFT plan takes.
   *
   * @param n the length of the transform
   * @return bytes, or -1 if there is no FFT of this length
   */
  public static long fftPlanBytes(long n) {
    return BatonLibrary.baton_fft_plan_bytes(n);
  }

  /**
   * Fills an FFT plan.
   *
   * @param self the calling thread's state
   * @param n the length of the transform
   * @param plan what to fill, of {@link #fftPlanBytes(long)} bytes
   */
  public static void fftPlan(ThreadState self, long n, Storage plan) {
    int entered = enter(self, NativeWork.GENERALIZED, n, plan, null, null);
    int status;
    try {
      status = BatonLibrary.baton_fft_plan(n, segment(plan.address()));
    } finally {
      leave(self, entered, plan, null, null);
    }
    check(status, "fft plan", ElementType.COMPLEX128);
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
   * Runs {@code out ← scale·FFT(a)} along the last axis.
   *
   * @param self the calling thread's state
   * @param plan a filled plan
   * @param sign -1 forward, 1 backward
   * @param scale multiplies every output
   * @param elements the size of the output
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @param work scratch memory
   */
  public static void fft(
      ThreadState self,
      Storage plan,
      int sign,
      double scale,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a,
      Storage work) {
    int entered = enter(self, NativeWork.GENERALIZED, elements, outStorage, aStorage, plan, work);
    int status;
    try {
      status =
          BatonLibrary.baton_fft(
              segment(plan.address()),
              sign,
              scale,
              segment(loop.address()),
              segment(out),
              segment(a),
              segment(work.address()));
    } finally {
      leave(self, entered, outStorage, aStorage, plan, work);
    }
    check(status, "fft", ElementType.COMPLEX128);
  }

  // ---- in and out -------------------------------------------------------------------------------

  // How a call was entered; TIMED and RECORDED are added to one of the others.
  private static final int HELD = 0;
  private static final int PINNED = 1;
  private static final int RELEASED = 2;
  private static final int TIMED = 4;
  private static final int RECORDED = 8;

  /**
   * Decides, pins, drops. With the lock held nobody else can close an operand, so that nothing is
   * pinned; unless the lock excludes nobody, or an input is shared with other interpreters, whose
   * threads it does not exclude. {@code first} is what the kernel writes, which is this
   * interpreter's own and open.
   */
  static int enter(
      ThreadState self,
      NativeWork work,
      long elements,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third) {
    Interpreter interpreter = self.interpreter();
    ReleasePolicy policy = interpreter.releasePolicy();
    boolean releases = policy.releases(work, elements, interpreter.lock());
    int entered = enter(self, releases, first, second, third);
    if (KernelEvent.isRecorded()) {
      KernelEvent.begin(self, work, elements, releases);
      entered |= RECORDED;
    }
    if (policy.wantsTime(work)) {
      KernelTimer.of(self).start(work, elements);
      entered |= TIMED;
    }
    return entered;
  }

  private static int enter(
      ThreadState self,
      boolean releases,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third) {
    if (!releases && first.heap().isExclusive() && !isShared(second) && !isShared(third)) {
      return HELD;
    }
    pin(first);
    if (second != null) {
      pinAfter(second, first, null);
    }
    if (third != null) {
      pinAfter(third, first, second);
    }
    if (!releases) {
      return PINNED;
    }
    try {
      self.detach();
    } catch (RuntimeException | Error refused) {
      unpin(first, second, third, null);
      throw refused;
    }
    return RELEASED;
  }

  static int enter(
      ThreadState self,
      NativeWork work,
      long elements,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third,
      @Nullable Storage fourth) {
    if (fourth != null) {
      // Pinned even when the lock is held: the rare callers with four operands are never short.
      pin(fourth);
    }
    try {
      return enter(self, work, elements, first, second, third);
    } catch (RuntimeException | Error refused) {
      if (fourth != null) {
        fourth.release();
      }
      throw refused;
    }
  }

  static void leave(
      ThreadState self,
      int entered,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third) {
    if (entered != HELD) {
      leave(self, entered, first, second, third, null);
    }
  }

  static void leave(
      ThreadState self,
      int entered,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third,
      @Nullable Storage fourth) {
    KernelTimer timer = null;
    if ((entered & TIMED) != 0) {
      timer = KernelTimer.of(self);
      timer.stop();
    }
    if ((entered & RECORDED) != 0) {
      KernelEvent.end(self);
    }
    int way = entered & ~(TIMED | RECORDED);
    if (way == RELEASED) {
      try {
        self.reattach();
      } catch (InterpreterClosedException closed) {
        // Without the lock, which guards nothing any more.
        unpin(first, second, third, fourth);
        throw closed;
      }
    }
    if (way != HELD) {
      unpin(first, second, third, fourth);
    } else if (fourth != null) {
      fourth.release();
    }
    if (timer != null) {
      timer.report(self.interpreter().releasePolicy());
    }
  }

  private static boolean isShared(@Nullable Storage input) {
    return input != null && input.isShared();
  }

  private static void unpin(
      Storage first, @Nullable Storage second, @Nullable Storage third, @Nullable Storage fourth) {
    first.release();
    if (second != null) {
      second.release();
    }
    if (third != null) {
      third.release();
    }
    if (fourth != null) {
      fourth.release();
    }
  }

  private static void pin(Storage storage) {
    if (!storage.retain()) {
      throw new IllegalStateException("an operand was closed by another thread during the call");
    }
  }

  private static void pinAfter(Storage storage, Storage before, @Nullable Storage alsoBefore) {
    if (!storage.retain()) {
      before.release();
      if (alsoBefore != null) {
        alsoBefore.release();
      }
      throw new IllegalStateException("an operand was closed by another thread during the call");
    }
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }

  static void check(int status, Object operation, ElementType type) {
    if ((status & STATUS) != 0) {
      throw failure(status & STATUS, operation, type);
    }
  }

  /** The floating-point conditions that a status tells of. */
  static int conditions(int status) {
    return status >> CONDITIONS_SHIFT;
  }

  private static RuntimeException failure(int status, Object operation, ElementType type) {
    String what = operation + " of " + type;
    if (status == BatonLibrary.BATON_UNSUPPORTED()) {
      return new UnsupportedOperationException("libbaton has no kernel for " + what);
    }
    return new IllegalStateException(
        "libbaton refused %s with status %d: the call did not keep baton.h's contract"
            .formatted(what, status));
  }
}
