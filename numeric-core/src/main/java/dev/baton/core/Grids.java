package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.Accumulation;
import dev.baton.core.ufunc.Over;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills matrices and grids, part by part. */
final class Grids {
  private Grids() {}

  // ---- matrices ---------------------------------------------------------------------------------

  static NDArray eye(Object part, DType dtype, long rows, long columns, long offset) {
    StridedArray result = zeros(part, dtype, rows, columns);
    return result.filledBy(
        () -> {
          try (StridedArray line = line(result, offset)) {
            line.fill(1);
          }
        });
  }

  static NDArray diag(Object part, StridedArray v, long offset) {
    if (v.ndim() == 2) {
      return v.diagonal(offset, 0, 1);
    }
    if (v.ndim() != 1) {
      throw new ShapeException("diag: %s has neither one axis nor two".formatted(v.described()));
    }
    long n = Math.addExact(v.elements(), Math.absExact(offset));
    StridedArray result = zeros(part, v.type(), n, n);
    return result.filledBy(
        () -> {
          try (StridedArray line = line(result, offset)) {
            line.assign(v);
          }
        });
  }

  private static StridedArray zeros(Object part, DType dtype, long... shape) {
    return (StridedArray) ((Numeric) part).zeros(dtype, shape);
  }

  /** Shows a diagonal of a contiguous matrix as a writeable slice of all its elements. */
  private static StridedArray line(StridedArray matrix, long offset) {
    long rows = matrix.extents()[0];
    long columns = matrix.extents()[1];
    long down = offset < 0 ? Math.min(-Math.max(offset, -Long.MAX_VALUE), rows) : 0;
    long right = Math.clamp(offset, 0, columns);
    long count = Math.max(0, Math.min(rows - down, columns - right));
    long first = down * columns + right;
    try (StridedArray flat = matrix.reshape(matrix.elements())) {
      return count == 0
          ? flat.slice(Slice.to(0))
          : flat.slice(Slice.range(first, first + (count - 1) * (columns + 1) + 1, columns + 1));
    }
  }

  static NDArray tri(Object part, DType dtype, long rows, long columns, long offset) {
    StridedArray result = zeros(part, dtype, rows, columns);
    return result.filledBy(
        () -> {
          for (long row = 0; row < rows; row++) {
            long end = below(row, columns, offset);
            if (end > 0) {
              try (StridedArray ones = result.slice(Slice.at(row), Slice.to(end))) {
                ones.fill(1);
              }
            }
          }
        });
  }

