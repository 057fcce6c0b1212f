package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.array.Views;
import java.util.Arrays;

/** Equations between tensors, which are equations between matrices of other shapes. */
final class TensorEquations {
  private TensorEquations() {}

  static NDArray solve(Work work, NDArray a, NDArray b, int... axes) {
    StridedArray tensor = work.operand(a);
    StridedArray right = work.operand(b);
    if (axes.length > 0) {
      int[] last = new int[axes.length];
      for (int i = 0; i < last.length; i++) {
        last[i] = i - last.length;
      }
      tensor = Views.moveaxis(tensor, axes, last);
    }
    int unknownAxes = tensor.extents().length - right.extents().length;
    long[] unknowns =
        Arrays.copyOfRange(
            tensor.extents(),
            tensor.extents().length - Math.max(0, unknownAxes),
            tensor.extents().length);
    long n = Shape.size(unknowns);
    if (unknownAxes < 0 || n * n != tensor.elements() || right.elements() != n) {
      throw new ShapeException(
          "%s: the products of the extents of (%s: %s) differ: they make no square"
              .formatted(
                  work.shapes(tensor, right),
                  Shape.toString(right.extents()),
                  Shape.toString(unknowns)));
    }
    NDArray x = Solving.solve(work, tensor.reshape(n, n), right.reshape(n));
    return x.reshape(unknowns);
  }

  static NDArray inverse(Work work, NDArray a, int ind) {
    StridedArray tensor = work.operand(a);
    int ndim = tensor.extents().length;
    if (ind <= 0 || ind > ndim) {
      throw new IllegalArgumentException(
          "%s: %d axes of %s: at least 1, at most all"
              .formatted(work.operation(), ind, tensor.described()));
    }
    long[] first = Arrays.copyOf(tensor.extents(), ind);
    long[] last = Arrays.copyOfRange(tensor.extents(), ind, ndim);
    long n = Shape.size(first);
    if (n != Shape.size(last)) {
      throw new ShapeException(
          "%s: the products of the extents of %s and %s differ"
              .formatted(work.operation(), Shape.toString(first), Shape.toString(last)));
    }
    NDArray inverse = Solving.inverse(work, tensor.reshape(n, n));
    return inverse.reshape(MatrixStack.shape(last, first));
  }
}
