package dev.baton.core.internal.kernel;

import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;

/**
 * Times the kernel that a thread is in, for a release policy that {@linkplain
 * ReleasePolicy#wantsTime wants to know}. A thread is in one kernel at a time.
 */
final class KernelTimer {
  private static final ThreadStateLocal<KernelTimer> TIMERS =
      new ThreadStateLocal<>(_ -> new KernelTimer());

  private NativeWork work = NativeWork.ELEMENTWISE;
  private long elements;
  private long started;
  private long nanos;

  private KernelTimer() {}

  static KernelTimer of(ThreadState self) {
    return TIMERS.get(self);
  }

  /** Begins; to be called last before the kernel. */
  void start(NativeWork work, long elements) {
    this.work = work;
    this.elements = elements;
    this.started = System.nanoTime();
  }

  /** Ends; to be called first after the kernel. */
  void stop() {
    nanos = System.nanoTime() - started;
  }

  /** Tells the policy; the thread is attached again. */
  void report(ReleasePolicy policy) {
    policy.took(work, elements, nanos);
  }
}