  static NDArray vander(Object part, NDArray x, long n, boolean increasing) {
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      StridedArray numbers = context.own("vander", x);
      if (numbers.extents().length != 1) {
        throw new ShapeException("vander: %s has not one axis".formatted(numbers.described()));
      }
      DType type = DType.promote(numbers.type(), DType.INT64);
      StridedArray result = context.empty(attachment.state(), type, numbers.elements(), n);
      return result.filledBy(
          () -> {
            Slice order = increasing ? Slice.ALL : Slice.REVERSED;
            try (StridedArray powers = result.slice(Slice.ALL, order)) {
              fillPowers(powers, numbers, n);
            }
          });
    }
  }

  private static void fillPowers(StridedArray powers, StridedArray numbers, long n) {
    if (n == 0) {
      return;
    }
    try (StridedArray ones = powers.slice(Slice.ALL, Slice.at(0));
        StridedArray rest = powers.slice(Slice.ALL, Slice.from(1));
        StridedArray column = numbers.expandDims(1)) {
      ones.fill(1);
      rest.assign(column);
      Accumulation.CUMPROD.apply(rest, Over.axis(1).out(rest));
    }
  }

  /** How many elements of a row are at or left of a diagonal. */
  private static long below(long row, long columns, long offset) {
    long end = offset > columns ? columns : row + Math.max(offset, -row - 1) + 1;
    return Math.clamp(end, 0, columns);
  }

  static NDArray triangle(Object part, String operation, NDArray a, long offset, boolean lower) {
    StridedArray given = Operands.withAxes(part, operation, a, 1);
    // As NumPy, which takes one axis as every row of a square.
    long n = given.extents()[given.ndim() - 1];
    try (StridedArray whole = given.ndim() == 1 ? given.broadcastTo(n, n) : given.view()) {
      int ndim = whole.ndim();
      long rows = whole.extents()[ndim - 2];
      long columns = whole.extents()[ndim - 1];
      StridedArray result = zeros(part, whole.type(), whole.extents());
      return result.filledBy(
          () -> {
            for (long row = 0; row < rows; row++) {
              long end =
                  below(row, columns, lower ? offset : Math.max(offset, -Long.MAX_VALUE) - 1);
              Slice kept = lower ? Slice.to(end) : Slice.from(end);
              if (lower ? end > 0 : end < columns) {
                Slice[] items = {Slice.ELLIPSIS, Slice.at(row), kept};
                try (StridedArray to = result.slice(items);
                    StridedArray from = whole.slice(items)) {
                  to.assign(from);
                }
              }
            }
          });
    }
  }

  // ---- grids ------------------------------------------------------------------------------------

  static List<NDArray> meshgrid(Object part, boolean xy, boolean sparse, NDArray... axes) {
    StridedArray[] given = Operands.all(part, "meshgrid", axes);
    int ndim = given.length;
    long[] shape = new long[ndim];
    for (int i = 0; i < ndim; i++) {
      shape[place(i, ndim, xy)] = given[i].elements();
    }
    List<NDArray> grids = new ArrayList<>();
    for (int i = 0; i < ndim; i++) {
      long[] own = new long[ndim];
      Arrays.fill(own, 1);
      own[place(i, ndim, xy)] = given[i].elements();
      try (StridedArray row = given[i].reshape(own);
          StridedArray whole = row.broadcastTo(sparse ? own : shape)) {
        grids.add(whole.copy());
      }
    }
    return List.copyOf(grids);
  }

  private static int place(int axis, int ndim, boolean xy) {
    return xy && ndim > 1 && axis < 2 ? 1 - axis : axis;
  }

  static List<NDArray> ogrid(Object part, Slice... ranges) {
    List<NDArray> grids = new ArrayList<>();
    for (int axis = 0; axis < ranges.length; axis++) {
      long[] shape = new long[ranges.length];
      Arrays.fill(shape, 1);
      shape[axis] = -1;
      try (StridedArray row = row(part, "ogrid", ranges[axis])) {
        grids.add(row.reshape(shape));
      }
    }
    return List.copyOf(grids);
  }

  private static StridedArray row(Object part, String operation, Slice range) {
    Long stop = range.stop();
    if (range.kind() != Slice.Kind.RANGE || stop == null) {
      throw new IllegalArgumentException(
          "%s: %s is no range with a stop".formatted(operation, range));
    }
    Long start = range.start();
    return Filling.integers(part, start == null ? 0 : start, stop, range.step());
  }

  static NDArray mgrid(Object part, Slice... ranges) {
    int ndim = ranges.length;
    List<NDArray> rows = ogrid(part, ranges);
    try {
      long[] shape = new long[ndim + 1];
      shape[0] = ndim;
      for (int axis = 0; axis < ndim; axis++) {
        shape[axis + 1] = rows.get(axis).shape(axis);
      }
      StridedArray result = (StridedArray) ((Numeric) part).empty(DType.INT64, shape);
      return result.filledBy(
          () -> {
            for (int axis = 0; axis < ndim; axis++) {
              try (StridedArray grid = result.slice(Slice.at(axis))) {
                grid.assign(rows.get(axis));
              }
            }
          });
    } finally {
      rows.forEach(NDArray::close);
    }
  }

  static long[] index(long i, long[] shape) {
    long[] index = new long[shape.length];
    long left = i;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = left % shape[axis];
      left /= shape[axis];
    }
    return index;
  }
}
