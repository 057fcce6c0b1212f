package dev.baton.core.linalg;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Blas;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Products of vectors and matrices, by BLAS: {@code numpy.dot} and {@code numpy.matmul}. */
public final class Products {
  private Products() {}

  /**
   * Multiplies as {@code numpy.dot}: a (k), b (k) → (); as {@link #matmul(NDArray, NDArray)} for up
   * to two dimensions, and by elements if an operand has none. With more, sums over the last axis
   * of {@code a} and the last but one of {@code b}, a (…, k), b (…, k, n) → (…, …, n). Drops the
   * lock at any size under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}, where BLAS is
   * called.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @throws ShapeException if the extents that are summed over differ
   */
  public static NDArray dot(NDArray a, NDArray b) {
    ArrayContext context = ArrayContext.of(a, b, null);
    try (var attachment = context.interpreter().attach()) {
      StridedArray left = context.own("dot", a);
      StridedArray right = context.own("dot", b);
      if (left.extents().length == 0 || right.extents().length == 0) {
        return left.multiply(right);
      }
      if (left.extents().length > 2 || right.extents().length > 2) {
        try (Work work = new Work(context, "dot")) {
          int[] ofB = {right.extents().length == 1 ? 0 : -2};
          return work.keep(
              TensorProducts.tensordot(work, NativeWork.BLAS, left, right, new int[] {-1}, ofB));
        }
      }
      return left.extents().length == 1 && right.extents().length == 1
          ? vectors(attachment.state(), left, right)
          : matrices("dot", NativeWork.BLAS, attachment.state(), left, right, null);
    }
  }

  /**
   * Multiplies matrices: a (…, m, k), b (…, k, n) → (…, m, n), broadcasting the leading axes; a
   * vector counts as one row on the left, as one column on the right, and that axis is dropped from
   * the result. Drops the lock above 500 elements of the result under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @throws ShapeException if the inner extents differ, the leading axes cannot be broadcast, or an
   *     operand has no axes
   */
  public static NDArray matmul(NDArray a, NDArray b) {
    return matmul(a, b, null);
  }

  /**
   * Multiplies matrices into a given array, or a new one.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes, of its shape and dtype; null for a new array
   * @return {@code out}, or the new array
   * @throws ShapeException as {@link #matmul(NDArray, NDArray)}, or if {@code out} has another
   *     shape
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   */
  public static NDArray matmul(NDArray a, NDArray b, @Nullable NDArray out) {
    ArrayContext context = ArrayContext.of(a, b, out);
    try (var attachment = context.interpreter().attach()) {
      return matrices(
          "matmul",
          NativeWork.GENERALIZED,
          attachment.state(),
          context.own("matmul", a),
          context.own("matmul", b),
          out == null ? null : context.own("matmul", out));
    }
  }

  /** Multiplies matrices, with the lock dropped as for other work. */
  static NDArray matrices(NativeWork kind, Work work, StridedArray a, StridedArray b) {
    return matrices(work.operation(), kind, work.self(), a, b, null);
  }

  private static NDArray vectors(ThreadState self, StridedArray a, StridedArray b) {
    DType dtype = DType.promote(a.type(), b.type());
    if (a.type() != dtype) {
      try (StridedArray cast = a.astype(dtype)) {
        return vectors(self, cast, b);
      }
    }
    if (b.type() != dtype) {
      try (StridedArray cast = b.astype(dtype)) {
        return vectors(self, a, cast);
      }
    }
    requireInner("dot", a, b, a.extents()[0], b.extents()[0]);
    StridedArray result = a.context().empty(self, dtype);
    if (a.elements() == 0) {
      return result.filledBy(() -> result.fill(0));
    }
    try {
      return result.filledBy(
          () ->
              Blas.dot(
                  self,
                  a.elementType(),
                  a.elements(),
                  a.storage(),
                  a.address(),
                  a.steps()[0],
                  b.storage(),
                  b.address(),
                  b.steps()[0],
                  result.storage()));
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
    }
  }

  private static NDArray matrices(
      String operation,
      NativeWork work,
      ThreadState self,
      StridedArray a,
      StridedArray b,
      @Nullable StridedArray out) {
    DType dtype = DType.promote(a.type(), b.type());
    // All that can be wrong is found before anything is copied.
    long[] l = matrixShape(operation, a, true);
    long[] r = matrixShape(operation, b, false);
    requireInner(operation, a, b, l[l.length - 1], r[r.length - 2]);
    long[] batch =
        Broadcast.shapes(operation, Arrays.copyOf(l, l.length - 2), Arrays.copyOf(r, r.length - 2));
    long[] full = Arrays.copyOf(batch, batch.length + 2);
    full[batch.length] = l[l.length - 2];
    full[batch.length + 1] = r[r.length - 1];
    long[] shape = resultShape(full, a.extents().length == 1, b.extents().length == 1);
    if (out != null) {
      Outputs.check(operation, out, dtype, shape);
    }
    boolean isSmall = SmallProducts.areBetter(dtype, l, r);
    if (!isSmall) {
      requireCountable(operation, full, l[l.length - 1]);
    }
    // Numbers of 16 bits are multiplied as float32 and rounded once.
    DType computed = dtype.isFloating() && dtype.itemsize() == 2 ? DType.FLOAT32 : dtype;
    try (StridedArray left = asMatrices(a, computed, true, isSmall);
        StridedArray right = asMatrices(b, computed, false, isSmall)) {
      if (out == null && computed == dtype) {
        return product(work, self, left, right, full, batch, shape);
      }
      if (out != null
          && out.contiguous()
          && out.type() == computed
          && !out.mayShareMemory(left)
          && !out.mayShareMemory(right)) {
        multiply(work, self, left, right, full, batch, out);
        return out;
      }
      try (StridedArray result = product(work, self, left, right, full, batch, shape)) {
        if (out == null) {
          return result.astype(dtype, Casting.SAME_KIND);
        }
        out.assign(result);
        return out;
      }
    }
  }

