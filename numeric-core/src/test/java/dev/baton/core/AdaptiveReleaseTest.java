package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Workers;
import dev.baton.core.interpreter.AdaptiveReleasePolicy;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The adaptive release policy with real kernels. */
class AdaptiveReleaseTest {
  @Test
  void learnsFromTheKernelsThatRun() {
    AdaptiveReleasePolicy policy = ReleasePolicy.adaptive();
    try (var interpreter = Interpreter.builder().release(policy).build();
        var attachment = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      NDArray small = np.ones(8);
      NDArray medium = np.ones(2_000);
      NDArray large = np.ones(4_000_000);
      long before = policy.samples(NativeWork.ELEMENTWISE);
      for (int i = 0; i < 3_000; i++) {
        np.add(medium, medium, medium);
      }
      // One in 64, and the first ones if they are the process's first.
      assertThat(policy.samples(NativeWork.ELEMENTWISE) - before).isBetween(45L, 65L);
      assertThat(policy.nanosPerElement(NativeWork.ELEMENTWISE)).isBetween(0.0, 1_000.0);

      long sections = attachment.state().ledger().detachedSections();
      np.add(small, small, small);
      assertThat(attachment.state().ledger().detachedSections()).isEqualTo(sections);
      np.add(large, large, large);
      assertThat(attachment.state().ledger().detachedSections()).isEqualTo(sections + 1);
    }
  }

  @Test
  void aWaiterGetsTheLockThroughASmallKernel() throws Exception {
    Duration never = Duration.ofHours(1);
    try (var interpreter =
        Interpreter.builder()
            .lock(LockPolicy.cpython(never))
            .release(ReleasePolicy.adaptive())
            .build()) {
      Numeric np = Numeric.of(interpreter);
      Workers.Worker<Boolean> waiter;
      try (var _ = interpreter.attach()) {
        NDArray small = np.ones(8);
        waiter =
            Workers.start(
                "waiter",
                () -> {
                  try (var _ = interpreter.attach()) {
                    return true;
                  }
                });
        Workers.await("the waiter waits", () -> interpreter.lock().waiterCount() == 1);
        // Barging may win the lock back; nobody drops it for the waiter but the kernel.
        Workers.await(
            "the waiter is served",
            () -> {
              np.add(small, small, small);
              return interpreter.lock().waiterCount() == 0;
            });
      }
      assertThat(waiter.get()).isTrue();
    }
  }
}
