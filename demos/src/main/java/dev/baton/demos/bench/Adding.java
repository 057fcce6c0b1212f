package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Expr;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** {@code b + c}, into an array there is or into a new one. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class Adding extends Side {
  /** How many numbers. */
  @Param({"8", "10000000"})
  public long n;

  private NDArray a;
  private NDArray b;
  private NDArray c;
  private Expr expression;
  private boolean isFused;

  /** Makes the state; JMH does. */
  public Adding() {}

  @Override
  void prepare(Numeric np) {
    b = np.arange((double) n);
    c = b.add(1);
    a = np.zeros(n);
    expression = Expr.parse("b*c + b", Map.of("b", b, "c", c));
  }

  /**
   * Adds into an array there is.
   *
   * @return it
   */
  @Benchmark
  public NDArray out() {
    return np().add(b, c, a);
  }

  /** Adds into a new array and closes it. */
  @Benchmark
  public void fresh() {
    b.add(c).close();
  }

  /** Multiplies and adds in one call, into a new array, and closes it. */
  @Benchmark
  public void fused() {
    isFused = true;
    np().evaluate(expression).close();
  }

  /** Returns the last sum, computed once more in both ways: 2 n - 1; fused n² - 1. */
  @Override
  double result() {
    if (isFused) {
      try (NDArray fresh = np().evaluate(expression)) {
        return fresh.getDouble(-1);
      }
    }
    try (NDArray fresh = b.add(c)) {
      double last = fresh.getDouble(-1);
      return out().getDouble(-1) == last ? last : Double.NaN;
    }
  }
}
