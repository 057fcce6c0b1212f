package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.NonuniformTransforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Non-uniform transforms of random points, as many modes or frequencies as points, to 1e-9. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class NonuniformFourier extends Side {
  /** How many points, and modes. */
  @Param("1000000")
  public long n;

  private NDArray points;
  private NDArray frequencies;
  private NDArray ones;
  private NonuniformTransforms nufft;

  /** Makes the state; JMH does. */
  public NonuniformFourier() {}

  @Override
  void prepare(Numeric np) {
    points = np.random(7).uniform(-Math.PI, Math.PI, n);
    frequencies = np.random(8).uniform(-n / 2.0, n / 2.0, n);
    points.set(0.0, 0);
    frequencies.set(0.0, 0);
    ones = np.ones(DType.COMPLEX128, n);
    nufft = np.fft().nufft().tolerance(1e-9);
  }

  /** Sums points to modes. */
  @Benchmark
  public void type1() {
    nufft.type1(points, ones, n).close();
  }

  /** Sums modes at points. */
  @Benchmark
  public void type2() {
    nufft.type2(points, ones).close();
  }

  /** Sums points at frequencies. */
  @Benchmark
  public void type3() {
    nufft.type3(points, ones, frequencies).close();
  }

  /** Returns the mean of what each type finds where all terms are 1: n, to the nearest integer. */
  @Override
  double result() {
    try (NDArray modes = nufft.type1(points, ones, n);
        NDArray values = nufft.type2(points, ones);
        NDArray sums = nufft.type3(points, ones, frequencies)) {
      Complex all = modes.getComplex(n / 2).plus(values.getComplex(0)).plus(sums.getComplex(0));
      return Math.rint(all.re() / 3);
    }
  }
}
