package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.Sorts;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.SvdKernels;
import dev.baton.core.internal.kernel.SvdKernels.Vectors;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/** Singular values and vectors by {@link SvdKernels}, of Hermitian matrices by eigenvalues. */
final class SingularValues {
  private SingularValues() {}

  /** The values alone, real (…, min(m, n)). */
  static StridedArray values(Work work, StridedArray matrices, boolean hermitian) {
    return hermitian
        ? sizes(work, matrices)
        : (StridedArray) decompose(work, matrices, Vectors.NONE).s();
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

  /**
   * Decomposes Hermitian matrices by their lower triangles: what of an eigenvalue is negative goes
   * to the right vector, and both bases are complete.
   */
  static Svd ofHermitian(Work work, StridedArray matrices) {
    Eigen eigen = Eigenvalues.hermitian(work, matrices, true, true);
    StridedArray values = (StridedArray) eigen.values();
    StridedArray sizes = (StridedArray) UnaryUfunc.ABSOLUTE.apply(values);
    int last = values.extents().length - 1;
    StridedArray order =
        Sorts.argsort(work.self(), sizes, last, SortKind.QUICKSORT)
            .slice(Slice.ELLIPSIS, Slice.REVERSED);
    StridedArray u = taken(work, (StridedArray) eigen.vectors(), order.expandDims(last), last + 1);
    NDArray signs =
        BinaryUfunc.COPYSIGN.apply(
            work.full(values.type(), 1), taken(work, values, order, last).expandDims(last));
    NDArray right = BinaryUfunc.MULTIPLY.apply(u, signs).swapaxes(-1, -2);
    return new Svd(
        u,
        taken(work, sizes, order, last),
        u.type().isComplex() ? UnaryUfunc.CONJUGATE.apply(right) : right.copy());
  }

  private static StridedArray taken(Work work, StridedArray a, StridedArray order, int axis) {
    return Selections.takeAlong(work.operation(), work.self(), a, order, axis);
  }

  /** The sizes of eigenvalues, descending. */
  private static StridedArray sizes(Work work, StridedArray matrices) {
    NDArray values = Eigenvalues.hermitian(work, matrices, true, false).values();
    StridedArray sizes = (StridedArray) UnaryUfunc.ABSOLUTE.apply(values);
    Sorts.sort(work.self(), sizes, sizes.extents().length - 1, SortKind.QUICKSORT);
    return sizes.slice(Slice.ELLIPSIS, Slice.REVERSED).copy();
  }
}
