package dev.baton.demos.exhibits;

import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.concurrent.atomic.LongAdder;

/** Never drops the lock, and adds up how long kernels kept it. */
final class TimedHold implements ReleasePolicy {
  private final LongAdder nanos = new LongAdder();

  @Override
  public boolean releases(NativeWork work, long elements, InterpreterLock lock) {
    return false;
  }

  @Override
  public boolean wantsTime(NativeWork work) {
    return true;
  }

  @Override
  public void took(NativeWork work, long elements, long kernelNanos) {
    nanos.add(kernelNanos);
  }

  /** Returns how long kernels took since this was last asked. */
  double takeSeconds() {
    return nanos.sumThenReset() / 1e9;
  }
}
