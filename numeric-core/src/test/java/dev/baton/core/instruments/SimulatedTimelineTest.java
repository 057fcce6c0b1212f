package dev.baton.core.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.LongHold;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timelines in virtual time, where a slice is as long as it should be. */
class SimulatedTimelineTest {
  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final Duration STEP = Duration.ofNanos(100_000);

  private static void count(Simulation simulation, Interpreter interpreter, String name) {
    simulation.thread(
        name,
        () -> {
          try (var attachment = interpreter.attach()) {
            for (int i = 0; i < 10_000; i++) {
              simulation.work(STEP);
              attachment.state().checkpoint();
            }
          }
        });
  }

  /** LOCK-SPEC 13. */
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first"})
  void twoCpuBoundThreadsGetHalfOfTheLockEachInSlicesOfOneInterval(String policy) {
    try (var simulation = Simulation.builder().cores(2).seed(5).build()) {
      var interpreter =
          Interpreter.builder()
              .lock(LockPolicy.named(policy))
              .scheduler(simulation)
              .timeline(10_000)
              .measureTimes(true)
              .build();
      count(simulation, interpreter, "one");
      count(simulation, interpreter, "two");
      simulation.run(Duration.ofSeconds(1));

      Timeline timeline = Timeline.of(interpreter);
      for (String thread : List.of("one", "two")) {
        Slices slices = timeline.slices(thread);
        assertThat(slices.count()).as("%s of %s", slices, thread).isBetween(90, 101);
        assertThat(slices.median())
            .as("%s of %s", slices, thread)
            .isBetween(INTERVAL, INTERVAL.plus(STEP.multipliedBy(2)));
        assertThat(timeline.shares().get(thread)).isCloseTo(0.5, within(0.1));
        long[] histogram = slices.histogram(INTERVAL);
        assertThat(histogram[1]).as("slices of one interval").isGreaterThan(85);
      }
      assertThat(timeline.lost()).isZero();
      for (ThreadLedger thread : interpreter.ledger().threads()) {
        var times = Objects.requireNonNull(thread.times());
        assertThat(times.heldNanos())
            .isEqualTo(timeline.spans(thread.thread(), LockPhase.HOLDING).total().toNanos());
      }
    }
  }

  @Test
  void longHoldsAreNoticedInVirtualTime() throws InterruptedException {
    BlockingQueue<LongHold> reports = new LinkedBlockingQueue<>();
    try (var simulation = Simulation.builder().cores(2).seed(5).build()) {
      var interpreter =
          Interpreter.builder()
              .scheduler(simulation)
              .onLongHold(Duration.ofMillis(50), reports::add)
              .build();
      simulation.thread(
          "kernel",
          () -> {
            try (var _ = interpreter.attach()) {
              simulation.work(Duration.ofMillis(200));
            }
          });
      count(simulation, interpreter, "waiter");
      simulation.run(Duration.ofSeconds(1));
    }
    LongHold hold = reports.poll(60, TimeUnit.SECONDS);
    assertThat(hold).isNotNull();
    assertThat(hold.heldAtLeast()).isBetween(Duration.ofMillis(50), Duration.ofMillis(60));
    assertThat(List.of("kernel", "waiter")).contains(hold.holder());
    assertThat(reports).isEmpty();
  }
}
