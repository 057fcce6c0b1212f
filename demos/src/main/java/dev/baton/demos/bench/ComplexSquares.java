package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What squares complex numbers: k + ki for k from 0 to 999, again and again. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class ComplexSquares extends LastNumber {
  /** How many numbers. */
  @Param("100000")
  public long n;

  private NDArray numbers;
  private NDArray product;
  private NDArray imaginary;

  /** Makes the state; JMH does. */
  public ComplexSquares() {}

  @Override
  void prepare(Numeric np) {
    numbers = np.zeros(DType.COMPLEX128, n);
    try (var _ = np.scope()) {
      NDArray parts = np.arange((double) n).remainder(1000);
      numbers.real().assign(parts);
      numbers.imag().assign(parts);
    }
    product = np.empty(DType.COMPLEX128, n);
    imaginary = product.imag();
  }

  /** Squares, into an array there is. */
  @Benchmark
  public void multiply() {
    np().multiply(numbers, numbers, product);
    read(imaginary);
  }
}
