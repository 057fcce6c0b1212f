package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;

/** Multiplies matrices: a BLAS call, which is nothing but arithmetic in native code. */
final class Matmul implements Program {
  private final int blasThreads;

  Matmul(int blasThreads) {
    this.blasThreads = blasThreads;
  }

  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public String title() {
    return "A = B @ C, matrix product";
  }

  @Override
  public String explanation() {
    return "A matrix product is one long native call (BLAS) that keeps a core busy and needs"
        + " little memory: the"
        + " case in which releasing the lock pays most.";
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
    return new Workload(384, 24L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%1$,d products of %2$d × %2$d matrices".formatted(workload.count(), workload.size());
  }

  @Override
  public double expected(Workload workload) {
    double n = workload.size();
    return n * (n * n - 1) / 2; // n columns, each the row sums of B = arange(n²) / n².
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    long n = workload.size();
    var np = Numeric.of(interpreter);
    NDArray b = np.arange((double) (n * n)).reshape(n, n).divide((double) n * n);
    NDArray c = np.ones(n, n);
    return new Job() {
      @Override
      public double run() {
        return Team.run(
                interpreter,
                threads,
                (thread, state) -> {
                  long share = Workload.share(workload.count(), thread, threads);
                  try (var _ = np.blasThreads(blasThreads);
                      NDArray a = np.zeros(n, n)) {
                    for (long i = share; i > 0; i--) {
                      np.matmul(b, c, a);
                      state.checkpoint();
                    }
                    try (NDArray sum = a.sum()) {
                      return share * sum.toDouble();
                    }
                  }
                })
            / workload.count();
      }

      @Override
      public void close() {
        b.close();
        c.close();
      }
    };
  }
}
