package dev.baton.demos.bench;

import dev.baton.core.array.NDArray;
import java.util.Arrays;

/** A benchmark that is verified by the last number of the last array it made. */
public abstract class LastNumber extends Side {
  private double last;

  /** Makes the state; JMH does. */
  protected LastNumber() {}

  /** Returns how long the rows of a table of n numbers are: a divisor of n. */
  static long columns(long n) {
    return n % 400 == 0 ? 400 : n >= 1000 ? 100 : Math.min(n, 10);
  }

  /** Closes a result, having read its last number. */
  final void done(NDArray result) {
    read(result);
    result.close();
  }

  /** Reads the last number of a result that stays open. */
  final void read(NDArray result) {
    long[] end = new long[result.ndim()];
    Arrays.fill(end, -1);
    last = result.getDouble(end);
  }

  @Override
  final double result() {
    return last;
  }
}
