package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Blocks;
import java.util.Arrays;

/**
 * The matrices of an array in memory of their own, each column by column as LAPACK takes them. It
 * is closed with the {@link Work} that it belongs to.
 */
final class MatrixStack {
  /** (…, columns, rows), contiguous. */
  private final StridedArray transposes;

  private final long[] batch;
  private final int rows;
  private final int columns;

  MatrixStack(StridedArray transposes, long[] batch, int rows, int columns) {
    this.transposes = transposes;
    this.batch = batch;
    this.rows = rows;
    this.columns = columns;
  }

  StridedArray transposes() {
    return transposes;
  }

  long[] batch() {
    return batch;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  static MatrixStack empty(Work work, DType type, long[] batch, long rows, long columns) {
    StridedArray transposes = work.empty(type, shape(batch, columns, rows));
    return new MatrixStack(
        transposes, batch, work.count("rows", rows), work.count("columns", columns));
  }

  /** Copies an array's matrices. */
  static MatrixStack copyOf(Work work, StridedArray a, DType type) {
    long[] shape = a.extents();
    int ndim = shape.length;
    MatrixStack copy =
        empty(work, type, Arrays.copyOf(shape, ndim - 2), shape[ndim - 2], shape[ndim - 1]);
    copy.matrices().assign(a);
    return copy;
  }

  /** Shows an array's matrices where they lie if they do so column by column, or copies them. */
  static MatrixStack of(Work work, StridedArray a, DType type) {
    StridedArray transposes = a.swapaxes(-1, -2);
    if (a.type() != type || !transposes.contiguous()) {
      return copyOf(work, a, type);
    }
    long[] shape = a.extents();
    int ndim = shape.length;
    return new MatrixStack(
        transposes,
        Work.batch(a),
        work.count("rows", shape[ndim - 2]),
        work.count("columns", shape[ndim - 1]));
  }

  static long[] shape(long[] batch, long... last) {
    long[] shape = Arrays.copyOf(batch, batch.length + last.length);
    System.arraycopy(last, 0, shape, batch.length, last.length);
    return shape;
  }

  /** Shows the diagonals of contiguous matrices (…, rows, columns) of elements, to be written. */
  static StridedArray diagonals(StridedArray matrices) {
    int ndim = matrices.extents().length;
    long rows = matrices.extents()[ndim - 2];
    long columns = matrices.extents()[ndim - 1];
    long squares = Math.min(rows, columns) * columns;
    return matrices
        .reshape(-1, rows * columns)
        .slice(Slice.ALL, Slice.to(squares))
        .slice(Slice.ALL, Slice.every(columns + 1));
  }

  DType type() {
    return transposes.type();
  }

  /** How many matrices there are. */
  int count() {
    return (int) Shape.size(batch);
  }

  Blocks blocks() {
    return blocks(transposes, (long) rows * columns);
  }

  /** Blocks of so many elements of a contiguous array. */
  static Blocks blocks(StridedArray a, long elements) {
    return new Blocks(a.storage(), a.address(), elements * a.type().itemsize());
  }

  /** Shows the matrices (…, rows, columns). */
  StridedArray matrices() {
    return transposes.swapaxes(-1, -2);
  }

  /** Returns the matrices row by row. */
  StridedArray rowByRow() {
    return rows == 1 || columns == 1
        ? transposes.reshape(shape(batch, rows, columns))
        : matrices().copy();
  }
}
