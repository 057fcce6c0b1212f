package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;

/**
 * Estimates of spectra, as {@code scipy.signal} has them. Part of {@link Numeric}.
 *
 * <p>Segments are along the last axis. Of real signals frequencies from 0 to half the rate are
 * there, and powers are those of both signs; of complex ones all frequencies. All drop the lock
 * above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}. Common to all:
 *
 * <ul>
 *   <li>{@link dev.baton.core.array.ShapeException} if a signal has no samples, a window not one
 *       axis, or sequences that belong together are not of one length
 *   <li>{@link IllegalArgumentException} if a segment is longer than the transform, an overlap not
 *       shorter than the segment, or an array belongs to another interpreter
 *   <li>{@link IllegalStateException} if an array is closed
 * </ul>
 */
public sealed interface Spectra permits Numeric {
  /**
   * Estimates the power at each frequency by one transform of the whole signal: {@code
   * scipy.signal.periodogram}.
   *
   * @param x the samples (…, n)
   * @param options rate, window (n), length, detrending (on unless said otherwise) and scaling
   * @return the frequencies (k) and powers (…, k)
   */
  default Spectrum periodogram(NDArray x, SpectrumOptions options) {
    NDArray own = Numeric.context(this).own("periodogram", x);
    try (Scope scope = ((Numeric) this).scope()) {
      Spectrum found = new Segments((Numeric) this, "periodogram", own, options).periodogram();
      return new Spectrum(scope.keep(found.frequencies()), scope.keep(found.power()));
    }
  }

  /**
   * Estimates the power at each frequency by the mean over overlapping segments: {@code
   * scipy.signal.welch}.
   *
   * @param x the samples (…, n)
   * @param options segments of 256 samples under von Hann's window, half of them in common, and
   *     their mean taken off, unless said otherwise
   * @return the frequencies (k) and powers (…, k)
   */
  default Spectrum welch(NDArray x, SpectrumOptions options) {
    NDArray own = Numeric.context(this).own("welch", x);
    try (Scope scope = ((Numeric) this).scope()) {
      Spectrum found = new Segments((Numeric) this, "welch", own, options).welch();
      return new Spectrum(scope.keep(found.frequencies()), scope.keep(found.power()));
    }
  }

  /**
   * Transforms overlapping segments: {@code scipy.signal.stft}. Half a segment of zeros comes
   * before the signal and after it, and more after it to fill the last segment.
   *
   * @param x the samples (…, n)
   * @param options segments of 256 samples under von Hann's window, half of them in common, unless
   *     said otherwise; {@code density(false)} is SciPy's default
   * @return the frequencies (k), times (s) and values (…, k, s)
   */
  default Spectrogram stft(NDArray x, SpectrumOptions options) {
    NDArray own = Numeric.context(this).own("stft", x);
    try (Scope scope = ((Numeric) this).scope()) {
      Spectrogram found = new Segments((Numeric) this, "stft", own, options).shortTime();
      return new Spectrogram(
          scope.keep(found.frequencies()), scope.keep(found.times()), scope.keep(found.values()));
    }
  }

  /**
   * Estimates the power of an unevenly sampled signal at given frequencies: {@code
   * scipy.signal.lombscargle}, the least-squares fit of a sine at each (Lomb 1976, Scargle 1982),
   * by {@linkplain dev.baton.core.fft.FourierTransforms#dft direct sums}.
   *
   * @param times of the samples (n), real
   * @param samples (n), real
   * @param frequencies angular, in radians per unit of time (k), not 0
   * @return a new float64 array (k)
   * @throws UnsupportedOperationException if an operand is complex
   */
  default NDArray lombscargle(NDArray times, NDArray samples, NDArray frequencies) {
    NDArray t = Numeric.context(this).own("lombscargle", times);
    NDArray y = Numeric.context(this).own("lombscargle", samples);
    NDArray w = Numeric.context(this).own("lombscargle", frequencies);
    try (Scope scope = ((Numeric) this).scope()) {
      return scope.keep(UnevenSpectrum.power((Numeric) this, t, y, w));
    }
  }
}
