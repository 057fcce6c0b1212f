package dev.baton.core.array;

/**
 * NumPy's broadcasting rules: shapes are aligned at their last axes, missing axes count as extent
 * 1, and extents of 1 are repeated. Pure: no array, no memory.
 */
public final class Broadcast {
  private Broadcast() {}

  /**
   * Finds the shape that two shapes broadcast to.
   *
   * @param operation names the caller in the error
   * @param a one shape
   * @param b the other
   * @return the common shape
   * @throws ShapeException if along some axis the extents differ and neither is 1
   */
  public static long[] shapes(String operation, long[] a, long[] b) {
    int ndim = Math.max(a.length, b.length);
    long[] result = new long[ndim];
    for (int back = 1; back <= ndim; back++) {
      long fromA = back <= a.length ? a[a.length - back] : 1;
      long fromB = back <= b.length ? b[b.length - back] : 1;
      if (fromA != fromB && fromA != 1 && fromB != 1) {
        throw new ShapeException(
            "%s: cannot broadcast %s with %s: axis -%d is %d and %d"
                .formatted(operation, Shape.toString(a), Shape.toString(b), back, fromA, fromB));
      }
      result[ndim - back] = fromA == 1 ? fromB : fromA;
    }
    return result;
  }

  /**
   * Finds the shape that any number of shapes broadcast to.
   *
   * @param operation names the caller in the error
   * @param shapes the shapes
   * @return the common shape; () of none
   * @throws ShapeException if along some axis the extents differ and neither is 1
   */
  public static long[] shapes(String operation, long[]... shapes) {
    long[] common = new long[0];
    for (long[] shape : shapes) {
      common = shapes(operation, common, shape);
    }
    return common;
  }

  /**
   * Computes the strides with which an array is read as a larger one.
   *
   * @param operation names the caller in the error
   * @param shape the array's extents
   * @param strides its steps, in elements
   * @param target the shape it is broadcast to
   * @return one step per axis of {@code target}, 0 where elements are repeated
   * @throws ShapeException if the array cannot be broadcast to {@code target}
   */
  public static long[] strides(String operation, long[] shape, long[] strides, long[] target) {
    int added = target.length - shape.length;
    if (added < 0) {
      throw new ShapeException(
          "%s: cannot broadcast %s to %s: it has more axes"
              .formatted(operation, Shape.toString(shape), Shape.toString(target)));
    }
    long[] result = new long[target.length];
    for (int axis = 0; axis < shape.length; axis++) {
      long extent = target[axis + added];
      if (shape[axis] == extent) {
        result[axis + added] = extent == 1 ? 0 : strides[axis];
      } else if (shape[axis] != 1) {
        throw new ShapeException(
            "%s: cannot broadcast %s to %s: axis %d is %d and %d"
                .formatted(
                    operation,
                    Shape.toString(shape),
                    Shape.toString(target),
                    axis - shape.length,
                    shape[axis],
                    extent));
      }
    }
    return result;
  }
}
