package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.EigenKernels;
import dev.baton.core.internal.kernel.HermitianKernels;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;

/** Eigenvalues and eigenvectors by {@link EigenKernels} and {@link HermitianKernels}. */
final class Eigenvalues {
  private Eigenvalues() {}

  /** Of a real matrix the results are real if all eigenvalues are; NumPy's rule. */
  static Eigen decompose(Work work, NDArray a, boolean vectors) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    work.failures(new long[0]).requireFinite(isFinite(matrices));
    MatrixStack stack = MatrixStack.copyOf(work, matrices, type);
    int n = stack.rows();
    DType complex = Work.complex(type);
    StridedArray values = work.empty(complex, MatrixStack.shape(stack.batch(), n));
    MatrixStack columns = MatrixStack.empty(work, complex, stack.batch(), n, vectors ? n : 0);
    work.failures(stack.batch())
        .requireConverged(
            EigenKernels.decompose(
                work.self(),
                work::scratch,
                stack.transposes().elementType(),
                stack.count(),
                vectors,
                n,
                stack.blocks(),
                MatrixStack.blocks(values, n),
                columns.blocks()),
            "eigenvalues");
    if (!type.isComplex() && isReal(values)) {
      return new Eigen(values.real().copy(), columns.matrices().real().copy());
    }
    return new Eigen(values, columns.rowByRow());
  }

  static boolean isFinite(StridedArray a) {
    try (NDArray finite = UnaryUfunc.ISFINITE.apply(a);
        NDArray all = Reduction.ALL.apply(finite)) {
      return all.toBoolean();
    }
  }

  private static boolean isReal(StridedArray values) {
    try (NDArray imaginary = values.imag();
        NDArray any = Reduction.ANY.apply(imaginary)) {
      return !any.toBoolean();
    }
  }

  /** Decomposes; if vectors are not wanted, what is in their place is of no use. */
  static Eigen hermitian(Work work, NDArray a, boolean lower, boolean vectors) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    MatrixStack stack = MatrixStack.copyOf(work, matrices, type);
    int n = stack.rows();
    StridedArray values = work.empty(type.real(), MatrixStack.shape(stack.batch(), n));
    work.failures(stack.batch())
        .requireConverged(
            HermitianKernels.decompose(
                work.self(),
                work::scratch,
                stack.transposes().elementType(),
                stack.count(),
                vectors,
                lower,
                n,
                stack.blocks(),
                MatrixStack.blocks(values, n)),
            "eigenvalues");
    return new Eigen(values, vectors ? stack.rowByRow() : stack.transposes());
  }
}
