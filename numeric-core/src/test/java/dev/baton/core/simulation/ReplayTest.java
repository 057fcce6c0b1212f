package dev.baton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed is one run, event for event; another seed is another. */
class ReplayTest extends World {
  private record Run(List<SimulationEvent> events, long fingerprint, long takes) {}

  /** Threads that work, sleep, and use the lock, all of them at random. */
  private static Run program(String policy, long seed, int threads, long stepMicros) {
    List<SimulationEvent> events = new ArrayList<>();
    try (var simulation =
        Simulation.builder()
            .cores(3)
            .seed(seed)
            .wakeUpLatency(micros(20))
            .observer(events::add)
            .build()) {
      var interpreter =
          Interpreter.builder().lock(LockPolicy.named(policy)).scheduler(simulation).build();
      for (int i = 0; i < threads; i++) {
        SplittableRandom random = new SplittableRandom(i);
        simulation.thread(
            "thread-" + i,
            () -> {
              for (int n = 0; n < 5; n++) {
                try (var attachment = interpreter.attach()) {
                  for (int step = random.nextInt(20); step > 0; step--) {
                    simulation.work(micros(stepMicros));
                    attachment.state().checkpoint();
                  }
                  try (var _ = attachment.state().detach()) {
                    simulation.sleep(micros(100L * random.nextInt(10)));
                  }
                }
              }
            });
      }
      simulation.run();
      return new Run(events, simulation.fingerprint(), interpreter.ledger().total().takes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first", "none"})
  void theSameSeedIsTheSameRun(String policy) {
    Run first = program(policy, 42, 30, 100);
    for (int i = 0; i < 5; i++) {
      assertThat(program(policy, 42, 30, 100)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first", "none"})
  void otherSeedsAreOtherRuns(String policy) {
    Set<Long> fingerprints = new HashSet<>();
    Set<List<SimulationEvent>> runs = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      Run run = program(policy, seed, 10, 100);
      fingerprints.add(run.fingerprint());
      runs.add(run.events());
    }
    assertThat(runs).hasSize(20);
    assertThat(fingerprints).hasSize(20);
  }

  @Test
  void whereTheProgramLeavesNoChoiceAllSeedsAreTheSameRun() {
    Set<Long> fingerprints = new HashSet<>();
    for (int seed = 0; seed < 10; seed++) {
      fingerprints.add(program("cpython", seed, 1, 100).fingerprint());
    }
    assertThat(fingerprints).hasSize(1);
  }

  @Test
  void theOrderInWhichThreadsAreWokenAtOneMomentDoesNotMatter() {
    Set<Long> fingerprints = new HashSet<>();
    for (int shuffle = 0; shuffle < 10; shuffle++) {
      Random random = new Random(shuffle);
      Simulation simulation = simulation(2);
      List<Thread> parked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        parked.add(
            simulation.thread(
                "parked-" + i,
                () -> {
                  simulation.park(this);
                  simulation.work(micros(10));
                }));
      }
      simulation.thread(
          "waker",
          () -> {
            simulation.sleep(micros(100));
            Collections.shuffle(parked, random);
            parked.forEach(simulation::unpark);
          });
      simulation.run();
      fingerprints.add(simulation.fingerprint());
    }
    assertThat(fingerprints).hasSize(1);
  }

  @Test
  void thousandsOfThreadsReplay() {
    assertThat(program("cpython", 1, 3_000, 1)).isEqualTo(program("cpython", 1, 3_000, 1));
  }
}
