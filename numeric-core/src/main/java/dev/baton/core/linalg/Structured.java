package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.CholeskyKernels;
import dev.baton.core.internal.kernel.IndefiniteKernels;
import dev.baton.core.internal.kernel.Outcome;
import dev.baton.core.internal.kernel.StructuredKernels;
import java.lang.ref.Reference;

/**
 * Equations by {@link StructuredKernels}, {@link CholeskyKernels} and {@link IndefiniteKernels}.
 */
final class Structured {
  private Structured() {}

  static NDArray solve(Work work, NDArray a, NDArray b, Structure structure) {
    StridedArray matrices = work.squares(a);
    StridedArray right = work.operand(b);
    RightSides sides = RightSides.of(work, matrices, right);
    DType type = work.type(matrices, right);
    MatrixStack factors = MatrixStack.copyOf(work, matrices, type);
    MatrixStack x = sides.copy(work, type);
    Failures failures = work.failures(factors.batch());
    if (structure == Structure.POSITIVE_DEFINITE) {
      failures.requirePositive(positive(work, factors, x));
    } else {
      failures.requireRegular(
          symmetric(work, factors, x, type.isComplex() && structure == Structure.HERMITIAN));
    }
    return sides.result(x);
  }

  private static Outcome positive(Work work, MatrixStack factors, MatrixStack x) {
    return CholeskyKernels.solve(
        work.self(),
        factors.transposes().elementType(),
        factors.count(),
        BatchOffsets.blocks(work.operation(), factors.batch(), x.batch()),
        false,
        factors.rows(),
        x.columns(),
        factors.blocks(),
        x.blocks());
  }

  private static Outcome symmetric(
      Work work, MatrixStack factors, MatrixStack x, boolean hermitian) {
    StridedArray pivots = Solving.pivots(work, factors);
    return IndefiniteKernels.solve(
        work.self(),
        work::scratch,
        factors.transposes().elementType(),
        factors.count(),
        BatchOffsets.blocks(work.operation(), factors.batch(), x.batch()),
        hermitian,
        factors.rows(),
        x.columns(),
        factors.blocks(),
        MatrixStack.blocks(pivots, factors.rows()),
        x.blocks());
  }

  static NDArray triangular(
      Work work, NDArray a, NDArray b, boolean lower, Transposition trans, boolean unit) {
    StridedArray matrices = work.squares(a);
    StridedArray right = work.operand(b);
    RightSides sides = RightSides.of(work, matrices, right);
    DType type = work.type(matrices, right);
    // Row by row, what lies there is the transpose for LAPACK, and the other triangle.
    boolean isTransposed =
        matrices.type() == type
            && matrices.contiguous()
            && !(type.isComplex() && trans == Transposition.ADJOINT);
    StridedArray shown = isTransposed ? matrices.swapaxes(-1, -2) : matrices;
    MatrixStack triangles = MatrixStack.of(work, shown, type);
    MatrixStack x = sides.copy(work, type);
    char form = isTransposed ? trans == Transposition.NONE ? 'T' : 'N' : trans.letter();
    try {
      Outcome outcome =
          StructuredKernels.triangular(
              work.self(),
              x.transposes().elementType(),
              BatchOffsets.blocks(work.operation(), triangles.batch(), x.batch()),
              lower != isTransposed,
              form,
              unit,
              triangles.rows(),
              x.columns(),
              triangles.blocks(),
              x.blocks());
      work.failures(x.batch()).requireRegular(outcome);
    } finally {
      Reference.reachabilityFence(triangles.transposes());
    }
    return sides.result(x);
  }

  static NDArray banded(Work work, int lower, int upper, NDArray bands, NDArray b) {
    StridedArray diagonals = work.matrices(bands);
    StridedArray right = work.operand(b);
    long[] shape = diagonals.extents();
    int rows = shape.length - 2;
    if (lower < 0 || upper < 0) {
      throw new IllegalArgumentException(
          "%s: %d diagonals below and %d above: neither can be negative"
              .formatted(work.operation(), lower, upper));
    }
    if (shape[rows] != 1L + lower + upper) {
      throw new ShapeException(
          "%s: %s has %d diagonals, not the %d + 1 + %d that were said"
              .formatted(work.operation(), diagonals.described(), shape[rows], lower, upper));
    }
    int n = work.count("columns", shape[rows + 1]);
    RightSides sides = RightSides.of(work, diagonals, n, right);
    DType type = work.type(diagonals, right);
    MatrixStack x = sides.copy(work, type);
    boolean tridiagonal = lower == 1 && upper == 1 && n > 0;
    // LAPACK takes the three diagonals one by one, other bands column by column, with room above.
    int above = tridiagonal ? 0 : lower;
    MatrixStack factors =
        tridiagonal
            ? MatrixStack.empty(work, type, sides.batch(), n, 3)
            : MatrixStack.empty(work, type, sides.batch(), above + shape[rows], n);
    StridedArray place = tridiagonal ? factors.transposes() : factors.matrices();
    place
        .slice(Slice.ELLIPSIS, Slice.from(above), Slice.ALL)
        .assign(diagonals.broadcastTo(MatrixStack.shape(sides.batch(), shape[rows], n)));
    work.failures(sides.batch())
        .requireRegular(
            tridiagonal
                ? StructuredKernels.tridiagonal(
                    work.self(),
                    x.transposes().elementType(),
                    x.count(),
                    n,
                    x.columns(),
                    factors.blocks(),
                    x.blocks())
                : general(work, lower, upper, factors, x));
    return sides.result(x);
  }

  private static Outcome general(
      Work work, int lower, int upper, MatrixStack factors, MatrixStack x) {
    int n = factors.columns();
    StridedArray pivots = work.empty(DType.INT32, MatrixStack.shape(factors.batch(), n));
    return StructuredKernels.banded(
        work.self(),
        x.transposes().elementType(),
        x.count(),
        n,
        lower,
        upper,
        x.columns(),
        factors.blocks(),
        MatrixStack.blocks(pivots, n),
        x.blocks());
  }
}
