package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.bindings.generated.OpenBlasLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The door to OpenBLAS: {@link NativeCall}'s other half.
 *
 * <p>Callers pass the gate that {@link BlasThreads} is, after they have dropped the interpreter
 * lock.
 */
public final class Blas {
  private static final int ROWS = OpenBlasLibrary.CblasRowMajor();

  private static final PerType<Gemm> GEMM =
      new PerType<>(
          (aOp, bOp, m, n, k, a, lda, b, ldb, c, ldc) ->
              OpenBlasLibrary.cblas_sgemm(ROWS, aOp, bOp, m, n, k, 1, a, lda, b, ldb, 0, c, ldc),
          (aOp, bOp, m, n, k, a, lda, b, ldb, c, ldc) ->
              OpenBlasLibrary.cblas_dgemm(ROWS, aOp, bOp, m, n, k, 1, a, lda, b, ldb, 0, c, ldc),
          complex(Scalars.SINGLE, OpenBlasLibrary::cblas_cgemm),
          complex(Scalars.DOUBLE, OpenBlasLibrary::cblas_zgemm));

  private static final PerType<Dot> DOT =
      new PerType<>(
          (n, x, xStep, y, yStep, out) ->
              RawMemory.setFloat(out.address(), OpenBlasLibrary.cblas_sdot(n, x, xStep, y, yStep)),
          (n, x, xStep, y, yStep, out) ->
              RawMemory.setDouble(out.address(), OpenBlasLibrary.cblas_ddot(n, x, xStep, y, yStep)),
          OpenBlasLibrary::cblas_cdotu_sub,
          OpenBlasLibrary::cblas_zdotu_sub);

  @FunctionalInterface
  private interface Gemm {
    void call(
        int aOp,
        int bOp,
        int m,
        int n,
        int k,
        MemorySegment a,
        int lda,
        MemorySegment b,
        int ldb,
        MemorySegment c,
        int ldc);
  }

  @FunctionalInterface
  private interface ComplexGemm {
    void call(
        int layout,
        int aOp,
        int bOp,
        int m,
        int n,
        int k,
        MemorySegment alpha,
        MemorySegment a,
        int lda,
        MemorySegment b,
        int ldb,
        MemorySegment beta,
        MemorySegment c,
        int ldc);
  }

  @FunctionalInterface
  private interface Dot {
    void call(int n, MemorySegment x, int xStep, MemorySegment y, int yStep, MemorySegment out);
  }

  private static Gemm complex(Scalars scalars, ComplexGemm function) {
    return (aOp, bOp, m, n, k, a, lda, b, ldb, c, ldc) ->
        function.call(ROWS, aOp, bOp, m, n, k, scalars.one, a, lda, b, ldb, scalars.zero, c, ldc);
  }

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
    Gemm gemm = GEMM.of(type);
    long elements = (long) m * n * (batch.length / 3);
    int entered = NativeCall.enter(self, work, elements, c.storage(), a.storage(), b.storage());
    try {
      BlasThreads.enter(self, 2.0 * m * n * k);
      try {
        for (int i = 0; i < batch.length; i += 3) {
          gemm.call(
              operation(a.layout()),
              operation(b.layout()),
              m,
              n,
              k,
              segment(a.address() + batch[i]),
              a.layout().leading(),
              segment(b.address() + batch[i + 1]),
              b.layout().leading(),
              segment(c.address() + batch[i + 2]),
              c.layout().leading());
        }
      } finally {
        BlasThreads.leave();
      }
    } finally {
      NativeCall.leave(self, entered, c.storage(), a.storage(), b.storage());
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
      if (isOfBlas(type)
          && n <= Integer.MAX_VALUE
          && isBlasStride(aStride)
          && isBlasStride(bStride)) {
        BlasThreads.enter(self, 2.0 * n);
        try {
          blasDot(type, (int) n, a, (int) aStride, b, (int) bStride, out.address());
        } finally {
          BlasThreads.leave();
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
    DOT.of(type).call(n, x, aStride, y, bStride, segment(out));
  }

  /**
   * Says whether BLAS knows a type.
   *
   * @param type the type
   * @return false for integers, bools and floating-point numbers of 16 bits
   */
  public static boolean isOfBlas(ElementType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 -> true;
      default -> false;
    };
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

  /** Complex one and zero, which BLAS takes by address. */
  private record Scalars(MemorySegment one, MemorySegment zero) {
    static final Scalars SINGLE = new Scalars(number(1, Float.BYTES), number(0, Float.BYTES));
    static final Scalars DOUBLE = new Scalars(number(1, Double.BYTES), number(0, Double.BYTES));

    private static MemorySegment number(int real, int bytes) {
      MemorySegment number = Arena.global().allocate(2L * bytes, bytes);
      if (bytes == Float.BYTES) {
        number.set(ValueLayout.JAVA_FLOAT, 0, real);
      } else {
        number.set(ValueLayout.JAVA_DOUBLE, 0, real);
      }
      return number;
    }
  }
}
