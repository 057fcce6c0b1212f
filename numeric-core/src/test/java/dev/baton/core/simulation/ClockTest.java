package dev.baton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Virtual time: what takes some, and how cores are shared. */
class ClockTest extends World {
  @Test
  void startsAtZeroAndPassesOnlyForWorkAndWaits() {
    Simulation simulation = simulation(1);
    assertThat(simulation.nanoTime()).isZero();
    simulation.thread(
        "only",
        () -> {
          log(simulation, "begins");
          simulation.work(micros(5));
          log(simulation, "has worked");
          simulation.sleep(micros(7));
          log(simulation, "has slept");
          simulation.parkNanos(this, 3 * MICROSECOND);
          log(simulation, "has parked");
          simulation.work(0);
          simulation.sleep(0);
          simulation.parkNanos(this, 0);
          simulation.parkNanos(this, -1);
          log(simulation, "ends");
        });
    simulation.run();
    assertThat(log)
        .containsExactly("0 begins", "5 has worked", "12 has slept", "15 has parked", "15 ends");
    assertThat(simulation.nanoTime()).isEqualTo(15 * MICROSECOND);
  }

  @Test
  void asManyThreadsWorkAtOnceAsThereAreCores() {
    for (int cores = 1; cores <= 4; cores++) {
      Simulation simulation = simulation(cores);
      for (int i = 0; i < 12; i++) {
        simulation.thread("worker-" + i, () -> simulation.work(millis(10)));
      }
      simulation.run();
      assertThat(simulation.nanoTime()).isEqualTo(12L / cores * 10 * MILLISECOND);
    }
  }

  @Test
  void sleepersNeedNoCore() {
    Simulation simulation = simulation(1);
    for (int i = 0; i < 100; i++) {
      simulation.thread("sleeper-" + i, () -> simulation.sleep(millis(10)));
    }
    simulation.run();
    assertThat(simulation.nanoTime()).isEqualTo(10 * MILLISECOND);
  }

  @Test
  void threadsThatShareACoreTakeTurnsOfATimeSlice() {
    Simulation simulation = built(Simulation.builder().cores(1).timeSlice(micros(100)).seed(3));
    simulation.thread("long", () -> workAndLog(simulation, "long", 500));
    simulation.thread(
        "short",
        () -> {
          simulation.sleep(micros(150));
          workAndLog(simulation, "short", 150);
        });
    simulation.run();
    // It comes in the middle of the second slice, and then they alternate.
    assertThat(log).containsExactly("450 short", "650 long");
  }

  private void workAndLog(Simulation simulation, String name, long micros) {
    simulation.work(micros(micros));
    log(simulation, name);
  }

  @Test
  void aLoneThreadKeepsItsCoreSliceAfterSlice() {
    Simulation simulation = built(Simulation.builder().cores(1).timeSlice(micros(1)));
    simulation.thread("lone", () -> simulation.work(millis(5)));
    simulation.run();
    assertThat(simulation.nanoTime()).isEqualTo(5 * MILLISECOND);
  }

  @Test
  void everyWaitEndsWithTheWakeUpLatency() {
    Simulation simulation = built(Simulation.builder().wakeUpLatency(micros(50)));
    simulation.thread(
        "waiter",
        () -> {
          simulation.work(micros(10));
          log(simulation, "runs at once when it never waited");
          simulation.sleep(micros(100));
          log(simulation, "slept");
          simulation.parkNanos(this, 100 * MICROSECOND);
          log(simulation, "timed out");
          Thread waiter = Thread.currentThread();
          simulation.thread("waker", () -> simulation.unpark(waiter));
          simulation.park(this);
          log(simulation, "was woken");
        });
    simulation.run();
    assertThat(log)
        .containsExactly(
            "10 runs at once when it never waited", "160 slept", "310 timed out", "360 was woken");
  }

  @Test
  void runsInPartsUpToAMomentAndGoesOnFromThere() {
    Simulation simulation = simulation(1);
    simulation.thread(
        "ticks",
        () -> {
          for (int i = 0; i < 4; i++) {
            simulation.sleep(micros(10));
            log(simulation, "tick");
          }
        });
    assertThat(simulation.run(micros(9))).isFalse();
    assertThat(log).isEmpty();
    assertThat(simulation.nanoTime()).isEqualTo(9 * MICROSECOND);
    assertThat(simulation.run(micros(1))).isFalse();
    assertThat(log).containsExactly("10 tick");
    simulation.thread("late", () -> log(simulation, "late"));
    assertThat(simulation.run(micros(15))).isFalse();
    assertThat(log).containsExactly("10 tick", "10 late", "20 tick");
    assertThat(simulation.run(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
    assertThat(simulation.nanoTime()).isEqualTo(40 * MICROSECOND);
    assertThat(simulation.run(micros(1))).isTrue();
  }

  @Test
  void threadsMayDeclareThreadsAndWaitForThem() {
    Simulation simulation = simulation(2);
    simulation.thread(
        "parent",
        () -> {
          simulation.work(micros(1));
          List<Thread> children =
              List.of(
                  simulation.thread("a", () -> workAndLog(simulation, "a", 3)),
                  simulation.thread("b", () -> workAndLog(simulation, "b", 4)));
          children.forEach(simulation::join);
          children.forEach(simulation::join);
          log(simulation, "parent");
        });
    simulation.run();
    assertThat(log).containsExactly("4 a", "5 b", "5 parent");
  }

  @Test
  void spinningTakesTheTimeThatWasSaid() {
    Simulation simulation = built(Simulation.builder().spinTime(micros(2)).cores(3));
    simulation.thread("spinner", simulation::onSpinWait);
    simulation.run();
    assertThat(simulation.nanoTime()).isEqualTo(2 * MICROSECOND);
    assertThat(simulation.processors()).isEqualTo(3);
  }

  @Test
  void badDescriptionsAreRefused() {
    var builder = Simulation.builder();
    assertThatThrownBy(() -> builder.cores(0)).isInstanceOf(IllegalArgumentException.class);
    for (Duration bad : List.of(Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
      assertThatThrownBy(() -> builder.wakeUpLatency(bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> builder.timeSlice(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> simulation(1).run(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder.timeSlice(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.spinTime(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.stallLimit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSnippetShowsAConvoy() {
    assertThat(SimulationSnippets.convoy()).isBetween(millis(1_000), millis(1_050));
  }
}
