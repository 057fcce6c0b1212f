package dev.baton.demos.bench;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterBuilder;
import dev.baton.core.interpreter.ThreadTimes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Dropping the lock and taking it again while the time of it is taken: two clock readings. */
public class LockPairTimes extends LockPairs {
  /** Makes the state; JMH does. */
  public LockPairTimes() {}

  @Override
  InterpreterBuilder builder() {
    return Interpreter.builder().measureTimes(true);
  }

  /** Drops and retakes. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void pair() {
    pairs(interpreter());
    made();
  }

  /** Returns 0 if every pair was counted, and the time in and outside of it too. */
  @Override
  double result() {
    ThreadTimes times = total().times();
    return times != null && times.heldNanos() > 0 && times.detachedNanos() > 0 ? super.result() : 1;
  }
}
