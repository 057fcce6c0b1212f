package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadTimes;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each interpreter has its lock, and what is read of it from outside agrees with the ledger. */
class ReadingsTest extends VirtualStage {
  @Row(22)
  @Test
  void countdownsOfTwoInterpretersScale() {
    begin(LockPolicy.cpython(), Simulation.builder().cores(2));
    Interpreter other = interpreter(LockPolicy.cpython(millis(1)));
    attachedAt(Duration.ZERO, "here", self -> compute(self, millis(700), STEP));
    simulation.thread(
        "there",
        () -> {
          try (var attachment = other.attach()) {
            compute(attachment.state(), millis(700), STEP);
          }
        });
    simulation.run();
    assertThat(now()).isEqualTo(millis(700));

    attachedAt(Duration.ZERO, "one", self -> compute(self, millis(700), STEP));
    attachedAt(Duration.ZERO, "two", self -> compute(self, millis(700), STEP));
    simulation.run();
    assertThat(now()).as("one interpreter's do not").isEqualTo(millis(3 * 700));
    assertThat(other.lock().switchNumber()).isEqualTo(1);
  }

  @Row(22)
  @Test
  void intervalsAndRequestsBelongToOneInterpreter() {
    begin(LockPolicy.cpython(millis(1)), AT_ONCE);
    Interpreter other = interpreter(LockPolicy.cpython(millis(3)));
    attachedAt(
        Duration.ZERO,
        "in both",
        here -> {
          try (var there = other.attach()) {
            simulation.work(micros(2_500));
            log("here " + here.isDropRequested() + ", there " + there.state().isDropRequested());
            simulation.work(micros(1_500));
            log("here " + here.isDropRequested() + ", there " + there.state().isDropRequested());
          }
        });
    attachedAt(micros(10), "waits here", _ -> {});
    at(
        micros(10),
        "waits there",
        () -> {
          try (var _ = other.attach()) {
            log("there");
          }
        });
    simulation.run();
    assertThat(log)
        .containsExactly("2500 here true, there false", "4000 here true, there true", "4000 there");
  }

  @Row(23)
  @Test
  void aDropOnRequestWaitsForWhoeverHadTheLockMeanwhile() {
    for (LockPolicy policy :
        List.of(LockPolicy.cpython(millis(1)), LockPolicy.fair(millis(1)), LockPolicy.ioFirst())) {
      begin(policy, micros(50));
      interpreter =
          Interpreter.builder().lock(policy).scheduler(simulation).measureTimes(true).build();
      attachedAt(Duration.ZERO, "asked", self -> compute(self, millis(10), STEP));
      attachedAt(
          micros(10),
          "brief",
          _ -> {
            simulation.work(micros(5));
            log("brief");
          });
      simulation.run();

      // The lock is free again before the one that dropped it is awake.
      ThreadTimes times = Objects.requireNonNull(ledger("asked").times());
      assertThat(times.longestWaitHolder()).as("%s", policy).isEqualTo("brief");
      assertThat(times.longestWaitNanos()).as("%s", policy).isEqualTo(times.waitedNanos());
      assertThat(log).as("%s", policy).hasSize(1);
      log.clear();
      simulation.close();
    }
  }

  @Row(23)
  @Test
  void whatIsReadFromOutsideAgreesWithTheLedgerAtEveryStep() {
    long[] readings = new long[1];
    begin(
        LockPolicy.cpython(millis(1)),
        Simulation.builder().cores(3).wakeUpLatency(micros(30)).seed(11));
    for (int i = 0; i < 6; i++) {
      int number = i;
      attachedAt(
          micros(i),
          "thread-" + i,
          self -> {
            for (int n = 0; n < 50; n++) {
              compute(self, micros(400L * number), micros(50));
              io(micros(40L * n));
            }
          });
    }
    at(
        Duration.ZERO,
        "reader",
        () -> {
          while (now().compareTo(millis(80)) < 0) {
            ThreadLedger total = interpreter.ledger().total();
            assertThat(total.switches()).isEqualTo(lock.switchNumber());
            assertThat(total.takes() - total.drops()).isEqualTo(lock.isLocked() ? 1 : 0);
            assertThat(lock.holder() != null).isEqualTo(lock.isLocked());
            if (lock.isLocked()) {
              assertThat(lock.lastHolder()).isSameAs(lock.holder());
              assertThat(lock.isHeldBy(lock.holder())).isTrue();
              assertThat(lock.holder().isAttached()).isTrue();
              readings[0]++;
            }
            assertThat(lock.waiterCount()).isBetween(0, 6);
            simulation.work(micros(10));
          }
        });
    simulation.run();
    assertThat(readings[0]).isGreaterThan(1_000);
    ThreadLedger total = interpreter.ledger().total();
    assertThat(total.takes()).isEqualTo(total.drops());
    assertThat(total.requestsServed()).isPositive().isLessThanOrEqualTo(total.requestsMade());
    assertThat(lock.waiterCount()).isZero();
  }
}
