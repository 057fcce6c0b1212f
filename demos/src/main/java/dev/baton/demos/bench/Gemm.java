package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The product of two square matrices, into one there is. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class Gemm extends Side {
  /** The matrices' order. */
  @Param("1024")
  public long n;

  private NDArray a;
  private NDArray b;
  private NDArray c;

  /** Makes the state; JMH does. */
  public Gemm() {}

  @Override
  void prepare(Numeric np) {
    b = np.arange((double) (n * n)).reshape(n, n).divide((double) n * n);
    c = np.ones(n, n);
    a = np.zeros(n, n);
  }

  /**
   * Multiplies.
   *
   * @return the product
   */
  @Benchmark
  public NDArray product() {
    return np().matmul(b, c, a);
  }

  @Override
  double result() {
    return a.getDouble(-1, -1);
  }
}
