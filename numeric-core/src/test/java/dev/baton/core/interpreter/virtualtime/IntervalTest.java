package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a waiter asks for the lock: to the nanosecond. */
class IntervalTest extends VirtualStage {
  /** Logs each time from when on a request stands, and clears nothing. */
  private void logRequests(Duration until) {
    attachedAt(
        Duration.ZERO,
        "holder",
        self -> {
          boolean stood = false;
          while (now().compareTo(until) < 0) {
            simulation.work(1_000);
            if (self.isDropRequested() != stood) {
              stood = !stood;
              log(stood ? "requested" : "withdrawn");
            }
          }
        });
  }

  @Row(1)
  @Test
  void theDefaultIntervalIsFiveMilliseconds() {
    begin(LockPolicy.cpython(), AT_ONCE);
    logRequests(millis(9));
    attachedAt(micros(100), "waiter", _ -> log("waiter"));
    simulation.run();
    // The holder looks once a microsecond, before or after the request of that moment.
    assertThat(log).hasSize(2).last().isEqualTo("9000 waiter");
    assertThat(log.getFirst()).isIn("5100 requested", "5101 requested");
    assertThat(ledger("waiter").requestsMade()).isEqualTo(1);
  }

  @Row(1)
  @Test
  void anIntervalBelowAMicrosecondIsOneMicrosecond() {
    begin(LockPolicy.cpython(Duration.ofNanos(1)), AT_ONCE);
    assertThat(lock.switchInterval()).isEqualTo(micros(1));
    attachedAt(Duration.ZERO, "holder", _ -> simulation.work(100_500));
    attachedAt(micros(50), "waiter", _ -> {});
    simulation.run();
    assertThat(ledger("waiter").requestsMade()).as("one each microsecond").isEqualTo(50);
  }

  @Row({1, 3})
  @Test
  void aChangeActsOnTheNextRound() {
    begin(LockPolicy.cpython(millis(10)), AT_ONCE);
    attachedAt(Duration.ZERO, "holder", _ -> simulation.work(millis(20)));
    attachedAt(micros(500), "waiter", _ -> {});
    at(
        millis(4),
        "changer",
        () -> {
          lock.setSwitchInterval(millis(3));
          for (int i = 0; i < 16; i++) {
            log("asked " + ledger("waiter").requestsMade());
            simulation.work(millis(1));
          }
        });
    simulation.run();
    // The round that began with the long interval is finished: 10.5; then 13.5, 16.5, 19.5.
    assertThat(log)
        .contains("10000 asked 0", "11000 asked 1", "13000 asked 1", "14000 asked 2")
        .contains("16000 asked 2", "17000 asked 3", "19000 asked 3");
    assertThat(ledger("waiter").requestsMade()).isEqualTo(4);
  }

  @Row(3)
  @Test
  void aLongerIntervalActsOnTheNextRoundToo() {
    begin(LockPolicy.cpython(millis(3)), AT_ONCE);
    attachedAt(Duration.ZERO, "holder", _ -> simulation.work(millis(100)));
    attachedAt(micros(500), "waiter", _ -> {});
    at(millis(4), "changer", () -> lock.setSwitchInterval(millis(50)));
    simulation.run();
    // At 3.5, 6.5 and 56.5 ms.
    assertThat(ledger("waiter").requestsMade()).isEqualTo(3);
  }

  @Row(4)
  @ParameterizedTest
  @ValueSource(longs = {1, 37, 5_000, 200_000})
  void aRequestIsMadeExactlyOneIntervalAfterTheWaitBegan(long intervalMicros) {
    begin(LockPolicy.cpython(micros(intervalMicros)), AT_ONCE);
    boolean[] seen = new boolean[2];
    attachedAt(
        Duration.ZERO,
        "holder",
        self -> {
          simulation.work(micros(10 + intervalMicros).minusNanos(1));
          seen[0] = self.isDropRequested();
          simulation.work(2);
          seen[1] = self.isDropRequested();
        });
    attachedAt(micros(10), "waiter", _ -> {});
    simulation.run();
    assertThat(seen).containsExactly(false, true);
  }

  @Row(4)
  @Test
  void aSwitchMeanwhileMakesAWaiterWaitAWholeIntervalAgain() {
    begin(LockPolicy.cpython(millis(10)), AT_ONCE);
    attachedAt(Duration.ZERO, "first", _ -> simulation.work(millis(6)));
    attachedAt(
        millis(1),
        "second",
        self -> {
          // It has the lock from 6 ms on. The third's interval ends at 14 ms and is not enough.
          assertThat(now()).isEqualTo(millis(6));
          simulation.work(millis(18).minusNanos(1));
          assertThat(self.isDropRequested()).isFalse();
          simulation.work(2);
          assertThat(self.isDropRequested()).isTrue();
        });
    attachedAt(millis(4), "third", _ -> log("third"));
    simulation.run();
    assertThat(ledger("third").requestsMade()).isEqualTo(1);
    assertThat(ledger("second").requestsMade()).isZero();
    assertThat(log).containsExactly("24000 third");
  }

  @Row(4)
  @Test
  void aWaiterAsksAgainEachRoundAndNotWhenTheLockIsFree() {
    begin(LockPolicy.cpython(millis(2)), AT_ONCE);
    attachedAt(Duration.ZERO, "holder", _ -> simulation.work(millis(9)));
    attachedAt(millis(1), "waiter", _ -> log("waiter"));
    simulation.run();
    // At 3, 5 and 7 ms; at 9 ms the lock may have been dropped just before.
    assertThat(ledger("waiter").requestsMade()).isBetween(3L, 4L);
    assertThat(log).containsExactly("9000 waiter");
    assertThat(InterpreterLock.DEFAULT_SWITCH_INTERVAL).isEqualTo(millis(5));
  }
}
