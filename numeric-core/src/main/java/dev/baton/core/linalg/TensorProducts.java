package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;

/** Products of vectors and tensors, which are products of matrices of other shapes. */
final class TensorProducts {
  private TensorProducts() {}

  /** Sums over the last axes of {@code a} and the first of {@code b}. */
  static NDArray tensordot(Work work, NDArray a, NDArray b, int axes) {
    StridedArray left = work.operand(a);
    StridedArray right = work.operand(b);
    int ndim = left.extents().length;
    if (axes < 0 || axes > ndim || axes > right.extents().length) {
      throw new ShapeException(
          "%s cannot be summed over %d axes".formatted(work.shapes(left, right), axes));
    }
    int[] ofLeft = new int[axes];
    int[] ofRight = new int[axes];
    for (int i = 0; i < axes; i++) {
      ofLeft[i] = ndim - axes + i;
      ofRight[i] = i;
    }
    return tensordot(work, left, right, ofLeft, ofRight);
  }

  /** Sums over some axes of {@code a} and as many of {@code b}. */
  static NDArray tensordot(Work work, NDArray a, NDArray b, int[] axesA, int[] axesB) {
    return tensordot(work, NativeWork.GENERALIZED, work.operand(a), work.operand(b), axesA, axesB);
  }

  /** Sums as well, with the lock dropped as for other work. */
  static NDArray tensordot(
      Work work, NativeWork kind, StridedArray left, StridedArray right, int[] axesA, int[] axesB) {
    boolean fits = axesA.length == axesB.length;
    boolean[] summedA = Shape.checkedAxes(work.operation(), axesA, left.extents().length);
    boolean[] summedB = Shape.checkedAxes(work.operation(), axesB, right.extents().length);
    for (int i = 0; i < axesA.length && fits; i++) {
      fits = left.shape(axesA[i]) == right.shape(axesB[i]);
    }
    if (!fits) {
      throw new ShapeException(
          "%s: axes %s and %s differ in number or extent"
              .formatted(work.shapes(left, right), Arrays.toString(axesA), Arrays.toString(axesB)));
    }
    Sides ofA = Sides.of(left, axesA, summedA, false);
    Sides ofB = Sides.of(right, axesB, summedB, true);
    return Products.matrices(kind, work, ofA.matrix(left), ofB.matrix(right))
        .reshape(MatrixStack.shape(ofA.free, ofB.free));
  }

  /** How a tensor is a matrix. */
  private static final class Sides {
    /** In which order its axes come. */
    private final int[] axes;

    /** The extents of those that stay. */
    private final long[] free;

    private final long rows;
    private final long columns;

    Sides(int[] axes, long[] free, long rows, long columns) {
      this.axes = axes;
      this.free = free;
      this.rows = rows;
      this.columns = columns;
    }

    static Sides of(StridedArray a, int[] summed, boolean[] isSummed, boolean summedFirst) {
      int ndim = isSummed.length;
      int[] axes = new int[ndim];
      long[] free = new long[ndim - summed.length];
      int next = 0;
      for (int axis = 0; axis < ndim; axis++) {
        if (!isSummed[axis]) {
          axes[(summedFirst ? summed.length : 0) + next] = axis;
          free[next++] = a.extents()[axis];
        }
      }
      long inner = 1;
      for (int i = 0; i < summed.length; i++) {
        axes[(summedFirst ? 0 : free.length) + i] = summed[i];
        inner *= a.shape(summed[i]);
      }
      long outer = Shape.size(free);
      return new Sides(axes, free, summedFirst ? inner : outer, summedFirst ? outer : inner);
    }

    StridedArray matrix(StridedArray a) {
      StridedArray turned = axes.length == 0 ? a : a.transpose(axes);
      return turned.reshape(rows, columns);
    }
  }

  /** Sums over the last axes of both. */
  static NDArray inner(Work work, NDArray a, NDArray b) {
    StridedArray left = work.operand(a);
    StridedArray right = work.operand(b);
    return left.extents().length == 0 || right.extents().length == 0
        ? BinaryUfunc.MULTIPLY.apply(left, right)
        : tensordot(work, left, right, new int[] {-1}, new int[] {-1});
  }

  static NDArray vdot(Work work, NDArray a, NDArray b) {
    return Products.dot(conjugate(work.operand(a).ravel()), work.operand(b).ravel());
  }

  static NDArray vecdot(Work work, NDArray a, NDArray b) {
    NDArray rows = conjugate(vectors(work, a)).expandDims(-2);
    NDArray columns = vectors(work, b).expandDims(-1);
    return Products.matmul(rows, columns).squeeze(-1, -2);
  }

  static NDArray matvec(Work work, NDArray a, NDArray b) {
    return Products.matmul(work.matrices(a), vectors(work, b).expandDims(-1)).squeeze(-1);
  }

  static NDArray vecmat(Work work, NDArray a, NDArray b) {
    NDArray rows = conjugate(vectors(work, a)).expandDims(-2);
    return Products.matmul(rows, work.matrices(b)).squeeze(-2);
  }

  private static StridedArray vectors(Work work, NDArray a) {
    StridedArray own = work.operand(a);
    if (own.extents().length == 0) {
      throw new ShapeException("%s: %s has no axes".formatted(work.operation(), own.described()));
    }
    return own;
  }

  private static NDArray conjugate(StridedArray a) {
    return a.type().isComplex() ? UnaryUfunc.CONJUGATE.apply(a) : a.slice(Slice.ELLIPSIS);
  }
}
