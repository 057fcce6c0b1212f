package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.QrKernels;
import dev.baton.core.internal.kernel.Triangles;
import dev.baton.core.ufunc.BinaryUfunc;

/** Q and R by {@link QrKernels}. */
final class Householder {
  private Householder() {}

  static Qr qr(Work work, NDArray a, QrMode mode) {
    StridedArray matrices = work.matrices(a);
    MatrixStack reflectors = MatrixStack.copyOf(work, matrices, work.type(matrices));
    StridedArray tau = tau(work, reflectors);
    QrKernels.factor(
        work.self(),
        work::scratch,
        tau.elementType(),
        reflectors.count(),
        reflectors.rows(),
        reflectors.columns(),
        reflectors.blocks(),
        MatrixStack.blocks(tau, rank(reflectors)));
    return parts(work, reflectors, tau, mode);
  }

  static PivotedQr pivoted(Work work, NDArray a, QrMode mode) {
    StridedArray matrices = work.matrices(a);
    MatrixStack reflectors = MatrixStack.copyOf(work, matrices, work.type(matrices));
    StridedArray tau = tau(work, reflectors);
    int n = reflectors.columns();
    StridedArray places = work.full(DType.INT32, 0, MatrixStack.shape(reflectors.batch(), n));
    QrKernels.factorPivoted(
        work.self(),
        work::scratch,
        tau.elementType(),
        reflectors.count(),
        reflectors.rows(),
        n,
        reflectors.blocks(),
        MatrixStack.blocks(places, n),
        MatrixStack.blocks(tau, rank(reflectors)));
    Qr parts = parts(work, reflectors, tau, mode);
    NDArray fromZero = BinaryUfunc.SUBTRACT.apply(places.astype(DType.INT64), 1);
    return new PivotedQr(parts.q(), parts.r(), fromZero);
  }

  private static int rank(MatrixStack reflectors) {
    return Math.min(reflectors.rows(), reflectors.columns());
  }

  private static StridedArray tau(Work work, MatrixStack reflectors) {
    return work.empty(reflectors.type(), MatrixStack.shape(reflectors.batch(), rank(reflectors)));
  }

  private static Qr parts(Work work, MatrixStack reflectors, StridedArray tau, QrMode mode) {
    int k = rank(reflectors);
    return switch (mode) {
      case RAW -> new Qr(reflectors.transposes(), tau);
      case R -> new Qr(null, upper(reflectors, k));
      case REDUCED, COMPLETE -> {
        int columns = mode == QrMode.COMPLETE ? reflectors.rows() : k;
        StridedArray r = upper(reflectors, columns);
        NDArray q = expanded(work, reflectors, tau, columns);
        yield new Qr(q, r);
      }
    };
  }

  /** The first rows of R, 0 below the diagonal. */
  static StridedArray upper(MatrixStack reflectors, int rows) {
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
