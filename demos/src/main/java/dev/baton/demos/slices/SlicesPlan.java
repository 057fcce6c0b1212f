package dev.baton.demos.slices;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterBuilder;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Scheduler;
import java.time.Duration;

/**
 * Says what runs.
 *
 * @param policy the name of the lock policy
 * @param switchInterval the lock's switch interval
 * @param threads the number of CPU-bound threads
 * @param duration how long they run
 */
public record SlicesPlan(String policy, Duration switchInterval, int threads, Duration duration) {
  /** Room for a minute of slices of 100 µs with the waits between them, and for more. */
  private static final int SPANS = 2_000_000;

  /** Names the threads, from 0. */
  static String thread(int number) {
    return "cpu-bound-" + number;
  }

  /** Returns the interpreter to run under. */
  Interpreter interpreter(Scheduler scheduler) {
    InterpreterBuilder builder =
        Interpreter.builder()
            .name("slices under " + policy)
            .lock(LockPolicy.named(policy))
            .scheduler(scheduler)
            .timeline(SPANS);
    Interpreter interpreter = builder.build();
    if (!policy.equals("none")) {
      interpreter.lock().setSwitchInterval(switchInterval);
    }
    return interpreter;
  }
}
