package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.CholeskyKernels;
import dev.baton.core.internal.kernel.IndefiniteKernels;
import dev.baton.core.internal.kernel.LuKernels;
import dev.baton.core.internal.kernel.Triangles;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Reduction;
import java.lang.ref.Reference;
import java.util.Arrays;

/** Factors that are kept, and equations solved with them. */
final class Factored {
  private Factored() {}

  static Lu lu(Work work, NDArray a) {
    StridedArray matrices = work.matrices(a);
    MatrixStack lu = MatrixStack.copyOf(work, matrices, work.type(matrices));
    StridedArray pivots = factor(work, lu);
    int m = lu.rows();
    int k = Math.min(m, lu.columns());
    StridedArray l = lu.matrices().slice(Slice.ELLIPSIS, Slice.to(k)).copy();
    Triangles.clearAbove(l.elementType(), lu.count(), m, k, MatrixStack.blocks(l, (long) m * k));
    if (l.elements() > 0) {
      MatrixStack.diagonals(l).fill(1);
    }
    StridedArray p = work.full(lu.type().real(), 0, MatrixStack.shape(lu.batch(), m, m));
    LuKernels.permutations(
        p.elementType(),
        lu.count(),
        m,
        k,
        MatrixStack.blocks(pivots, k),
        MatrixStack.blocks(p, (long) m * m));
    return new Lu(p, l, Householder.upper(lu, k));
  }

  static LuFactors luFactor(Work work, NDArray a) {
    StridedArray matrices = work.matrices(a);
    MatrixStack lu = MatrixStack.copyOf(work, matrices, work.type(matrices));
    StridedArray pivots = factor(work, lu);
    BinaryUfunc.SUBTRACT.apply(pivots, work.full(DType.INT32, 1), pivots);
    return new LuFactors(lu.matrices(), pivots);
  }

  /** Returns the exchanges of rows, counted from 1; that a pivot is 0 is no failure here. */
  private static StridedArray factor(Work work, MatrixStack lu) {
    StridedArray pivots = Solving.pivots(work, lu);
    LuKernels.factor(
        work.self(),
        lu.transposes().elementType(),
        lu.count(),
        lu.rows(),
        lu.columns(),
        lu.blocks(),
        MatrixStack.blocks(pivots, Math.min(lu.rows(), lu.columns())));
    return pivots;
  }

  static NDArray luSolve(Work work, LuFactors factors, NDArray b, Transposition trans) {
    StridedArray matrices = work.squares(factors.lu());
    StridedArray right = work.operand(b);
    RightSides sides = RightSides.of(work, matrices, right);
    DType type = work.type(matrices, right);
    MatrixStack lu = MatrixStack.of(work, matrices, type);
    StridedArray pivots = fromOne(work, matrices, work.operand(factors.pivots()));
    MatrixStack x = sides.copy(work, type);
    try {
      LuKernels.substitute(
          work.self(),
          x.transposes().elementType(),
          BatchOffsets.blocks(work.operation(), lu.batch(), x.batch()),
          trans.letter(),
          lu.rows(),
          x.columns(),
          lu.blocks(),
          MatrixStack.blocks(pivots, lu.rows()),
          x.blocks());
    } finally {
      Reference.reachabilityFence(lu.transposes());
    }
    return sides.result(x);
  }

  /** Checks exchanges, which LAPACK does not, and counts them from 1. */
  private static StridedArray fromOne(Work work, StridedArray matrices, StridedArray pivots) {
    long n = matrices.extents()[matrices.extents().length - 1];
    StridedArray counted = work.empty(DType.INT32, MatrixStack.shape(Work.batch(matrices), n));
    if (!Arrays.equals(counted.extents(), pivots.extents())) {
      throw new ShapeException(
          "%s: one pivot for each row".formatted(work.shapes(matrices, pivots)));
    }
    if (pivots.elements() > 0) {
      long least = Reduction.MIN.apply(pivots).toLong();
      long most = Reduction.MAX.apply(pivots).toLong();
      if (least < 0 || most >= n) {
        throw new IllegalArgumentException(
            "%s: pivots from %d to %d: rows are from 0 to %d"
                .formatted(work.operation(), least, most, n - 1));
      }
    }
    counted.assign(BinaryUfunc.ADD.apply(pivots, work.full(DType.INT32, 1)));
    return counted;
  }

  static Ldl ldl(Work work, NDArray a, boolean lower, boolean hermitian) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    work.failures(new long[0]).requireFinite(Eigenvalues.isFinite(matrices));
    MatrixStack l = MatrixStack.copyOf(work, matrices, type);
    int n = l.rows();
    MatrixStack d = MatrixStack.empty(work, type, l.batch(), n, n);
    d.transposes().fill(0);
    StridedArray p = work.empty(DType.INT64, MatrixStack.shape(l.batch(), n));
    IndefiniteKernels.factor(
        work.self(),
        work::scratch,
        l.transposes().elementType(),
        l.count(),
        hermitian && type.isComplex(),
        lower,
        n,
        l.blocks(),
        MatrixStack.blocks(Solving.pivots(work, l), n),
        d.blocks(),
        MatrixStack.blocks(p, n));
    return new Ldl(l.rowByRow(), d.rowByRow(), p);
  }

  static NDArray choSolve(Work work, NDArray factor, boolean lower, NDArray b) {
    StridedArray matrices = work.squares(factor);
    StridedArray right = work.operand(b);
    RightSides sides = RightSides.of(work, matrices, right);
    DType type = work.type(matrices, right);
    // Row by row, what lies there is the transpose for LAPACK: the other factor, of the conjugate.
    boolean isTransposed = matrices.type() == type && matrices.contiguous() && !type.isComplex();
    MatrixStack factors =
        MatrixStack.of(work, isTransposed ? matrices.swapaxes(-1, -2) : matrices, type);
    MatrixStack x = sides.copy(work, type);
    try {
      CholeskyKernels.substitute(
          work.self(),
          x.transposes().elementType(),
          BatchOffsets.blocks(work.operation(), factors.batch(), x.batch()),
          lower != isTransposed,
          factors.rows(),
          x.columns(),
          factors.blocks(),
          x.blocks());
    } finally {
      Reference.reachabilityFence(factors.transposes());
    }
    return sides.result(x);
  }
}
