package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.array.Views;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Over.Option;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;

/** Norms of vectors and matrices, step by step as {@code numpy/linalg/_linalg.py} makes them. */
final class Norms {
  private Norms() {}

  static NDArray norm(Work work, NDArray a, Norm norm, Over over) {
    over.without(
        work.operation(),
        Option.DTYPE,
        Option.INITIAL,
        Option.WHERE,
        Option.CORRECTION,
        Option.OUT);
    StridedArray x = floating(work.operand(a));
    if (norm == Norm.EUCLIDEAN) {
      return UnaryUfunc.SQRT.apply(squares(x, over));
    }
    int[] axes = over.axesOf(x.extents().length);
    return switch (axes.length) {
      case 1 -> ofVectors(work, x, norm, over);
      case 2 -> ofMatrices(work, x, norm, axes, over);
      default ->
          throw new ShapeException(
              "%s: %s is of 1 axis or 2, not of %d of %s"
                  .formatted(work.operation(), norm, axes.length, x.described()));
    };
  }

  private static StridedArray floating(StridedArray a) {
    return a.type().isFloating() || a.type().isComplex() ? a : a.astype(DType.FLOAT64);
  }

  /** Sums the squares of absolute values: real. */
  static NDArray squares(StridedArray x, Over over) {
    if (!x.type().isComplex()) {
      return Reduction.SUM.apply(UnaryUfunc.SQUARE.apply(x), over.axesAlone());
    }
    NDArray real = UnaryUfunc.SQUARE.apply(x.real());
    NDArray imaginary = UnaryUfunc.SQUARE.apply(x.imag());
    return Reduction.SUM.apply(BinaryUfunc.ADD.apply(real, imaginary, real), over.axesAlone());
  }

  private static NDArray ofVectors(Work work, StridedArray x, Norm norm, Over over) {
    double p = norm.order();
    if (Double.isNaN(p)) {
      throw new IllegalArgumentException(
          "%s: %s is a norm of matrices, not of vectors".formatted(work.operation(), norm));
    }
    if (p == 2) {
      return UnaryUfunc.SQRT.apply(squares(x, over));
    }
    if (p == 0) {
      NDArray other = BinaryUfunc.NOT_EQUAL.apply(x, 0);
      return Reduction.SUM.apply(other.astype(x.type().real()), over);
    }
    NDArray sizes = UnaryUfunc.ABSOLUTE.apply(x);
    if (Double.isInfinite(p)) {
      return (p > 0 ? Reduction.MAX : Reduction.MIN).apply(sizes, over);
    }
    if (p == 1) {
      return Reduction.SUM.apply(sizes, over);
    }
    NDArray sum = Reduction.SUM.apply(BinaryUfunc.POWER.apply(sizes, p), over);
    return BinaryUfunc.POWER.apply(sum, 1 / p);
  }

  private static NDArray ofMatrices(Work work, StridedArray x, Norm norm, int[] axes, Over over) {
    int ndim = x.extents().length;
    Shape.checkedAxes(work.operation(), axes, ndim);
    int rows = Shape.checkedAxis(work.operation(), axes[0], ndim);
    int columns = Shape.checkedAxis(work.operation(), axes[1], ndim);
    if (norm == Norm.FROBENIUS) {
      return UnaryUfunc.SQRT.apply(squares(x, over));
    }
    double p = norm.order();
    Over both = Over.axes(rows, columns).keepDims();
    NDArray result;
    if (norm == Norm.NUCLEAR || Math.abs(p) == 2) {
      StridedArray matrices = Views.moveaxis(x, new int[] {rows, columns}, new int[] {-2, -1});
      StridedArray values = SingularValues.values(work, matrices, false);
      Reduction reduction =
          norm == Norm.NUCLEAR ? Reduction.SUM : p > 0 ? Reduction.MAX : Reduction.MIN;
      result = reduction.apply(values, Over.axis(-1));
      if (over.keepsDims()) {
        int[] kept = {Math.min(rows, columns), Math.max(rows, columns)};
        return ((StridedArray) result).expandDims(kept);
      }
      return result;
    }
    if (Math.abs(p) != 1 && !Double.isInfinite(p)) {
      throw new IllegalArgumentException(
          "%s: %s is no norm of matrices".formatted(work.operation(), norm));
    }
    int summed = Double.isInfinite(p) ? columns : rows;
    NDArray sums = Reduction.SUM.apply(UnaryUfunc.ABSOLUTE.apply(x), Over.axis(summed).keepDims());
    result = (p > 0 ? Reduction.MAX : Reduction.MIN).apply(sums, both);
    return over.keepsDims() ? result : result.squeeze(rows, columns);
  }

  /** The norm of vectors made of some axes, or of all. */
  static NDArray vectorNorm(Work work, NDArray a, double p, Over over) {
    StridedArray x = work.operand(a);
    int[] axes = over.axesOf(x.extents().length);
    if (axes.length == 1) {
      return norm(work, x, Norm.of(p), over);
    }
    int ndim = x.extents().length;
    boolean[] reduced = Shape.checkedAxes(work.operation(), axes, ndim);
    StridedArray flat = flattened(x, axes, reduced);
    NDArray result = norm(work, flat, Norm.of(p), Over.axis(-1));
    if (!over.keepsDims()) {
      return result;
    }
    long[] kept = x.extents().clone();
    for (int axis = 0; axis < ndim; axis++) {
      kept[axis] = reduced[axis] ? 1 : kept[axis];
    }
    return result.reshape(kept);
  }

  /** Moves the axes behind the others and makes them one. */
  private static StridedArray flattened(StridedArray x, int[] axes, boolean[] reduced) {
    int[] places = new int[axes.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i - places.length;
    }
    StridedArray moved = Views.moveaxis(x, axes, places);
    long[] shape = new long[reduced.length - axes.length + 1];
    long together = 1;
    for (int axis = 0; axis < reduced.length; axis++) {
      if (axis < shape.length - 1) {
        shape[axis] = moved.extents()[axis];
      } else {
        together *= moved.extents()[axis];
      }
    }
    shape[shape.length - 1] = together;
    return moved.reshape(shape);
  }
}
