package dev.baton.core.array;

import java.util.Arrays;

/** Arithmetic of shapes and strides. Pure: no array, no memory. */
public final class Shape {
  /** The largest number of dimensions: NumPy's {@code NPY_MAXDIMS}. */
  public static final int MAX_NDIM = 64;

  private Shape() {}

  /**
   * Multiplies the extents.
   *
   * @param shape the extents
   * @return the number of elements; 1 for no axes
   * @throws ShapeException if an extent is negative, there are too many axes, or the number of
   *     elements overflows
   */
  public static long size(long... shape) {
    if (shape.length > MAX_NDIM) {
      throw new ShapeException(
          "shape %s has %d axes: at most %d are supported"
              .formatted(toString(shape), shape.length, MAX_NDIM));
    }
    long size = 1;
    boolean empty = false;
    for (long extent : shape) {
      if (extent < 0) {
        throw new ShapeException(
            "shape %s has the negative extent %d".formatted(toString(shape), extent));
      }
      if (extent == 0) {
        empty = true;
      } else if (Math.multiplyHigh(size, extent) != 0 || size * extent < 0) {
        throw new ShapeException(
            "shape %s has more elements than fit a 64-bit count".formatted(toString(shape)));
      } else {
        size *= extent;
      }
    }
    return empty ? 0 : size;
  }

  /**
   * Computes the size in bytes of a shape's elements.
   *
   * @param dtype the element type
   * @param shape the extents
   * @return elements times itemsize
   * @throws ShapeException as {@link #size(long...)}, or if the bytes overflow a 64-bit count
   */
  public static long sizeBytes(DType dtype, long... shape) {
    long size = size(shape);
    if (size > Long.MAX_VALUE / dtype.itemsize()) {
      throw new ShapeException(
          "shape %s of %s has more bytes than fit a 64-bit count"
              .formatted(toString(shape), dtype));
    }
    return size * dtype.itemsize();
  }

  /**
   * Computes the strides of a contiguous array in C order.
   *
   * @param shape the extents
   * @return the step along each axis, in elements
   */
  public static long[] contiguousStrides(long... shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= Math.max(shape[axis], 1);
    }
    return strides;
  }

  /**
   * Says whether elements at these strides lie one behind the other in C order. Axes of extent 1 do
   * not matter, and an empty array is contiguous.
   *
   * @param shape the extents
   * @param strides the steps, in elements
   * @return true if contiguous
   */
  public static boolean isContiguous(long[] shape, long[] strides) {
    long step = 1;
    boolean contiguous = true;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] == 0) {
        return true;
      }
      if (shape[axis] != 1) {
        contiguous &= strides[axis] == step;
        step *= shape[axis];
      }
    }
    return contiguous;
  }

  /**
   * Resolves an axis number.
   *
   * @param operation names the caller in the error
   * @param axis which axis; negative counts from the last
   * @param ndim the number of axes
   * @return 0 to {@code ndim - 1}
   * @throws ShapeException if there is no such axis
   */
  public static int checkedAxis(String operation, int axis, int ndim) {
    int resolved = axis < 0 ? axis + ndim : axis;
    if (resolved < 0 || resolved >= ndim) {
      throw new ShapeException(
          ndim == 0
              ? "%s: axis %d does not exist: the array has no axes".formatted(operation, axis)
              : "%s: axis %d does not exist: there are axes %d to %d"
                  .formatted(operation, axis, -ndim, ndim - 1));
    }
    return resolved;
  }

  /**
   * Resolves a set of axes.
   *
   * @param operation names the caller in the error
   * @param axes which axes; negative counts from the last
   * @param ndim the number of axes there are
   * @return for each axis, whether it is named
   * @throws ShapeException if an axis does not exist or is named twice
   */
  public static boolean[] checkedAxes(String operation, int[] axes, int ndim) {
    boolean[] named = new boolean[ndim];
    for (int axis : axes) {
      int resolved = checkedAxis(operation, axis, ndim);
      if (named[resolved]) {
        throw new ShapeException(
            "%s: axis %d is named twice in %s".formatted(operation, axis, Arrays.toString(axes)));
      }
      named[resolved] = true;
    }
    return named;
  }

  /**
   * Resolves an index along one axis.
   *
   * @param index the index; negative counts from the end
   * @param extent the axis's extent
   * @return 0 to {@code extent - 1}
   * @throws IndexOutOfBoundsException if it is out of range
   */
  public static long checkedIndex(long index, long extent) {
    long resolved = index < 0 ? index + extent : index;
    if (resolved < 0 || resolved >= extent) {
      throw new IndexOutOfBoundsException(
          "index %d is out of range for an axis of extent %d".formatted(index, extent));
    }
    return resolved;
  }

  /**
   * Completes a shape in which one extent may be -1.
   *
   * @param shape the wanted extents
   * @param size the number of elements it must have
   * @return the extents, all given
   * @throws ShapeException if no such shape has {@code size} elements
   */
  public static long[] completed(long[] shape, long size) {
    long[] result = shape.clone();
    int unknown = -1;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == -1) {
        if (unknown >= 0) {
          throw new ShapeException(
              "shape %s leaves more than one extent open".formatted(toString(shape)));
        }
        unknown = axis;
        result[axis] = 1;
      }
    }
    long known = size(result);
    if (unknown >= 0 && known != 0 && size % known == 0) {
      result[unknown] = size / known;
      return result;
    }
    if (unknown >= 0 || known != size) {
      throw new ShapeException(
          "reshape: cannot reshape %d elements to %s".formatted(size, toString(shape)));
    }
    return result;
  }

  /**
   * Formats a shape as Python does.
   *
   * @param shape the extents
   * @return {@code ()}, {@code (3,)}, {@code (2, 3)}
   */
  public static String toString(long... shape) {
    StringBuilder text = new StringBuilder("(");
    for (int axis = 0; axis < shape.length; axis++) {
      text.append(axis == 0 ? "" : ", ").append(shape[axis]);
    }
    return text.append(shape.length == 1 ? ",)" : ")").toString();
  }
}
