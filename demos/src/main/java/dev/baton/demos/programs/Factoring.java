package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.linalg.Svd;

/** Calls LAPACK on a matrix again and again: n on the diagonal, and 1 everywhere on top of that. */
abstract class Factoring implements Program {
  private final long order;
  private final long count;

  private Factoring(long order, long count) {
    this.order = order;
    this.count = count;
  }

  @Override
  public Place place() {
    return Place.NATIVE;
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(order, count * effort.scale());
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    var np = Numeric.of(interpreter);
    long n = workload.size();
    NDArray a = np.eye(n).multiply((double) n).add(1);
    return new Job() {
      @Override
      public double run() {
        return Team.run(
                interpreter,
                threads,
                (thread, state) -> {
                  double sum = 0;
                  for (long i = Workload.share(workload.count(), thread, threads); i > 0; i--) {
                    sum += call(np.linalg(), a);
                    state.checkpoint();
                  }
                  return sum;
                })
            / workload.count();
      }

      @Override
      public void close() {
        a.close();
      }
    };
  }

  /** Calls once, and returns a number by which the result is verified. */
  abstract double call(LinearAlgebra linalg, NDArray a);

  /** Singular values and vectors. */
  static final class OfSingularValues extends Factoring {
    OfSingularValues() {
      super(160, 20);
    }

    @Override
    public String name() {
      return "svd";
    }

    @Override
    public String title() {
      return "U, S, V = svd(A)";
    }

    @Override
    public String explanation() {
      return "A singular value decomposition is hundreds of small BLAS calls inside one call of"
          + " LAPACK. The lock is dropped once around all of them.";
    }

    @Override
    public boolean isInNd4j() {
      return true;
    }

    @Override
    public String describe(Workload workload) {
      return "%1$,d decompositions of %2$d × %2$d matrices"
          .formatted(workload.count(), workload.size());
    }

    @Override
    public double expected(Workload workload) {
      double n = workload.size();
      return n * n + n; // 2n once and n for the others.
    }

    @Override
    double call(LinearAlgebra linalg, NDArray a) {
      Svd svd = linalg.svd(a);
      svd.u().close();
      svd.vh().close();
      try (NDArray values = svd.s();
          NDArray sum = values.sum()) {
        return sum.toDouble();
      }
    }
  }

  /** Equations. */
  static final class OfEquations extends Factoring {
    OfEquations() {
      super(256, 14);
    }

    @Override
    public String name() {
      return "solve";
    }

    @Override
    public String title() {
      return "X = solve(A, A)";
    }

    @Override
    public String explanation() {
      return "Equations with as many right sides as unknowns: a factorisation by LAPACK and its"
          + " substitutions, with the lock dropped once around both.";
    }

    @Override
    public String describe(Workload workload) {
      return "%1$,d systems of %2$d equations with %2$d right sides"
          .formatted(workload.count(), workload.size());
    }

    @Override
    public double expected(Workload workload) {
      return workload.size(); // The solutions are the identity.
    }

    @Override
    double call(LinearAlgebra linalg, NDArray a) {
      try (NDArray x = linalg.solve(a, a);
          NDArray sum = x.sum()) {
        return sum.toDouble();
      }
    }
  }
}
