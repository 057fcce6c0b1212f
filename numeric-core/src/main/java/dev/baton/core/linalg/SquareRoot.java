package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Outcome;
import dev.baton.core.internal.kernel.SquareRootKernels;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;

/** Square roots of matrices by {@link SquareRootKernels}. */
final class SquareRoot {
  private SquareRoot() {}

  static NDArray sqrtm(Work work, NDArray a) {
    StridedArray matrices = work.squares(a);
    SchurForm form = SchurForm.of(work, matrices);
    if (!form.t().type().isComplex() && form.hasNegative()) {
      form = SchurForm.of(work, matrices, Work.complex(form.t().type()));
    }
    Outcome outcome = apply(work, form.t());
    NDArray root = form.of(form.t().matrices());
    if (!outcome.isDone()) {
      requireRoot(work, matrices, root, outcome);
    }
    return root;
  }

  /** Takes the roots of triangular matrices in their place. */
  static Outcome apply(Work work, MatrixStack t) {
    return SquareRootKernels.apply(
        work.self(), work::scratch, t.transposes().elementType(), t.count(), t.rows(), t.blocks());
  }

  /** Eigenvalues near 0 may do no harm, as those of a matrix of zeros. */
  private static void requireRoot(Work work, StridedArray matrices, NDArray root, Outcome outcome) {
    Over both = Over.axes(-2, -1);
    NDArray error = BinaryUfunc.SUBTRACT.apply(Products.matmul(root, root), matrices);
    NDArray errors = Norms.norm(work, (StridedArray) error, Norm.FROBENIUS, both);
    NDArray sizes = Norms.norm(work, matrices, Norm.FROBENIUS, both);
    double tolerance = Math.sqrt(Regression.precision(root.dtype()));
    double[] excess =
        BinaryUfunc.SUBTRACT
            .apply(errors, BinaryUfunc.MULTIPLY.apply(sizes, tolerance))
            .reshape(-1)
            .toDoubleArray();
    for (int i = outcome.matrix(); i < excess.length; i++) {
      if (!(excess[i] <= 0)) {
        throw work.failures(Work.batch(matrices)).withoutRoot(i);
      }
    }
  }
}
