package dev.baton.core.fft;

import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.RawMemory;
import org.jspecify.annotations.Nullable;

/** Numbers that are {@code first + j·step} to within a slack. */
record UniformGrid(double first, double step) {
  /** Returns the grid that dense float64 numbers, two or more, are; null if they are none. */
  static @Nullable UniformGrid of(StridedArray numbers, double slack) {
    long n = numbers.elements();
    double first = at(numbers, 0);
    double step = (at(numbers, n - 1) - first) / (n - 1);
    for (long j = 0; j < n; j++) {
      if (!(Math.abs(at(numbers, j) - Math.fma((double) j, step, first)) <= slack)) {
        return null;
      }
    }
    return step == 0 ? null : new UniformGrid(first, step);
  }

  static double at(StridedArray numbers, long j) {
    return RawMemory.getDouble(numbers.address() + j * Double.BYTES);
  }
}
