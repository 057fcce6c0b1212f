package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierTransforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The fast Fourier transform of a complex signal, into a new array. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class FastFourier extends Side {
  private static final int TONE = 3;

  /** How many samples. */
  @Param({"64", "256", "1024", "4096", "16384", "65536", "262144", "1048576"})
  public long n;

  private NDArray signal;
  private FourierTransforms fft;

  /** Makes the state; JMH does. */
  public FastFourier() {}

  @Override
  void prepare(Numeric np) {
    signal = np.exp(np.arange((double) n).multiply(Complex.I.times(2 * Math.PI * TONE / n)));
    fft = np.fft();
  }

  /** Transforms. */
  @Benchmark
  public void c2c() {
    fft.fft(signal).close();
  }

  /** Returns the height of the one peak. */
  @Override
  double result() {
    try (NDArray spectrum = fft.fft(signal)) {
      return spectrum.getComplex(TONE).abs();
    }
  }
}
