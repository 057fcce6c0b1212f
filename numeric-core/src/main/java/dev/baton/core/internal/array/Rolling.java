package dev.baton.core.internal.array;

import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.ThreadState;

/** Moves elements along axes; those that leave at the end come in at the beginning. */
public final class Rolling {
  private Rolling() {}

  /**
   * Returns an array with its elements moved.
   *
   * @param self the calling thread's state
   * @param a an array of its context
   * @param shifts how far along each axis, at least 0 and less than its extent, or 0
   * @return a new array in C order
   */
  public static StridedArray rolled(ThreadState self, StridedArray a, long[] shifts) {
    StridedArray result = a.context().empty(self, a.type(), a.extents().clone());
    return result.filledBy(() -> roll(result, a, shifts, 0));
  }

  /** Copies both parts of each axis to where they come to lie. */
  private static void roll(StridedArray target, StridedArray source, long[] shifts, int axis) {
    if (axis == shifts.length) {
      target.assign(source);
      return;
    }
    long shift = shifts[axis];
    if (shift == 0) {
      roll(target, source, shifts, axis + 1);
      return;
    }
    long extent = source.extents()[axis];
    try (StridedArray to = Views.along(target, axis, Slice.range(shift, extent));
        StridedArray from = Views.along(source, axis, Slice.range(0, extent - shift))) {
      roll(to, from, shifts, axis + 1);
    }
    try (StridedArray to = Views.along(target, axis, Slice.range(0, shift));
        StridedArray from = Views.along(source, axis, Slice.range(extent - shift, extent))) {
      roll(to, from, shifts, axis + 1);
    }
  }
}
