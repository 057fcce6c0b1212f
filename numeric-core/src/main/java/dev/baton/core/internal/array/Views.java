package dev.baton.core.internal.array;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import java.util.Arrays;

/** Makes views of arrays: windows of other shapes and strides on the same storage. */
final class Views {
  private Views() {}

  static StridedArray slice(StridedArray a, Slice... slices) {
    if (slices.length > a.extents().length) {
      throw new ShapeException("slice: %d slices for %s".formatted(slices.length, a.described()));
    }
    long[] newShape = new long[a.extents().length];
    long[] newStrides = new long[a.extents().length];
    int kept = 0;
    long offset = 0;
    for (int axis = 0; axis < a.extents().length; axis++) {
      Slice slice = axis < slices.length ? slices[axis] : Slice.ALL;
      long count = slice.count(a.extents()[axis]);
      if (count > 0) {
        offset += slice.first(a.extents()[axis]) * a.steps()[axis];
      }
      if (!slice.single()) {
        newShape[kept] = count;
        newStrides[kept++] = count > 1 ? a.steps()[axis] * slice.step() : a.steps()[axis];
      }
    }
    return a.view(
        "slice",
        a.type(),
        a.address() + offset * a.type().itemsize(),
        Arrays.copyOf(newShape, kept),
        Arrays.copyOf(newStrides, kept),
        a.rights());
  }

  static StridedArray reshape(StridedArray a, long... newShape) {
    long[] completed = Shape.completed(newShape, a.elements());
    if (a.contiguous()) {
      return a.view(
          "reshape",
          a.type(),
          a.address(),
          completed,
          Shape.contiguousStrides(completed),
          a.rights());
    }
    try (StridedArray dense = a.copy()) {
      return reshape(dense, completed);
    }
  }

  static StridedArray transpose(StridedArray a) {
    int[] axes = new int[a.extents().length];
    Arrays.setAll(axes, axis -> a.extents().length - 1 - axis);
    return transpose(a, axes);
  }

  static StridedArray transpose(StridedArray a, int... axes) {
    if (axes.length == 0 && a.extents().length != 0) {
      return transpose(a);
    }
    if (axes.length != a.extents().length) {
      throw new ShapeException(
          "transpose: axes %s are not a permutation of the axes of %s"
              .formatted(Arrays.toString(axes), a.described()));
    }
    Shape.checkedAxes(axes, a.extents().length);
    long[] newShape = new long[axes.length];
    long[] newStrides = new long[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      int from = Shape.checkedAxis(axes[axis], a.extents().length);
      newShape[axis] = a.extents()[from];
      newStrides[axis] = a.steps()[from];
    }
    return a.view("transpose", a.type(), a.address(), newShape, newStrides, a.rights());
  }

  static StridedArray broadcastTo(StridedArray a, long... target) {
    Shape.sizeBytes(a.type(), target);
    long[] newStrides = Broadcast.strides("broadcastTo", a.extents(), a.steps(), target);
    return a.view("broadcastTo", a.type(), a.address(), target.clone(), newStrides, a.readOnly());
  }

  static StridedArray expandDims(StridedArray a, int axis) {
    int ndim = a.extents().length + 1;
    if (ndim > Shape.MAX_NDIM) {
      throw new ShapeException(
          "expandDims: %s has as many axes as are supported".formatted(a.described()));
    }
    int place = Shape.checkedAxis(axis, ndim);
    long[] newShape = new long[ndim];
    long[] newStrides = new long[ndim];
    for (int to = 0; to < ndim; to++) {
      int from = to < place ? to : to - 1;
      newShape[to] = to == place ? 1 : a.extents()[from];
      newStrides[to] = to == place ? 0 : a.steps()[from];
    }
    return a.view("expandDims", a.type(), a.address(), newShape, newStrides, a.rights());
  }

  static StridedArray squeeze(StridedArray a) {
    long[] newShape = new long[a.extents().length];
    long[] newStrides = new long[a.extents().length];
    int kept = 0;
    for (int axis = 0; axis < a.extents().length; axis++) {
      if (a.extents()[axis] != 1) {
        newShape[kept] = a.extents()[axis];
        newStrides[kept++] = a.steps()[axis];
      }
    }
    return a.view(
        "squeeze",
        a.type(),
        a.address(),
        Arrays.copyOf(newShape, kept),
        Arrays.copyOf(newStrides, kept),
        a.rights());
  }

  static StridedArray real(StridedArray a) {
    return a.type().isComplex()
        ? part(a, "real", 0)
        : a.view("real", a.type(), a.address(), a.extents(), a.steps(), a.rights());
  }

  static StridedArray imag(StridedArray a) {
    if (!a.type().isComplex()) {
      throw new UnsupportedOperationException(
          "imag: %s is real and has no imaginary parts to view".formatted(a.described()));
    }
    return part(a, "imag", 1);
  }

  private static StridedArray part(StridedArray a, String operation, int index) {
    DType part = a.type().real();
    long[] newStrides = new long[a.steps().length];
    Arrays.setAll(newStrides, axis -> 2 * a.steps()[axis]);
    long first = a.address() + (long) index * part.itemsize();
    return a.view(operation, part, first, a.extents(), newStrides, a.rights());
  }
}
