package dev.baton.demos.exhibits;

import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.concurrent.atomic.LongAdder;

/** Never drops the lock, and adds up how long kernels kept it. */
final class TimedHold implements ReleasePolicy {
  /**
   * What kernels did.
   *
   * @param count how many there were
   * @param seconds how long they took, all together
   */
  record Kernels(long count, double seconds) {}

  private final LongAdder count = new LongAdder();
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
    count.increment();
    nanos.add(kernelNanos);
  }

  /** Returns what kernels did since this was last asked. */
  Kernels take() {
    return new Kernels(count.sumThenReset(), nanos.sumThenReset() / 1e9);
  }
}
