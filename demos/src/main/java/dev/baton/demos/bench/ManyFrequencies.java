package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.DftSums;
import dev.baton.core.fft.FourierTransforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Σ exp(2πi f t) for as many frequencies as times, neither of them at equal steps. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class ManyFrequencies extends Side {
  private static final double TOLERANCE = 1e-9;

  /** How many times, and frequencies. */
  @Param("100000")
  public long n;

  private NDArray times;
  private NDArray frequencies;
  private FourierTransforms fft;

  /** Makes the state; JMH does. */
  public ManyFrequencies() {}

  @Override
  void prepare(Numeric np) {
    times = np.random(7).uniform(0.0, 1.0, n);
    frequencies = np.random(8).uniform(-n / 2.0, n / 2.0, n);
    frequencies.set(0.0, 0);
    fft = np.fft();
  }

  /** Sums. */
  @Benchmark
  public void sums() {
    fft.dft(times, frequencies, TOLERANCE).close();
  }

  /** Returns the sum at frequency 0, which is the number of terms, to the nearest integer. */
  @Override
  double result() {
    try (DftSums sums = fft.dft(times, frequencies, TOLERANCE)) {
      return Math.rint(sums.sums().getComplex(0).abs());
    }
  }
}
