package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.array.Weak;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;

/** Fills new arrays with one value, or with numbers in steps. */
final class Filling {
  /** Up to here whole numbers are exact in float64. */
  private static final long EXACT = 1L << 53;

  private Filling() {}

  static NDArray full(Object part, DType dtype, Scalar value, long... shape) {
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray result = context.empty(self, dtype, shape.clone());
      return result.filledBy(() -> Copies.fill(self, result, value));
    }
  }

  // ---- arange -----------------------------------------------------------------------------------

  static StridedArray integers(Object part, long start, long stop, long step) {
    long count = count(start, stop, step);
    long last = count == 0 ? start : start + (count - 1) * step;
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      if (Math.max(magnitude(start), magnitude(last)) <= EXACT && magnitude(step) <= EXACT) {
        try (StridedArray exact = context.empty(self, DType.FLOAT64, count)) {
          ElementwiseKernels.arange(self, count, (double) start, (double) step, exact.storage());
          return exact.astype(DType.INT64);
        }
      }
      StridedArray result = context.empty(self, DType.INT64, count);
      long address = result.address();
      for (long i = 0; i < count; i++) {
        RawMemory.setLong(address + Long.BYTES * i, start + i * step);
      }
      return result;
    }
  }

  private static double magnitude(long value) {
    return Math.abs((double) value);
  }

  private static long count(long start, long stop, long step) {
    if (step == 0) {
      throw new IllegalArgumentException(
          "arange: no number of steps of 0 leads from %d to %d".formatted(start, stop));
    }
    boolean none = step > 0 ? start >= stop : start <= stop;
    if (none) {
      return 0;
    }
    // Unsigned, since the way may be longer than a long.
    long way = step > 0 ? stop - start : start - stop;
    long length = step > 0 ? step : -step;
    return Long.divideUnsigned(way - 1, length) + 1;
  }

  static StridedArray steps(Object part, double start, double stop, double step) {
    double count = Math.ceil((stop - start) / step);
    if (step == 0 || !(Math.abs(count) <= Long.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "arange: no finite number of steps of %s leads from %s to %s"
              .formatted(step, start, stop));
    }
    // NumPy's own steps: the second element is rounded once, the step is its distance to the first.
    double second = start + step;
    return run(part, (long) Math.max(count, 0), start, second - start);
  }

  private static StridedArray run(Object part, long n, double start, double step) {
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray result = context.empty(self, DType.FLOAT64, n);
      return result.filledBy(
          () -> {
            ElementwiseKernels.arange(self, n, start, step, result.storage());
            if (n > 0) {
              result.set(start, 0); // Start + 0 * step would lose the sign of -0.
            }
          });
    }
  }

  // ---- linspace ---------------------------------------------------------------------------------

  static StridedArray linspace(Object part, double start, double stop, long n, boolean endpoint) {
    double length = stop - start;
    long intervals = endpoint ? n - 1 : n;
    double step = length / (double) intervals;
    // As NumPy: a step that underflows to 0 would lose the length, so that is multiplied last.
    boolean underflows = intervals > 0 && step == 0;
    double factor = underflows || intervals <= 0 ? length : step;
    try (var _ = Numeric.context(part).interpreter().attach();
        NDArray slope = full(part, DType.FLOAT64, Scalar.of(factor));
        NDArray first = full(part, DType.FLOAT64, Scalar.of(start))) {
      StridedArray result = run(part, n, 0, 1);
      return result.filledBy(
          () -> {
            if (underflows) {
              try (NDArray divisor = full(part, DType.FLOAT64, Scalar.of((double) intervals))) {
                BinaryUfunc.DIVIDE.apply(result, divisor, result);
              }
            }
            BinaryUfunc.MULTIPLY.apply(result, slope, result);
            BinaryUfunc.ADD.apply(result, first, result);
            if (endpoint && n > 1) {
              result.set(stop, n - 1); // Exactly, whatever was rounded on the way.
            }
          });
    }
  }

  static NDArray linspace(
      Object part, DType dtype, double start, double stop, long n, boolean endpoint) {
    StridedArray exact = linspace(part, start, stop, n, endpoint);
    if (dtype == DType.FLOAT64) {
      return exact;
    }
    try (exact) {
      return floored(exact, dtype);
    }
  }

  /** Converts as NumPy's linspace does, integers rounded down; changes what it is given. */
  static NDArray floored(NDArray exact, DType dtype) {
    if (dtype.isInteger() && !exact.dtype().isComplex()) {
      // Under the lock: there are seldom many.
      long[] shape = exact.shape();
      long size = exact.size();
      for (long i = 0; i < size; i++) {
        long[] index = Grids.index(i, shape);
        exact.set(Math.floor(exact.getDouble(index)), index);
      }
    }
    return exact.astype(dtype, Casting.UNSAFE);
  }

  static NDArray linspace(Object part, NDArray start, NDArray stop, long n, boolean endpoint) {
    StridedArray[] ends = Operands.all(part, "linspace", start, stop);
    DType type = DType.promote(ends[0].type(), ends[1].type()).withWeak(Weak.FLOAT);
    long intervals = endpoint ? n - 1 : n;
    try (var _ = Numeric.context(part).interpreter().attach();
        StridedArray first = ends[0].astype(type);
        StridedArray last = ends[1].astype(type);
        NDArray length = BinaryUfunc.SUBTRACT.apply(last, first);
        NDArray step = BinaryUfunc.DIVIDE.apply(length, (double) Math.max(intervals, 1));
        NDArray exact = run(part, n, 0, 1);
        NDArray count = exact.astype(type.real());
        NDArray column = count.reshape(column(n, length.ndim()));
        NDArray slope = slope(column, step, length, intervals)) {
      NDArray result = BinaryUfunc.ADD.apply(slope, first);
      return ((StridedArray) result)
          .filledBy(
              () -> {
                if (endpoint && n > 1) {
                  try (NDArray end = result.slice(Slice.at(-1))) {
                    end.assign(last);
                  }
                }
              });
    }
  }

  /** As for numbers: if any step is 0, all lengths are multiplied last. */
  private static NDArray slope(NDArray column, NDArray step, NDArray length, long intervals) {
    if (intervals <= 0) {
      return BinaryUfunc.MULTIPLY.apply(column, length);
    }
    if (Arrays.stream(step.toComplexArray()).anyMatch(Filling::isZero)) {
      try (NDArray fraction = BinaryUfunc.DIVIDE.apply(column, (double) intervals)) {
        return BinaryUfunc.MULTIPLY.apply(fraction, length);
      }
    }
    return BinaryUfunc.MULTIPLY.apply(column, step);
  }

  private static boolean isZero(Complex number) {
    return number.re() == 0 && number.im() == 0;
  }

  private static long[] column(long n, int ndim) {
    long[] shape = new long[ndim + 1];
    Arrays.fill(shape, 1);
    shape[0] = n;
    return shape;
  }

  // ---- one ratio --------------------------------------------------------------------------------

  static NDArray logspace(
      Object part, double start, double stop, long n, boolean endpoint, double base) {
    try (NDArray exponents = linspace(part, start, stop, n, endpoint)) {
      return BinaryUfunc.POWER.apply(base, exponents);
    }
  }

  static NDArray geomspace(Object part, double start, double stop, long n, boolean endpoint) {
    if (start == 0 || stop == 0) {
      throw new IllegalArgumentException(
          "geomspace: no ratio leads from %s to %s: neither may be 0".formatted(start, stop));
    }
    double sign = Math.signum(start);
    StridedArray result =
        (StridedArray)
            logspace(part, Math.log10(start / sign), Math.log10(stop / sign), n, endpoint, 10);
    return result.filledBy(
        () -> {
          if (sign < 0) {
            UnaryUfunc.NEGATIVE.apply(result, result);
          }
          if (n > 0) {
            result.set(start, 0);
          }
          if (n > 1 && endpoint) {
            result.set(stop, n - 1);
          }
        });
  }
}
