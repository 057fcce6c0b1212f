package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** Bunch and Kaufman: {@code L·D·Lᵀ} of a symmetric or Hermitian matrix, indefinite or not. */
public final class IndefiniteKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Factor> SYTRF =
      new PerType<>(
          LapackLibrary::LAPACKE_ssytrf_work,
          LapackLibrary::LAPACKE_dsytrf_work,
          LapackLibrary::LAPACKE_csytrf_work,
          LapackLibrary::LAPACKE_zsytrf_work);

  private static final PerType<Substitute> SYTRS =
      new PerType<>(
          LapackLibrary::LAPACKE_ssytrs_work,
          LapackLibrary::LAPACKE_dsytrs_work,
          LapackLibrary::LAPACKE_csytrs_work,
          LapackLibrary::LAPACKE_zsytrs_work);

  private static final PerType<Factor> HETRF =
      new PerType<>(
          LapackLibrary::LAPACKE_ssytrf_work,
          LapackLibrary::LAPACKE_dsytrf_work,
          LapackLibrary::LAPACKE_chetrf_work,
          LapackLibrary::LAPACKE_zhetrf_work);

  private static final PerType<Substitute> HETRS =
      new PerType<>(
          LapackLibrary::LAPACKE_ssytrs_work,
          LapackLibrary::LAPACKE_dsytrs_work,
          LapackLibrary::LAPACKE_chetrs_work,
          LapackLibrary::LAPACKE_zhetrs_work);

  private IndefiniteKernels() {}

  @FunctionalInterface
  private interface Factor {
    int call(
        int layout,
        byte triangle,
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
        byte triangle,
        int n,
        int columns,
        MemorySegment a,
        int lda,
        MemorySegment pivots,
        MemorySegment b,
        int ldb);
  }

  /**
   * Factors matrices in their place and lays the factors apart.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param hermitian whether the other triangle is the conjugate of the one that is read
   * @param lower which triangle is read
   * @param n the order
   * @param a (n, n): read; the triangular factor, its rows exchanged
   * @param pivots int32 (n)
   * @param d (n, n): 0; blocks of one or two rows on the diagonal
   * @param rows int64 (n): the order of its rows that makes the factor triangular
   */
  public static void factor(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      boolean hermitian,
      boolean lower,
      int n,
      Blocks a,
      Blocks pivots,
      Blocks d,
      Blocks rows) {
    Factor factor = (hermitian ? HETRF : SYTRF).of(type);
    int order = Math.max(1, n);
    byte triangle = Triangles.letter(lower);
    try (Scratch scratch = scratch(memory, factor, type, triangle, n, a, pivots)) {
      LapackCall.run(
          self,
          count,
          (long) count * n * n,
          (double) n * n * n / 3,
          i -> {
            factor.call(
                COLUMNS,
                triangle,
                n,
                a.at(i),
                order,
                pivots.at(i),
                scratch.work(),
                scratch.workSize());
            new BunchKaufman(type, n, a.addressOf(i), pivots.addressOf(i))
                .layApart(hermitian, lower, d.addressOf(i), rows.addressOf(i));
            return 0;
          },
          a.storage(),
          pivots.storage(),
          d.storage(),
          rows.storage(),
          scratch.storage());
    }
  }

  private static Scratch scratch(
      LongFunction<Storage> memory,
      Factor factor,
      ElementType type,
      byte triangle,
      int n,
      Blocks a,
      Blocks pivots) {
    Scratch.Sizes sizes =
        Scratch.ask(
            type,
            ask ->
                factor.call(
                    COLUMNS, triangle, n, a.at(0), Math.max(1, n), pivots.at(0), ask.work(), -1));
    return Scratch.of(type, sizes, memory);
  }

  /**
   * Factors symmetric or Hermitian matrices, after Bunch and Kaufman, and solves equations with
   * them, with the lock dropped once. The upper triangles are read.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many matrices
   * @param of for each block of {@code b} which matrix is its
   * @param hermitian whether the other triangle is the conjugate of the one that is read
   * @param n the order
   * @param columns how many right sides a block has
   * @param a (n, n): the matrices, then their factors
   * @param pivots int32 (n)
   * @param b (n, columns): the right sides, then the solutions
   * @return the first matrix with a pivot that is 0, and which; its equations are not solved
   */
  public static Outcome solve(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      int[] of,
      boolean hermitian,
      int n,
      int columns,
      Blocks a,
      Blocks pivots,
      Blocks b) {
    Factor factor = (hermitian ? HETRF : SYTRF).of(type);
    Substitute substitute = (hermitian ? HETRS : SYTRS).of(type);
    int order = Math.max(1, n);
    byte upper = Triangles.letter(false);
    try (Scratch scratch = scratch(memory, factor, type, upper, n, a, pivots)) {
      return LapackCall.runSolving(
          self,
          count,
          of,
          (long) count * n * n,
          (double) n * n * n / 3,
          i ->
              factor.call(
                  COLUMNS,
                  upper,
                  n,
                  a.at(i),
                  order,
                  pivots.at(i),
                  scratch.work(),
                  scratch.workSize()),
          (matrix, right) ->
              substitute.call(
                  COLUMNS,
                  upper,
                  n,
                  columns,
                  a.at(matrix),
                  order,
                  pivots.at(matrix),
                  b.at(right),
                  order),
          a.storage(),
          pivots.storage(),
          b.storage(),
          scratch.storage());
    }
  }
}
