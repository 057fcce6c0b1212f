package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.SvdKernels.Vectors;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import org.jspecify.annotations.Nullable;

/** How near to singular matrices are: condition, rank, and inverses by singular values. */
final class Conditions {
  /** NumPy's {@code rcond} of a pseudoinverse. */
  static final double RCOND = 1e-15;

  private static final Over LAST = Over.axis(-1);

  private Conditions() {}

  /** Condition numbers: NaN only of matrices that hold NaN. */
  static NDArray cond(Work work, NDArray a, Norm norm) {
    StridedArray matrices = work.matrices(a);
    if (matrices.elements() == 0) {
      throw new LinearAlgebraException(
          work.operation(),
          LinearAlgebraException.Reason.SINGULAR,
          new long[0],
          0,
          "has no elements, and no condition number");
    }
    try (var _ = FloatingPointErrors.of(work.context(), work.self()).all(ErrorMode.IGNORE).open()) {
      boolean byValues = norm == Norm.EUCLIDEAN || Math.abs(norm.order()) == 2;
      NDArray result =
          byValues ? ratio(work, matrices, norm) : product(work, work.squares(a), norm);
      return withoutNan(work, matrices, result);
    }
  }

  private static NDArray ratio(Work work, StridedArray matrices, Norm norm) {
    StridedArray s = SingularValues.values(work, matrices, false);
    NDArray largest = s.slice(Slice.ELLIPSIS, Slice.at(0));
    NDArray smallest = s.slice(Slice.ELLIPSIS, Slice.at(-1));
    return norm.order() == -2
        ? BinaryUfunc.DIVIDE.apply(smallest, largest)
        : BinaryUfunc.DIVIDE.apply(largest, smallest);
  }

  private static NDArray product(Work work, StridedArray matrices, Norm norm) {
    Over both = Over.axes(-2, -1);
    NDArray inverses = Solving.inverseOrNan(work, matrices);
    return BinaryUfunc.MULTIPLY.apply(
        Norms.norm(work, matrices, norm, both), Norms.norm(work, inverses, norm, both));
  }

  private static NDArray withoutNan(Work work, StridedArray matrices, NDArray result) {
    NDArray odd = UnaryUfunc.ISNAN.apply(result);
    NDArray given = Reduction.ANY.apply(UnaryUfunc.ISNAN.apply(matrices), Over.axes(-2, -1));
    NDArray infinite = BinaryUfunc.GREATER.apply(odd, given);
    NDArray mended = result.copy();
    UnaryUfunc.POSITIVE.apply(
        work.full(result.dtype(), Double.POSITIVE_INFINITY, result.shape()),
        UfuncOptions.DEFAULT.out(mended).where(infinite));
    return mended;
  }

  static NDArray rank(Work work, NDArray a, @Nullable NDArray tolerance, boolean hermitian) {
    StridedArray own = work.operand(a);
    if (own.extents().length < 2) {
      return Reduction.ANY.apply(own).astype(DType.INT64);
    }
    StridedArray s = SingularValues.values(work, own, hermitian);
    NDArray limit = tolerance == null ? precision(own, s) : work.operand(tolerance).expandDims(-1);
    NDArray large = BinaryUfunc.GREATER.apply(s, limit);
    return Reduction.SUM.apply(large, LAST);
  }

  /** The largest singular value times the precision of its type and the larger extent. */
  private static NDArray precision(StridedArray matrices, StridedArray s) {
    long[] shape = matrices.extents();
    double relative =
        Math.max(shape[shape.length - 1], shape[shape.length - 2]) * Regression.precision(s.type());
    return s.elements() == 0
        ? s
        : BinaryUfunc.MULTIPLY.apply(Reduction.MAX.apply(s, LAST.keepDims()), relative);
  }

  static NDArray pinv(Work work, NDArray a, @Nullable NDArray rcond, boolean hermitian) {
    StridedArray matrices = work.matrices(a);
    DType type = work.type(matrices);
    long[] shape = matrices.extents();
    if (matrices.elements() == 0) {
      return work.empty(
          type,
          MatrixStack.shape(
              Work.batch(matrices), shape[shape.length - 1], shape[shape.length - 2]));
    }
    Svd svd =
        hermitian
            ? SingularValues.ofHermitian(work, matrices)
            : SingularValues.decompose(work, matrices, Vectors.SOME);
    NDArray largest = Reduction.MAX.apply(svd.s(), LAST.keepDims());
    NDArray cutoff =
        rcond == null
            ? BinaryUfunc.MULTIPLY.apply(largest, RCOND)
            : BinaryUfunc.MULTIPLY.apply(largest, work.operand(rcond).expandDims(-1));
    NDArray large = BinaryUfunc.GREATER.apply(svd.s(), cutoff);
    // 1/s of the large ones and 0/(s + 1) of the others, none of which is a division by 0.
    NDArray divisors = BinaryUfunc.ADD.apply(svd.s(), UnaryUfunc.LOGICAL_NOT.apply(large));
    NDArray inverse = BinaryUfunc.DIVIDE.apply(large, divisors);
    // V·S⁺·Uᴴ, as the conjugate transpose of U·S⁺·Vᴴ: the products read what lies there.
    NDArray scaled = BinaryUfunc.MULTIPLY.apply(svd.u(), inverse.expandDims(-2));
    NDArray transposed = Products.matmul(scaled, svd.vh()).swapaxes(-1, -2);
    return type.isComplex() ? UnaryUfunc.CONJUGATE.apply(transposed) : transposed.copy();
  }
}
