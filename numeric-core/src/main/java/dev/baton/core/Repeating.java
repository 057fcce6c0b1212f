package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Rolling;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;

/** Puts the elements of one array into a new one, several times or in another order. */
final class Repeating {
  private final Object part;

  Repeating(Object part) {
    this.part = part;
  }

  private ArrayContext context() {
    return Numeric.context(part);
  }

  // ---- roll -------------------------------------------------------------------------------------

  NDArray rollFlat(NDArray a, long shift) {
    StridedArray array = Operands.of(part, "roll", a);
    try (StridedArray flat = array.ravel();
        NDArray rolled = roll(flat, new long[] {shift}, 0)) {
      return rolled.reshape(array.extents());
    }
  }

  NDArray roll(NDArray a, long[] shifts, int... axes) {
    try (var attachment = context().interpreter().attach()) {
      StridedArray array = context().own("roll", a);
      int ndim = array.extents().length;
      int count = Math.max(shifts.length, axes.length);
      if (shifts.length != axes.length && shifts.length != 1 && axes.length != 1) {
        throw new ShapeException(
            "roll: %d shifts %s for %d axes %s"
                .formatted(
                    shifts.length, Arrays.toString(shifts), axes.length, Arrays.toString(axes)));
      }
      long[] total = new long[ndim];
      for (int i = 0; i < count; i++) {
        int axis = Shape.checkedAxis("roll", axes[axes.length == 1 ? 0 : i], ndim);
        long extent = array.extents()[axis];
        long shift = shifts[shifts.length == 1 ? 0 : i];
        if (extent > 0) {
          total[axis] = (total[axis] + Math.floorMod(shift, extent)) % extent;
        }
      }
      return Rolling.rolled(attachment.state(), array, total);
    }
  }

  // ---- repeat -----------------------------------------------------------------------------------

  NDArray repeatFlat(NDArray a, long... counts) {
    try (StridedArray flat = Operands.of(part, "repeat", a).ravel()) {
      return repeat(flat, counts, 0);
    }
  }

  NDArray repeat(NDArray a, long[] counts, int axis) {
    try (var attachment = context().interpreter().attach()) {
      StridedArray array = context().own("repeat", a);
      if (array.extents().length == 0) {
        try (StridedArray row = array.expandDims(0)) {
          return repeat(row, counts, axis);
        }
      }
      int along = Shape.checkedAxis("repeat", axis, array.extents().length);
      long extent = array.extents()[along];
      if (counts.length != 1 && counts.length != extent) {
        throw new ShapeException(
            "repeat: %d counts for axis %d with extent %d of %s"
                .formatted(counts.length, along, extent, array.described()));
      }
      long total = 0;
      for (long count : counts) {
        if (count < 0) {
          throw new ShapeException(
              "repeat: the count %d in %s is negative".formatted(count, Arrays.toString(counts)));
        }
        total += count;
      }
      boolean alike = counts.length == 1;
      long[] shape = Parts.with(array.extents(), along, alike ? extent * total : total);
      StridedArray result = context().empty(attachment.state(), array.type(), shape);
      return result.filledBy(
          () -> {
            if (alike) {
              repeatAlike(result, array, along, counts[0]);
            } else {
              repeatEach(result, array, along, counts);
            }
          });
    }
  }

  /** One copy: a (…, n, …) broadcast to (…, n, count, …). */
  private static void repeatAlike(StridedArray result, StridedArray a, int axis, long count) {
    long[] shape = a.extents();
    long[] split = new long[shape.length + 1];
    System.arraycopy(shape, 0, split, 0, axis + 1);
    split[axis + 1] = count;
    System.arraycopy(shape, axis + 1, split, axis + 2, shape.length - axis - 1);
    try (StridedArray target = result.reshape(split);
        StridedArray source = a.expandDims(axis + 1)) {
      target.assign(source);
    }
  }

  private static void repeatEach(StridedArray result, StridedArray a, int axis, long[] counts) {
    long begin = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        try (StridedArray one = Parts.along(a, axis, i, i + 1)) {
          Parts.put(result, axis, begin, begin + counts[i], one);
        }
        begin += counts[i];
      }
    }
  }

  // ---- tile, resize -----------------------------------------------------------------------------

  NDArray tile(NDArray a, long... counts) {
    try (var attachment = context().interpreter().attach()) {
      StridedArray array = context().own("tile", a);
      for (long count : counts) {
        if (count < 0) {
          throw new ShapeException(
              "tile: the count %d in %s is negative".formatted(count, Arrays.toString(counts)));
        }
      }
      int ndim = Math.max(counts.length, array.extents().length);
      long[] shape = new long[ndim];
      // Each axis that is repeated becomes two: how often, and the array's own.
      long[] tiles = new long[2 * ndim];
      long[] own = new long[2 * ndim];
      int axes = 0;
      for (int axis = 0; axis < ndim; axis++) {
        long extent = fromRight(array.extents(), ndim - axis);
        long count = fromRight(counts, ndim - axis);
        shape[axis] = Math.multiplyExact(extent, count);
        if (count != 1) {
          tiles[axes] = count;
          own[axes++] = 1;
        }
        tiles[axes] = extent;
        own[axes++] = extent;
      }
      int split = axes;
      StridedArray result = context().empty(attachment.state(), array.type(), shape);
      return result.filledBy(
          () -> {
            try (StridedArray target = result.reshape(Arrays.copyOf(tiles, split));
                StridedArray source = array.reshape(Arrays.copyOf(own, split))) {
              target.assign(source);
            }
          });
    }
  }

  private static long fromRight(long[] values, int place) {
    return place <= values.length ? values[values.length - place] : 1;
  }

  NDArray resize(NDArray a, long... shape) {
    try (var attachment = context().interpreter().attach()) {
      StridedArray array = context().own("resize", a);
      long size = Shape.size(shape);
      long own = array.elements();
      StridedArray result = context().empty(attachment.state(), array.type(), shape.clone());
      return result.filledBy(
          () -> {
            if (own == 0) {
              result.fill(0);
              return;
            }
            long whole = size / own;
            try (StridedArray to = result.reshape(Order.C, size);
                StridedArray from = array.ravel()) {
              if (whole > 0) {
                try (StridedArray part = to.slice(Slice.to(whole * own));
                    StridedArray rows = part.reshape(whole, own)) {
                  rows.assign(from);
                }
              }
              Parts.copy(to, whole * own, from, Slice.to(size % own), 0, size % own);
            }
          });
    }
  }
}
