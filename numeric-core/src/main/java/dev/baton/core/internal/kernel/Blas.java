package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.bindings.generated.OpenBlasLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Semaphore;

/**
 * The door to OpenBLAS: {@link NativeCall}'s other half.
 *
 * <p>OpenBLAS runs with one thread of its own, so that callers side by side do not race (OpenBLAS
 * issue 5836), and at most {@value #MAX_CALLERS} callers are inside at a time, since each takes one
 * of a fixed number of buffers and the process ends when there is none (issues 539 and 4216). A
 * caller waits for its turn after it has dropped the interpreter lock.
 */
public final class Blas {
  private static final int MAX_CALLERS = 32;
  private static final Semaphore CALLERS = new Semaphore(MAX_CALLERS);
  private static final ScalarPair SCALARS = new ScalarPair();

  private Blas() {}

  /**
   * Where a matrix lies for BLAS.
   *
   * @param transposed true if it is stored column by column
   * @param leading the distance between rows, or columns if transposed, in elements
   */
  public record Layout(boolean transposed, int leading) {}

  /**
   * Multiplies a batch of matrices, all of one shape: c[i] (m, n) ← a[i] (m, k) · b[i] (k, n).
   *
   * @param self the calling thread's state
   * @param work what decides about the lock: {@code dot} is BLAS, {@code matmul} generalised
   * @param type the type of all operands
   * @param m rows of the result
   * @param n columns of the result
   * @param k the inner extent
   * @param a the left operand
   * @param b the right operand
   * @param c the result, row by row, contiguous
   * @param batch for each product the offsets of a, b and c from their first elements, in bytes,
   *     one after the other
   */
  public static void gemm(
      ThreadState self,
      NativeWork work,
      ElementType type,
      int m,
      int n,
      int k,
      Matrix a,
      Matrix b,
      Matrix c,
      long[] batch) {
    long elements = (long) m * n * (batch.length / 3);
    int entered = NativeCall.enter(self, work, elements, c.storage(), a.storage(), b.storage());
    try {
      CALLERS.acquireUninterruptibly();
      try {
        for (int i = 0; i < batch.length; i += 3) {
          gemm(
              type,
              m,
              n,
              k,
              a.layout(),
              segment(a.address() + batch[i]),
              b.layout(),
              segment(b.address() + batch[i + 1]),
              c.layout(),
              segment(c.address() + batch[i + 2]));
        }
      } finally {
        CALLERS.release();
      }
    } finally {
      NativeCall.leave(self, entered, c.storage(), a.storage(), b.storage());
    }
  }

  private static void gemm(
      ElementType type,
      int m,
      int n,
      int k,
      Layout aLayout,
      MemorySegment a,
      Layout bLayout,
      MemorySegment b,
      Layout cLayout,
      MemorySegment c) {
    int rowMajor = OpenBlasLibrary.CblasRowMajor();
    int aOp = operation(aLayout);
    int bOp = operation(bLayout);
    int lda = aLayout.leading();
    int ldb = bLayout.leading();
    int ldc = cLayout.leading();
    switch (type) {
      case FLOAT64 ->
          OpenBlasLibrary.cblas_dgemm(
              rowMajor, aOp, bOp, m, n, k, 1.0, a, lda, b, ldb, 0.0, c, ldc);
      case COMPLEX128 ->
          OpenBlasLibrary.cblas_zgemm(
              rowMajor, aOp, bOp, m, n, k, SCALARS.one, a, lda, b, ldb, SCALARS.zero, c, ldc);
      default -> throw new AssertionError(type);
    }
  }

  private static int operation(Layout layout) {
    return layout.transposed() ? OpenBlasLibrary.CblasTrans() : OpenBlasLibrary.CblasNoTrans();
  }

  /**
   * Multiplies vectors: out ← Σ a[i]·b[i], not conjugated. Strides that BLAS cannot express go to
   * libbaton.
   *
   * @param self the calling thread's state
   * @param type the type of all operands
   * @param n the number of elements
   * @param aStorage what {@code a} is in
   * @param a its first element
   * @param aStride its step, in elements
   * @param bStorage what {@code b} is in
   * @param b its first element
   * @param bStride its step, in elements
   * @param out receives the one result
   */
  public static void dot(
      ThreadState self,
      ElementType type,
      long n,
      Storage aStorage,
      long a,
      long aStride,
      Storage bStorage,
      long b,
      long bStride,
      Storage out) {
    int entered = NativeCall.enter(self, NativeWork.BLAS, n, out, aStorage, bStorage);
    int status = BatonLibrary.BATON_OK();
    try {
      if (n <= Integer.MAX_VALUE && isBlasStride(aStride) && isBlasStride(bStride)) {
        CALLERS.acquireUninterruptibly();
        try {
          blasDot(type, (int) n, a, (int) aStride, b, (int) bStride, out.address());
        } finally {
          CALLERS.release();
        }
      } else {
        status =
            BatonLibrary.baton_dot(
                type.code, n, segment(out.address()), segment(a), aStride, segment(b), bStride);
      }
    } finally {
      NativeCall.leave(self, entered, out, aStorage, bStorage);
    }
    NativeCall.check(status, "dot", type);
  }

  private static boolean isBlasStride(long stride) {
    return stride != 0 && stride == (int) stride && stride != Integer.MIN_VALUE;
  }

  private static void blasDot(
      ElementType type, int n, long a, int aStride, long b, int bStride, long out) {
    int itemsize = type.itemsize();
    // BLAS starts a vector with a negative step at its far end: it wants the lowest address.
    MemorySegment x = segment(aStride < 0 ? a + (long) (n - 1) * aStride * itemsize : a);
    MemorySegment y = segment(bStride < 0 ? b + (long) (n - 1) * bStride * itemsize : b);
    switch (type) {
      case FLOAT64 ->
          RawMemory.setDouble(out, OpenBlasLibrary.cblas_ddot(n, x, aStride, y, bStride));
      case COMPLEX128 -> OpenBlasLibrary.cblas_zdotu_sub(n, x, aStride, y, bStride, segment(out));
      default -> throw new AssertionError(type);
    }
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }

  /**
   * One operand of {@link #gemm}.
   *
   * @param storage what it is in
   * @param address its first element
   * @param layout how it lies
   */
  public record Matrix(Storage storage, long address, Layout layout) {}

  /** Complex one and zero, which zgemm takes by address. */
  private static final class ScalarPair {
    final MemorySegment one;
    final MemorySegment zero;

    ScalarPair() {
      MemorySegment memory = Arena.global().allocate(32, 16);
      memory.set(ValueLayout.JAVA_DOUBLE, 0, 1.0);
      one = memory.asSlice(0, 16);
      zero = memory.asSlice(16, 16);
    }
  }
}
