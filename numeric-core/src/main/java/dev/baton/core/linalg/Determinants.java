package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LuKernels;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;

/** Determinants by {@link LuKernels}, of small matrices by {@link SmallMatrices}. */
final class Determinants {
  private Determinants() {}

  static NDArray det(Work work, NDArray a) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    if (SmallMatrices.are(matrices, type)) {
      return SmallMatrices.of(work, matrices, type).determinants();
    }
    LogDeterminant factored = slogdet(work, a);
    NDArray size = UnaryUfunc.EXP.apply(factored.logAbs());
    return BinaryUfunc.MULTIPLY.apply(factored.sign(), size);
  }

  static LogDeterminant slogdet(Work work, NDArray a) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    MatrixStack lu = MatrixStack.copyOf(work, matrices, type);
    StridedArray pivots = Solving.pivots(work, lu);
    StridedArray signs = work.empty(type, lu.batch().clone());
    StridedArray logarithms = work.empty(type.real(), lu.batch().clone());
    LuKernels.determinants(
        work.self(),
        lu.transposes().elementType(),
        lu.count(),
        lu.rows(),
        lu.blocks(),
        MatrixStack.blocks(pivots, lu.rows()),
        MatrixStack.blocks(signs, 1),
        MatrixStack.blocks(logarithms, 1));
    return new LogDeterminant(signs, logarithms);
  }
}
