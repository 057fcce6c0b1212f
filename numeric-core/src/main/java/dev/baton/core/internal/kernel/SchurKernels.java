package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** Schur: {@code Z·T·Zᴴ} of a matrix, Z unitary and T upper triangular; of a real one nearly so. */
public final class SchurKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Decompose> GEES =
      new PerType<>(
          real(ElementType.FLOAT32, LapackLibrary::LAPACKE_sgees_work),
          real(ElementType.FLOAT64, LapackLibrary::LAPACKE_dgees_work),
          complex(LapackLibrary::LAPACKE_cgees_work),
          complex(LapackLibrary::LAPACKE_zgees_work));

  private SchurKernels() {}

  /** Decomposes one matrix: {@code reals} takes two real numbers for each value. */
  @FunctionalInterface
  private interface Decompose {
    int call(
        int n,
        MemorySegment a,
        MemorySegment w,
        MemorySegment z,
        MemorySegment work,
        int workSize,
        MemorySegment reals,
        MemorySegment sorted);
  }

  @FunctionalInterface
  private interface RealDecompose {
    int call(
        int layout,
        byte job,
        byte sort,
        MemorySegment select,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment sorted,
        MemorySegment wr,
        MemorySegment wi,
        MemorySegment z,
        int ldz,
        MemorySegment work,
        int workSize,
        MemorySegment flags);
  }

  @FunctionalInterface
  private interface ComplexDecompose {
    int call(
        int layout,
        byte job,
        byte sort,
        MemorySegment select,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment sorted,
        MemorySegment w,
        MemorySegment z,
        int ldz,
        MemorySegment work,
        int workSize,
        MemorySegment reals,
        MemorySegment flags);
  }

  private static Decompose complex(ComplexDecompose function) {
    return (n, a, w, z, work, workSize, reals, sorted) ->
        function.call(
            COLUMNS,
            (byte) 'V',
            (byte) 'N',
            MemorySegment.NULL,
            n,
            a,
            Math.max(1, n),
            sorted,
            w,
            z,
            Math.max(1, n),
            work,
            workSize,
            reals,
            MemorySegment.NULL);
  }

  private static Decompose real(ElementType type, RealDecompose function) {
    return (n, a, w, z, work, workSize, reals, sorted) -> {
      ComplexPairs pairs = ComplexPairs.of(type, n);
      long wr = reals.address();
      long wi = wr + (long) n * pairs.bytes();
      int info =
          function.call(
              COLUMNS,
              (byte) 'V',
              (byte) 'N',
              MemorySegment.NULL,
              n,
              a,
              Math.max(1, n),
              sorted,
              MemorySegment.ofAddress(wr),
              MemorySegment.ofAddress(wi),
              z,
              Math.max(1, n),
              work,
              workSize,
              MemorySegment.NULL);
      if (info == 0 && workSize >= 0) {
        pairs.values(wr, wi, w.address());
      }
      return info;
    };
  }

  /**
   * Decomposes matrices in their place.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param a (n, n): read; T, of a real matrix with a block of two rows for each pair of conjugate
   *     eigenvalues
   * @param w complex (n): the eigenvalues, in the order of T's diagonal
   * @param z (n, n): Z
   * @return the first matrix that did not converge, and how many of its first values did not
   */
  public static Outcome decompose(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      int n,
      Blocks a,
      Blocks w,
      Blocks z) {
    Decompose gees = GEES.of(type);
    Scratch.Sizes asked =
        Scratch.ask(
            type,
            ask ->
                gees.call(
                    n, a.at(0), w.at(0), z.at(0), ask.work(), -1, ask.reals(), ask.integers()));
    int reals = Math.toIntExact(Math.max(1, 2L * n));
    try (Scratch scratch = Scratch.of(type, new Scratch.Sizes(asked.work(), reals, 1), memory)) {
      return LapackCall.run(
          self,
          count,
          (long) count * n * n,
          25.0 * n * n * n,
          i ->
              gees.call(
                  n,
                  a.at(i),
                  w.at(i),
                  z.at(i),
                  scratch.work(),
                  scratch.workSize(),
                  scratch.reals(),
                  scratch.integers()),
          a.storage(),
          w.storage(),
          z.storage(),
          scratch.storage());
    }
  }
}
