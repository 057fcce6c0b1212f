package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.fft.FourierOptions;
import dev.baton.core.ufunc.Over;
import java.util.function.LongFunction;

/** The segments of a signal, weighted and transformed; temporaries belong to the open scope. */
final class Segments {
  private static final long LONGEST = 256;

  private final Numeric np;
  private final String operation;
  private final NDArray x;
  private final SpectrumOptions options;

  Segments(Numeric np, String operation, NDArray x, SpectrumOptions options) {
    this.np = np;
    this.operation = operation;
    this.x = x;
    this.options = options;
    if (x.ndim() == 0 || x.shape(-1) == 0) {
      throw new ShapeException(
          "%s: there are no samples along the last axis of shape %s"
              .formatted(operation, Shape.toString(x.shape())));
    }
    NDArray window = options.window();
    if (window != null && (window.ndim() != 1 || window.size() == 0)) {
      throw new ShapeException(
          "%s: a window has weights along one axis, not shape %s"
              .formatted(operation, Shape.toString(window.shape())));
    }
  }

  // ---- estimates --------------------------------------------------------------------------------

  Spectrum periodogram() {
    long n = x.shape(-1);
    return power(x, weights(n, np::ones), n, true);
  }

  Spectrum welch() {
    long segment = Math.min(segment(), x.shape(-1));
    NDArray weights = weights(segment, this::hann);
    Spectrum each = power(segments(x, segment), weights, segment, true);
    return new Spectrum(each.frequencies(), np.mean(each.power(), -2));
  }

  Spectrogram shortTime() {
    long segment = Math.min(segment(), x.shape(-1));
    long step = step(segment);
    long before = segment / 2;
    long whole = x.shape(-1) + 2 * before;
    long missing = Math.floorMod(segment - whole, step);
    long[] shape = x.shape();
    shape[shape.length - 1] = whole + missing;
    NDArray padded = np.zeros(x.dtype(), shape);
    padded.slice(Slice.ELLIPSIS, Slice.range(before, before + x.shape(-1))).assign(x);
    NDArray weights = weights(segment, this::hann);
    NDArray cut = detrended(segments(padded, segment), false);
    NDArray values = transformed(cut, weights, segment).multiply(Math.sqrt(scale(weights)));
    NDArray times = np.arange((double) values.shape(-2)).multiply(step / options.rate());
    return new Spectrogram(frequencies(length(segment)), times, values.swapaxes(-1, -2).copy());
  }

  // ---- what they are made of --------------------------------------------------------------------

  private long segment() {
    NDArray window = options.window();
    long given = options.segment();
    if (given < 0) {
      throw new IllegalArgumentException(
          "%s: a segment has at least one sample, not %d".formatted(operation, given));
    }
    return given > 0 ? given : window != null ? window.size() : LONGEST;
  }

  private long step(long segment) {
    long overlap = options.overlap() < 0 ? segment / 2 : options.overlap();
    if (overlap >= segment) {
      throw new IllegalArgumentException(
          "%s: segments of %d samples cannot have %d in common"
              .formatted(operation, segment, overlap));
    }
    return segment - overlap;
  }

  private long length(long segment) {
    long length = options.length() == 0 ? segment : options.length();
    if (length < segment) {
      throw new IllegalArgumentException(
          "%s: transforms of length %d for segments of %d samples"
              .formatted(operation, length, segment));
    }
    return length;
  }

  private NDArray hann(long segment) {
    return segment == 1 ? np.ones(1) : np.hanning(segment + 1).slice(Slice.range(0, segment));
  }

  private NDArray weights(long segment, LongFunction<NDArray> otherwise) {
    NDArray window = options.window();
    NDArray weights =
        window == null ? otherwise.apply(segment) : Numeric.context(np).own(operation, window);
    if (weights.size() != segment) {
      throw new ShapeException(
          "%s: a window of %d weights for segments of %d samples"
              .formatted(operation, weights.size(), segment));
    }
    return weights;
  }

  /** Shows the segments of samples (…, n) as (…, s, segment). */
  private NDArray segments(NDArray samples, long segment) {
    return np.slidingWindowView(samples, new long[] {segment}, -1)
        .slice(Slice.ELLIPSIS, Slice.every(step(segment)), Slice.ALL);
  }

  private NDArray detrended(NDArray segments, boolean otherwise) {
    Boolean asked = options.detrend();
    return (asked == null ? otherwise : asked)
        ? segments.subtract(np.mean(segments, Over.axis(-1).keepDims()))
        : segments;
  }

  private NDArray transformed(NDArray segments, NDArray weights, long segment) {
    NDArray weighted = np.multiply(segments, weights.astype(precision()));
    FourierOptions length = FourierOptions.DEFAULT.n(length(segment));
    return isComplex() ? np.fft().fft(weighted, length) : np.fft().rfft(weighted, length);
  }

  /** Single precision where the samples have it, else double. */
  private DType precision() {
    return switch (x.dtype()) {
      case FLOAT32, COMPLEX64 -> DType.FLOAT32;
      default -> DType.FLOAT64;
    };
  }

  private boolean isComplex() {
    return x.dtype().isComplex();
  }

  private double scale(NDArray weights) {
    if (options.density()) {
      return 1 / (options.rate() * np.sum(np.square(weights)).toDouble());
    }
    double sum = np.sum(weights).toDouble();
    return 1 / (sum * sum);
  }

  private NDArray frequencies(long length) {
    double spacing = 1 / options.rate();
    return isComplex() ? np.fft().fftfreq(length, spacing) : np.fft().rfftfreq(length, spacing);
  }

  private Spectrum power(NDArray segments, NDArray weights, long segment, boolean detrend) {
    NDArray numbers = transformed(detrended(segments, detrend), weights, segment);
    NDArray squares = np.add(np.square(numbers.real()), np.square(numbers.imag()));
    NDArray power = squares.multiply(scale(weights));
    long length = length(segment);
    if (!isComplex()) {
      // What negative frequencies have is the same again; 0 and half the rate have no other sign.
      long end = length % 2 == 0 ? length / 2 : length / 2 + 1;
      if (end > 1) {
        NDArray twice = power.slice(Slice.ELLIPSIS, Slice.range(1, end));
        np.add(twice, twice, twice);
      }
    }
    return new Spectrum(frequencies(length), power);
  }
}
