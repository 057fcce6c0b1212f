package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;

/** Cholesky: {@code L·Lᴴ} of a Hermitian positive definite matrix. */
public final class CholeskyKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Factor> POTRF =
      new PerType<>(
          LapackLibrary::LAPACKE_spotrf_work,
          LapackLibrary::LAPACKE_dpotrf_work,
          LapackLibrary::LAPACKE_cpotrf_work,
          LapackLibrary::LAPACKE_zpotrf_work);

  private CholeskyKernels() {}

  @FunctionalInterface
  private interface Factor {
    int call(int layout, byte triangle, int n, MemorySegment a, int lda);
  }

  /**
   * Factors matrices in their place. Here they lie row by row: what is then their lower triangle is
   * LAPACK's upper one, and the factor of the conjugate, read row by row, that of the matrix.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param lower whether the lower triangle is read and becomes L; otherwise the upper, Lᴴ
   * @param a (n, n): read; the factor, 0 in the other triangle
   * @return the first matrix with a leading minor that is not positive, and its order
   */
  public static Outcome factorRows(
      ThreadState self, ElementType type, int count, int n, boolean lower, Blocks a) {
    Factor potrf = POTRF.of(type);
    byte triangle = (byte) (lower ? 'U' : 'L');
    return LapackCall.run(
        self,
        count,
        (long) count * n * n,
        (double) n * n * n / 3,
        i -> {
          int info = potrf.call(COLUMNS, triangle, n, a.at(i), Math.max(1, n));
          if (lower) {
            Triangles.clearAbove(type, n, n, a.addressOf(i));
          } else {
            Triangles.clearBelow(type, n, n, a.addressOf(i));
          }
          return info;
        },
        a.storage());
  }
}
