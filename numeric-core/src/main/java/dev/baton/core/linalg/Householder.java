package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.QrKernels;
import dev.baton.core.internal.kernel.Triangles;

/** Q and R by {@link QrKernels}. */
final class Householder {
  private Householder() {}

  static Qr qr(Work work, NDArray a, QrMode mode) {
    StridedArray matrices = work.matrices(a);
    DType type = work.type(matrices);
    MatrixStack reflectors = MatrixStack.copyOf(work, matrices, type);
    int m = reflectors.rows();
    int n = reflectors.columns();
    int k = Math.min(m, n);
    StridedArray tau = work.empty(type, MatrixStack.shape(reflectors.batch(), k));
    QrKernels.factor(
        work.self(),
        work::scratch,
        tau.elementType(),
        reflectors.count(),
        m,
        n,
        reflectors.blocks(),
        MatrixStack.blocks(tau, k));
    return switch (mode) {
      case RAW -> new Qr(reflectors.transposes(), tau);
      case R -> new Qr(null, upper(reflectors, k));
      case REDUCED, COMPLETE -> {
        int columns = mode == QrMode.COMPLETE ? m : k;
        StridedArray r = upper(reflectors, columns);
        NDArray q = expanded(work, reflectors, tau, columns);
        yield new Qr(q, r);
      }
    };
  }

  /** The first rows of R, 0 below the diagonal. */
  private static StridedArray upper(MatrixStack reflectors, int rows) {
    StridedArray r = reflectors.matrices().slice(Slice.ELLIPSIS, Slice.to(rows), Slice.ALL).copy();
    long columns = reflectors.columns();
    Triangles.clearBelow(
        r.elementType(), reflectors.count(), rows, columns, MatrixStack.blocks(r, rows * columns));
    return r;
  }

  /** The first columns of Q. */
  private static NDArray expanded(
      Work work, MatrixStack reflectors, StridedArray tau, int columns) {
    int m = reflectors.rows();
    int k = Math.min(m, reflectors.columns());
    MatrixStack q = MatrixStack.empty(work, reflectors.type(), reflectors.batch(), m, columns);
    Slice[] first = {Slice.ELLIPSIS, Slice.to(Math.min(columns, k)), Slice.ALL};
    q.transposes().slice(first).assign(reflectors.transposes().slice(first));
    QrKernels.expand(
        work.self(),
        work::scratch,
        tau.elementType(),
        q.count(),
        m,
        columns,
        Math.min(columns, k),
        q.blocks(),
        MatrixStack.blocks(tau, k));
    return q.rowByRow();
  }
}
