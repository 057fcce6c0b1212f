package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Applies functions to lines, axes and pieces of arrays. */
final class AlongAxes {
  private AlongAxes() {}

  static NDArray lines(Numeric np, UnaryOperator<NDArray> function, int axis, StridedArray a) {
    int along = Shape.checkedAxis("applyAlongAxis", axis, a.extents().length);
    long[] others = Arrays.copyOf(a.extents(), a.extents().length - 1);
    System.arraycopy(a.extents(), along + 1, others, along, others.length - along);
    if (Shape.size(others) == 0) {
      throw new ShapeException(
          "applyAlongAxis: there is no line along axis %d of shape %s"
              .formatted(along, Shape.toString(a.extents())));
    }
    try (NDArray lines = np.moveaxis(a, along, -1)) {
      Lined lined = new Lined(np, lines, function);
      try {
        np.ndindex(others).forEach(lined::compute);
        return inPlace(np, lined.result(), along, others.length);
      } catch (RuntimeException | Error failed) {
        lined.close();
        throw failed;
      }
    }
  }

  /** Moves the axes that the function made to where the line was. */
  private static NDArray inPlace(Numeric np, NDArray made, int along, int others) {
    int count = made.ndim() - others;
    if (count == 0 || along == others) {
      return made;
    }
    int[] from = new int[count];
    int[] to = new int[count];
    Arrays.setAll(from, i -> others + i);
    Arrays.setAll(to, i -> along + i);
    try (made) {
      return np.moveaxis(made, from, to);
    }
  }

  /** The results of lines, in an array that the first of them gives its shape and dtype. */
  private static final class Lined implements AutoCloseable {
    private final Numeric np;
    private final NDArray lines;
    private final UnaryOperator<NDArray> function;
    private NDArray result;
    private boolean begun;

    Lined(Numeric np, NDArray lines, UnaryOperator<NDArray> function) {
      this.np = np;
      this.lines = lines;
      this.function = function;
      this.result = lines;
    }

    void compute(long[] index) {
      Slice[] place = Arrays.stream(index).mapToObj(Slice::at).toArray(Slice[]::new);
      try (NDArray line = lines.slice(place);
          NDArray made = function.apply(line)) {
        if (!begun) {
          long[] shape = Arrays.copyOf(lines.shape(), index.length + made.ndim());
          System.arraycopy(made.shape(), 0, shape, index.length, made.ndim());
          result = np.empty(made.dtype(), shape);
          begun = true;
        }
        try (NDArray slot = result.slice(place)) {
          if (slot.ndim() != made.ndim()) {
            throw new ShapeException(
                "applyAlongAxis: a line gives the shape %s, the first one %s"
                    .formatted(Shape.toString(made.shape()), Shape.toString(slot.shape())));
          }
          slot.assign(made);
        }
      }
    }

    NDArray result() {
      return result;
    }

    @Override
    public void close() {
      if (begun) {
        result.close();
      }
    }
  }

  static NDArray over(Numeric np, Applying.AxisFunction function, StridedArray a, int... axes) {
    int ndim = a.extents().length;
    try (Scope scope = np.scope()) {
      NDArray value = a.slice();
      for (int axis : axes) {
        int along = Shape.checkedAxis("applyOverAxes", axis, ndim);
        NDArray made = function.apply(value, along);
        if (made.ndim() != ndim && made.ndim() != ndim - 1) {
          throw new ShapeException(
              "applyOverAxes: the function made %d axes of %d, along axis %d"
                  .formatted(made.ndim(), ndim, along));
        }
        value = made.ndim() == ndim ? made : np.expandDims(made, along);
      }
      return scope.keep(value);
    }
  }

  static NDArray pieces(
      Numeric np,
      StridedArray x,
      List<NDArray> conditions,
      List<UnaryOperator<NDArray>> functions) {
    int n = conditions.size();
    if (functions.size() != n && functions.size() != n + 1) {
      throw new IllegalArgumentException(
          "piecewise: %d functions for %d conditions: give one for each, and perhaps one more"
              .formatted(functions.size(), n));
    }
    for (NDArray condition : conditions) {
      requireMask(x, condition);
    }
    try (Scope scope = np.scope()) {
      NDArray result = np.zerosLike(x);
      NDArray taken = np.zeros(DType.BOOL, x.shape());
      for (int i = 0; i < functions.size(); i++) {
        NDArray condition = i < n ? conditions.get(i) : np.logicalNot(taken);
        np.logicalOr(taken, condition, taken);
        NDArray elements = x.get(Index.of(condition));
        if (elements.size() > 0) {
          result.set(functions.get(i).apply(elements), Index.of(condition));
        }
      }
      return scope.keep(result);
    }
  }

  private static void requireMask(StridedArray x, NDArray condition) {
    if (condition.dtype() != DType.BOOL) {
      throw new IllegalArgumentException(
          "piecewise: a condition is %s, not bool".formatted(condition.dtype()));
    }
    if (!Arrays.equals(condition.shape(), x.extents())) {
      throw new ShapeException(
          "piecewise: a condition of shape %s for elements of shape %s"
              .formatted(Shape.toString(condition.shape()), Shape.toString(x.extents())));
    }
  }
}
