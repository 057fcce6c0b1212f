package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;

/** Equations whose matrices are triangular or banded. */
public final class StructuredKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Triangular> TRTRS =
      new PerType<>(
          LapackLibrary::LAPACKE_strtrs_work,
          LapackLibrary::LAPACKE_dtrtrs_work,
          LapackLibrary::LAPACKE_ctrtrs_work,
          LapackLibrary::LAPACKE_ztrtrs_work);

  private static final PerType<Banded> GBSV =
      new PerType<>(
          LapackLibrary::LAPACKE_sgbsv_work,
          LapackLibrary::LAPACKE_dgbsv_work,
          LapackLibrary::LAPACKE_cgbsv_work,
          LapackLibrary::LAPACKE_zgbsv_work);

  private static final PerType<Tridiagonal> GTSV =
      new PerType<>(
          LapackLibrary::LAPACKE_sgtsv_work,
          LapackLibrary::LAPACKE_dgtsv_work,
          LapackLibrary::LAPACKE_cgtsv_work,
          LapackLibrary::LAPACKE_zgtsv_work);

  private StructuredKernels() {}

  @FunctionalInterface
  private interface Triangular {
    int call(
        int layout,
        byte triangle,
        byte trans,
        byte diagonal,
        int n,
        int columns,
        MemorySegment a,
        int lda,
        MemorySegment b,
        int ldb);
  }

  @FunctionalInterface
  private interface Banded {
    int call(
        int layout,
        int n,
        int lower,
        int upper,
        int columns,
        MemorySegment bands,
        int ldbands,
        MemorySegment pivots,
        MemorySegment b,
        int ldb);
  }

  @FunctionalInterface
  private interface Tridiagonal {
    int call(
        int layout,
        int n,
        int columns,
        MemorySegment below,
        MemorySegment diagonal,
        MemorySegment above,
        MemorySegment b,
        int ldb);
  }

  /**
   * Solves equations whose matrices are triangular.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param of for each block of {@code b} which matrix is its
   * @param lower which triangle is read
   * @param trans N, T or C: the matrix, its transpose or its conjugate transpose
   * @param unit whether the diagonal is 1 and not read
   * @param n the order
   * @param columns how many right sides a block has
   * @param a (n, n)
   * @param b (n, columns): the right sides, then the solutions
   * @return the first block whose matrix has a 0 on its diagonal, and where, from 1
   */
  public static Outcome triangular(
      ThreadState self,
      ElementType type,
      int[] of,
      boolean lower,
      char trans,
      boolean unit,
      int n,
      int columns,
      Blocks a,
      Blocks b) {
    Triangular trtrs = TRTRS.of(type);
    int order = Math.max(1, n);
    return LapackCall.run(
        self,
        of.length,
        (long) of.length * n * n,
        (double) n * n * columns,
        i ->
            trtrs.call(
                COLUMNS,
                Triangles.letter(lower),
                (byte) trans,
                (byte) (unit ? 'U' : 'N'),
                n,
                columns,
                a.at(of[i]),
                order,
                b.at(i),
                order),
        a.storage(),
        b.storage());
  }

  /**
   * Solves equations whose matrices are banded.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many matrices, each with its right sides
   * @param n the order
   * @param lower how many diagonals there are below the main one
   * @param upper how many above
   * @param columns how many right sides a matrix has
   * @param bands (2·lower + upper + 1, n): the diagonals from the uppermost on, element j of each
   *     in column j, below {@code lower} rows of any; then the factors
   * @param pivots int32 (n)
   * @param b (n, columns): the right sides, then the solutions
   * @return the first matrix with a pivot that is 0, and which
   */
  public static Outcome banded(
      ThreadState self,
      ElementType type,
      int count,
      int n,
      int lower,
      int upper,
      int columns,
      Blocks bands,
      Blocks pivots,
      Blocks b) {
    Banded gbsv = GBSV.of(type);
    int rows = 2 * lower + upper + 1;
    return LapackCall.run(
        self,
        count,
        (long) count * n * rows,
        2.0 * n * (lower + 1) * (rows + columns),
        i ->
            gbsv.call(
                COLUMNS,
                n,
                lower,
                upper,
                columns,
                bands.at(i),
                rows,
                pivots.at(i),
                b.at(i),
                Math.max(1, n)),
        bands.storage(),
        pivots.storage(),
        b.storage());
  }

  /**
   * Solves equations whose matrices are tridiagonal.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many matrices, each with its right sides
   * @param n the order, at least 1
   * @param columns how many right sides a matrix has
   * @param diagonals (n, 3): above, main and below; the first of those above and the last of those
   *     below are not read; overwritten
   * @param b (n, columns): the right sides, then the solutions
   * @return the first matrix with a pivot that is 0, and which
   */
  public static Outcome tridiagonal(
      ThreadState self,
      ElementType type,
      int count,
      int n,
      int columns,
      Blocks diagonals,
      Blocks b) {
    Tridiagonal gtsv = GTSV.of(type);
    long itemsize = type.itemsize();
    return LapackCall.run(
        self,
        count,
        3L * count * n,
        3.0 * n * (2 + columns),
        i -> {
          long above = diagonals.addressOf(i);
          long main = above + n * itemsize;
          return gtsv.call(
              COLUMNS,
              n,
              columns,
              MemorySegment.ofAddress(main + n * itemsize),
              MemorySegment.ofAddress(main),
              MemorySegment.ofAddress(above + itemsize),
              b.at(i),
              Math.max(1, n));
        },
        diagonals.storage(),
        b.storage());
  }
}
