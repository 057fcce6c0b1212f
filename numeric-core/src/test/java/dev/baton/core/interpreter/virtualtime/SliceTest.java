package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CPU-bound threads among themselves. */
class SliceTest extends VirtualStage {
  @Row(13)
  @ParameterizedTest
  @ValueSource(longs = {1, 5, 10, 100})
  void twoCpuBoundThreadsGetSlicesOfOneIntervalEach(long intervalMillis) {
    Duration interval = millis(intervalMillis);
    begin(LockPolicy.cpython(interval), AT_ONCE);
    Duration end = interval.multipliedBy(200);
    attachedAt(Duration.ZERO, "a", self -> computeUntil(self, end, STEP));
    attachedAt(micros(20), "b", self -> computeUntil(self, end, STEP));
    simulation.run();
    // The interval, and up to the next checkpoint: a whole number of steps.
    Duration slice = STEP.multipliedBy(interval.dividedBy(STEP) + 1);
    Duration most = end.minus(interval.multipliedBy(2));
    assertThat(holdings.lengths("a", slice, most)).hasSizeGreaterThan(90).containsOnly(slice);
    assertThat(holdings.lengths("b", slice, most)).hasSizeGreaterThan(90).containsOnly(slice);
    double share = (double) holdings.total("a").toNanos() / end.toNanos();
    assertThat(share).isBetween(0.49, 0.51);
  }

  @Row(13)
  @Test
  void aWakeUpLatencyIsTimeThatNobodyHasTheLock() {
    begin(LockPolicy.cpython(), micros(50));
    attachedAt(Duration.ZERO, "a", self -> compute(self, millis(490), STEP));
    attachedAt(micros(20), "b", self -> compute(self, millis(490), STEP));
    simulation.run();
    long switches = lock.switchNumber() - 1;
    assertThat(switches).isBetween(180L, 200L);
    assertThat(now()).isEqualTo(millis(2 * 490).plus(micros(50 * switches)));
  }

  @Row(13)
  @Test
  void moreCoresDoNotHelp() {
    for (int cores : new int[] {1, 2, 8}) {
      begin(LockPolicy.cpython(), Simulation.builder().cores(cores).seed(4));
      for (int i = 0; i < 4; i++) {
        attachedAt(Duration.ZERO, "thread-" + i, self -> compute(self, millis(105), STEP));
      }
      simulation.run();
      assertThat(now()).as("%d cores", cores).isEqualTo(millis(4 * 105));
      simulation.close();
    }
  }
}
