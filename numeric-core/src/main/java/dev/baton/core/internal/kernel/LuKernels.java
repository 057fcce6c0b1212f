package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.LongFunction;

/** Gauss: {@code P·L·U} of a matrix, with what is solved and computed by it. */
public final class LuKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Factor> GETRF =
      new PerType<>(
          LapackLibrary::LAPACKE_sgetrf_work,
          LapackLibrary::LAPACKE_dgetrf_work,
          LapackLibrary::LAPACKE_cgetrf_work,
          LapackLibrary::LAPACKE_zgetrf_work);

  private static final PerType<Substitute> GETRS =
      new PerType<>(
          LapackLibrary::LAPACKE_sgetrs_work,
          LapackLibrary::LAPACKE_dgetrs_work,
          LapackLibrary::LAPACKE_cgetrs_work,
          LapackLibrary::LAPACKE_zgetrs_work);

  private static final PerType<Invert> GETRI =
      new PerType<>(
          LapackLibrary::LAPACKE_sgetri_work,
          LapackLibrary::LAPACKE_dgetri_work,
          LapackLibrary::LAPACKE_cgetri_work,
          LapackLibrary::LAPACKE_zgetri_work);

  private LuKernels() {}

  @FunctionalInterface
  private interface Factor {
    int call(int layout, int m, int n, MemorySegment a, int lda, MemorySegment pivots);
  }

  @FunctionalInterface
  private interface Invert {
    int call(
        int layout,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment pivots,
        MemorySegment work,
        int workSize);
  }

  @FunctionalInterface
  private interface Substitute {
    int call(
        int layout,
        byte trans,
        int n,
        int nrhs,
        MemorySegment a,
        int lda,
        MemorySegment pivots,
        MemorySegment b,
        int ldb);
  }

  /**
   * Factors matrices in their place.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many
   * @param m their rows
   * @param n their columns
   * @param a (m, n): read; L below the diagonal, which is 1, and U
   * @param pivots int32 (min(m, n)): with which row each was exchanged, from 1
   * @return the first matrix with a pivot that is 0, counted from 1; all are factored
   */
  public static Outcome factor(
      ThreadState self, ElementType type, int count, int m, int n, Blocks a, Blocks pivots) {
    Factor getrf = GETRF.of(type);
    return LapackCall.run(
        self,
        count,
        (long) count * m * n,
        (double) m * n * Math.min(m, n),
        i -> getrf.call(COLUMNS, m, n, a.at(i), Math.max(1, m), pivots.at(i)),
        a.storage(),
        pivots.storage());
  }

  /**
   * Writes the permutations that exchanges of rows amount to, so that {@code P·L·U} is the matrix.
   *
   * @param type the type of the matrices
   * @param count how many
   * @param m their rows
   * @param exchanges how many exchanges each had
   * @param pivots int32 (exchanges): with which row each was exchanged, from 1
   * @param p (m, m), row by row: 0; 1 in each row and column
   */
  public static void permutations(
      ElementType type, int count, int m, int exchanges, Blocks pivots, Blocks p) {
    int[] rows = new int[m];
    for (int i = 0; i < count; i++) {
      Arrays.setAll(rows, row -> row);
      for (int row = 0; row < exchanges; row++) {
        int other = RawMemory.getInt(pivots.addressOf(i) + (long) row * Integer.BYTES) - 1;
        int exchanged = rows[row];
        rows[row] = rows[other];
        rows[other] = exchanged;
      }
      for (int row = 0; row < m; row++) {
        long place = (long) rows[row] * m + row;
        Numbers.set(type, p.addressOf(i) + place * type.itemsize(), 1, 0);
      }
    }
  }

  /**
   * Solves equations whose matrix is factored.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param of for each block of {@code b} which factored matrix is its
   * @param trans N, T or C: the matrix, its transpose or its conjugate transpose
   * @param n the order
   * @param columns how many right sides a block has
   * @param lu the factors
   * @param pivots their exchanges
   * @param b (n, columns): the right sides, then the solutions
   */
  public static void substitute(
      ThreadState self,
      ElementType type,
      int[] of,
      char trans,
      int n,
      int columns,
      Blocks lu,
      Blocks pivots,
      Blocks b) {
    Substitute getrs = GETRS.of(type);
    LapackCall.run(
        self,
        of.length,
        (long) of.length * n * columns,
        2.0 * n * n * columns,
        i ->
            getrs.call(
                COLUMNS,
                (byte) trans,
                n,
                columns,
                lu.at(of[i]),
                Math.max(1, n),
                pivots.at(of[i]),
                b.at(i),
                Math.max(1, n)),
        lu.storage(),
        pivots.storage(),
        b.storage());
  }

  /**
   * Factors matrices and solves equations with them, with the lock dropped once.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many matrices
   * @param of for each block of {@code b} which matrix is its
   * @param n the order
   * @param columns how many right sides a block has
   * @param a (n, n): the matrices, then their factors
   * @param pivots int32 (n)
   * @param b (n, columns): the right sides, then the solutions
   * @return the first matrix with a pivot that is 0, counted from 1; its equations are not solved
   */
  public static Outcome solve(
      ThreadState self,
      ElementType type,
      int count,
      int[] of,
      int n,
      int columns,
      Blocks a,
      Blocks pivots,
      Blocks b) {
    Factor getrf = GETRF.of(type);
    Substitute getrs = GETRS.of(type);
    int order = Math.max(1, n);
    return LapackCall.runSolving(
        self,
        count,
        of,
        (long) count * n * n,
        (double) n * n * n,
        i -> getrf.call(COLUMNS, n, n, a.at(i), order, pivots.at(i)),
        (matrix, right) ->
            getrs.call(
                COLUMNS,
                (byte) 'N',
                n,
                columns,
                a.at(matrix),
                order,
                pivots.at(matrix),
                b.at(right),
                order),
        a.storage(),
        pivots.storage(),
        b.storage());
  }

  /**
   * Inverts matrices in their place, with the lock dropped once.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param a (n, n): the matrices, then their inverses
   * @param pivots int32 (n)
   * @return the first matrix with a pivot that is 0, counted from 1; it is left factored
   */
  public static Outcome invert(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      int n,
      Blocks a,
      Blocks pivots) {
    Factor getrf = GETRF.of(type);
    Invert getri = GETRI.of(type);
    int order = Math.max(1, n);
    Scratch.Sizes sizes =
        Scratch.ask(
            type, ask -> getri.call(COLUMNS, n, a.at(0), order, pivots.at(0), ask.work(), -1));
    try (Scratch scratch = Scratch.of(type, sizes, memory)) {
      return LapackCall.run(
          self,
          count,
          (long) count * n * n,
          2.0 * n * n * n,
          i -> {
            int info = getrf.call(COLUMNS, n, n, a.at(i), order, pivots.at(i));
            return info != 0
                ? info
                : getri.call(
                    COLUMNS, n, a.at(i), order, pivots.at(i), scratch.work(), scratch.workSize());
          },
          a.storage(),
          pivots.storage(),
          scratch.storage());
    }
  }

  /**
   * Factors matrices and takes the determinants of the factors.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param a (n, n): read and overwritten
   * @param pivots int32 (n)
   * @param signs of the matrices' type: the determinant over its absolute value, or 0
   * @param logarithms of that type's real one: the logarithm of the absolute value
   */
  public static void determinants(
      ThreadState self,
      ElementType type,
      int count,
      int n,
      Blocks a,
      Blocks pivots,
      Blocks signs,
      Blocks logarithms) {
    Factor getrf = GETRF.of(type);
    LapackCall.run(
        self,
        count,
        (long) count * n * n,
        (double) n * n * n,
        i -> {
          getrf.call(COLUMNS, n, n, a.at(i), Math.max(1, n), pivots.at(i));
          Determinant.of(type, n, a.addressOf(i), pivots.addressOf(i))
              .write(type, signs.addressOf(i), logarithms.addressOf(i));
          return 0;
        },
        a.storage(),
        pivots.storage(),
        signs.storage(),
        logarithms.storage());
  }
}
