package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadLedger;

/**
 * Variants of {@link LockPair} that are compared with something of their own: pairs by the batch,
 * so that the comparison can be written as the same loop, and the harness between two batches is
 * next to nothing on either side.
 */
public abstract class LockPairs extends Side {
  /** Pairs in a batch. */
  static final int BATCH = 1_000;

  private static final long BASELINE_NANOS = 100_000_000;
  private static final int WARM_UPS = 5;

  private long pairsMade;
  private long takesBefore;

  /** Makes the state; JMH does. */
  protected LockPairs() {}

  @Override
  void prepare(Numeric np) {
    takesBefore = total().takes();
  }

  /** Remembers that a batch of pairs was made. */
  final void made() {
    pairsMade += BATCH;
  }

  final ThreadLedger total() {
    return interpreter().ledger().total();
  }

  /** Returns 0 if every pair was counted, as a drop and as a take. */
  @Override
  double result() {
    ThreadLedger total = total();
    return pairsMade > 0
            && total.takes() - takesBefore == pairsMade
            && total.takes() == total.drops() + 1
        ? 0
        : 1;
  }

  /** Makes a batch of pairs with nothing in between. */
  static void pairs(Interpreter interpreter) {
    for (int i = 0; i < BATCH; i++) {
      try (var _ = interpreter.detach()) {
        // Nothing: the price of the pair itself.
      }
    }
  }

  /** Runs batches for a tenth of a second and returns their nanoseconds per operation. */
  static double nanosPerOperation(Runnable batch) {
    long start = System.nanoTime();
    long now = start;
    long batches = 0;
    while (now - start < BASELINE_NANOS) {
      batch.run();
      batches++;
      now = System.nanoTime();
    }
    return (double) (now - start) / (batches * BATCH);
  }

  /** Runs batches until they have been compiled. */
  static void warmUp(Runnable batch) {
    for (int i = 0; i < WARM_UPS; i++) {
      nanosPerOperation(batch);
    }
  }
}
