package dev.baton.demos.exhibits;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.parallel.Parallel;
import dev.baton.demos.lab.Result;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs one kernel again and again in two threads, with the lock held and with it released, for
 * growing arrays: below some size the threads gain nothing by it.
 */
final class BreakEven implements Exhibit {
  /** Numbers of elements; squares, since some of the arrays are matrices. */
  private static final long[] SIZES = {16, 64, 256, 1_024, 4_096, 16_384, 65_536};

  private static final List<Integer> TWO = List.of(0, 1);

  /** Releasing pays if the threads became faster by more than this, and not by chance. */
  private static final double PAYS = 1.05;

  /** How long two threads work for one figure. */
  private static final long TARGET_NANOS = 4_000_000;

  private static final int WARM_UP = 1;

  /** One call into native code, on arrays of a size. */
  private enum Kernel {
    ADD("A = B + C") {
      @Override
      void call(Numeric np, NDArray b, NDArray c, NDArray out) {
        np.add(b, c, out);
      }
    },
    SUM("sum(A)") {
      @Override
      void call(Numeric np, NDArray b, NDArray c, NDArray out) {
        b.sum().close();
      }
    },
    EXP("exp(A)") {
      @Override
      void call(Numeric np, NDArray b, NDArray c, NDArray out) {
        np.exp(b, out);
      }
    },
    SORT("sort(A)") {
      @Override
      void call(Numeric np, NDArray b, NDArray c, NDArray out) {
        np.sort(b).close();
      }
    },
    FFT("fft(A)") {
      @Override
      void call(Numeric np, NDArray b, NDArray c, NDArray out) {
        np.fft().fft(b).close();
      }
    },
    MATMUL("A @ B") {
      @Override
      void call(Numeric np, NDArray b, NDArray c, NDArray out) {
        np.matmul(b, c, out);
      }

      @Override
      long[] shape(long size) {
        long n = Math.round(Math.sqrt((double) size));
        return new long[] {n, n};
      }
    };

    final String title;

    Kernel(String title) {
      this.title = title;
    }

    abstract void call(Numeric np, NDArray b, NDArray c, NDArray out);

    long[] shape(long size) {
      return new long[] {size};
    }
  }

  @Override
  public String name() {
    return "break-even";
  }

  @Override
  public String title() {
    return "from which size on releasing the lock pays";
  }

  @Override
  public String explanation() {
    return "Dropping the lock and taking it again has a price, and a kernel that is shorter gains"
        + " nothing by it. Here two threads call one kernel again and again; each figure is how many"
        + " times as fast they are with the lock released as with it held.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) {
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (Kernel kernel : Kernel.values()) {
      List<String> row = new ArrayList<>(List.of(kernel.title));
      List<Statistics> gains = new ArrayList<>();
      for (long size : SIZES) {
        Statistics gain = gain(kernel, size, effort.rounds(), results);
        gains.add(gain);
        row.add(Figures.ratio(gain.median()));
      }
      OptionalInt first = firstThatPays(gains);
      String from =
          first.isPresent() ? String.format(Locale.ROOT, "%,d", SIZES[first.getAsInt()]) : "none";
      row.add(from);
      rows.add(row);
      found.add(kernel.title + (first.isPresent() ? " from " + from : " at none of these sizes"));
    }
    List<String> columns =
        Stream.of(
                Stream.of("elements"),
                LongStream.of(SIZES).mapToObj(size -> String.format(Locale.ROOT, "%,d", size)),
                Stream.of("pays from"))
            .flatMap(column -> column)
            .toList();
    return new Outcome(
        columns,
        rows,
        "For two threads releasing pays in "
            + String.join(", ", found)
            + ". NumPy's rule is to release element by element work above 500 elements.",
        results);
  }

  /** Returns the first size from which on it always pays, not counting what noise could explain. */
  private static OptionalInt firstThatPays(List<Statistics> gains) {
    int first = gains.size();
    while (first > 0 && gains.get(first - 1).lowerQuartile() > PAYS) {
      first--;
    }
    return first < gains.size() ? OptionalInt.of(first) : OptionalInt.empty();
  }

  private Statistics gain(Kernel kernel, long size, int rounds, List<Result> results) {
    try (var held = new Pair(kernel, size, ReleasePolicy.hold());
        var released = new Pair(kernel, size, ReleasePolicy.release())) {
      held.time(1);
      long calls = Math.max(1, Math.round(TARGET_NANOS / (2 * held.time(16) / 16)));
      double[] gains = new double[rounds];
      double[] heldNanos = new double[rounds];
      double[] releasedNanos = new double[rounds];
      for (int round = -WARM_UP; round < rounds; round++) {
        boolean heldFirst = (round & 1) == 0; // Nobody is always first.
        double first = (heldFirst ? held : released).time(calls);
        double second = (heldFirst ? released : held).time(calls);
        if (round >= 0) {
          heldNanos[round] = heldFirst ? first : second;
          releasedNanos[round] = heldFirst ? second : first;
          gains[round] = heldNanos[round] / releasedNanos[round];
        }
      }
      results.add(result(kernel, size, "hold", calls, heldNanos));
      results.add(result(kernel, size, "release", calls, releasedNanos));
      return Statistics.of(gains);
    }
  }

  private Result result(Kernel kernel, long size, String mode, long calls, double[] nanos) {
    return new Result(
        name(),
        "baton",
        mode,
        2,
        size,
        Statistics.of(nanos).median() / 1e9,
        null,
        "%s, %,d calls by each thread".formatted(kernel.title, calls));
  }

  /** Two threads of one interpreter, each with arrays of its own. */
  private static final class Pair implements AutoCloseable {
    private final Kernel kernel;
    private final Interpreter interpreter;
    private final Numeric np;
    private final List<NDArray[]> arrays;

    Pair(Kernel kernel, long size, ReleasePolicy release) {
      this.kernel = kernel;
      interpreter = Interpreter.builder().release(release).build();
      np = Numeric.of(interpreter);
      arrays =
          TWO.stream()
              .map(
                  seed ->
                      new NDArray[] {
                        np.random(seed).random(kernel.shape(size)),
                        np.random(seed + TWO.size()).random(kernel.shape(size)),
                        np.empty(kernel.shape(size))
                      })
              .toList();
    }

    /** Returns the nanoseconds that two threads need for some calls each. */
    double time(long calls) {
      long start = System.nanoTime();
      Parallel.foreach(
          interpreter,
          TWO.size(),
          TWO,
          thread -> {
            NDArray[] own = arrays.get(thread);
            for (long call = 0; call < calls; call++) {
              kernel.call(np, own[0], own[1], own[2]);
            }
          });
      return System.nanoTime() - start;
    }

    @Override
    public void close() {
      interpreter.close();
    }
  }
}
