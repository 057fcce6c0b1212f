package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;

/**
 * Convolutions of sequences: the longer one, times each element of the shorter, is added where it
 * belongs, so that nothing beyond the ends is multiplied by infinities.
 */
final class Convolution {
  private Convolution() {}

  static NDArray convolve(Numeric np, NDArray a, NDArray v, ConvolutionMode mode) {
    requireSequences("convolve", a, v);
    boolean swapped = v.size() > a.size();
    return slide(np, swapped ? v : a, (swapped ? a : v).slice("::-1"), mode);
  }

  static NDArray correlate(Numeric np, NDArray a, NDArray v, ConvolutionMode mode) {
    requireSequences("correlate", a, v);
    NDArray second = v.dtype().isComplex() ? UnaryUfunc.CONJUGATE.apply(v) : v;
    return v.size() > a.size()
        ? slide(np, second, a, mode).slice("::-1").copy()
        : slide(np, a, second, mode);
  }

  private static void requireSequences(String name, NDArray a, NDArray v) {
    if (a.ndim() != 1 || v.ndim() != 1 || a.size() == 0 || v.size() == 0) {
      throw new ShapeException(
          "%s: takes two sequences of one axis that are not empty, not shapes %s and %s"
              .formatted(name, Arrays.toString(a.shape()), Arrays.toString(v.shape())));
    }
  }

  /** The sums of products of a shorter sequence that slides along a longer one. */
  private static NDArray slide(Numeric np, NDArray longer, NDArray shorter, ConvolutionMode mode) {
    long m = longer.size();
    long n = shorter.size();
    DType dtype = DType.promote(longer.dtype(), shorter.dtype());
    NDArray row = longer.astype(dtype);
    NDArray sums = np.zeros(dtype, m + n - 1);
    for (long i = 0; i < n; i++) {
      try (NDArray factor = shorter.slice(Slice.at(i));
          NDArray terms = np.multiply(row, factor);
          NDArray place = sums.slice(Slice.range(n - 1 - i, n - 1 - i + m))) {
        np.add(place, terms, place);
      }
    }
    return switch (mode) {
      case FULL -> sums;
      case SAME -> sums.slice(Slice.range(n - 1 - n / 2, n - 1 - n / 2 + m)).copy();
      case VALID -> sums.slice(Slice.range(n - 1, m)).copy();
    };
  }
}
