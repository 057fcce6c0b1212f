package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts down to zero, every turn of the loop a checkpoint as every backward jump is in CPython.
 *
 * <p>The just-in-time compiler cannot skip the loop: each checkpoint reads a volatile field.
 */
final class Countdown implements Distributed {
  @Override
  public String name() {
    return "countdown";
  }

  @Override
  public String title() {
    return "while n > 0: n -= 1";
  }

  @Override
  public String explanation() {
    return "Counting is the interpreter's own work. Only the thread that holds the lock can do"
        + " it, so more threads"
        + " take turns and finish no sooner. Without a lock they would, and so they do with a lock"
        + " each: one interpreter to a thread, or a process to a worker.";
  }

  @Override
  public Place place() {
    return Place.INTERPRETER;
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.HOLD, Mode.NONE, Mode.INTERPRETERS, Mode.PROCESSES);
  }

  @Override
  public List<Mode> peerModes() {
    return List.of(Mode.HOLD, Mode.PROCESSES);
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    // An interpreted turn takes CPython about a hundred times as long as a compiled one takes Java.
    long turns = contender == Contender.BATON ? 80_000_000L : 2_000_000L;
    return new Workload(turns * effort.scale(), 1);
  }

  @Override
  public String describe(Workload workload) {
    return "%,d turns of the loop".formatted(workload.size());
  }

  @Override
  public double expected(Workload workload) {
    return 0; // What is left of n.
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    return () ->
        Team.run(
            interpreter,
            threads,
            (thread, state) -> countdown(Workload.share(workload.size(), thread, threads), state));
  }

  @Override
  public Job prepare(Workers workers, Workload workload) {
    List<Long> shares =
        IntStream.range(0, workers.count())
            .mapToObj(worker -> Workload.share(workload.size(), worker, workers.count()))
            .toList();
    return () ->
        workers
            .map(
                shares,
                (interpreter, share) -> {
                  try (var attachment = interpreter.attach()) {
                    return countdown(share, attachment.state());
                  }
                })
            .stream()
            .mapToDouble(Long::doubleValue)
            .sum();
  }

  private static long countdown(long start, ThreadState state) {
    long n = start;
    while (n > 0) {
      n -= 1;
      state.checkpoint();
    }
    return n;
  }
}