  private static StridedArray product(
      NativeWork work,
      ThreadState self,
      StridedArray left,
      StridedArray right,
      long[] full,
      long[] batch,
      long[] shape) {
    StridedArray result = left.context().empty(self, left.type(), shape);
    return result.filledBy(() -> multiply(work, self, left, right, full, batch, result));
  }

  private static void multiply(
      NativeWork work,
      ThreadState self,
      StridedArray left,
      StridedArray right,
      long[] full,
      long[] batch,
      StridedArray result) {
    long m = full[batch.length];
    long n = full[batch.length + 1];
    long k = left.extents()[left.extents().length - 1];
    if (result.elements() == 0) {
      return;
    }
    if (SmallProducts.areBetter(left.type(), left.extents(), right.extents())) {
      SmallProducts.multiply(work, self, left, right, batch, result);
      return;
    }
    if (k == 0) {
      result.fill(0);
      return;
    }
    Blas.Layout cLayout = new Blas.Layout(false, (int) n);
    try {
      Blas.gemm(
          self,
          work,
          left.elementType(),
          (int) m,
          (int) n,
          (int) k,
          matrix(left),
          matrix(right),
          new Blas.Matrix(result.storage(), result.address(), cLayout),
          BatchOffsets.of(left, right, batch, m * n));
    } finally {
      Reference.reachabilityFence(result);
    }
  }

  private static Blas.Matrix matrix(StridedArray array) {
    Blas.Layout layout = MatrixLayout.of(array);
    if (layout == null) {
      throw new AssertionError("made representable by asMatrices");
    }
    return new Blas.Matrix(array.storage(), array.address(), layout);
  }

  /**
   * A view of an operand as matrices in the dtype of the product; a copy where that differs, or
   * where BLAS could not take the view.
   */
  private static StridedArray asMatrices(
      StridedArray a, DType dtype, boolean isLeft, boolean anyLayout) {
    if (a.type() != dtype) {
      try (StridedArray cast = a.astype(dtype)) {
        return asMatrices(cast, dtype, isLeft, anyLayout);
      }
    }
    StridedArray view = a.extents().length == 1 ? a.expandDims(isLeft ? 0 : 1) : a.slice();
    if (anyLayout || MatrixLayout.of(view) != null) {
      return view;
    }
    try (view) {
      return view.copy();
    }
  }

  /**
   * The extents of an operand as matrices: a vector is one row on the left, one column on the
   * right.
   */
  private static long[] matrixShape(String operation, StridedArray a, boolean isLeft) {
    long[] shape = a.extents();
    return switch (shape.length) {
      case 0 ->
          throw new ShapeException(
              "%s: %s has no axes: multiply by elements instead"
                  .formatted(operation, a.described()));
      case 1 -> isLeft ? new long[] {1, shape[0]} : new long[] {shape[0], 1};
      default -> shape;
    };
  }

  private static long[] resultShape(long[] full, boolean dropRow, boolean dropColumn) {
    long[] shape = new long[full.length];
    int ndim = 0;
    for (int axis = 0; axis < full.length; axis++) {
      boolean dropped =
          (dropRow && axis == full.length - 2) || (dropColumn && axis == full.length - 1);
      if (!dropped) {
        shape[ndim++] = full[axis];
      }
    }
    return Arrays.copyOf(shape, ndim);
  }

  private static void requireInner(
      String operation, StridedArray a, StridedArray b, long left, long right) {
    if (left != right) {
      throw new ShapeException(
          "%s: shapes %s and %s do not fit: the inner extents are %d and %d"
              .formatted(
                  operation,
                  Shape.toString(a.extents()),
                  Shape.toString(b.extents()),
                  left,
                  right));
    }
  }

  /** Checks that BLAS and the table of offsets can count what there is to do. */
  private static void requireCountable(String operation, long[] full, long inner) {
    if (Shape.size(full) == 0 || inner == 0) {
      return; // Nothing is asked of BLAS.
    }
    int rows = full.length - 2;
    requireInt(operation, "rows", full[rows]);
    requireInt(operation, "columns", full[rows + 1]);
    requireInt(operation, "inner extent", inner);
    BatchOffsets.requireCountable(operation, Shape.size(Arrays.copyOf(full, rows)));
  }

  private static void requireInt(String operation, String what, long extent) {
    if (extent > Integer.MAX_VALUE) {
      throw new ShapeException(
          "%s: %d %s: BLAS counts with 32 bits, at most %d"
              .formatted(operation, extent, what, Integer.MAX_VALUE));
    }
  }
}
