package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LeastSquaresKernels;
import dev.baton.core.ufunc.Over;
import org.jspecify.annotations.Nullable;

/** Least squares by {@link LeastSquaresKernels}. */
final class Regression {
  private Regression() {}

  private static LeastSquares lstsq(Work work, NDArray a, NDArray b, @Nullable Double rcond) {
    StridedArray matrix = work.matrix(a);
    StridedArray right = work.operand(b);
    if (right.extents().length > 2) {
      throw new ShapeException(
          "%s: the right side %s has more than 2 axes"
              .formatted(work.operation(), right.described()));
    }
    RightSides sides = RightSides.of(work, matrix, right);
    DType type = work.type(matrix, right);
    MatrixStack stack = MatrixStack.copyOf(work, matrix, type);
    int m = stack.rows();
    int n = stack.columns();
    int k = sides.isVector() ? 1 : work.count("right sides", right.extents()[1]);
    // LAPACK takes no matrix without columns; NumPy solves for one of zeros too.
    MatrixStack x = MatrixStack.empty(work, type, new long[0], Math.max(m, n), Math.max(1, k));
    x.transposes().fill(0);
    StridedArray place = x.matrices().slice(Slice.to(m), Slice.to(k));
    place.assign(sides.isVector() ? right.expandDims(1) : right);
    StridedArray s = work.empty(type.real(), Math.min(m, n));
    StridedArray rank = work.full(DType.INT32, 0, 1);
    if (m > 0 && n > 0) {
      work.failures(new long[0])
          .requireConverged(
              LeastSquaresKernels.solve(
                  work.self(),
                  work::scratch,
                  stack.transposes().elementType(),
                  m,
                  n,
                  x.columns(),
                  stack.blocks(),
                  x.blocks(),
                  MatrixStack.blocks(s, Math.min(m, n)),
                  rcond == null ? precision(type) * Math.max(m, n) : rcond,
                  MatrixStack.blocks(rank, 1)),
              "singular values");
    }
    StridedArray solution = x.matrices().slice(Slice.to(n), Slice.to(k)).copy();
    int found = (int) rank.getLong(0);
    NDArray residuals =
        found == n && m > n
            ? Norms.squares(x.matrices().slice(Slice.range(n, m), Slice.to(k)), Over.axis(0))
            : work.empty(type.real(), 0);
    return new LeastSquares(sides.isVector() ? solution.squeeze(1) : solution, residuals, found, s);
  }

  /** Makes the call whose results are the caller's. */
  static LeastSquares kept(Object part, NDArray a, NDArray b, @Nullable Double rcond) {
    try (Work work = LinearAlgebra.work(part, "lstsq")) {
      LeastSquares found = lstsq(work, a, b, rcond);
      return new LeastSquares(
          work.keep(found.x()),
          work.keep(found.residuals()),
          found.rank(),
          work.keep(found.singularValues()));
    }
  }

  static double precision(DType type) {
    return type.real().floatLimits().eps();
  }
}
