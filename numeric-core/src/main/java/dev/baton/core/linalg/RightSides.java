package dev.baton.core.linalg;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;

/**
 * The right sides of equations: one vector, by NumPy's rule only if the array has one axis, or
 * matrices whose columns they are; broadcast with the matrices of the equations.
 */
final class RightSides {
  private final StridedArray array;
  private final boolean isVector;
  private final long[] batch;

  RightSides(StridedArray array, boolean isVector, long[] batch) {
    this.array = array;
    this.isVector = isVector;
    this.batch = batch;
  }

  /** The extents of all equations together. */
  long[] batch() {
    return batch;
  }

  boolean isVector() {
    return isVector;
  }

  static RightSides of(Work work, StridedArray matrices, StridedArray b) {
    return of(work, matrices, matrices.extents()[matrices.extents().length - 2], b);
  }

  /** Takes right sides of so many rows. */
  static RightSides of(Work work, StridedArray matrices, long expected, StridedArray b) {
    int ndim = b.extents().length;
    if (ndim == 0) {
      throw new ShapeException(
          "%s: the right side %s has no axes".formatted(work.operation(), b.described()));
    }
    boolean isVector = ndim == 1;
    long rows = b.extents()[isVector ? 0 : ndim - 2];
    if (rows != expected) {
      throw new ShapeException(
          "%s: the matrices have %d rows and the right sides %d"
              .formatted(work.shapes(matrices, b), expected, rows));
    }
    long[] own = isVector ? new long[0] : Arrays.copyOf(b.extents(), ndim - 2);
    return new RightSides(
        b, isVector, Broadcast.shapes(work.operation(), Work.batch(matrices), own));
  }

  /** Copies the right sides, each as often as there are matrices for it. */
  MatrixStack copy(Work work, DType type) {
    StridedArray columns = isVector ? array.expandDims(1) : array;
    long[] shape = columns.extents();
    MatrixStack copy =
        MatrixStack.empty(work, type, batch, shape[shape.length - 2], shape[shape.length - 1]);
    copy.matrices().assign(columns);
    return copy;
  }

  /** Says whether each matrix has right sides of its own. */
  boolean areOneEach(StridedArray matrices) {
    return Arrays.equals(Work.batch(matrices), batch);
  }

  /** Copies the right sides as {@link #copy}, row by row. */
  StridedArray rows(Work work, DType type) {
    StridedArray columns = isVector ? array.expandDims(1) : array;
    long[] shape = columns.extents();
    StridedArray copy =
        work.empty(
            type, MatrixStack.shape(batch, shape[shape.length - 2], shape[shape.length - 1]));
    copy.assign(columns);
    return copy;
  }

  /** Returns solutions in the form of the right sides. */
  NDArray result(MatrixStack solutions) {
    StridedArray x = solutions.rowByRow();
    return isVector ? x.squeeze(-1) : x;
  }
}
