package dev.baton.core.ufunc;

import dev.baton.core.array.Shape;
import java.util.Arrays;

/** Which axes of an operand a reduction takes away, and what that makes of shapes and steps. */
final class ReducedShape {
  private final long[] shape;
  private final boolean[] reduced;
  private final boolean keepDims;

  /** Checks the axes; null means all. */
  ReducedShape(String operation, long[] shape, int[] axesOrAll, boolean keepDims) {
    this.shape = shape;
    this.keepDims = keepDims;
    this.reduced = Shape.checkedAxes(operation, axesOrAll, shape.length);
  }

  static ReducedShape of(String operation, long[] shape, Over over) {
    int[] axes = over.axes();
    return new ReducedShape(
        operation, shape, axes == null ? everyAxis(shape.length) : axes, over.keepsDims());
  }

  static int[] everyAxis(int ndim) {
    int[] axes = new int[ndim];
    Arrays.setAll(axes, axis -> axis);
    return axes;
  }

  /** Returns the extents of the result. */
  long[] result() {
    long[] result = new long[shape.length];
    int ndim = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (!reduced[axis]) {
        result[ndim++] = shape[axis];
      } else if (keepDims) {
        result[ndim++] = 1;
      }
    }
    return Arrays.copyOf(result, ndim);
  }

  /** Returns a result's step along each axis of the operand: 0 along those reduced. */
  long[] spread(long[] steps) {
    long[] result = new long[reduced.length];
    int next = 0;
    for (int axis = 0; axis < reduced.length; axis++) {
      if (!reduced[axis]) {
        result[axis] = steps[next++];
      } else if (keepDims) {
        next++;
      }
    }
    return result;
  }

  /** Returns the extents of the operand's first elements along the axes that are reduced. */
  long[] firsts() {
    long[] firsts = shape.clone();
    for (int axis = 0; axis < shape.length; axis++) {
      firsts[axis] = reduced[axis] ? 1 : shape[axis];
    }
    return firsts;
  }

  /** Returns how many axes are reduced. */
  int axes() {
    int count = 0;
    for (boolean axis : reduced) {
      count += axis ? 1 : 0;
    }
    return count;
  }

  /** Returns the first of the axes that are reduced; 0 if none is. */
  int first() {
    for (int axis = 0; axis < reduced.length; axis++) {
      if (reduced[axis]) {
        return axis;
      }
    }
    return 0;
  }

  /** Returns how many elements of the operand make one of the result. */
  long count() {
    long count = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      count *= reduced[axis] ? shape[axis] : 1;
    }
    return count;
  }

  /** Says whether the result has elements that no element of the operand is reduced to. */
  boolean hasEmptyRuns() {
    return count() == 0 && Shape.size(result()) > 0;
  }

  /** Names the reduced axes in errors. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int axis = 0; axis < reduced.length; axis++) {
      if (reduced[axis]) {
        text.append(text.isEmpty() ? "" : ", ").append(axis);
      }
    }
    return "axes (" + text + ") of shape " + Shape.toString(shape);
  }
}
