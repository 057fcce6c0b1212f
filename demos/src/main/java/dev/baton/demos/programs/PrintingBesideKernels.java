package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;

/**
 * Prints, and multiplies matrices: one thread does both in turn, two do them side by side. A third
 * thread would have nothing to do.
 */
final class PrintingBesideKernels implements Program {
  private static final int ORDER = 1024;

  @Override
  public String name() {
    return "print-kernels";
  }

  @Override
  public String title() {
    return "one thread prints, another multiplies matrices";
  }

  @Override
  public String explanation() {
    return "Printing holds the lock, a released kernel does not need it: the two go on side by side."
        + " The kernels are long ones; after a short one the thread would wait again and again for"
        + " the lock, up to 5 milliseconds each time. With the lock held during kernels, each"
        + " thread waits for the other.";
  }

  @Override
  public Place place() {
    return Place.BOTH;
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return contender == Contender.BATON
        ? new Workload(40_000L * effort.scale(), 2L * effort.scale())
        : new Workload(1_760L * effort.scale(), 2L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d lines, and %,d products of %d × %d matrices"
        .formatted(workload.size(), workload.count(), ORDER, ORDER);
  }

  @Override
  public double expected(Workload workload) {
    return workload.size(); // Lines that arrive whole.
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    var np = Numeric.of(interpreter);
    NDArray array = np.arange(8.0);
    NDArray ones = np.ones(ORDER, ORDER);
    NDArray product = np.zeros(ORDER, ORDER);
    Page page = Page.of(interpreter);
    int used = Math.min(threads, 2);
    return new Job() {
      @Override
      public double run() {
        page.clear();
        Team.run(
            interpreter,
            used,
            (thread, state) -> {
              if (thread == 0) {
                Page.print(interpreter, state, workload.size(), array);
              }
              if (thread == used - 1) {
                for (long i = 0; i < workload.count(); i++) {
                  np.matmul(ones, ones, product);
                  state.checkpoint();
                }
              }
              return 0;
            });
        double corner = product.getDouble(ORDER - 1, ORDER - 1);
        if (corner != ORDER) {
          throw new WrongResultException(
              "%s computed %s instead of %d".formatted(name(), corner, ORDER));
        }
        return page.wholeLines(array.toString());
      }

      @Override
      public void close() {
        array.close();
        ones.close();
        product.close();
      }
    };
  }
}
