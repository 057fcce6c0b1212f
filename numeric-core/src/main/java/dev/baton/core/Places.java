package dev.baton.core;

import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** What {@link Indexing} writes, and the indices it makes. */
final class Places {
  private Places() {}

  static StridedArray compress(ThreadState self, StridedArray condition, StridedArray a, int axis) {
    if (condition.extents().length != 1) {
      throw new ShapeException(
          "compress: a condition of shape %s, not one axis"
              .formatted(Shape.toString(condition.extents())));
    }
    try (StridedArray rows = IndexArrays.nonzero(self, condition);
        StridedArray indices = rows.reshape(-1)) {
      return Selections.take("compress", self, a, axis, indices, IndexMode.RAISE);
    }
  }

  static void put(
      String operation,
      ThreadState self,
      StridedArray a,
      StridedArray indices,
      StridedArray values,
      IndexMode mode) {
    if (indices.elements() == 0 || values.elements() == 0) {
      return; // As NumPy: there is nothing to write.
    }
    try (StridedArray flatIndices = indices.reshape(-1);
        StridedArray repeated = repeated(self, values, indices.elements())) {
      if (a.contiguous()) {
        try (StridedArray flat = a.reshape(-1)) {
          Selections.put(operation, self, flat, flatIndices, repeated, mode);
        }
      } else {
        try (StridedArray dense = a.copy();
            StridedArray flat = dense.reshape(-1)) {
          Selections.put(operation, self, flat, flatIndices, repeated, mode);
          a.assign(dense);
        }
      }
    }
  }

  /** The values again and again until there are n; one axis. */
  private static StridedArray repeated(ThreadState self, StridedArray values, long n) {
    try (StridedArray flat = values.reshape(-1)) {
      if (flat.elements() == n) {
        return flat.slice();
      }
      try (StridedArray places = range(self, values.context(), n)) {
        return Selections.take("put", self, flat, 0, places, IndexMode.WRAP);
      }
    }
  }

  static void putmask(ThreadState self, StridedArray a, StridedArray mask, StridedArray values) {
    Joint.requireSameShape("putmask", a, mask);
    if (values.elements() == 0) {
      return;
    }
    try (StridedArray flatMask = mask.reshape(-1);
        StridedArray rows = IndexArrays.nonzero(self, flatMask);
        StridedArray indices = rows.reshape(-1);
        StridedArray flat = values.reshape(-1);
        StridedArray there = Selections.take("putmask", self, flat, 0, indices, IndexMode.WRAP)) {
      put("putmask", self, a, indices, there, IndexMode.RAISE);
    }
  }

  static void place(ThreadState self, StridedArray a, StridedArray mask, StridedArray values) {
    if (a.elements() != mask.elements()) {
      throw new ShapeException(
          "place: a mask of shape %s for an array of shape %s"
              .formatted(Shape.toString(mask.extents()), Shape.toString(a.extents())));
    }
    try (StridedArray flatMask = mask.reshape(-1);
        StridedArray rows = IndexArrays.nonzero(self, flatMask);
        StridedArray indices = rows.reshape(-1)) {
      if (values.elements() == 0 && indices.elements() > 0) {
        throw new ShapeException(
            "place: no values for %d true elements".formatted(indices.elements()));
      }
      put("place", self, a, indices, values, IndexMode.RAISE);
    }
  }

  static void fillDiagonal(StridedArray a, double value) {
    int ndim = a.extents().length;
    long least = Long.MAX_VALUE;
    for (int axis = 0; axis < ndim; axis++) {
      least = Math.min(least, a.extents()[axis]);
      if (ndim > 2 && a.extents()[axis] != a.extents()[0]) {
        throw new ShapeException(
            "fillDiagonal: all extents of %s must be equal".formatted(Shape.toString(a.extents())));
      }
    }
    if (ndim < 2) {
      throw new ShapeException(
          "fillDiagonal: shape %s has no diagonal".formatted(Shape.toString(a.extents())));
    }
    long[] index = new long[ndim];
    for (long i = 0; i < least; i++) {
      Arrays.fill(index, i);
      a.set(value, index);
    }
  }

