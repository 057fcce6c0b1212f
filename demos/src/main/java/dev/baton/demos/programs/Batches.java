package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs a batch of tasks, gathers their results, summarises them and launches the next batch: the
 * integral of exp(sin x) over one period by the midpoint rule, every batch on a grid that lies
 * between the earlier ones'.
 *
 * <p>The value is known: 2π·I₀(1). For a periodic function the rule is exact to the last digits
 * from some thirty points on.
 */
final class Batches implements Program {
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
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(40_000, 40L * effort.scale());
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
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    var np = Numeric.of(interpreter);
    double step = PERIOD / (TASKS * (double) workload.size());
    NDArray grid;
    try (NDArray points = np.arange(workload.size())) {
      grid = points.multiply(step);
    }
    List<Integer> tasks = IntStream.range(0, TASKS).boxed().toList();
    return new Job() {
      @Override
      public double run() {
        double integral = 0;
        for (long batch = 0; batch < workload.count(); batch++) {
          double offset = (batch + 0.5) / workload.count() * step;
          List<Double> sums =
              Parallel.map(
                  interpreter, threads, tasks, task -> sum(offset + task * PERIOD / TASKS));
          double estimate = step * sums.stream().mapToDouble(Double::doubleValue).sum();
          integral += (estimate - integral) / (batch + 1); // The mean of all batches so far.
        }
        return integral;
      }

      private double sum(double start) {
        try (var _ = np.scope()) {
          return np.exp(np.sin(grid.add(start))).sum().toDouble();
        }
      }

      @Override
      public void close() {
        grid.close();
      }
    };
  }
}
