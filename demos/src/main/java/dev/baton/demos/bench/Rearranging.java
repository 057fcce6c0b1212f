package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What chooses, converts, moves and orders the numbers 0 to 999, again and again. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class Rearranging extends LastNumber {
  /** How many numbers. */
  @Param("100000")
  public long n;

  private NDArray a;
  private NDArray b;
  private NDArray isLarge;
  private NDArray columns;
  private NDArray mixed;
  private NDArray places;

  /** Makes the state; JMH does. */
  public Rearranging() {}

  @Override
  void prepare(Numeric np) {
    try (Scope scope = np.scope()) {
      a = scope.keep(np.arange((double) n).remainder(1000));
      b = scope.keep(a.negate());
      isLarge = scope.keep(a.greater(500));
      columns = scope.keep(a.reshape(-1, columns(n)).transpose());
      // Every place once, far from its neighbour.
      places = scope.keep(np.arange(n).multiply(7919).remainder(n));
      mixed = scope.keep(places.astype(DType.FLOAT64));
    }
  }

  /** Chooses one of two numbers each. */
  @Benchmark
  public void where() {
    done(np().where(isLarge, a, b));
  }

  /** Compares with a number. */
  @Benchmark
  public void greater() {
    done(a.greater(500));
  }

  /** Rounds to float32. */
  @Benchmark
  public void cast() {
    done(a.astype(DType.FLOAT32));
  }

  /** Takes numbers from places far apart. */
  @Benchmark
  public void take() {
    done(np().take(a, places));
  }

  /** Copies columns so that they become rows. */
  @Benchmark
  public void transposedCopy() {
    done(np().ascontiguousarray(columns));
  }

  /** Sorts numbers in no order. */
  @Benchmark
  public void sort() {
    done(np().sort(mixed));
  }
}
