package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LuKernels;
import dev.baton.core.internal.kernel.Outcome;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;

/** Equations and inverses by {@link LuKernels}. */
final class Solving {
  private Solving() {}

  static NDArray solve(Work work, NDArray a, NDArray b) {
    StridedArray matrices = work.squares(a);
    StridedArray right = work.operand(b);
    RightSides sides = RightSides.of(work, matrices, right);
    DType type = work.type(matrices, right);
    if (SmallMatrices.are(matrices, type) && sides.areOneEach(matrices)) {
      StridedArray x = sides.rows(work, type);
      SmallMatrices.of(work, matrices, type).solve(x);
      return sides.isVector() ? x.squeeze(-1) : x;
    }
    MatrixStack lu = MatrixStack.copyOf(work, matrices, type);
    MatrixStack x = sides.copy(work, type);
    work.failures(lu.batch()).requireRegular(solve(work, lu, x));
    return sides.result(x);
  }

  static NDArray inverse(Work work, NDArray a) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    if (SmallMatrices.are(matrices, type)) {
      return SmallMatrices.of(work, matrices, type).inverses();
    }
    MatrixStack inverses = MatrixStack.copyOf(work, matrices, type);
    work.failures(inverses.batch())
        .requireRegular(
            LuKernels.invert(
                work.self(),
                work::scratch,
                inverses.transposes().elementType(),
                inverses.count(),
                inverses.rows(),
                inverses.blocks(),
                MatrixStack.blocks(pivots(work, inverses), inverses.rows())));
    return inverses.rowByRow();
  }

  /** The inverses; NaN in place of one that there is not. */
  static NDArray inverseOrNan(Work work, StridedArray matrices) {
    MatrixStack lu = MatrixStack.copyOf(work, matrices, work.type(matrices));
    MatrixStack x = identities(work, lu);
    if (!solve(work, lu, x).isDone()) {
      markSingular(work, lu, x);
    }
    return x.rowByRow();
  }

  /** A factored matrix is singular if its diagonal holds 0. */
  private static void markSingular(Work work, MatrixStack lu, MatrixStack x) {
    StridedArray diagonals = lu.matrices().diagonal(0, -2, -1);
    NDArray singular = Reduction.ANY.apply(BinaryUfunc.EQUAL.apply(diagonals, 0), Over.axis(-1));
    UnaryUfunc.POSITIVE.apply(
        work.full(x.type(), Double.NaN, x.transposes().shape()),
        UfuncOptions.DEFAULT.out(x.transposes()).where(singular.expandDims(-1, -2)));
  }

  private static MatrixStack identities(Work work, MatrixStack like) {
    // An identity is its own transpose.
    StridedArray identities = work.identity(like.type(), like.batch(), like.rows());
    return new MatrixStack(identities, like.batch(), like.rows(), like.rows());
  }

  /** Overwrites both: the matrices by their factors, the right sides by the solutions. */
  private static Outcome solve(Work work, MatrixStack lu, MatrixStack x) {
    StridedArray pivots = pivots(work, lu);
    return LuKernels.solve(
        work.self(),
        lu.transposes().elementType(),
        lu.count(),
        BatchOffsets.blocks(work.operation(), lu.batch(), x.batch()),
        lu.rows(),
        x.columns(),
        lu.blocks(),
        MatrixStack.blocks(pivots, lu.rows()),
        x.blocks());
  }

  /** Makes room for the exchanges of rows. */
  static StridedArray pivots(Work work, MatrixStack stack) {
    return work.empty(
        DType.INT32, MatrixStack.shape(stack.batch(), Math.min(stack.rows(), stack.columns())));
  }
}
