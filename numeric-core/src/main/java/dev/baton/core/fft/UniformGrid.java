package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.Reduction;
import org.jspecify.annotations.Nullable;

/** Numbers that are {@code first + j·step} to within a slack. */
record UniformGrid(double first, double step) {
  /** Returns the grid that dense float64 numbers, two or more, are; null if they are none. */
  static @Nullable UniformGrid of(
      ThreadState self, ArrayContext context, StridedArray numbers, double slack) {
    long n = numbers.elements();
    double first = at(numbers, 0);
    var grid = new UniformGrid(first, (at(numbers, n - 1) - first) / (n - 1));
    // Most numbers that are no grid show it at the first look.
    return grid.step != 0
            && grid.holds(numbers, 1, slack)
            && grid.holds(numbers, n / 2, slack)
            && grid.farthest(self, context, numbers) <= slack
        ? grid
        : null;
  }

  private boolean holds(StridedArray numbers, long j, double slack) {
    return Math.abs(at(numbers, j) - Math.fma((double) j, step, first)) <= slack;
  }

  /** How far a number is from the grid at most, by kernels; NaN if one is NaN. */
  private double farthest(ThreadState self, ArrayContext context, StridedArray numbers) {
    long n = numbers.elements();
    try (StridedArray places = context.empty(self, DType.FLOAT64, n)) {
      ElementwiseKernels.arange(self, n, 0, 1, places.storage());
      try (NDArray steps = places.multiply(step);
          NDArray rest = numbers.subtract(steps);
          NDArray off = rest.subtract(first)) {
        return Math.max(-extreme(Reduction.MIN, off), extreme(Reduction.MAX, off));
      }
    }
  }

  static double extreme(Reduction which, NDArray a) {
    try (NDArray found = which.apply(a)) {
      return found.toDouble();
    }
  }

  static double at(StridedArray numbers, long j) {
    return RawMemory.getDouble(numbers.address() + j * Double.BYTES);
  }
}
