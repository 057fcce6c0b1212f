package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.FourierKernels;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.interpreter.ThreadState;

/**
 * How numbers lie beside an even grid, {@code first + j·step}, between the first and the last.
 *
 * @param first the first number
 * @param step from one place of the grid to the next; 0 for a single number
 * @param least the least number; NaN where one is NaN
 * @param greatest the greatest number; NaN where one is NaN
 * @param deviation how far a number is from its place at most; NaN where that is no number
 */
record UniformGrid(double first, double step, double least, double greatest, double deviation) {
  /** Looks at dense float64 numbers, one or more, in one native call. */
  static UniformGrid of(ThreadState self, ArrayContext context, StridedArray numbers) {
    long n = numbers.elements();
    double first = at(numbers, 0);
    double step = n > 1 ? (at(numbers, n - 1) - first) / (n - 1) : 0;
    try (StridedArray found = context.empty(self, DType.FLOAT64, 3)) {
      FourierKernels.grid(self, n, numbers.storage(), numbers.address(), found.storage());
      return new UniformGrid(first, step, at(found, 0), at(found, 1), at(found, 2));
    }
  }

  /** Says whether there are steps, and every number is where they lead to within a slack. */
  boolean isUniform(double slack) {
    return step != 0 && deviation <= slack;
  }

  /** Returns the magnitude of the number farthest from 0. */
  double magnitude() {
    return Math.max(-least, greatest);
  }

  static double at(StridedArray numbers, long j) {
    return RawMemory.getDouble(numbers.address() + j * Double.BYTES);
  }
}
