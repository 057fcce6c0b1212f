package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierTransforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Σ exp(2πi f t) for one frequency over many times. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class DirectDft extends Side {
  static final double FREQUENCY = 2.5;

  /** How many times. */
  @Param("100000")
  public long n;

  private NDArray times;
  private NDArray frequency;
  private FourierTransforms fft;

  /** Makes the state; JMH does. */
  public DirectDft() {}

  @Override
  void prepare(Numeric np) {
    times = np.arange((double) n).divide((double) n);
    frequency = np.array(FREQUENCY);
    fft = np.fft();
  }

  /** Sums. */
  @Benchmark
  public void sum() {
    fft.dft(times, frequency).close();
  }

  @Override
  double result() {
    try (NDArray sum = fft.dft(times, frequency)) {
      return sum.toComplex().abs();
    }
  }
}
