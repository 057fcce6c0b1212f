package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.CholeskyKernels;

/** Cholesky factors by {@link CholeskyKernels}. */
final class Cholesky {
  private Cholesky() {}

  static NDArray factor(Work work, NDArray a, boolean upper) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    if (SmallMatrices.are(matrices, type)) {
      return SmallMatrices.of(work, matrices, type).cholesky(!upper);
    }
    StridedArray factors = work.empty(type, matrices.extents().clone());
    factors.assign(matrices);
    long[] batch = Work.batch(matrices);
    int n = work.count("rows", matrices.extents()[batch.length]);
    work.failures(batch)
        .requirePositive(
            CholeskyKernels.factorRows(
                work.self(),
                factors.elementType(),
                BatchOffsets.count(work.operation(), batch),
                n,
                !upper,
                MatrixStack.blocks(factors, (long) n * n)));
    return factors;
  }
}
