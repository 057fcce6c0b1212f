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

  static NDArray convolve(
      Numeric np, NDArray a, NDArray v, ConvolutionMode mode, ConvolutionMethod method) {
    requireSequences("convolve", a, v);
    boolean swapped = v.size() > a.size();
    return convolved(np, swapped ? v : a, swapped ? a : v, mode, method);
  }

  static NDArray correlate(
      Numeric np, NDArray a, NDArray v, ConvolutionMode mode, ConvolutionMethod method) {
    requireSequences("correlate", a, v);
    NDArray second = v.dtype().isComplex() ? UnaryUfunc.CONJUGATE.apply(v) : v;
    return v.size() > a.size()
        ? convolved(np, second, a.slice("::-1"), mode, method).slice("::-1").copy()
        : convolved(np, a, second.slice("::-1"), mode, method);
  }

  private static void requireSequences(String name, NDArray a, NDArray v) {
    if (a.ndim() != 1 || v.ndim() != 1 || a.size() == 0 || v.size() == 0) {
      throw new ShapeException(
          "%s: takes two sequences of one axis that are not empty, not shapes %s and %s"
              .formatted(name, Arrays.toString(a.shape()), Arrays.toString(v.shape())));
    }
  }

  private static NDArray convolved(
      Numeric np, NDArray longer, NDArray shorter, ConvolutionMode mode, ConvolutionMethod method) {
    long m = longer.size();
    long n = shorter.size();
    DType dtype = DType.promote(longer.dtype(), shorter.dtype());
    ConvolutionMethod chosen =
        method == ConvolutionMethod.AUTO ? FourierConvolution.fastest(dtype, m, n) : method;
    NDArray sums =
        switch (chosen) {
          case FFT -> FourierConvolution.whole(np, longer, shorter, dtype);
          case OVERLAP_ADD -> FourierConvolution.overlapAdd(np, longer, shorter, dtype);
          default -> slide(np, longer.astype(dtype), shorter);
        };
    return switch (mode) {
      case FULL -> sums;
      case SAME -> sums.slice(Slice.range((n - 1) / 2, (n - 1) / 2 + m)).copy();
      case VALID -> sums.slice(Slice.range(n - 1, m)).copy();
    };
  }

  /** The sums of products of a shorter sequence that slides along a longer one. */
  private static NDArray slide(Numeric np, NDArray longer, NDArray shorter) {
    long m = longer.size();
    long n = shorter.size();
    NDArray sums = np.zeros(longer.dtype(), m + n - 1);
    for (long i = n - 1; i >= 0; i--) {
      try (NDArray factor = shorter.slice(Slice.at(i));
          NDArray terms = np.multiply(longer, factor);
          NDArray place = sums.slice(Slice.range(i, i + m))) {
        np.add(place, terms, place);
      }
    }
    return sums;
  }
}
