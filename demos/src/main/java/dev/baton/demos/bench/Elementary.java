package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Elementary functions of numbers from -10 to 10, into an array there is. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class Elementary extends Side {
  /** How many numbers. */
  @Param("100000")
  public long n;

  private NDArray x;
  private NDArray positive;
  private NDArray exponent;
  private NDArray y;

  /** Makes the state; JMH does. */
  public Elementary() {}

  @Override
  void prepare(Numeric np) {
    x = np.linspace(-10, 10, n);
    positive = x.abs();
    exponent = np.full(1.7, 1);
    y = np.zeros(n);
  }

  /**
   * Computes exponentials.
   *
   * @return the values
   */
  @Benchmark
  public NDArray exp() {
    return np().exp(x, y);
  }

  /**
   * Computes logarithms of the absolute values.
   *
   * @return the values
   */
  @Benchmark
  public NDArray log() {
    return np().log(positive, y);
  }

  /**
   * Raises the absolute values to the power of 1.7.
   *
   * @return the values
   */
  @Benchmark
  public NDArray pow() {
    return np().power(positive, exponent, y);
  }

  /**
   * Computes sines.
   *
   * @return the values
   */
  @Benchmark
  public NDArray sin() {
    return np().sin(x, y);
  }

  /**
   * Computes cosines.
   *
   * @return the values
   */
  @Benchmark
  public NDArray cos() {
    return np().cos(x, y);
  }

  /**
   * Computes hyperbolic tangents.
   *
   * @return the values
   */
  @Benchmark
  public NDArray tanh() {
    return np().tanh(x, y);
  }

  /**
   * Computes arctangents.
   *
   * @return the values
   */
  @Benchmark
  public NDArray arctan() {
    return np().arctan(x, y);
  }

  /**
   * Computes cube roots.
   *
   * @return the values
   */
  @Benchmark
  public NDArray cbrt() {
    return np().cbrt(x, y);
  }

  /**
   * Computes exponentials less 1.
   *
   * @return the values
   */
  @Benchmark
  public NDArray expm1() {
    return np().expm1(x, y);
  }

  @Override
  double result() {
    return y.getDouble(-1);
  }
}
