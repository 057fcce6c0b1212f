package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/**
 * Square roots of what {@link SchurKernels} gives: of the two blocks on the diagonal first, each in
 * the same way; then of the block beside them by Sylvester's equation {@code R₁₁·X + X·R₂₂ = T₁₂}.
 * Björck and Hammarling (1983) by recursion; Deadman, Higham and Ralha (2013).
 */
public final class SquareRootKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Sylvester> TRSYL =
      new PerType<>(
          LapackLibrary::LAPACKE_strsyl_work,
          LapackLibrary::LAPACKE_dtrsyl_work,
          LapackLibrary::LAPACKE_ctrsyl_work,
          LapackLibrary::LAPACKE_ztrsyl_work);

  private final ElementType type;
  private final Sylvester trsyl;
  private final int order;
  private final MemorySegment scale;

  private SquareRootKernels(ElementType type, int order, MemorySegment scale) {
    this.type = type;
    this.trsyl = TRSYL.of(type);
    this.order = order;
    this.scale = scale;
  }

  @FunctionalInterface
  private interface Sylvester {
    int call(
        int layout,
        byte transA,
        byte transB,
        int sign,
        int m,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment b,
        int ldb,
        MemorySegment c,
        int ldc,
        MemorySegment scale);
  }

  /**
   * Takes the principal roots of upper triangular matrices in their place.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param t (n, n): upper triangular; a real one with blocks of two rows for pairs of conjugate
   *     eigenvalues and no negative ones; its root
   * @return the first matrix with two eigenvalues so near 0 that its root is not to be trusted
   */
  public static Outcome apply(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      int n,
      Blocks t) {
    try (Scratch scratch = Scratch.of(type, new Scratch.Sizes(1, 1, 1), memory)) {
      var roots = new SquareRootKernels(type, n, scratch.reals());
      return LapackCall.run(
          self,
          count,
          (long) count * n * n,
          (double) n * n * n / 3,
          i -> roots.apply(t.addressOf(i), 0, n),
          t.storage(),
          scratch.storage());
    }
  }

  private long at(long t, int row, int column) {
    return t + ((long) column * order + row) * type.itemsize();
  }

  /** Takes the root of rows and columns {@code from} to {@code to}. */
  private int apply(long t, int from, int to) {
    if (to - from <= 1) {
      if (from < to) {
        root(at(t, from, from));
      }
      return 0;
    }
    boolean isPair = Numbers.real(type, at(t, from + 1, from)) != 0;
    if (to - from == 2 && isPair && !Numbers.isComplex(type)) {
      pair(at(t, from, from));
      return 0;
    }
    int middle = (from + to) / 2;
    if (!Numbers.isComplex(type) && Numbers.real(type, at(t, middle, middle - 1)) != 0) {
      middle++;
    }
    int info = Math.max(apply(t, from, middle), apply(t, middle, to));
    return Math.max(info, beside(t, from, middle, to));
  }

  private int beside(long t, int from, int middle, int to) {
    int info =
        trsyl.call(
            COLUMNS,
            (byte) 'N',
            (byte) 'N',
            1,
            middle - from,
            to - middle,
            MemorySegment.ofAddress(at(t, from, from)),
            order,
            MemorySegment.ofAddress(at(t, middle, middle)),
            order,
            MemorySegment.ofAddress(at(t, from, middle)),
            order,
            scale);
    double scaled = Numbers.real(type, scale.address());
    if (scaled != 1) {
      // LAPACK made the right side smaller, lest the solution overflow.
      for (int column = middle; column < to; column++) {
        for (int row = from; row < middle; row++) {
          long at = at(t, row, column);
          Numbers.set(
              type, at, Numbers.real(type, at) / scaled, Numbers.imaginary(type, at) / scaled);
        }
      }
    }
    return info;
  }

  /** The root of a number, in the right half-plane. */
  private void root(long at) {
    double x = Numbers.real(type, at);
    double y = Numbers.imaginary(type, at);
    double larger = Math.sqrt((Math.hypot(x, y) + Math.abs(x)) / 2);
    double smaller = larger == 0 ? 0 : y / (2 * larger);
    Numbers.set(
        type, at, x >= 0 ? larger : Math.abs(smaller), x >= 0 ? smaller : Math.copySign(larger, y));
  }

  /**
   * The root of a block (a, b; c, a) with {@code b·c < 0}, whose eigenvalues are {@code a ±
   * √(b·c)}: {@code α + (T - a)/(2α)}, α the real part of the root of an eigenvalue.
   */
  private void pair(long first) {
    long below = first + type.itemsize();
    long beside = first + (long) order * type.itemsize();
    double a = Numbers.real(type, first);
    double c = Numbers.real(type, below);
    double b = Numbers.real(type, beside);
    double imaginary = Math.sqrt(Math.abs(b)) * Math.sqrt(Math.abs(c));
    double larger = Math.sqrt((Math.hypot(a, imaginary) + Math.abs(a)) / 2);
    double alpha = a >= 0 ? larger : imaginary / (2 * larger);
    Numbers.set(type, first, alpha, 0);
    Numbers.set(type, below, c / (2 * alpha), 0);
    Numbers.set(type, beside, b / (2 * alpha), 0);
    Numbers.set(type, beside + type.itemsize(), alpha, 0);
  }
}
