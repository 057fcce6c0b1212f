package dev.baton.demos.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A benchmark.
 *
 * @param name its name
 * @param what what it measures, in a few words
 * @param type the JMH class
 * @param method its method
 * @param sizes the sizes it is run with; none if it has no size
 * @param per what the time is divided by: an {@code op}, or one of n {@code element}s
 * @param expected the value its result must have, by size
 * @param goal what it is to reach, beside CPython + NumPy
 * @param others with whom else it is compared, and how many times as fast as these it is to be
 */
public record BenchmarkCase(
    String name,
    String what,
    Class<? extends Side> type,
    String method,
    List<Long> sizes,
    String per,
    LongToDoubleFunction expected,
    Goal goal,
    Map<Contest, Double> others) {
  static final String OP = "op";
  static final String ELEMENT = "element";

  private static final List<BenchmarkCase> OWN =
      List.of(
          new BenchmarkCase(
              "lock.pair",
              "drop the lock and take it again, uncontended",
              LockPair.class,
              "pair",
              List.of(),
              OP,
              _ -> 0,
              new Goal(15.0, 1 / 0.65)),
          lockPair(
              "lock.pair.times",
              "the same with exact times on",
              LockPairTimes.class,
              Goal.nanos(65)),
          lockPair(
              "lock.pair.none",
              "what drop + retake add to a plain foreign call where there is no lock",
              LockPairNone.class,
              Goal.nanos(2)),
          lockPair(
              "lock.pair.jfr",
              "what a flight recording adds to drop + retake once it is over",
              LockPairJfr.class,
              Goal.nanos(1)),
          new BenchmarkCase(
              "call.small",
              "np.add(b, c, out), 8 numbers",
              Adding.class,
              "out",
              List.of(8L),
              OP,
              n -> 2.0 * n - 1,
              Goal.nanos(60)),
          new BenchmarkCase(
              "call.fresh",
              "b + c into a new array, 8 numbers",
              Adding.class,
              "fresh",
              List.of(8L),
              OP,
              n -> 2.0 * n - 1,
              Goal.nanos(120)),
          new BenchmarkCase(
              "add.out",
              "np.add(b, c, out), 10⁷ numbers",
              Adding.class,
              "out",
              List.of(10_000_000L),
              OP,
              n -> 2.0 * n - 1,
              Goal.ratio(1.3)),
          new BenchmarkCase(
              "add.fresh",
              "b + c into a new array, 10⁷ numbers",
              Adding.class,
              "fresh",
              List.of(10_000_000L),
              OP,
              n -> 2.0 * n - 1,
              Goal.ratio(1.7)),
          new BenchmarkCase(
              "fused",
              "np.evaluate(\"b*c + b\"), 10⁷ numbers; NumPy: the expression",
              Adding.class,
              "fused",
              List.of(10_000_000L),
              OP,
              n -> (double) n * n - 1,
              Goal.ratio(2.5)),
          new BenchmarkCase(
              "gemm",
              "product of 1024 × 1024 matrices, one BLAS thread",
              Gemm.class,
              "product",
              List.of(1024L),
              OP,
              n -> n - (n + 1) / (2.0 * n), // The sum of the last row of arange(n²) / n².
              Goal.ratio(1.5),
              Map.of(Contest.OPENBLAS, 0.98)),
          new BenchmarkCase(
              "gemm.sizes",
              "product of n × n matrices, one BLAS thread",
              Gemm.class,
              "product",
              List.of(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 2_048L, 4_096L),
              OP,
              n -> n - (n + 1) / (2.0 * n),
              Goal.ratio(1)),
          batch("gemm"),
          batch("solve"),
          batch("inv"),
          batch("cholesky"),
          batch("det"),
          matrix("solve"),
          matrix("inv"),
          matrix("det"),
          matrix("cholesky"),
          matrix("qr"),
          matrix("svd"),
          matrix("eigh"),
          matrix("eig"),
          elementary("exp", Math.exp(10), Goal.ratio(1)),
          elementary("log", Math.log(10), Goal.ratio(1)),
          elementary("pow", Math.pow(10, 1.7), Goal.ratio(1)),
          elementary("sin", Math.sin(10), Goal.ratio(15)),
          elementary("cos", Math.cos(10), Goal.ratio(15)),
          elementary("tanh", Math.tanh(10), Goal.ratio(1)),
          elementary("arctan", Math.atan(10), Goal.ratio(1)),
          elementary("cbrt", Math.cbrt(10), Goal.ratio(1)),
          elementary("expm1", Math.expm1(10), Goal.ratio(1)),
          ofNumbers("sum", "sum", Reducing.class, "sum", 49_950_000),
          ofNumbers("mean", "mean", Reducing.class, "mean", 499.5),
          ofNumbers("var", "variance", Reducing.class, "variance", 83_333.25),
          ofNumbers("max", "largest", Reducing.class, "max", 999),
          ofNumbers("argmax", "place of the largest", Reducing.class, "argmax", 999),
          ofNumbers("sum.rows", "sums along axis 1", Reducing.class, "sumOfRows", 319_800),
          ofNumbers("sum.columns", "sums along axis 0", Reducing.class, "sumOfColumns", 149_750),
          ofNumbers("max.columns", "largest along axis 0", Reducing.class, "maxOfColumns", 999),
          ofNumbers("cumsum", "running sums", Reducing.class, "cumsum", 49_950_000),
          ofNumbers("where", "one of two each", Rearranging.class, "where", 999),
          ofNumbers("greater", "comparison with a number", Rearranging.class, "greater", 1),
          ofNumbers("cast", "float64 to float32", Rearranging.class, "cast", 999),
          ofNumbers("take", "elements by their indices", Rearranging.class, "take", 81),
          ofNumbers("transposed", "copy, transposed", Rearranging.class, "transposedCopy", 999),
          ofNumbers("sort", "sort", Rearranging.class, "sort", 99_999),
          ofNumbers("complex.multiply", "squares", ComplexSquares.class, "multiply", 2 * 999 * 999),
          ofNumbers("random", "from [0, 1)", RandomFills.class, "uniform", 0.1823456210813863),
          ofNumbers("random.normal", "normal", RandomFills.class, "normal", 0.8518898525107713),
          ofNumbers("random.integers", "below 1000", RandomFills.class, "integers", 650));

  private static final List<BenchmarkCase> ALL =
      Stream.concat(OWN.stream(), FourierBenchmarks.all().stream()).toList();

  /** Makes an immutable case. */
  public BenchmarkCase {
    sizes = List.copyOf(sizes);
    others = Collections.unmodifiableMap(new EnumMap<>(others));
  }

  /** Makes a case that is compared with CPython + NumPy alone. */
  BenchmarkCase(
      String name,
      String what,
      Class<? extends Side> type,
      String method,
      List<Long> sizes,
      String per,
      LongToDoubleFunction expected,
      Goal goal) {
    this(
        name,
        what,
        type,
        method,
        sizes,
        per,
        expected,
        goal,
        new EnumMap<Contest, Double>(Contest.class));
  }

  private static BenchmarkCase lockPair(
      String name, String what, Class<? extends Side> type, Goal goal) {
    return new BenchmarkCase(name, what, type, "pair", List.of(), OP, _ -> 0, goal);
  }

  /** Of matrices what is left when results are put in is near 0. */
  private static BenchmarkCase batch(String function) {
    return new BenchmarkCase(
        "batch." + function,
        function + " of n × n matrices, 16,384 elements together",
        MatrixBatch.class,
        function,
        List.of(4L, 8L, 16L, 32L),
        OP,
        _ -> 0,
        Goal.ratio(3));
  }

  private static BenchmarkCase matrix(String function) {
    return new BenchmarkCase(
        "linalg." + function,
        "np.linalg()." + function + " of a 500 × 500 matrix",
        SquareMatrix.class,
        function,
        List.of(500L),
        OP,
        _ -> 0,
        Goal.ratio(1));
  }

  private static BenchmarkCase elementary(String function, double last, Goal goal) {
    return new BenchmarkCase(
        function,
        function + "(x), 10⁵ numbers",
        Elementary.class,
        function,
        List.of(100_000L),
        ELEMENT,
        _ -> last,
        goal);
  }

  private static BenchmarkCase ofNumbers(
      String name, String what, Class<? extends Side> type, String method, double last) {
    return new BenchmarkCase(
        name,
        what + ", 10⁵ numbers",
        type,
        method,
        List.of(100_000L),
        ELEMENT,
        _ -> last,
        Goal.ratio(1));
  }

  /**
   * Returns every benchmark.
   *
   * @return all of them
   */
  public static List<BenchmarkCase> all() {
    return ALL;
  }

  /**
   * Finds benchmarks by name.
   *
   * @param name a benchmark's name, or the first words of several: {@code call} is {@code
   *     call.small} and {@code call.fresh}; an exact match is meant alone
   * @return the benchmarks
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static List<BenchmarkCase> named(String name) {
    List<BenchmarkCase> exact = ALL.stream().filter(c -> c.name().equals(name)).toList();
    List<BenchmarkCase> found =
        exact.isEmpty()
            ? ALL.stream().filter(c -> c.name().startsWith(name + ".")).toList()
            : exact;
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no benchmark %s; there are %s"
              .formatted(
                  name, ALL.stream().map(BenchmarkCase::name).collect(Collectors.joining(", "))));
    }
    return found;
  }

  /**
   * Says whether CPython + NumPy have a counterpart of it.
   *
   * @return false for what only Baton has
   */
  public boolean hasPeer() {
    return !name.startsWith("lock.pair.") && !name.startsWith("nufft.");
  }

  /**
   * Says whether ND4J has a counterpart of it.
   *
   * @return true for array operations that ND4J has, too, and does right
   */
  public boolean isInNd4j() {
    return Nd4jBenchmarks.NAMES.contains(name);
  }

  /** Lists with whom it is compared. */
  List<Contest> contests() {
    List<Contest> contests = new ArrayList<>();
    if (hasPeer()) {
      contests.add(Contest.CPYTHON_NUMPY);
    }
    if (isInNd4j()) {
      contests.add(Contest.ND4J);
    }
    contests.addAll(others.keySet());
    if (LimitRival.NAMES.contains(name)) {
      contests.add(Contest.C);
    }
    return contests;
  }

  /** Returns what it is to reach beside one of these. */
  Goal goal(Contest contest) {
    if (contest == Contest.C) {
      return Goal.NONE;
    }
    Double ratio = others.get(contest);
    if (ratio != null) {
      return Goal.ratio(ratio);
    }
    boolean isOwnGoal = contest != Contest.ND4J || name.equals("gemm");
    return isOwnGoal ? goal : Goal.ratio(1);
  }

  /** Returns the parameters of every run of it. */
  List<Map<String, Long>> parameters() {
    return sizes.isEmpty() ? List.of(Map.of()) : sizes.stream().map(n -> Map.of("n", n)).toList();
  }

  /** Returns how many of what the time is for are in one call. */
  double unitsPerCall(Map<String, Long> params) {
    return per.equals(ELEMENT) ? params.getOrDefault("n", 1L) : 1;
  }

  /**
   * Returns the value that the result of a run must have; NaN where only the others know, since the
   * size is none of the benchmark's own.
   */
  double expected(Map<String, Long> params) {
    long n = params.getOrDefault("n", 1L);
    return sizes.isEmpty() || sizes.contains(n) ? expected.applyAsDouble(n) : Double.NaN;
  }

  /**
   * Says whether it may be run with any power of ten as its size.
   *
   * @return false for what has no size, or one that means something else
   */
  public boolean isScalable() {
    return sizes.size() == 1 && LimitRival.NAMES.contains(name) && !name.startsWith("call.");
  }

  /**
   * Returns what it measures, whatever the size.
   *
   * @return a few words
   */
  public String kernel() {
    return what.replaceFirst(", 10.* numbers.*", "");
  }
}
