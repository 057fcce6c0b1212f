package dev.baton.core.simulation;

import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of the simulation share: a log in virtual time, and simulations that end. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
abstract class World {
  static final long MICROSECOND = 1_000;
  static final long MILLISECOND = 1_000_000;

  private final List<Simulation> simulations = new ArrayList<>();

  /** What happened, with the time in microseconds before it. */
  final List<String> log = new ArrayList<>();

  Simulation simulation(int cores) {
    return built(Simulation.builder().cores(cores).seed(1));
  }

  Simulation built(Simulation.Builder builder) {
    Simulation simulation = builder.build();
    simulations.add(simulation);
    return simulation;
  }

  static Duration micros(long micros) {
    return Duration.ofNanos(micros * MICROSECOND);
  }

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  void log(Simulation simulation, String what) {
    log.add(simulation.nanoTime() / MICROSECOND + " " + what);
  }

  @AfterEach
  void closeSimulations() {
    simulations.forEach(Simulation::close);
  }
}
