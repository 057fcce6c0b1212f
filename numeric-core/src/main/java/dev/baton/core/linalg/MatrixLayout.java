package dev.baton.core.linalg;

import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Blas;
import org.jspecify.annotations.Nullable;

/** Finds how BLAS can read the last two axes of an array where they lie. */
final class MatrixLayout {
  private MatrixLayout() {}

  /** Returns the layout, or null if neither rows nor columns are contiguous and forward. */
  static Blas.@Nullable Layout of(StridedArray array) {
    long[] shape = array.extents();
    long[] steps = array.steps();
    long rows = shape[shape.length - 2];
    long columns = shape[shape.length - 1];
    long rowStep = steps[steps.length - 2];
    long columnStep = steps[steps.length - 1];
    Blas.Layout byRows = layout(false, rows, columns, rowStep, columnStep);
    return byRows != null ? byRows : layout(true, columns, rows, columnStep, rowStep);
  }

  private static Blas.@Nullable Layout layout(
      boolean transposed, long lines, long length, long lineStep, long elementStep) {
    if (length > 1 && elementStep != 1) {
      return null;
    }
    // With one line there is no next one, so any distance will do.
    long leading = lines <= 1 ? Math.max(length, 1) : lineStep;
    return leading >= Math.max(length, 1) && leading <= Integer.MAX_VALUE
        ? new Blas.Layout(transposed, (int) leading)
        : null;
  }
}
