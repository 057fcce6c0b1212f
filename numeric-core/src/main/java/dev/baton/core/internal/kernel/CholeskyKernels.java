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

  private static final PerType<Substitute> POTRS =
      new PerType<>(
          LapackLibrary::LAPACKE_spotrs_work,
          LapackLibrary::LAPACKE_dpotrs_work,
          LapackLibrary::LAPACKE_cpotrs_work,
          LapackLibrary::LAPACKE_zpotrs_work);

  private CholeskyKernels() {}

  @FunctionalInterface
  private interface Factor {
    int call(int layout, byte triangle, int n, MemorySegment a, int lda);
  }

  @FunctionalInterface
  private interface Substitute {
    int call(
        int layout,
        byte triangle,
        int n,
        int nrhs,
        MemorySegment a,
        int lda,
        MemorySegment b,
        int ldb);
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
    return LapackCall.run(
        self,
        count,
        (long) count * n * n,
        (double) n * n * n / 3,
        i -> {
          int info = potrf.call(COLUMNS, Triangles.letter(!lower), n, a.at(i), Math.max(1, n));
          if (lower) {
            Triangles.clearAbove(type, n, n, a.addressOf(i));
          } else {
            Triangles.clearBelow(type, n, n, a.addressOf(i));
          }
          return info;
        },
        a.storage());
  }

  /**
   * Solves equations whose matrix is factored.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param of for each block of {@code b} which factored matrix is its
   * @param lower whether L is given; otherwise Lᴴ
   * @param n the order
   * @param columns how many right sides a block has
   * @param factor (n, n)
   * @param b (n, columns): the right sides, then the solutions
   */
  public static void substitute(
      ThreadState self,
      ElementType type,
      int[] of,
      boolean lower,
      int n,
      int columns,
      Blocks factor,
      Blocks b) {
    Substitute potrs = POTRS.of(type);
    int order = Math.max(1, n);
    LapackCall.run(
        self,
        of.length,
        (long) of.length * n * columns,
        2.0 * n * n * columns,
        i ->
            potrs.call(
                COLUMNS,
                Triangles.letter(lower),
                n,
                columns,
                factor.at(of[i]),
                order,
                b.at(i),
                order),
        factor.storage(),
        b.storage());
  }

  /**
   * Factors matrices and solves equations with them, with the lock dropped once.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many matrices
   * @param of for each block of {@code b} which matrix is its
   * @param lower which triangle is read
   * @param n the order
   * @param columns how many right sides a block has
   * @param a (n, n): the matrices, then their factors
   * @param b (n, columns): the right sides, then the solutions
   * @return the first matrix with a leading minor that is not positive, and its order
   */
  public static Outcome solve(
      ThreadState self,
      ElementType type,
      int count,
      int[] of,
      boolean lower,
      int n,
      int columns,
      Blocks a,
      Blocks b) {
    Factor potrf = POTRF.of(type);
    Substitute potrs = POTRS.of(type);
    int order = Math.max(1, n);
    return LapackCall.runSolving(
        self,
        count,
        of,
        (long) count * n * n,
        (double) n * n * n / 3,
        i -> potrf.call(COLUMNS, Triangles.letter(lower), n, a.at(i), order),
        (matrix, right) ->
            potrs.call(
                COLUMNS,
                Triangles.letter(lower),
                n,
                columns,
                a.at(matrix),
                order,
                b.at(right),
                order),
        a.storage(),
        b.storage());
  }
}
