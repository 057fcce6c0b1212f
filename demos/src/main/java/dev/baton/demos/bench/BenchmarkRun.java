package dev.baton.demos.bench;

import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.ThisJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark with one size: a forked JVM, and beside it the others. */
public final class BenchmarkRun {
  private static final Length WHOLE = new Length(6, 200, 11, 150, 100);

  /** For sizes of which a call takes so little that it matters whether the JVM has compiled it. */
  private static final Length SHORT = new Length(3, 400, 5, 50, 40);

  private static final Length LONGER = new Length(3, 40, 5, 50, 40);

  /** For sizes of which a single call takes longer than an iteration of the others. */
  private static final Length FEW = new Length(1, 40, 3, 50, 40);

  private static final long COMPILED = 100_000;
  private static final long LARGE = 10_000_000;
  private static final double TOLERANCE = 1e-9;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  /**
   * How many iterations there are to warm up and how long each lasts, how many are measured and how
   * long each lasts, and each of the others' slices beside it, in milliseconds.
   */
  private record Length(int warmUp, int warming, int iterations, int own, int others) {}

  private final BenchmarkCase benchmark;
  private final Map<String, Long> params;
  private final Length length;

  private BenchmarkRun(BenchmarkCase benchmark, Map<String, Long> params, Length length) {
    this.benchmark = benchmark;
    this.params = params;
    this.length = length;
  }

  /**
   * Lists what there is to run of a benchmark.
   *
   * @param benchmark the benchmark
   * @return one run for each of its sizes
   */
  public static List<BenchmarkRun> of(BenchmarkCase benchmark) {
    return benchmark.parameters().stream()
        .map(params -> new BenchmarkRun(benchmark, params, WHOLE))
        .toList();
  }

  /**
   * Lists runs of a benchmark with powers of ten as sizes, with fewer iterations.
   *
   * @param benchmark the benchmark, scalable
   * @param largest the largest size
   * @return one run for each size from 10 on
   */
  public static List<BenchmarkRun> ofSizes(BenchmarkCase benchmark, long largest) {
    return LongStream.iterate(10, n -> n <= largest, n -> 10 * n)
        .mapToObj(n -> new BenchmarkRun(benchmark, Map.of("n", n), lengthFor(n)))
        .toList();
  }

  private static Length lengthFor(long n) {
    return n < COMPILED ? SHORT : n < LARGE ? LONGER : FEW;
  }

  /**
   * Runs it.
   *
   * @param isWanted whom of the others to measure, too
   * @return the figures, or why it failed
   * @throws IOException if the file to exchange figures by cannot be written or read
   */
  public BenchmarkResult run(Predicate<Contest> isWanted) throws IOException {
    Path exchange = Files.createTempFile("baton-bench-", ".json");
    var log = new ByteArrayOutputStream();
    try {
      Exchange.request(
          exchange,
          new Exchange.Request(
              benchmark.name(),
              params,
              benchmark.contests().stream().filter(isWanted).toList(),
              length.others / MILLIS));
      double[] nanos = measure(exchange, log);
      return judged(nanos, Exchange.answer(exchange));
    } catch (RunnerException | RuntimeException e) {
      return BenchmarkResult.failed(benchmark, params, e.getMessage() + "\n" + text(log));
    } finally {
      Files.deleteIfExists(exchange);
    }
  }

  private static String text(ByteArrayOutputStream log) {
    return log.toString(StandardCharsets.UTF_8).strip();
  }

  /** Returns Baton's time of each iteration, in nanoseconds per call. */
  private double[] measure(Path exchange, ByteArrayOutputStream log) throws RunnerException {
    var format =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(log, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
    Collection<RunResult> results = new Runner(options(exchange), format).run();
    double[] nanos =
        results.stream()
            .flatMap(run -> run.getBenchmarkResults().stream())
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(result -> result.getScore())
            .toArray();
    if (nanos.length != length.iterations) {
      throw new IllegalStateException(
          "%d of %d iterations were measured".formatted(nanos.length, length.iterations));
    }
    return nanos;
  }

  private Options options(Path exchange) {
    String method = benchmark.type().getName() + "." + benchmark.method();
    var options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(method) + "$")
            .forks(1)
            .warmupIterations(length.warmUp)
            .warmupTime(TimeValue.milliseconds(length.warming))
            .measurementIterations(length.iterations)
            .measurementTime(TimeValue.milliseconds(length.own))
            .shouldFailOnError(true)
            .jvmArgs(jvmArguments(exchange).toArray(String[]::new));
    params.forEach((name, value) -> options.param(name, value.toString()));
    return options.build();
  }

  private static List<String> jvmArguments(Path exchange) {
    List<String> arguments = ThisJvm.options();
    arguments.add(
        "--sun-misc-unsafe-memory-access=allow"); // JMH's own use; its warning helps nobody.
    arguments.add("--enable-native-access=ALL-UNNAMED"); // LockPairNone's and FFTW's downcalls.
    arguments.add("-D" + Exchange.PROPERTY + "=" + exchange);
    return arguments;
  }

  private BenchmarkResult judged(double[] nanosPerCall, Exchange.Answer answer) {
    double units = benchmark.unitsPerCall(params);
    double[] nanos = scaled(nanosPerCall, 1 / units);
    double known = benchmark.expected(params);
    double expected = Double.isNaN(known) ? answer.result() : known;
    if (!isNear(answer.result(), expected)) {
      return BenchmarkResult.failed(benchmark, params, wrong("Baton", answer.result(), expected));
    }
    subtract(answer.baseline(), nanos);
    List<Comparison> comparisons = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Exchange.Other other : answer.others()) {
      if (other.seconds().size() < length.iterations) {
        notes.add("%s: %s %s".formatted(benchmark.name(), other.contest(), other.error()));
      } else if (!other.contest().isLimit() && !isNear(other.result(), expected)) {
        return BenchmarkResult.failed(
            benchmark, params, wrong(other.contest().toString(), other.result(), expected));
      } else {
        comparisons.add(compared(other, nanos, units));
      }
    }
    return new BenchmarkResult(benchmark, params, Statistics.of(nanos), comparisons, "", notes);
  }

  private Comparison compared(Exchange.Other other, double[] nanos, double units) {
    int warmUps = other.seconds().size() - length.iterations;
    double[] theirs =
        scaled(
            other.seconds().stream().skip(warmUps).mapToDouble(Double::doubleValue).toArray(),
            NANOS / units);
    double[] ratios = new double[length.iterations];
    for (int i = 0; i < length.iterations; i++) {
      ratios[i] = theirs[i] / nanos[i];
    }
    return new Comparison(
        other.contest(),
        Statistics.of(theirs),
        Statistics.of(ratios),
        benchmark.goal(other.contest()));
  }

  /** Takes from each iteration what was measured just before it. */
  private static void subtract(List<Double> baseline, double[] nanos) {
    int warmUps = baseline.size() - nanos.length;
    for (int i = 0; warmUps >= 0 && i < nanos.length; i++) {
      nanos[i] -= baseline.get(warmUps + i);
    }
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] * factor;
    }
    return scaled;
  }

  private static boolean isNear(double result, double expected) {
    return Math.abs(result - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  private static String wrong(String who, double result, double expected) {
    return "%s computed %s instead of %s".formatted(who, result, expected);
  }

  /** Returns the benchmark's name and size. */
  @Override
  public String toString() {
    return params.isEmpty() ? benchmark.name() : benchmark.name() + " " + params;
  }
}
