package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import java.util.Arrays;

/**
 * The least-squares spectrum of uneven samples.
 *
 * <p>With Y = Σ y·exp(iωt) and D = Σ exp(2iωt), the shift τ of Lomb's that makes sines and cosines
 * orthogonal turns D onto the real axis: D·exp(-2iωτ) = |D|. The squares of cosines then sum to (n
 * + |D|)/2, of sines to (n - |D|)/2, and the power is half of Re(Z)² and Im(Z)², each divided by
 * its sum of squares, where Z = Y·exp(-iωτ).
 */
final class UnevenSpectrum {
  private UnevenSpectrum() {}

  static NDArray power(Numeric np, NDArray times, NDArray samples, NDArray angular) {
    if (times.ndim() != 1 || !Arrays.equals(times.shape(), samples.shape())) {
      throw new ShapeException(
          "lombscargle: times of shape %s and samples of shape %s are not two sequences of one length"
              .formatted(Shape.toString(times.shape()), Shape.toString(samples.shape())));
    }
    if (times.dtype().isComplex() || samples.dtype().isComplex()) {
      throw new UnsupportedOperationException(
          "lombscargle: times and samples must be real, not %s and %s"
              .formatted(times.dtype(), samples.dtype()));
    }
    double n = times.size();
    NDArray cycles = angular.divide(2 * Math.PI);
    NDArray sums = np.fft().dft(times, cycles, samples);
    NDArray doubled = np.fft().dft(times, cycles.multiply(2.0));
    NDArray length = np.absolute(doubled);
    // exp(-iωτ), the root of the conjugate of D's direction.
    NDArray direction = np.sqrt(np.divide(np.conjugate(doubled), length));
    NDArray turned = sums.multiply(direction);
    NDArray byCosines = np.divide(np.square(turned.real()), length.add(n));
    NDArray bySines = np.divide(np.square(turned.imag()), length.negate().add(n));
    return byCosines.add(bySines);
  }
}
