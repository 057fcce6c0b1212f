package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.demos.lab.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * From which size on it pays to drop the lock, kernel by kernel: what dropping it costs one thread,
 * what it gains two, and what the adaptive policy makes of it.
 *
 * <p>The policies' windows alternate, so that noise hits all alike. BLAS has one thread for each.
 */
public final class BreakEven {
  /** Two threads gain by more than what repetitions differ. */
  private static final double GAIN = 1.10;

  private static final int TABLE_BITS = 18;

  private static final List<ReleasePolicy> POLICIES =
      List.of(ReleasePolicy.hold(), ReleasePolicy.release(), ReleasePolicy.adaptive());

  /**
   * How long it takes. Two threads take longer to show what they can do: those that meet at the
   * lock share it in slices of 5 ms, and the system moves them between cores not much oftener.
   *
   * @param rounds how often each is measured
   * @param one how many seconds one thread calls each time
   * @param two how many seconds two threads do
   */
  public record Length(int rounds, double one, double two) {
    /** For good figures. */
    public static final Length WHOLE = new Length(5, 0.02, 0.1);

    /** For noisier ones. */
    public static final Length QUICK = new Length(2, 0.006, 0.04);
  }

  /** Makes a thread's own data of a size, and what it calls again and again. */
  private interface Maker {
    Runnable call(Numeric np, long n);
  }

  /**
   * A kernel.
   *
   * @param name its name
   * @param work its kind, by which the adaptive policy learns
   * @param sizes the numbers of elements that a policy is told, ascending
   * @param maker makes a call of such a size
   */
  private record Kernel(String name, NativeWork work, List<Long> sizes, Maker maker) {}

  private static final List<Kernel> KERNELS =
      List.of(
          kernel("add", NativeWork.ELEMENTWISE, BreakEven::adding),
          kernel("exp", NativeWork.ELEMENTWISE, BreakEven::exponentials),
          kernel("sum", NativeWork.REDUCTION, BreakEven::summing),
          kernel("copy", NativeWork.COPY, BreakEven::copying),
          kernel("dot", NativeWork.BLAS, BreakEven::dotting),
          new Kernel(
              "matmul",
              NativeWork.GENERALIZED,
              LongStream.of(4, 8, 16, 32, 64, 128).map(n -> n * n).boxed().toList(),
              BreakEven::multiplying),
          kernel("fft", NativeWork.GENERALIZED, BreakEven::transforming),
          kernel("sort", NativeWork.SORT, BreakEven::sorting),
          kernel("random", NativeWork.RANDOM, BreakEven::filling));

  /**
   * What was measured at one size.
   *
   * @param size how many elements
   * @param nanos one thread's time for a call that holds the lock
   * @param cost how many times as long a call of one thread takes that drops it
   * @param gain how many times as many calls two threads make if they drop it
   * @param adaptive two threads' calls under the adaptive policy, over those under the better of
   *     the others
   */
  public record Row(
      long size, Statistics nanos, Statistics cost, Statistics gain, Statistics adaptive) {}

  /**
   * What was measured of a kernel.
   *
   * @param name its name
   * @param work its kind
   * @param rows by size, ascending
   * @param numpyLimit from how many elements on NumPy drops the lock; 1 for at any size
   * @param adaptiveLimit from how many elements on the adaptive policy drops it, after all this
   */
  public record Result(
      String name, NativeWork work, List<Row> rows, long numpyLimit, long adaptiveLimit) {
    /** Makes an immutable result. */
    public Result {
      rows = List.copyOf(rows);
    }

    /**
     * Finds the break-even.
     *
     * @return the row from which on two threads always gain, or null if there is none
     */
    public @Nullable Row breakEven() {
      Row first = null;
      for (Row row : rows.reversed()) {
        if (row.gain.median() < GAIN) {
          return first;
        }
        first = row;
      }
      return first;
    }
  }

  private BreakEven() {}

  private static Kernel kernel(String name, NativeWork work, Maker maker) {
    List<Long> sizes = new ArrayList<>();
    for (int bits = 4; bits <= TABLE_BITS; bits += 2) {
      sizes.add(1L << bits);
    }
    return new Kernel(name, work, sizes, maker);
  }

  private static Runnable adding(Numeric np, long n) {
    NDArray b = np.arange((double) n);
    NDArray c = np.ones(n);
    NDArray out = np.empty(n);
    return () -> np.add(b, c, out);
  }

  private static Runnable exponentials(Numeric np, long n) {
    NDArray x = np.linspace(-10, 10, n);
    NDArray out = np.empty(n);
    return () -> np.exp(x, out);
  }

