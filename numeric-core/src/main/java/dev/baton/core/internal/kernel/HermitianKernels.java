package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** Eigenvalues and eigenvectors of a Hermitian matrix, by divide and conquer. */
public final class HermitianKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Decompose> HEEVD =
      new PerType<>(
          real(LapackLibrary::LAPACKE_ssyevd_work),
          real(LapackLibrary::LAPACKE_dsyevd_work),
          LapackLibrary::LAPACKE_cheevd_work,
          LapackLibrary::LAPACKE_zheevd_work);

  private HermitianKernels() {}

  @FunctionalInterface
  private interface Decompose {
    int call(
        int layout,
        byte job,
        byte triangle,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment w,
        MemorySegment work,
        int workSize,
        MemorySegment reals,
        int realsSize,
        MemorySegment integers,
        int integersSize);
  }

  @FunctionalInterface
  private interface RealDecompose {
    int call(
        int layout,
        byte job,
        byte triangle,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment w,
        MemorySegment work,
        int workSize,
        MemorySegment integers,
        int integersSize);
  }

  private static Decompose real(RealDecompose function) {
    return (layout, job, triangle, n, a, lda, w, work, size, _, _, integers, integersSize) ->
        function.call(layout, job, triangle, n, a, lda, w, work, size, integers, integersSize);
  }

  /**
   * Decomposes matrices in their place.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param vectors whether eigenvectors are wanted
   * @param lower which triangle is read
   * @param n the order
   * @param a (n, n): read; the eigenvectors in its columns if they are wanted
   * @param w real (n): the eigenvalues, ascending
   * @return the first matrix that did not converge
   */
  public static Outcome decompose(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      boolean vectors,
      boolean lower,
      int n,
      Blocks a,
      Blocks w) {
    Decompose heevd = HEEVD.of(type);
    byte job = (byte) (vectors ? 'V' : 'N');
    byte triangle = Triangles.letter(lower);
    int order = Math.max(1, n);
    Scratch.Sizes sizes =
        Scratch.ask(
            type,
            ask ->
                heevd.call(
                    COLUMNS,
                    job,
                    triangle,
                    n,
                    a.at(0),
                    order,
                    w.at(0),
                    ask.work(),
                    -1,
                    ask.reals(),
                    -1,
                    ask.integers(),
                    -1));
    try (Scratch scratch = Scratch.of(type, sizes, memory)) {
      return LapackCall.run(
          self,
          count,
          (long) count * n * n,
          4.0 * n * n * n,
          i ->
              heevd.call(
                  COLUMNS,
                  job,
                  triangle,
                  n,
                  a.at(i),
                  order,
                  w.at(i),
                  scratch.work(),
                  scratch.workSize(),
                  scratch.reals(),
                  scratch.realsSize(),
                  scratch.integers(),
                  scratch.integersSize()),
          a.storage(),
          w.storage(),
          scratch.storage());
    }
  }
}
