package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import org.openjdk.jmh.annotations.Benchmark;

/** Dropping the lock and taking it again, nobody else wanting it. */
public class LockPair extends Side {
  private long takesBefore;

  /** Makes the state; JMH does. */
  public LockPair() {}

  @Override
  void prepare(Numeric np) {
    takesBefore = interpreter().ledger().total().takes();
  }

  /** Drops and retakes. */
  @Benchmark
  public void pair() {
    Interpreter interpreter = interpreter();
    try (var _ = interpreter.detach()) {
      // Nothing: the price of the pair itself.
    }
  }

  /** Returns 0 if every drop was counted as a take too, as the peer always does. */
  @Override
  double result() {
    var total = interpreter().ledger().total();
    return total.takes() > takesBefore && total.takes() == total.drops() + 1 ? 0 : 1;
  }
}
