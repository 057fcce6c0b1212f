package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.SchurKernels;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Schur's form of matrices, by {@link SchurKernels}.
 *
 * @param t triangular, or nearly so
 * @param z unitary
 * @param values the eigenvalues, complex (…, n)
 */
record SchurForm(MatrixStack t, MatrixStack z, StridedArray values) {
  static SchurForm of(Work work, StridedArray matrices) {
    return of(work, matrices, work.type(matrices));
  }

  static SchurForm of(Work work, StridedArray matrices, DType type) {
    work.failures(new long[0]).requireFinite(Eigenvalues.isFinite(matrices));
    MatrixStack t = MatrixStack.copyOf(work, matrices, type);
    int n = t.rows();
    MatrixStack z = MatrixStack.empty(work, type, t.batch(), n, n);
    StridedArray values = work.empty(Work.complex(type), MatrixStack.shape(t.batch(), n));
    work.failures(t.batch())
        .requireConverged(
            SchurKernels.decompose(
                work.self(),
                work::scratch,
                z.transposes().elementType(),
                t.count(),
                n,
                t.blocks(),
                MatrixStack.blocks(values, n),
                z.blocks()),
            "eigenvalues");
    return new SchurForm(t, z, values);
  }

  /** Says whether an eigenvalue is real and negative. */
  boolean hasNegative() {
    NDArray real = BinaryUfunc.EQUAL.apply(values.imag(), 0);
    NDArray negative = BinaryUfunc.LESS.apply(values.real(), 0);
    return any(BinaryUfunc.LOGICAL_AND.apply(real, negative));
  }

  /** Returns the first matrix with an eigenvalue that is 0, or -1. */
  int firstWithZero() {
    double[] zeros =
        Reduction.ANY
            .apply(BinaryUfunc.EQUAL.apply(values, 0), Over.axis(-1))
            .reshape(-1)
            .astype(DType.FLOAT64)
            .toDoubleArray();
    for (int i = 0; i < zeros.length; i++) {
      if (zeros[i] != 0) {
        return i;
      }
    }
    return -1;
  }

  /** Says whether the matrices are triangular, not only nearly. */
  boolean isTriangular() {
    return t.type().isComplex() || !any(BinaryUfunc.NOT_EQUAL.apply(values.imag(), 0));
  }

  private static boolean any(NDArray which) {
    return Reduction.ANY.apply(which).toBoolean();
  }

  /** Multiplies {@code z·x·zᴴ}. */
  NDArray of(NDArray x) {
    StridedArray left = z.matrices();
    NDArray transposed = left.swapaxes(-1, -2);
    NDArray adjoint = left.type().isComplex() ? UnaryUfunc.CONJUGATE.apply(transposed) : transposed;
    return Products.matmul(Products.matmul(left, x), adjoint);
  }
}
