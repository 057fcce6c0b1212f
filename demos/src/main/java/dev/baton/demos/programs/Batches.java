package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Runs a batch of tasks, gathers their results, summarises them and launches the next batch: the
 * integral of exp(sin x) over one period by the midpoint rule, every batch on a grid that lies
 * between the earlier ones'.
 *
 * <p>The value is known: 2π·I₀(1). For a periodic function the rule is exact to the last digits
 * from some thirty points on.
 */
final class Batches implements Distributed {
  private static final int TASKS = 16;
  private static final double PERIOD = 2 * Math.PI;

  /** I₀(1), the modified Bessel function: Σ 1 / (4ᵏ (k!)²). */
  private static final double BESSEL = bessel();

  private static double bessel() {
    double sum = 0;
    double term = 1;
    for (int k = 1; term > 1e-18; k++) {
      sum += term;
      term /= 4.0 * k * k;
    }
    return sum;
  }

  @Override
  public String name() {
    return "batches";
  }

  @Override
  public String title() {
    return "run a batch, gather, summarise, launch the next";
  }

  @Override
  public String explanation() {
    return "Each batch is a parallel map of sixteen tasks, after which one thread adds up what came"
        + " back and decides what to launch next. Only that summary is done by one thread alone.";
  }

  @Override
  public Place place() {
    return Place.NATIVE;
  }

  @Override
  public boolean isInNd4j() {
    return true;
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(40_000, 10L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d batches of %d tasks, %,d points a task"
        .formatted(workload.count(), TASKS, workload.size());
  }

  @Override
  public double expected(Workload workload) {
    return PERIOD * BESSEL;
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.HOLD, Mode.RELEASE, Mode.INTERPRETERS, Mode.PROCESSES);
  }

  @Override
  public List<Mode> peerModes() {
    return List.of(Mode.NUMPY, Mode.PROCESSES);
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    long points = workload.size();
    return () ->
        integral(
            workload,
            starts ->
                Parallel.map(
                    interpreter, threads, starts, start -> sum(interpreter, points, start)));
  }

  @Override
  public Job prepare(Workers workers, Workload workload) {
    long points = workload.size();
    return () ->
        integral(
            workload,
            starts -> workers.map(starts, (interpreter, start) -> sum(interpreter, points, start)));
  }

  /** Returns the mean of all batches' estimates. */
  private static double integral(Workload workload, UnaryOperator<List<Double>> batch) {
    double step = step(workload.size());
    double integral = 0;
    for (long number = 0; number < workload.count(); number++) {
      double offset = (number + 0.5) / workload.count() * step;
      List<Double> starts =
          IntStream.range(0, TASKS).mapToObj(task -> offset + task * PERIOD / TASKS).toList();
      double estimate = step * batch.apply(starts).stream().mapToDouble(sum -> sum).sum();
      integral += (estimate - integral) / (number + 1);
    }
    return integral;
  }

  private static double step(long points) {
    return PERIOD / (TASKS * (double) points);
  }

  /** Returns the sum of one task's points. */
  private static double sum(Interpreter interpreter, long points, double start) {
    var np = Numeric.of(interpreter);
    try (var _ = np.scope()) {
      NDArray grid = np.arange(points).multiply(step(points)).add(start);
      return np.exp(np.sin(grid)).sum().toDouble();
    }
  }
}
