package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** Singular values: {@code U·S·Vᴴ} of a matrix, by divide and conquer. */
public final class SvdKernels {
  private static final int COLUMNS = LapackLibrary.LAPACK_COL_MAJOR();

  private static final PerType<Decompose> GESDD =
      new PerType<>(
          real(LapackLibrary::LAPACKE_sgesdd_work),
          real(LapackLibrary::LAPACKE_dgesdd_work),
          LapackLibrary::LAPACKE_cgesdd_work,
          LapackLibrary::LAPACKE_zgesdd_work);

  private SvdKernels() {}

  /** Which singular vectors are wanted, by LAPACK's letter. */
  public enum Vectors {
    /** None. */
    NONE('N'),
    /** Those that belong to singular values. */
    SOME('S'),
    /** Those that complete the others to bases, too. */
    ALL('A');

    private final byte letter;

    Vectors(char letter) {
      this.letter = (byte) letter;
    }
  }

  @FunctionalInterface
  private interface Decompose {
    int call(
        int layout,
        byte job,
        int m,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment s,
        MemorySegment u,
        int ldu,
        MemorySegment vt,
        int ldvt,
        MemorySegment work,
        int workSize,
        MemorySegment reals,
        MemorySegment integers);
  }

  @FunctionalInterface
  private interface RealDecompose {
    int call(
        int layout,
        byte job,
        int m,
        int n,
        MemorySegment a,
        int lda,
        MemorySegment s,
        MemorySegment u,
        int ldu,
        MemorySegment vt,
        int ldvt,
        MemorySegment work,
        int workSize,
        MemorySegment integers);
  }

  private static Decompose real(RealDecompose function) {
    return (layout, job, m, n, a, lda, s, u, ldu, vt, ldvt, work, workSize, _, integers) ->
        function.call(layout, job, m, n, a, lda, s, u, ldu, vt, ldvt, work, workSize, integers);
  }

  /**
   * Decomposes matrices.
   *
   * @param self the calling thread's state
   * @param memory gives scratch memory by its size
   * @param type the type of the matrices
   * @param count how many
   * @param vectors which vectors are wanted
   * @param m their rows
   * @param n their columns
   * @param a (m, n): read and overwritten
   * @param s real (min(m, n)): the singular values, descending
   * @param u (m, m or min(m, n)); any if no vectors are wanted
   * @param vh (n or min(m, n), n); any if no vectors are wanted
   * @return the first matrix that did not converge; with a negative info one that holds NaN
   */
  public static Outcome decompose(
      ThreadState self,
      LongFunction<Storage> memory,
      ElementType type,
      int count,
      Vectors vectors,
      int m,
      int n,
      Blocks a,
      Blocks s,
      Blocks u,
      Blocks vh) {
    Decompose gesdd = GESDD.of(type);
    int rank = Math.min(m, n);
    int rows = Math.max(1, m);
    int rightRows = Math.max(1, vectors == Vectors.ALL ? n : rank);
    Scratch.Sizes asked =
        Scratch.ask(
            type,
            ask ->
                gesdd.call(
                    COLUMNS,
                    vectors.letter,
                    m,
                    n,
                    a.at(0),
                    rows,
                    s.at(0),
                    u.at(0),
                    rows,
                    vh.at(0),
                    rightRows,
                    ask.work(),
                    -1,
                    ask.reals(),
                    ask.integers()));
    var sizes = new Scratch.Sizes(asked.work(), reals(type, vectors, m, n), 8 * rank);
    try (Scratch scratch = Scratch.of(type, sizes, memory)) {
      return LapackCall.run(
          self,
          count,
          (long) count * m * n,
          4.0 * m * n * rank,
          i ->
              gesdd.call(
                  COLUMNS,
                  vectors.letter,
                  m,
                  n,
                  a.at(i),
                  rows,
                  s.at(i),
                  u.at(i),
                  rows,
                  vh.at(i),
                  rightRows,
                  scratch.work(),
                  scratch.workSize(),
                  scratch.reals(),
                  scratch.integers()),
          a.storage(),
          s.storage(),
          u.storage(),
          vh.storage(),
          scratch.storage());
    }
  }

  /** The size of zgesdd's RWORK, which it does not tell, from its documentation. */
  private static int reals(ElementType type, Vectors vectors, int m, int n) {
    if (type == ElementType.FLOAT32 || type == ElementType.FLOAT64) {
      return 0;
    }
    long least = Math.min(m, n);
    long most = Math.max(m, n);
    return Math.toIntExact(
        vectors == Vectors.NONE
            ? 7 * least + 1
            : Math.max(
                5 * least * least + 5 * least, 2 * most * least + 2 * least * least + least));
  }
}
