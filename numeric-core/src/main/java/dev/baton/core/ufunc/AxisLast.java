package dev.baton.core.ufunc;

import java.util.Arrays;

/** Extents and steps with one axis moved behind the others, as kernels that work along it want. */
final class AxisLast {
  private AxisLast() {}

  static long[] extents(long[] values, int axis) {
    long[] moved = values.clone();
    System.arraycopy(values, axis + 1, moved, axis, values.length - 1 - axis);
    moved[values.length - 1] = values[axis];
    return moved;
  }

  static long[] withLast(long[] others, long last) {
    long[] values = Arrays.copyOf(others, others.length + 1);
    values[others.length] = last;
    return values;
  }
}
