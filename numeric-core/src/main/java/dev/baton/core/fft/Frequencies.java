package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Rolling;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;

/** Which frequencies a transform's numbers are of, and how far they are moved to be in order. */
final class Frequencies {
  private Frequencies() {}

  /** Returns those of all n numbers: 0, 1, …, then the negative ones. */
  static StridedArray all(ThreadState self, ArrayContext context, long n, double spacing) {
    requireLength("fftfreq", n);
    long negative = n / 2;
    try (StridedArray ascending = counted(self, context, n, -negative);
        StridedArray numbers = Rolling.rolled(self, ascending, new long[] {(n + 1) / 2 % n})) {
      return scaled(numbers, n, spacing);
    }
  }

  /** Returns those of the first n/2 + 1 numbers. */
  static StridedArray half(ThreadState self, ArrayContext context, long n, double spacing) {
    requireLength("rfftfreq", n);
    try (StridedArray numbers = counted(self, context, n / 2 + 1, 0)) {
      return scaled(numbers, n, spacing);
    }
  }

  private static void requireLength(String operation, long n) {
    if (n < 1) {
      throw new IllegalArgumentException(operation + ": length must be at least 1, not " + n);
    }
  }

  private static StridedArray counted(
      ThreadState self, ArrayContext context, long count, long first) {
    StridedArray numbers = context.empty(self, DType.FLOAT64, count);
    return numbers.filledBy(
        () -> ElementwiseKernels.arange(self, count, (double) first, 1, numbers.storage()));
  }

  private static StridedArray scaled(StridedArray numbers, long n, double spacing) {
    return (StridedArray) BinaryUfunc.MULTIPLY.apply(numbers, 1 / (n * spacing));
  }

  /** Returns how far elements move along each axis: half of those named, of all where none is. */
  static long[] shifts(String operation, long[] shape, int[] axes, boolean back) {
    boolean[] named = Shape.checkedAxes(operation, axes, shape.length);
    long[] shifts = new long[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] > 0 && (axes.length == 0 || named[axis])) {
        shifts[axis] = (back ? shape[axis] - shape[axis] / 2 : shape[axis] / 2) % shape[axis];
      }
    }
    return shifts;
  }
}
