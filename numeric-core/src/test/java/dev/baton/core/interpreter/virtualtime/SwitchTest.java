package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drop on request lasts until another thread has taken the lock. */
class SwitchTest extends VirtualStage {
  @Row(9)
  @ParameterizedTest
  @ValueSource(longs = {0, 50, 3_000})
  void aForcedDropWaitsForTheWaiterHoweverSlow(long latencyMicros) {
    Duration latency = micros(latencyMicros);
    begin(LockPolicy.cpython(), latency);
    attachedAt(
        Duration.ZERO,
        "holder",
        self -> {
          compute(self, millis(20), micros(100));
          log("done");
        });
    attachedAt(
        micros(30),
        "waiter",
        _ -> {
          // Asked at 5030 + latency, dropped at the next full 100, woken with the latency.
          Duration asked = millis(5).plus(micros(30)).plus(latency);
          Duration dropped = micros((asked.toNanos() / 100_000 + 1) * 100);
          assertThat(now()).isEqualTo(dropped.plus(latency));
        });
    simulation.run();
    assertThat(lock.switchNumber()).isEqualTo(3);
    assertThat(ledger("holder").forcedDrops()).isEqualTo(1);
    assertThat(ledger("holder").requestsServed()).isEqualTo(1);
  }

  @Row(9)
  @Test
  void theHolderNeverGetsTwoSlicesInARow() {
    begin(LockPolicy.cpython(), micros(50));
    for (int i = 0; i < 3; i++) {
      attachedAt(micros(i), "thread-" + i, self -> computeUntil(self, millis(1_000), STEP));
    }
    simulation.run();
    List<Holdings.Slice> slices = holdings.slices();
    assertThat(slices).hasSizeGreaterThan(150);
    assertThat(IntStream.range(1, slices.size()))
        .allMatch(i -> !slices.get(i).thread().equals(slices.get(i - 1).thread()));
  }

  @Row(10)
  @Test
  void aVoluntaryDropWithARequestStandingWaitsTooAndTheKernelStartsAfterIt() {
    begin(LockPolicy.cpython(), micros(50));
    attachedAt(
        Duration.ZERO,
        "holder",
        _ -> {
          simulation.work(millis(6));
          try (var _ = interpreter.detach()) {
            log("kernel, last holder " + lock.lastHolder());
            simulation.work(millis(1));
          }
        });
    attachedAt(
        micros(30),
        "waiter",
        _ -> {
          log("waiter");
          simulation.work(millis(3));
        });
    simulation.run();
    assertThat(log).containsExactly("6050 waiter", "6100 kernel, last holder thread waiter");
    assertThat(ledger("holder").forcedDrops()).isZero();
    assertThat(ledger("holder").requestsServed()).isEqualTo(1);
  }

  @Row({10, 11})
  @Test
  void withoutARequestTheKernelStartsAtOnce() {
    begin(LockPolicy.cpython(), micros(50));
    attachedAt(
        Duration.ZERO,
        "holder",
        _ -> {
          simulation.work(millis(4));
          try (var _ = interpreter.detach()) {
            log("kernel, last holder " + lock.lastHolder());
            simulation.work(millis(1));
          }
        });
    attachedAt(micros(30), "waiter", _ -> log("waiter"));
    simulation.run();
    assertThat(log).containsExactly("4000 kernel, last holder thread holder", "4050 waiter");
  }
}
