package dev.baton.demos.slices;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.simulation.Simulation;

/**
 * Runs CPU-bound threads in virtual time: the lock's own code on a simulated clock, with a core for
 * each thread and no latency, so that a slice is one interval and what is left up to the next
 * checkpoint.
 */
public final class SimulatedSlices {
  /** Checkpoints of an interval, a prime number: they seldom fall on the interval's very end. */
  private static final long CHECKPOINTS = 97;

  private SimulatedSlices() {}

  /**
   * Runs them. Equal plans give equal timelines.
   *
   * @param plan how many, under which policy, how long in virtual time
   * @return what each did and when
   */
  public static Timeline run(SlicesPlan plan) {
    long step = Math.max(1, plan.switchInterval().toNanos() / CHECKPOINTS);
    long end = plan.duration().toNanos();
    try (Simulation simulation = Simulation.builder().cores(plan.threads()).build();
        Interpreter interpreter = plan.interpreter(simulation)) {
      for (int i = 0; i < plan.threads(); i++) {
        simulation.thread(
            SlicesPlan.thread(i),
            () -> {
              try (var attachment = interpreter.attach()) {
                while (simulation.nanoTime() < end) {
                  simulation.work(step);
                  attachment.state().checkpoint();
                }
              }
            });
      }
      simulation.run();
      return Timeline.of(interpreter);
    }
  }
}
