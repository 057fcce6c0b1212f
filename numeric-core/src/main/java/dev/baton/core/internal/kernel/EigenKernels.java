package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** Eigenvalues and right eigenvectors of a square matrix. */
public final class EigenKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Decompose> GEEV =
      new PerType<>(
          real(ElementType.FLOAT32, LapackLibrary::LAPACKE_sgeev_work),
          real(ElementType.FLOAT64, LapackLibrary::LAPACKE_dgeev_work),
          complex(LapackLibrary::LAPACKE_cgeev_work),
          complex(LapackLibrary::LAPACKE_zgeev_work));

  private EigenKernels() {}

  /**
   * Decomposes one matrix: values and vectors are complex; {@code reals} takes two real numbers for
   * each value and, of a real matrix, the n columns of its vectors.
   */
  @FunctionalInterface
  private interface Decompose {
    int call(
        byte job,
        int n,
        MemorySegment a,
        MemorySegment w,
        MemorySegment v,
        MemorySegment work,
        int workSize,
        MemorySegment reals);
  }

  @FunctionalInterface
  private interface RealDecompose {
    int call(
        int layout,
        byte left,
        byte right,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment wr,
        MemorySegment wi,
        MemorySegment vl,
        int ldvl,
        MemorySegment vr,
        int ldvr,
        MemorySegment work,
        int workSize);
  }

  @FunctionalInterface
  private interface ComplexDecompose {
    int call(
        int layout,
        byte left,
        byte right,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment w,
        MemorySegment vl,
        int ldvl,
        MemorySegment vr,
        int ldvr,
        MemorySegment work,
        int workSize,
        MemorySegment reals);
  }

  private static Decompose complex(ComplexDecompose function) {
    return (job, n, a, w, v, work, workSize, reals) ->
        function.call(
            COLUMNS,
            (byte) 'N',
            job,
            n,
            a,
            Math.max(1, n),
            w,
            MemorySegment.NULL,
            1,
            v,
            Math.max(1, n),
            work,
            workSize,
            reals);
  }

  private static Decompose real(ElementType type, RealDecompose function) {
    return (job, n, a, w, v, work, workSize, reals) -> {
      ComplexPairs pairs = ComplexPairs.of(type, n);
      long wr = reals.address();
      long wi = wr + (long) n * pairs.bytes();
      long vr = wi + (long) n * pairs.bytes();
      int info =
          function.call(
              COLUMNS,
              (byte) 'N',
              job,
              n,
              a,
              Math.max(1, n),
              MemorySegment.ofAddress(wr),
              MemorySegment.ofAddress(wi),
              MemorySegment.NULL,
              1,
              MemorySegment.ofAddress(vr),
              Math.max(1, n),
              work,
              workSize);
      if (info == 0 && workSize >= 0) {
        pairs.values(wr, wi, w.address());
        if (job == 'V') {
          pairs.vectors(wi, vr, v.address());
        }
      }
      return info;
    };
  }

  /**
   * Decomposes matrices.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param vectors whether eigenvectors are wanted
   * @param n the order
   * @param a (n, n): read and overwritten
   * @param w complex (n): the eigenvalues
   * @param v complex (n, n): the eigenvectors in its columns; any if they are not wanted
   * @return the first matrix that did not converge, and how many of its first values did not
   */
  public static Outcome decompose(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      boolean vectors,
      int n,
      Blocks a,
      Blocks w,
      Blocks v) {
    Decompose geev = GEEV.of(type);
    byte job = (byte) (vectors ? 'V' : 'N');
    Scratch.Sizes asked =
        Scratch.ask(
            type, ask -> geev.call(job, n, a.at(0), w.at(0), v.at(0), ask.work(), -1, ask.reals()));
    int reals = Math.toIntExact(2L * n + (vectors ? (long) n * n : 0));
    try (Scratch scratch = Scratch.of(type, new Scratch.Sizes(asked.work(), reals, 0), memory)) {
      return LapackCall.run(
          self,
          count,
          (long) count * n * n,
          10.0 * n * n * n,
          i ->
              geev.call(
                  job,
                  n,
                  a.at(i),
                  w.at(i),
                  v.at(i),
                  scratch.work(),
                  scratch.workSize(),
                  scratch.reals()),
          a.storage(),
          w.storage(),
          v.storage(),
          scratch.storage());
    }
  }
}
