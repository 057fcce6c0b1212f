package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierOptions;
import dev.baton.core.fft.FourierTransforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Fast Fourier transforms, into the same array each time, as FFTW's plans go. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class FastFourier extends Side {
  /** How many samples; along either axis where there are two. */
  @Param("1024")
  public long n;

  private FourierProblem problem;
  private NDArray signal;
  private FourierTransforms fft;
  private FourierOptions into;

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
    NDArray out = transformed(FourierOptions.DEFAULT);
    into = FourierOptions.DEFAULT.out(out);
  }

  /**
   * Transforms complex numbers, one row or several.
   *
   * @return the transforms
   */
  @Benchmark
  public NDArray c2c() {
    return fft.fft(signal, into);
  }

  /**
   * Transforms reals.
   *
   * @return the transforms
   */
  @Benchmark
  public NDArray r2c() {
    return fft.rfft(signal, into);
  }

  /**
   * Transforms along two axes.
   *
   * @return the transforms
   */
  @Benchmark
  public NDArray square() {
    return fft.fft2(signal, into);
  }

  private NDArray transformed(FourierOptions options) {
    return problem.isReal()
        ? fft.rfft(signal, options)
        : problem.shape().size() == 2 ? fft.fft2(signal, options) : fft.fft(signal, options);
  }

  /** Returns the height of the last transform's peak. */
  @Override
  double result() {
    long peak = (long) (problem.rows() - 1) * problem.distanceOut() + FourierProblem.TONE;
    return transformed(into).ravel().getComplex(peak).abs();
  }
}
