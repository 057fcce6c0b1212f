package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** Householder: {@code Q·R} of a matrix, Q orthonormal and R upper triangular. */
public final class QrKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Reflect> GEQRF =
      new PerType<>(
          LapackLibrary::LAPACKE_sgeqrf_work,
          LapackLibrary::LAPACKE_dgeqrf_work,
          LapackLibrary::LAPACKE_cgeqrf_work,
          LapackLibrary::LAPACKE_zgeqrf_work);

  private static final PerType<Pivoted> GEQP3 =
      new PerType<>(
          real(LapackLibrary::LAPACKE_sgeqp3_work),
          real(LapackLibrary::LAPACKE_dgeqp3_work),
          LapackLibrary::LAPACKE_cgeqp3_work,
          LapackLibrary::LAPACKE_zgeqp3_work);

  private static final PerType<Expand> ORGQR =
      new PerType<>(
          LapackLibrary::LAPACKE_sorgqr_work,
          LapackLibrary::LAPACKE_dorgqr_work,
          LapackLibrary::LAPACKE_cungqr_work,
          LapackLibrary::LAPACKE_zungqr_work);

  private QrKernels() {}

  @FunctionalInterface
  private interface Reflect {
    int call(
        int layout,
        int m,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment tau,
        MemorySegment work,
        int workSize);
  }

  @FunctionalInterface
  private interface Pivoted {
    int call(
        int layout,
        int m,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment pivots,
        MemorySegment tau,
        MemorySegment work,
        int workSize,
        MemorySegment reals);
  }

  @FunctionalInterface
  private interface RealPivoted {
    int call(
        int layout,
        int m,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment pivots,
        MemorySegment tau,
        MemorySegment work,
        int workSize);
  }

  @FunctionalInterface
  private interface Expand {
    int call(
        int layout,
        int m,
        int n,
        int k,
        MemorySegment a,
        int lda,
        MemorySegment tau,
        MemorySegment work,
        int workSize);
  }

  private static Pivoted real(RealPivoted function) {
    return (layout, m, n, a, lda, pivots, tau, work, workSize, _) ->
        function.call(layout, m, n, a, lda, pivots, tau, work, workSize);
  }

  /**
   * Factors matrices in their place, into reflectors and R.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param m their rows
   * @param n their columns
   * @param a (m, n): read; R, and below its diagonal the reflectors
   * @param tau (min(m, n)): the reflectors' factors
   */
  public static void factor(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      int m,
      int n,
      Blocks a,
      Blocks tau) {
    Reflect geqrf = GEQRF.of(type);
    int rows = Math.max(1, m);
    Scratch.Sizes sizes =
        Scratch.ask(
            type, ask -> geqrf.call(COLUMNS, m, n, a.at(0), rows, tau.at(0), ask.work(), -1));
    try (Scratch scratch = Scratch.of(type, sizes, memory)) {
      LapackCall.run(
          self,
          count,
          (long) count * m * n,
          2.0 * m * n * Math.min(m, n),
          i ->
              geqrf.call(
                  COLUMNS, m, n, a.at(i), rows, tau.at(i), scratch.work(), scratch.workSize()),
          a.storage(),
          tau.storage(),
          scratch.storage());
    }
  }

  /**
   * Factors matrices in their place as {@link #factor}, with their columns in an order that makes
   * R's diagonal descend.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param m their rows
   * @param n their columns
   * @param a (m, n): read; R, and below its diagonal the reflectors
   * @param pivots int32 (n): 0; which column came where, from 1
   * @param tau (min(m, n)): the reflectors' factors
   */
  public static void factorPivoted(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      int m,
      int n,
      Blocks a,
      Blocks pivots,
      Blocks tau) {
    Pivoted geqp3 = GEQP3.of(type);
    int rows = Math.max(1, m);
    Scratch.Sizes asked =
        Scratch.ask(
            type,
            ask ->
                geqp3.call(
                    COLUMNS,
                    m,
                    n,
                    a.at(0),
                    rows,
                    pivots.at(0),
                    tau.at(0),
                    ask.work(),
                    -1,
                    ask.reals()));
    var sizes = new Scratch.Sizes(asked.work(), 2 * Math.max(1, n), 0);
    try (Scratch scratch = Scratch.of(type, sizes, memory)) {
      LapackCall.run(
          self,
          count,
          (long) count * m * n,
          2.0 * m * n * Math.min(m, n),
          i ->
              geqp3.call(
                  COLUMNS,
                  m,
                  n,
                  a.at(i),
                  rows,
                  pivots.at(i),
                  tau.at(i),
                  scratch.work(),
                  scratch.workSize(),
                  scratch.reals()),
          a.storage(),
          pivots.storage(),
          tau.storage(),
          scratch.storage());
    }
  }

  /**
   * Multiplies reflectors out, to the first columns of Q.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param m the rows of Q
   * @param n its columns, at most {@code m}
   * @param k how many reflectors there are, at most {@code n}
   * @param q (m, n): the reflectors in its first columns; Q
   * @param tau (k): the reflectors' factors
   */
  public static void expand(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      int m,
      int n,
      int k,
      Blocks q,
      Blocks tau) {
    Expand orgqr = ORGQR.of(type);
    int rows = Math.max(1, m);
    Scratch.Sizes sizes =
        Scratch.ask(
            type, ask -> orgqr.call(COLUMNS, m, n, k, q.at(0), rows, tau.at(0), ask.work(), -1));
    try (Scratch scratch = Scratch.of(type, sizes, memory)) {
      LapackCall.run(
          self,
          count,
          (long) count * m * n,
          4.0 * m * n * k,
          i ->
              orgqr.call(
                  COLUMNS, m, n, k, q.at(i), rows, tau.at(i), scratch.work(), scratch.workSize()),
          q.storage(),
          tau.storage(),
          scratch.storage());
    }
  }
}
