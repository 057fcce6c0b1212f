package dev.baton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What goes wrong is said, and never hangs. */
class FailureTest extends World {
  @Test
  void aDeadlockNamesEachThreadAndWhatItIsParkedOn() {
    Simulation simulation = simulation(2);
    Thread first = simulation.thread("first", () -> simulation.park("the second's lock"));
    simulation.thread("second", () -> simulation.park("the first's lock"));
    simulation.thread("third", () -> simulation.join(first));
    simulation.thread("busy", () -> simulation.work(millis(3)));

    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.Deadlock.class)
        .hasMessageContainingAll(
            "PT0.003S",
            "first is parked on the second's lock",
            "second is parked on the first's lock",
            "third is parked on first")
        .hasMessageNotContaining("busy");
    // Somebody outside may break it.
    simulation.unpark(first);
    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.Deadlock.class)
        .hasMessageNotContaining("third");
  }

  @Test
  void whatABodyThrowsIsTheCauseAndItsThreadIsNamed() {
    Simulation simulation = simulation(1);
    IOException failure = new IOException("no such file");
    simulation.thread(
        "reader",
        () -> {
          simulation.work(micros(5));
          throw failure;
        });
    simulation.thread("other", () -> simulation.sleep(millis(1)));

    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.ThreadFailure.class)
        .hasMessageContainingAll("thread reader", "PT0.000005S", "no such file")
        .hasCause(failure);
    // The others may go on.
    assertThatCode(simulation::run).doesNotThrowAnyException();
  }

  @Test
  void aThreadThatWaitsOutsideTheSimulationIsReportedWithItsStack() {
    Simulation simulation = built(Simulation.builder().stallLimit(millis(100)));
    CountDownLatch never = new CountDownLatch(1);
    simulation.thread("parked", () -> simulation.park(this));
    simulation.thread("outsider", () -> waitFor(never));

    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.Stall.class)
        .hasMessageContaining("thread outsider")
        .cause()
        .satisfies(
            cause ->
                assertThat(cause.getStackTrace())
                    .extracting(StackTraceElement::getMethodName)
                    .contains("waitFor", "await"));
    assertThatThrownBy(simulation::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("over");
  }

  private static void waitFor(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }

  @Test
  void aThreadThatLoopsWithoutWorkIsReportedAndHarmlessAfterwards() {
    Simulation simulation = built(Simulation.builder().stallLimit(millis(100)));
    AtomicBoolean enough = new AtomicBoolean();
    AtomicBoolean wentOn = new AtomicBoolean();
    simulation.thread(
        "looping",
        () -> {
          while (!enough.get()) {
            Thread.onSpinWait();
          }
          simulation.work(micros(1));
          wentOn.set(true);
        });

    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.Stall.class)
        .hasMessageContaining("thread looping");
    enough.set(true);
    simulation.close();
    assertThat(wentOn).isFalse();
  }

  @Test
  void threadsThatPassNoTimeBetweenThemAreReported() {
    Simulation simulation = built(Simulation.builder().stallLimit(millis(100)));
    for (String name : new String[] {"one", "two"}) {
      simulation.thread(
          name,
          () -> {
            for (; ; ) {
              simulation.work(0);
            }
          });
    }
    assertThatThrownBy(simulation::run).isInstanceOf(SimulationException.Stall.class);
  }

  @Test
  void aSimulationWithoutEndIsEnded() {
    Simulation simulation = simulation(1);
    simulation.thread(
        "clock",
        () -> {
          for (; ; ) {
            simulation.sleep(millis(1_000));
          }
        });
    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.Endless.class)
        .hasMessageContainingAll("PT1H", "clock sleeps");
  }

  @Test
  void anInterruptOfTheCallerEndsARun() {
    Simulation simulation = simulation(1);
    Thread caller = Thread.currentThread();
    simulation.thread(
        "clock",
        () -> {
          simulation.sleep(millis(1));
          caller.interrupt();
          for (; ; ) {
            simulation.sleep(micros(1));
          }
        });
    assertThat(simulation.run(millis(Integer.MAX_VALUE))).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(simulation.run(millis(1))).isFalse();
  }

  @Test
  void whatTheObserverThrowsFailsTheRun() {
    RuntimeException failure = new IllegalStateException("seen enough");
    Simulation simulation =
        built(
            Simulation.builder()
                .observer(
                    event -> {
                      if (event.kind() == SimulationEvent.Kind.SLEEPS) {
                        throw failure;
                      }
                    }));
    simulation.thread(
        "sleeper",
        () -> {
          simulation.work(micros(1));
          simulation.sleep(micros(1));
          log(simulation, "never");
        });
    assertThatThrownBy(simulation::run)
        .isInstanceOf(SimulationException.ThreadFailure.class)
        .hasMessageContaining("observer")
        .hasCause(failure);
    simulation.close();
    assertThat(log).isEmpty();
  }

  @Test
  void threadsFromOutsideCannotWaitInVirtualTime() {
    Simulation simulation = simulation(1);
    simulation.thread("inside", () -> simulation.work(1));
    for (Runnable wait :
        new Runnable[] {
          () -> simulation.park(this),
          () -> simulation.parkNanos(this, 1),
          () -> simulation.work(1),
          () -> simulation.sleep(1),
          simulation::onSpinWait
        }) {
      assertThatThrownBy(wait::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Thread.currentThread().getName());
    }
    assertThatThrownBy(() -> simulation.interrupt(Thread.currentThread()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Thread.currentThread().getName());
  }

  @Test
  void aSimulatedThreadCannotRunOrCloseItsSimulation() {
    Simulation simulation = simulation(1);
    simulation.thread(
        "inside",
        () -> {
          assertThatThrownBy(simulation::run).isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(simulation::close).isInstanceOf(IllegalStateException.class);
        });
    simulation.run();
  }

  @Test
  void closingUnwindsEveryThreadOneAfterTheOther() {
    Simulation simulation = simulation(2);
    for (int i = 0; i < 3; i++) {
      simulation.thread(
          "parked",
          () -> {
            try {
              simulation.park(this);
              log(simulation, "never");
            } finally {
              log(simulation, "unwound");
            }
          });
    }
    simulation.thread("sleeper", () -> simulation.sleep(millis(1)));
    simulation.run(micros(1));
    simulation.thread("never starts", () -> log(simulation, "never"));

    simulation.close();
    simulation.close();

    assertThat(log).containsExactly("1 unwound", "1 unwound", "1 unwound");
    assertThatThrownBy(simulation::run).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> simulation.thread("late", () -> {}))
        .isInstanceOf(IllegalStateException.class);
  }
}
