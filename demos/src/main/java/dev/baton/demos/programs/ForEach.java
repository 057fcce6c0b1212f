package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cookbook's {@code foreach(compute, range(100))}: independent pieces of work that return
 * nothing.
 */
final class ForEach implements Program {
  private static final int ITEMS = 100;

  @Override
  public String name() {
    return "foreach";
  }

  @Override
  public String title() {
    return "foreach(compute, range(100))";
  }

  @Override
  public String explanation() {
    return "A hundred independent computations of sines, cosines and sums, handed out to"
        + " whichever thread is free.";
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
    return new Workload(30_000, effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%d items, each %,d × Σ sin² + cos² of %,d numbers"
        .formatted(ITEMS, workload.count(), workload.size());
  }

  @Override
  public double expected(Workload workload) {
    return (double) ITEMS * workload.size(); // sin² + cos² = 1.
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    var np = Numeric.of(interpreter);
    NDArray x = np.arange((double) workload.size());
    double[] sums = new double[ITEMS];
    List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
    return new Job() {
      @Override
      public double run() {
        Parallel.foreach(interpreter, threads, items, this::compute);
        return Arrays.stream(sums).sum();
      }

      private void compute(int n) {
        for (long i = 0; i < workload.count(); i++) {
          try (var _ = np.scope()) {
            NDArray y = x.multiply(n + 1.0);
            NDArray s = np.sin(y);
            NDArray c = np.cos(y);
            sums[n] = s.multiply(s).add(c.multiply(c)).sum().toDouble();
          }
        }
      }

      @Override
      public void close() {
        x.close();
      }
    };
  }
}
