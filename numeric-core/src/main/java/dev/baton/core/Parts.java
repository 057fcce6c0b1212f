package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.array.Views;

/** Parts of arrays along one axis, read and written. */
final class Parts {
  private Parts() {}

  /** Shows part of one axis. */
  static StridedArray along(StridedArray a, int axis, Slice part) {
    return Views.along(a, axis, part);
  }

  /** Shows the indices from {@code begin} to before {@code end} of one axis. */
  static StridedArray along(StridedArray a, int axis, long begin, long end) {
    return along(a, axis, Slice.range(begin, end));
  }

  /** Copies into the indices from {@code begin} to before {@code end} of one axis. */
  static void put(StridedArray target, int axis, long begin, long end, NDArray source) {
    if (begin < end) {
      try (StridedArray part = along(target, axis, begin, end)) {
        part.assign(source);
      }
    }
  }

  /** Copies indices of one axis of an array into indices of the same axis of another. */
  static void copy(
      StridedArray target, long begin, StridedArray source, Slice part, int axis, long count) {
    if (count > 0) {
      try (StridedArray taken = along(source, axis, part)) {
        put(target, axis, begin, begin + count, taken);
      }
    }
  }

  /** Copies indices of one axis of an array over others of the same axis. */
  static void copyOver(StridedArray a, int axis, long begin, long end, Slice from) {
    if (begin < end) {
      try (StridedArray source = along(a, axis, from)) {
        put(a, axis, begin, end, source);
      }
    }
  }

  /** Returns the type that holds the values of all. */
  static DType commonType(StridedArray... arrays) {
    DType common = arrays[0].type();
    for (StridedArray array : arrays) {
      common = DType.promote(common, array.type());
    }
    return common;
  }

  /** Returns extents of which one is another. */
  static long[] with(long[] shape, int axis, long extent) {
    long[] result = shape.clone();
    result[axis] = extent;
    return result;
  }
}
