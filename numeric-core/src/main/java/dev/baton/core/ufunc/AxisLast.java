package dev.baton.core.ufunc;

import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.interpreter.ThreadState;
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

  /** Returns the loop over (result, operand) along an axis. */
  static LoopDescriptor loop(
      ThreadState self, StridedArray result, StridedArray operand, int axis) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(
        extents(operand.extents(), axis),
        extents(result.steps(), axis),
        extents(operand.steps(), axis));
    return loop;
  }

  static long[] withLast(long[] others, long last) {
    long[] values = Arrays.copyOf(others, others.length + 1);
    values[others.length] = last;
    return values;
  }
}
