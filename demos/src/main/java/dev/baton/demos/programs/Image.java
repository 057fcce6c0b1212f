package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.demos.picture.Blur;

/**
 * Blurs pictures: a filter of 3 × 3 points, first along the rows, then along the columns, each a
 * few array operations on shifted views.
 *
 * <p>The picture is made of waves, for which the blurred one is known: along each axis a wave of a
 * radians a point is weakened by (1 + cos a) / 2 and otherwise left as it is.
 */
final class Image implements Program {
  private static final double ACROSS = 0.31;
  private static final double DOWN = 0.17;

  @Override
  public String name() {
    return "image";
  }

  @Override
  public String title() {
    return "blur a picture: shifted views, weighted and added";
  }

  @Override
  public String explanation() {
    return "Image processing keeps a processor busy, yet it is native code on the picture's points:"
        + " CPU-bound, and still it gains from a second thread once the lock is released.";
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
    return new Workload(256, 200L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%1$,d pictures of %2$d × %2$d points".formatted(workload.count(), workload.size());
  }

  /** Returns the sum of the blurred picture over its inner points, whose blur needs no border. */
  @Override
  public double expected(Workload workload) {
    int n = Math.toIntExact(workload.size());
    double weaker = (1 + Math.cos(ACROSS)) / 2 * (1 + Math.cos(DOWN)) / 2;
    return (n - 2) * (n - 2) + weaker * waves(n, DOWN) * waves(n, ACROSS);
  }

  /** Returns Σ sin(a·i) over the inner points of an axis. */
  private static double waves(int n, double a) {
    double sum = 0;
    for (int i = 1; i < n - 1; i++) {
      sum += Math.sin(a * i);
    }
    return sum;
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    long n = workload.size();
    var np = Numeric.of(interpreter);
    NDArray picture;
    try (var scope = np.scope()) {
      NDArray points = np.arange(n);
      NDArray down = np.sin(points.multiply(DOWN)).reshape(n, 1);
      NDArray across = np.sin(points.multiply(ACROSS));
      picture = scope.keep(down.multiply(across).add(1));
    }
    return new Job() {
      @Override
      public double run() {
        return Team.run(
                interpreter,
                threads,
                (thread, state) -> {
                  long share = Workload.share(workload.count(), thread, threads);
                  double last = 0;
                  for (long i = 0; i < share; i++) {
                    try (var _ = np.scope()) {
                      NDArray blurred = Blur.mean(np, Blur.mean(np, picture).transpose());
                      if (i == share - 1) {
                        last = blurred.sum().toDouble();
                      }
                    }
                    state.checkpoint();
                  }
                  return share * last;
                })
            / workload.count();
      }

      @Override
      public void close() {
        picture.close();
      }
    };
  }
}
