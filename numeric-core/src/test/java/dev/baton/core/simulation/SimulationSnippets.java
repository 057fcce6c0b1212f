package dev.baton.core.simulation;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.time.Duration;

/** Code shown in the Javadoc, compiled and run. */
final class SimulationSnippets {
  private SimulationSnippets() {}

  static Duration convoy() {
    // @start region="convoy"
    try (var simulation = Simulation.builder().cores(2).seed(7).build()) {
      var interpreter =
          Interpreter.builder().lock(LockPolicy.cpython()).scheduler(simulation).build();
      simulation.thread(
          "cpu-bound",
          () -> {
            try (var attachment = interpreter.attach()) {
              for (int i = 0; i < 10_000; i++) {
                simulation.work(Duration.ofNanos(100_000));
                attachment.state().checkpoint();
              }
            }
          });
      simulation.thread(
          "server",
          () -> {
            try (var _ = interpreter.attach()) {
              for (int i = 0; i < 100; i++) {
                try (var _ = interpreter.detach()) {
                  simulation.sleep(Duration.ofNanos(30_000)); // Each costs 5 ms: the convoy.
                }
              }
            }
          });
      simulation.run();
      return Duration.ofNanos(simulation.nanoTime());
    }
    // @end
  }
}
