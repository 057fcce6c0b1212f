package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Blocks;
import dev.baton.core.internal.kernel.Outcome;
import dev.baton.core.internal.kernel.SmallKernels;
import java.lang.ref.Reference;

/**
 * Matrices of up to {@link SmallKernels#takes so many} rows, on which {@link SmallKernels} spend
 * less than a call of LAPACK for each.
 */
final class SmallMatrices {
  /** (…, n, n), contiguous. */
  private final StridedArray rows;

  private final Work work;

  private SmallMatrices(Work work, StridedArray rows) {
    this.work = work;
    this.rows = rows;
  }

  /** Says whether there are kernels for square matrices, computed in a type. */
  static boolean are(StridedArray matrices, DType type) {
    return SmallKernels.takes(type.isComplex(), matrices.extents()[matrices.extents().length - 1])
        && matrices.elements() > 0;
  }

  /** Shows matrices where they lie if they do so row by row, or copies them. */
  static SmallMatrices of(Work work, StridedArray matrices, DType type) {
    if (matrices.type() == type && matrices.contiguous()) {
      return new SmallMatrices(work, matrices);
    }
    StridedArray copy = work.empty(type, matrices.extents().clone());
    copy.assign(matrices);
    return new SmallMatrices(work, copy);
  }

  private int order() {
    return (int) rows.extents()[rows.extents().length - 1];
  }

  private int count() {
    return BatchOffsets.count(work.operation(), Work.batch(rows));
  }

  private Blocks blocks() {
    return MatrixStack.blocks(rows, (long) order() * order());
  }

  private Failures failures() {
    return work.failures(Work.batch(rows));
  }

  /** Overwrites right sides (…, n, k), row by row, by the solutions. */
  void solve(StridedArray x) {
    long columns = x.extents()[x.extents().length - 1];
    try {
      Outcome outcome =
          SmallKernels.solve(
              work.self(),
              x.elementType(),
              count(),
              order(),
              columns,
              blocks(),
              MatrixStack.blocks(x, order() * columns));
      failures().requireRegular(outcome);
    } finally {
      Reference.reachabilityFence(rows);
    }
  }

  StridedArray inverses() {
    StridedArray x = work.identity(rows.type(), Work.batch(rows), order());
    solve(x);
    return x;
  }

  StridedArray determinants() {
    StridedArray determinants = work.empty(rows.type(), Work.batch(rows));
    try {
      SmallKernels.determinants(
          work.self(),
          rows.elementType(),
          count(),
          order(),
          blocks(),
          MatrixStack.blocks(determinants, 1));
    } finally {
      Reference.reachabilityFence(rows);
    }
    return determinants;
  }

  StridedArray cholesky(boolean lower) {
    StridedArray factors = work.empty(rows.type(), rows.extents().clone());
    try {
      Outcome outcome =
          SmallKernels.cholesky(
              work.self(),
              rows.elementType(),
              count(),
              order(),
              lower,
              blocks(),
              MatrixStack.blocks(factors, (long) order() * order()));
      failures().requirePositive(outcome);
    } finally {
      Reference.reachabilityFence(rows);
    }
    return factors;
  }
}
