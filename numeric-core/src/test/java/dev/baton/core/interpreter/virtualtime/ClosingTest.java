package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.LateThreads;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.simulation.SimulationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiters that leave, and the end of an interpreter. */
class ClosingTest extends VirtualStage {
  private void throwsClosed(Duration begin, String name) {
    at(
        begin,
        name,
        () -> {
          assertThatThrownBy(interpreter::attach).isInstanceOf(InterpreterClosedException.class);
          log(name + " throws");
        });
  }

  @Row(19)
  @Test
  void aDropperDoesNotWaitForAWaiterThatLeavesBecauseOfTheEnd() {
    begin(LockPolicy.cpython(), millis(30));
    attachedAt(
        Duration.ZERO,
        "dropper",
        self -> {
          simulation.work(millis(50));
          assertThat(self.isDropRequested()).isTrue();
          // The waiter is woken and needs until 80 ms; meanwhile the gate is shut.
          assertThatThrownBy(self::checkpoint).isInstanceOf(InterpreterClosedException.class);
          log("dropper throws");
        });
    throwsClosed(millis(1), "waiter");
    at(
        millis(49),
        "closer",
        () -> {
          try (var _ = interpreter.stopTheWorld()) {
            log("stopped");
            simulation.work(millis(10));
            interpreter.close();
          }
          log("closed");
        });
    simulation.run();
    // The closer waits from 49 ms and is woken at 50; the dropper is held up at the gate by then.
    assertThat(log)
        .startsWith("80000 stopped", "90000 closed")
        .contains("120000 dropper throws")
        .hasSize(4);
    assertThat(ledger("dropper").requestsServed()).isZero();
  }

  @Row(19)
  @Test
  void aWaiterThatIsHeldUpByAStopAfterAskingLetsTheDropperGo() {
    begin(LockPolicy.cpython(), micros(500));
    attachedAt(
        Duration.ZERO,
        "dropper",
        self -> {
          simulation.work(millis(7));
          assertThat(self.isDropRequested()).isTrue();
          try (var _ = interpreter.detach()) {
            log("kernel");
          }
        });
    attachedAt(micros(10), "waiter", _ -> log("waiter"));
    at(
        micros(7_100),
        "stopper",
        () -> {
          // Between the drop and the waiter's waking up: nobody holds the lock.
          try (var _ = interpreter.stopTheWorld()) {
            log("stopped");
            simulation.work(millis(20));
          }
        });
    simulation.run();
    // The waiter wakes at 7.5 ms, finds the gate shut and gives the lock back unused.
    assertThat(log).startsWith("7100 stopped", "8000 kernel").hasSize(3);
    assertThat(log.getLast()).isEqualTo("27600 waiter");
  }

  @Row(19)
  @Test
  void anInterruptedWaiterWaitsOnAndItsRequestIsServed() {
    begin(LockPolicy.cpython(), AT_ONCE);
    attachedAt(Duration.ZERO, "dropper", self -> compute(self, millis(20), micros(700)));
    Thread waiter =
        attachedAt(
            micros(10),
            "waiter",
            _ -> log("waiter, interrupted " + Thread.currentThread().isInterrupted()));
    at(
        micros(1),
        "interrupter",
        () -> {
          for (int i = 0; i < 53; i++) {
            simulation.work(micros(100));
            simulation.interrupt(waiter);
          }
        });
    simulation.run();
    // Interrupts do not begin a new round: it asks at 5.01 ms.
    assertThat(log).containsExactly("5600 waiter, interrupted true");
  }

  @Row(20)
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first"})
  void closingTakesNoTimeHoweverManyWaitAndHoweverSlow(String policy) {
    begin(LockPolicy.named(policy), millis(400));
    attachedAt(
        Duration.ZERO,
        "closer",
        self -> {
          simulation.work(millis(1_000));
          assertThat(self.isDropRequested()).isTrue();
          interpreter.close();
          log("closed");
        });
    for (int i = 0; i < 10; i++) {
      throwsClosed(micros(1 + i), "waiter-" + i);
    }
    simulation.run();
    assertThat(log).hasSize(11).first().isEqualTo("1000000 closed");
    assertThat(log).filteredOn(line -> line.endsWith("throws")).hasSize(10);
    assertThat(lock.waiterCount()).isZero();
    if (policy.equals("cpython")) { // The others hand over the lock, even to one that will leave.
      assertThat(ledger("closer").requestsServed()).isZero();
    }
  }

  @Row(21)
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first", "none"})
  void lateThreadsThrowAtOnceAndWhenTheyComeBack(String policy) {
    begin(LockPolicy.named(policy), millis(1));
    at(
        Duration.ZERO,
        "native",
        () -> {
          assertThatThrownBy(
                  () -> {
                    try (var _ = interpreter.attach();
                        var _ = interpreter.detach()) {
                      simulation.work(millis(100));
                    }
                  })
              .isInstanceOf(InterpreterClosedException.class);
          log("native code's thread throws");
        });
    at(
        millis(10),
        "closer",
        () -> {
          interpreter.close();
          log("closed");
        });
    throwsClosed(millis(50), "late");
    simulation.run();
    assertThat(log)
        .containsExactly("10000 closed", "50000 late throws", "100000 native code's thread throws");
  }

  @Row(21)
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first", "none"})
  void lateThreadsParkForGoodWhereThatIsAskedForAndTheRestGoesOn(String policy) {
    begin(LockPolicy.named(policy), millis(1));
    interpreter =
        Interpreter.builder()
            .name("closed")
            .lock(LockPolicy.named(policy))
            .scheduler(simulation)
            .lateThreads(LateThreads.PARK)
            .build();
    List<Thread> late = new ArrayList<>();
    late.add(
        attachedAt(
            Duration.ZERO,
            "native",
            _ -> {
              kernel(millis(100));
              log("never");
            }));
    late.add(attachedAt(millis(50), "stranger", _ -> log("never")));
    at(millis(10), "closer", interpreter::close);
    at(
        millis(200),
        "other",
        () -> {
          assertThat(interpreter.parkedThreadCount()).isEqualTo(2);
          late.forEach(simulation::interrupt);
          log("other ends");
        });
    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.Deadlock.class)
        .hasMessageContainingAll("native is parked on PARK", "stranger is parked on PARK");
    assertThat(log).containsExactly("200000 other ends");
  }
}