  private static Runnable summing(Numeric np, long n) {
    NDArray a = np.arange((double) n);
    return () -> a.sum().close();
  }

  private static Runnable copying(Numeric np, long n) {
    NDArray a = np.arange((double) n);
    NDArray out = np.empty(n);
    return () -> out.assign(a);
  }

  private static Runnable dotting(Numeric np, long n) {
    NDArray a = np.ones(n);
    return () -> np.dot(a, a).close();
  }

  private static Runnable multiplying(Numeric np, long elements) {
    long n = Math.round(Math.sqrt((double) elements));
    NDArray a = np.ones(n, n);
    NDArray out = np.empty(n, n);
    return () -> np.matmul(a, a, out);
  }

  private static Runnable transforming(Numeric np, long n) {
    NDArray a = np.ones(n);
    return () -> np.fft().fft(a).close();
  }

  private static Runnable sorting(Numeric np, long n) {
    NDArray mixed = np.random(1).random(n);
    return () -> np.sort(mixed).close();
  }

  private static Runnable filling(Numeric np, long n) {
    var generator = np.random(1);
    return () -> generator.random(n).close();
  }

  /**
   * Returns what there is to measure.
   *
   * @return the kernels' names
   */
  public static List<String> names() {
    return KERNELS.stream().map(Kernel::name).toList();
  }

  /**
   * Measures a kernel.
   *
   * @param name one of the names
   * @param length how long
   * @param largest the largest size wanted
   * @return what was measured
   * @throws IllegalStateException if a call fails
   */
  public static Result measure(String name, Length length, long largest) {
    Kernel kernel = KERNELS.stream().filter(k -> k.name.equals(name)).findFirst().orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (long size : kernel.sizes) {
      if (size <= largest) {
        rows.add(measure(kernel, size, length));
      }
    }
    return new Result(
        name,
        kernel.work,
        rows,
        numpyLimit(kernel.work),
        ReleasePolicy.adaptive().limit(kernel.work));
  }

  private static long numpyLimit(NativeWork work) {
    try (Interpreter interpreter = Interpreter.builder().build()) {
      boolean always = ReleasePolicy.numpy().releases(work, 1, interpreter.lock());
      return always ? 1 : ReleasePolicy.NUMPY_THRESHOLD + 1;
    }
  }

  private static Row measure(Kernel kernel, long size, Length length) {
    double[] nanos = new double[length.rounds];
    double[] cost = new double[length.rounds];
    double[] gain = new double[length.rounds];
    double[] adaptive = new double[length.rounds];
    List<Contestant> sides = new ArrayList<>();
    try {
      for (ReleasePolicy policy : POLICIES) {
        sides.add(new Contestant(policy, kernel, size, length));
      }
      for (int round = -1; round < length.rounds; round++) { // The first warms up.
        double held = sides.get(0).one();
        double released = sides.get(1).one();
        double bothHeld = sides.get(0).both();
        double bothReleased = sides.get(1).both();
        double bothAdaptive = sides.get(2).both();
        if (round >= 0) {
          nanos[round] = 1e9 / held;
          cost[round] = held / released;
          gain[round] = bothReleased / bothHeld;
          adaptive[round] = bothAdaptive / Math.max(bothHeld, bothReleased);
        }
      }
    } finally {
      sides.forEach(Contestant::close);
    }
    return new Row(
        size,
        Statistics.of(nanos),
        Statistics.of(cost),
        Statistics.of(gain),
        Statistics.of(adaptive));
  }

  /** One policy's interpreter, with a call for each of two threads. */
  private static final class Contestant implements AutoCloseable {
    private final Interpreter interpreter;
    private final Runnable first;
    private final Runnable second;
    private final Numeric np;
    private final Length length;

    Contestant(ReleasePolicy policy, Kernel kernel, long size, Length length) {
      this.length = length;
      interpreter = Interpreter.builder().release(policy).build();
      np = Numeric.of(interpreter);
      first = kernel.maker.call(np, size);
      second = kernel.maker.call(np, size);
    }

    /** Calls of one thread in a second. */
    double one() {
      return CallRate.together(() -> rate(first, length.one));
    }

    /** Calls of two threads in a second, together. */
    double both() {
      return CallRate.together(() -> rate(first, length.two), () -> rate(second, length.two));
    }

    private double rate(Runnable call, double seconds) {
      try (Attachment attachment = interpreter.attach();
          var _ = np.blasThreads(1)) {
        return CallRate.of(seconds, call, attachment.state()::checkpoint);
      }
    }

    @Override
    public void close() {
      interpreter.close();
    }
  }
}
