package dev.baton.demos.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final int THREADS = 4;

  @Test
  void allRunAtTheSameTime() {
    var all = new CyclicBarrier(THREADS);
    var met = new AtomicInteger();
    List<Runnable> bodies = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      bodies.add(
          () -> {
            meet(all); // None can pass unless the others run too.
            met.incrementAndGet();
          });
    }
    assertThat(SideBySide.seconds("meeting", bodies)).isPositive();
    assertThat(met).hasValue(THREADS);
  }

  @Test
  void aFailureIsThrownAfterAllHaveEnded() {
    var ended = new AtomicInteger();
    var failure = new ArithmeticException("on purpose");
    assertThatThrownBy(
            () ->
                SideBySide.seconds(
                    "failing",
                    List.of(
                        ended::incrementAndGet,
                        () -> {
                          throw failure;
                        },
                        ended::incrementAndGet)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("on purpose")
        .hasCause(failure);
    assertThat(ended).hasValue(2);
  }

  @Test
  void anInterruptIsKeptUntilTheWorkIsDone() {
    var ended = new AtomicInteger();
    Thread.currentThread().interrupt();
    SideBySide.seconds("kept", List.of(ended::incrementAndGet, ended::incrementAndGet));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).hasValue(2);
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
