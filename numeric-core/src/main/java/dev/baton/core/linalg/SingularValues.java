package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.SvdKernels;
import dev.baton.core.internal.kernel.SvdKernels.Vectors;

/** Singular values and vectors by {@link SvdKernels}. */
final class SingularValues {
  private SingularValues() {}

  /** The values alone, real (…, min(m, n)). */
  static StridedArray values(Work work, StridedArray matrices) {
    return (StridedArray) decompose(work, matrices, Vectors.NONE).s();
  }

  /** Decomposes matrices; of no vectors asked for, what is in their place is empty. */
  static Svd decompose(Work work, StridedArray matrices, Vectors vectors) {
    DType type = work.type(matrices);
    MatrixStack a = MatrixStack.copyOf(work, matrices, type);
    int m = a.rows();
    int n = a.columns();
    int rank = Math.min(m, n);
    StridedArray s = work.empty(type.real(), MatrixStack.shape(a.batch(), rank));
    if (rank == 0 && vectors == Vectors.ALL) {
      return new Svd(work.identity(type, a.batch(), m), s, work.identity(type, a.batch(), n));
    }
    int columns = vectors == Vectors.ALL ? m : vectors == Vectors.SOME ? rank : 0;
    int rows = vectors == Vectors.ALL ? n : vectors == Vectors.SOME ? rank : 0;
    MatrixStack u = MatrixStack.empty(work, type, a.batch(), m, columns);
    MatrixStack vh = MatrixStack.empty(work, type, a.batch(), rows, n);
    if (rank > 0) {
      work.failures(a.batch())
          .requireConverged(
              SvdKernels.decompose(
                  work.self(),
                  work::scratch,
                  a.transposes().elementType(),
                  a.count(),
                  vectors,
                  m,
                  n,
                  a.blocks(),
                  MatrixStack.blocks(s, rank),
                  u.blocks(),
                  vh.blocks()),
              "singular values");
    }
    return new Svd(u.rowByRow(), s, vh.rowByRow());
  }
}
