package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierTransforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Fast Fourier transforms, into new arrays. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class FastFourier extends Side {
  /** How many samples; along either axis where there are two. */
  @Param("1024")
  public long n;

  private FourierProblem problem;
  private NDArray signal;
  private FourierTransforms fft;

  /** Makes the state; JMH does. */
  public FastFourier() {}

  @Override
  void prepare(Numeric np) {
    fft = np.fft();
    problem = FourierProblem.of(name(), n);
    NDArray turns = np.arange((double) n).multiply(2 * Math.PI * FourierProblem.TONE / n);
    NDArray tone = problem.isReal() ? np.cos(turns) : np.exp(turns.multiply(Complex.I));
    long[] shape =
        problem.rows() > 1
            ? new long[] {problem.rows(), n}
            : problem.shape().stream().mapToLong(Integer::longValue).toArray();
    signal = tone.broadcastTo(shape).copy();
  }

  /** Transforms complex numbers, one row or several. */
  @Benchmark
  public void c2c() {
    fft.fft(signal).close();
  }

  /** Transforms reals. */
  @Benchmark
  public void r2c() {
    fft.rfft(signal).close();
  }

  /** Transforms along two axes. */
  @Benchmark
  public void square() {
    fft.fft2(signal).close();
  }

  /** Returns the height of the last transform's peak. */
  @Override
  double result() {
    try (NDArray spectrum =
        problem.isReal()
            ? fft.rfft(signal)
            : problem.shape().size() == 2 ? fft.fft2(signal) : fft.fft(signal)) {
      long peak = (long) (problem.rows() - 1) * problem.distanceOut() + FourierProblem.TONE;
      return spectrum.ravel().getComplex(peak).abs();
    }
  }
}
