package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps again and again: {@code time.sleep}, the plainest way of waiting for something outside.
 */
final class Sleep implements Program {
  @Override
  public String name() {
    return "sleep";
  }

  @Override
  public String title() {
    return "time.sleep(0.002), many times";
  }

  @Override
  public String explanation() {
    return "A thread that waits for time to pass needs no interpreter, and leaves it to the others:"
        + " two threads sleep at the same time. If they kept the lock they would sleep in turns.";
  }

  @Override
  public Place place() {
    return Place.WAITING;
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(2_000, 30L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d sleeps of %,d µs".formatted(workload.count(), workload.size());
  }

  @Override
  public double expected(Workload workload) {
    return workload.count(); // Sleeps that lasted as long as they should.
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    long nanos = TimeUnit.MICROSECONDS.toNanos(workload.size());
    return () ->
        Team.run(
            interpreter,
            threads,
            (thread, state) -> {
              long share = Workload.share(workload.count(), thread, threads);
              for (long i = 0; i < share; i++) {
                Outside.call(interpreter, state, () -> Outside.sleep(nanos));
                state.checkpoint();
              }
              return share;
            });
  }
}
