package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Over;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Reductions and running sums of the numbers 0 to 999, again and again. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class Reducing extends LastNumber {
  /** How many numbers. */
  @Param("100000")
  public long n;

  private NDArray a;
  private NDArray table;
  private NDArray sums;

  /** Makes the state; JMH does. */
  public Reducing() {}

  @Override
  void prepare(Numeric np) {
    a = np.arange((double) n).remainder(1000);
    table = a.reshape(-1, columns(n));
    sums = np.empty(n);
  }

  /** Adds all. */
  @Benchmark
  public void sum() {
    done(np().sum(a));
  }

  /** Takes the mean. */
  @Benchmark
  public void mean() {
    done(np().mean(a));
  }

  /** Takes the variance. */
  @Benchmark
  public void variance() {
    done(np().var(a));
  }

  /** Finds the largest. */
  @Benchmark
  public void max() {
    done(np().max(a));
  }

  /** Finds where the largest is. */
  @Benchmark
  public void argmax() {
    done(np().argmax(a));
  }

  /** Adds up each row of 400. */
  @Benchmark
  public void sumOfRows() {
    done(np().sum(table, 1));
  }

  /** Adds up each column. */
  @Benchmark
  public void sumOfColumns() {
    done(np().sum(table, 0));
  }

  /** Finds the largest of each column. */
  @Benchmark
  public void maxOfColumns() {
    done(np().max(table, Over.axis(0)));
  }

  /** Adds up from the first on, into an array there is. */
  @Benchmark
  public void cumsum() {
    np().cumsum(a, Over.all().out(sums));
    read(sums);
  }
}
