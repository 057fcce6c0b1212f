package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;

/** Computes {@code A = B + C} over and over, a new A each time. */
final class Add implements Program {
  private final String name;
  private final String title;
  private final String explanation;
  private final Workload quick;

  private Add(String name, String title, String explanation, Workload quick) {
    this.name = name;
    this.title = title;
    this.explanation = explanation;
    this.quick = quick;
  }

  /** Arrays that stay in a core's own cache. */
  static Add inCache() {
    return new Add(
        "add",
        "A = B + C, arrays that fit the cache",
        "The addition runs in native code, so with the lock released two threads add at the same"
            + " time.",
        new Workload(20_000, 8_000));
  }

  /** Arrays far larger than the caches. */
  static Add inMemory() {
    return new Add(
        "add-large",
        "A = B + C, arrays larger than the cache",
        "Released like the small ones, but the arrays come from main memory, which the threads"
            + " share: where one thread"
            + " nearly fills it, a second gains less.",
        new Workload(4_000_000, 8));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String explanation() {
    return explanation;
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
    return new Workload(quick.size(), quick.count() * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d additions of %,d numbers".formatted(workload.count(), workload.size());
  }

  @Override
  public double expected(Workload workload) {
    return workload.size(); // The mean of i + (n - i).
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    var np = Numeric.of(interpreter);
    NDArray b = np.arange((double) workload.size());
    NDArray c = b.negate().add((double) workload.size());
    return new Job() {
      @Override
      public double run() {
        return Team.run(
                interpreter,
                threads,
                (thread, state) -> {
                  long share = Workload.share(workload.count(), thread, threads);
                  if (share == 0) {
                    return 0;
                  }
                  for (long i = share; i > 1; i--) {
                    b.add(c).close();
                    state.checkpoint();
                  }
                  try (NDArray a = b.add(c);
                      NDArray sum = a.sum()) {
                    return share * sum.toDouble() / workload.size();
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
