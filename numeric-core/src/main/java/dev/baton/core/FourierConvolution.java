package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.fft.FourierOptions;

/**
 * Convolutions as products of spectra. Every method returns a sequence of m + n - 1 elements of the
 * dtype given; temporaries belong to the scope that the caller has open.
 *
 * <p>Overlap-add cuts the longer sequence into rows of as many elements as, with the shorter one's
 * tail behind them, fill one transform; all rows are transformed in one call, and what hangs over
 * the end of a row is added to the next.
 */
final class FourierConvolution {
  /** Nanoseconds, as measured on one machine: only how they relate counts. */
  private static final double DIRECT_CALL = 300;

  private static final double DIRECT_PRODUCT = 0.5;
  private static final double FOURIER_CALL = 4000;
  private static final double FOURIER_STEP = 1.0;

  private FourierConvolution() {}

  /** Says which method is likely to be fastest for m elements by n, n not more. */
  static ConvolutionMethod fastest(DType dtype, long m, long n) {
    double direct = n * (DIRECT_CALL + DIRECT_PRODUCT * m);
    double whole = FOURIER_CALL + steps(fastLength(m + n - 1));
    long length = rowLength(m, n);
    double rows = Math.ceil(m / (double) (length - n + 1));
    double cut = 2 * FOURIER_CALL + rows * steps(length);
    if (!(dtype.isComplex() || dtype.isFloating()) || direct <= Math.min(whole, cut)) {
      return ConvolutionMethod.DIRECT;
    }
    return whole <= cut ? ConvolutionMethod.FFT : ConvolutionMethod.OVERLAP_ADD;
  }

  private static double steps(long length) {
    return FOURIER_STEP * length * Math.log((double) length);
  }

  /** Returns the least even number from n on with no prime factor above 5. */
  static long fastLength(long n) {
    long best = Long.highestOneBit(Math.max(n - 1, 1)) << 1;
    for (long five = 1; five < best; five *= 5) {
      for (long odd = five; odd < best; odd *= 3) {
        long length = odd << 1;
        while (length < n) {
          length <<= 1;
        }
        best = Math.min(best, length);
      }
    }
    return best;
  }

  /** Returns the length of the transforms that m elements by n are cut for. */
  private static long rowLength(long m, long n) {
    return fastLength(Math.min(Math.max(8 * n, 1024), m + n - 1) + n - 1);
  }

  static NDArray whole(Numeric np, NDArray a, NDArray v, DType dtype) {
    long full = a.size() + v.size() - 1;
    NDArray sums = product(np, a, v, dtype, fastLength(full)).slice(Slice.range(0, full));
    return converted(np, sums, dtype);
  }

  static NDArray overlapAdd(Numeric np, NDArray a, NDArray v, DType dtype) {
    long m = a.size();
    long n = v.size();
    long length = rowLength(m, n);
    long step = length - n + 1;
    long rows = (m + step - 1) / step;
    NDArray cut = np.zeros(a.dtype(), rows * step);
    cut.slice(Slice.range(0, m)).assign(a);
    NDArray pieces = product(np, cut.reshape(rows, step), v, dtype, length);
    NDArray sums = np.zeros(pieces.dtype(), rows + 1, step);
    sums.slice(Slice.range(0, rows)).assign(pieces.slice(Slice.ALL, Slice.range(0, step)));
    NDArray next = sums.slice(Slice.range(1, rows + 1), Slice.range(0, n - 1));
    np.add(next, pieces.slice(Slice.ALL, Slice.range(step, length)), next);
    return converted(np, sums.ravel().slice(Slice.range(0, m + n - 1)), dtype);
  }

  /** Convolves along the last axis, cyclically. */
  private static NDArray product(Numeric np, NDArray a, NDArray v, DType dtype, long length) {
    FourierOptions options = FourierOptions.DEFAULT.n(length);
    var fft = np.fft();
    if (dtype.isComplex()) {
      return fft.ifft(np.multiply(fft.fft(a, options), fft.fft(v, options)));
    }
    return fft.irfft(np.multiply(fft.rfft(a, options), fft.rfft(v, options)), options);
  }

  private static NDArray converted(Numeric np, NDArray sums, DType dtype) {
    boolean whole = !dtype.isComplex() && !dtype.isFloating();
    return (whole ? np.rint(sums) : sums).astype(dtype);
  }
}