  // ---- indices ----------------------------------------------------------------------------------

  /** Makes 0, 1, … n - 1. */
  static StridedArray range(ThreadState self, ArrayContext context, long n) {
    long[] numbers = new long[Math.toIntExact(n)];
    Arrays.setAll(numbers, i -> i);
    return IndexArrays.of(self, context, numbers, n);
  }

  static NDArray[] unravel(ThreadState self, StridedArray indices, long... shape) {
    long size = Shape.size(shape);
    try (StridedArray dense = IndexArrays.of("unravelIndex", self, indices)) {
      long[] numbers = dense.segment().toArray(ValueLayout.JAVA_LONG);
      NDArray[] result = new NDArray[shape.length];
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] < 0 || numbers[i] >= size) {
          throw new IndexOutOfBoundsException(
              "unravelIndex: index %d is out of bounds for array with size %d"
                  .formatted(numbers[i], size));
        }
      }
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        long extent = shape[axis];
        long[] along = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
          along[i] = numbers[i] % extent;
          numbers[i] /= extent;
        }
        result[axis] = IndexArrays.of(self, indices.context(), along, indices.extents().clone());
      }
      return result;
    }
  }

  static NDArray ravel(
      ThreadState self, ArrayContext context, StridedArray[] indices, long... shape) {
    if (indices.length != shape.length || indices.length == 0) {
      throw new ShapeException(
          "ravelMultiIndex: %d arrays of indices for shape %s"
              .formatted(indices.length, Shape.toString(shape)));
    }
    Shape.size(shape);
    long[] result = new long[Math.toIntExact(indices[0].elements())];
    for (int axis = 0; axis < shape.length; axis++) {
      Joint.requireSameShape("ravelMultiIndex", indices[0], indices[axis]);
      try (StridedArray dense = IndexArrays.of("ravelMultiIndex", self, indices[axis])) {
        long[] numbers = dense.segment().toArray(ValueLayout.JAVA_LONG);
        for (int i = 0; i < numbers.length; i++) {
          if (numbers[i] < 0 || numbers[i] >= shape[axis]) {
            throw new IndexOutOfBoundsException(
                "ravelMultiIndex: index %d is out of bounds for axis %d with size %d"
                    .formatted(numbers[i], axis, shape[axis]));
          }
          result[i] = result[i] * shape[axis] + numbers[i];
        }
      }
    }
    return IndexArrays.of(self, context, result, indices[0].extents().clone());
  }

  static NDArray[] triangle(
      String operation,
      ThreadState self,
      ArrayContext context,
      long rows,
      long columns,
      long k,
      boolean lower) {
    if (rows < 0 || columns < 0) {
      throw new ShapeException(
          "%s: a matrix of shape %s".formatted(operation, Shape.toString(rows, columns)));
    }
    long count = 0;
    for (long row = 0; row < rows; row++) {
      count += end(row, columns, k, lower) - begin(row, columns, k, lower);
    }
    long[] rowOf = new long[Math.toIntExact(count)];
    long[] columnOf = new long[rowOf.length];
    int at = 0;
    for (long row = 0; row < rows; row++) {
      for (long column = begin(row, columns, k, lower);
          column < end(row, columns, k, lower);
          column++) {
        rowOf[at] = row;
        columnOf[at++] = column;
      }
    }
    return new NDArray[] {
      IndexArrays.of(self, context, rowOf, count), IndexArrays.of(self, context, columnOf, count)
    };
  }

  private static long begin(long row, long columns, long k, boolean lower) {
    return lower ? 0 : Math.clamp(row + k, 0, columns);
  }

  private static long end(long row, long columns, long k, boolean lower) {
    return lower ? Math.clamp(row + k + 1, 0, columns) : columns;
  }
}
