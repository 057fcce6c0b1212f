package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** Least squares by singular values, of a matrix of any shape and rank. */
public final class LeastSquaresKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Solve> GELSD =
      new PerType<>(
          (layout, m, n, nrhs, a, lda, b, ldb, s, rcond, rank, work, size, _, integers) ->
              LapackLibrary.LAPACKE_sgelsd_work(
                  layout, m, n, nrhs, a, lda, b, ldb, s, (float) rcond, rank, work, size, integers),
          (layout, m, n, nrhs, a, lda, b, ldb, s, rcond, rank, work, size, _, integers) ->
              LapackLibrary.LAPACKE_dgelsd_work(
                  layout, m, n, nrhs, a, lda, b, ldb, s, rcond, rank, work, size, integers),
          (layout, m, n, nrhs, a, lda, b, ldb, s, rcond, rank, work, size, reals, integers) ->
              LapackLibrary.LAPACKE_cgelsd_work(
                  layout,
                  m,
                  n,
                  nrhs,
                  a,
                  lda,
                  b,
                  ldb,
                  s,
                  (float) rcond,
                  rank,
                  work,
                  size,
                  reals,
                  integers),
          LapackLibrary::LAPACKE_zgelsd_work);

  private LeastSquaresKernels() {}

  @FunctionalInterface
  private interface Solve {
    int call(
        int layout,
        int m,
        int n,
        int nrhs,
        MemorySegment a,
        int lda,
        MemorySegment b,
        int ldb,
        MemorySegment s,
        double rcond,
        MemorySegment rank,
        MemorySegment work,
        int workSize,
        MemorySegment reals,
        MemorySegment integers);
  }

  /**
   * Solves one problem.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param m the rows of the matrix
   * @param n its columns
   * @param columns how many right sides there are
   * @param a (m, n): read and overwritten
   * @param b (max(m, n), columns): the right sides in its first m rows, then the solutions in its
   *     first n, and below them what is left of the right sides
   * @param s real (min(m, n)): the singular values, descending
   * @param rcond singular values below this part of the largest count as 0; negative for the type's
   *     precision
   * @param rank int32 (1): how many singular values do not
   * @return whether it converged; with a negative info the matrix holds NaN
   */
  public static Outcome solve(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int m,
      int n,
      int columns,
      Blocks a,
      Blocks b,
      Blocks s,
      double rcond,
      Blocks rank) {
    Solve gelsd = GELSD.of(type);
    int lda = Math.max(1, m);
    int ldb = Math.max(1, Math.max(m, n));
    Scratch.Sizes sizes =
        Scratch.ask(
            type,
            ask ->
                gelsd.call(
                    COLUMNS,
                    m,
                    n,
                    columns,
                    a.at(0),
                    lda,
                    b.at(0),
                    ldb,
                    s.at(0),
                    rcond,
                    rank.at(0),
                    ask.work(),
                    -1,
                    ask.reals(),
                    ask.integers()));
    try (Scratch scratch = Scratch.of(type, sizes, memory)) {
      return LapackCall.run(
          self,
          1,
          (long) m * n,
          4.0 * m * n * Math.min(m, n),
          i ->
              gelsd.call(
                  COLUMNS,
                  m,
                  n,
                  columns,
                  a.at(i),
                  lda,
                  b.at(i),
                  ldb,
                  s.at(i),
                  rcond,
                  rank.at(i),
                  scratch.work(),
                  scratch.workSize(),
                  scratch.reals(),
                  scratch.integers()),
          a.storage(),
          b.storage(),
          s.storage(),
          rank.storage(),
          scratch.storage());
    }
  }
}
