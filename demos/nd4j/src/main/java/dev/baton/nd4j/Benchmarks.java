package dev.baton.nd4j;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.Pow;
import org.nd4j.linalg.api.ops.impl.transforms.custom.CumSum;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ATan;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * ND4J's side of the benchmarks, each as one would write it: into an array there is where the
 * benchmark does so, and what is made is closed.
 */
final class Benchmarks {
  /** Readings of the clock are this far apart at least, so that they cost nothing. */
  private static final long BATCH_NANOS = 100_000;

  /** What is called, and what its result is verified by afterwards. */
  record Case(Runnable operation, DoubleSupplier check) {}

  private static final Map<String, LongFunction<Case>> CASES = new HashMap<>();

  static {
    for (String name : new String[] {"call.small", "add.out"}) {
      CASES.put(name, Benchmarks::addingInto);
    }
    for (String name : new String[] {"call.fresh", "add.fresh"}) {
      CASES.put(name, n -> ofTwo(n, INDArray::add));
    }
    CASES.put("fused", n -> ofTwo(n, (b, c) -> b.mul(c).addi(b)));
    CASES.put("gemm", Benchmarks::multiplying);
    CASES.put("gemm.sizes", Benchmarks::multiplying);
    CASES.put("exp", n -> function(n, false, Exp::new));
    CASES.put("sin", n -> function(n, false, Sin::new));
    CASES.put("cos", n -> function(n, false, Cos::new));
    CASES.put("tanh", n -> function(n, false, Tanh::new));
    CASES.put("arctan", n -> function(n, false, ATan::new));
    CASES.put("expm1", n -> function(n, false, Expm1::new));
    CASES.put("log", n -> function(n, true, Log::new));
    CASES.put("pow", n -> function(n, true, (x, y) -> new Pow(x, y, 1.7)));
    CASES.put("sum", n -> number(n, a -> a.sum()));
    CASES.put("mean", n -> number(n, a -> a.mean()));
    CASES.put("var", n -> number(n, a -> a.var(false)));
    CASES.put("max", n -> number(n, a -> a.max()));
    CASES.put("argmax", n -> number(n, a -> a.argMax()));
    CASES.put("sum.rows", n -> table(n, table -> table.sum(1)));
    CASES.put("sum.columns", n -> table(n, table -> table.sum(0)));
    CASES.put("max.columns", n -> table(n, table -> table.max(0)));
    CASES.put("transposed", n -> table(n, table -> table.transpose().dup('c')));
    CASES.put("greater", n -> vector(n, a -> a.gt(500)));
    CASES.put("cast", n -> vector(n, a -> a.castTo(DataType.FLOAT)));
    CASES.put("cumsum", Benchmarks::runningSums);
    CASES.put("sort", Benchmarks::sorting);
    CASES.putAll(MatrixBenchmarks.CASES);
    CASES.putAll(BatchBenchmarks.CASES);
  }

  private @Nullable String preparedFor;
  private @Nullable Case prepared;
  private long times;

  Map<String, ?> run(JsonNode request) {
    String name = request.path("name").asText();
    long n = request.path("params").path("n").asLong();
    Case benchmark = prepare(name, n);
    double seconds = request.path("seconds").asDouble();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long now = start;
    long done = 0;
    while (now < end) {
      now = repeat(benchmark);
      done += times;
    }
    return Map.of("value", (now - start) / 1e9 / done, "check", benchmark.check.getAsDouble());
  }

  private Case prepare(String name, long n) {
    String wanted = name + " " + n;
    Case benchmark = prepared;
    if (benchmark != null && wanted.equals(preparedFor)) {
      return benchmark;
    }
    LongFunction<Case> maker = CASES.get(name);
    if (maker == null) {
      throw new IllegalArgumentException("no benchmark " + name);
    }
    benchmark = maker.apply(n);
    times = 1;
    long start = System.nanoTime();
    while (repeat(benchmark) - start < BATCH_NANOS) {
      times *= 4;
      start = System.nanoTime();
    }
    prepared = benchmark;
    preparedFor = wanted;
    return benchmark;
  }

  /** Calls as often as the clock is not to be read, and then reads it. */
  private long repeat(Case benchmark) {
    for (long i = 0; i < times; i++) {
      benchmark.operation.run();
    }
    return System.nanoTime();
  }

  // ---- arithmetic -------------------------------------------------------------------------------

  private static Case addingInto(long n) {
    INDArray b = Arrays.of(n, i -> i);
    INDArray c = Arrays.of(n, i -> i + 1.0);
    INDArray out = Nd4j.createUninitialized(DataType.DOUBLE, n);
    return new Case(() -> b.addi(c, out), () -> out.getDouble(n - 1));
  }

  /** What makes an array of two. */
  private interface OfTwo {
    INDArray apply(INDArray b, INDArray c);
  }

  private static Case ofTwo(long n, OfTwo function) {
    INDArray b = Arrays.of(n, i -> i);
    INDArray c = Arrays.of(n, i -> i + 1.0);
    return new Case(
        () -> function.apply(b, c).close(),
        () -> {
          try (INDArray a = function.apply(b, c)) {
            return a.getDouble(n - 1);
          }
        });
  }

  private static Case multiplying(long n) {
    INDArray b = Arrays.of(n * n, i -> (double) i / (n * n)).reshape(n, n);
    INDArray c = Nd4j.ones(DataType.DOUBLE, n, n);
    INDArray a = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {n, n}, 'f');
    return new Case(() -> b.mmuli(c, a), () -> a.getDouble(n - 1, n - 1));
  }

  /** Makes the operation of an operand and a result. */
  private interface Into {
    Op op(INDArray x, INDArray y);
  }

  private static Case function(long n, boolean positive, Into into) {
    INDArray x =
        Arrays.of(
            n,
            i -> {
              double value = n == 1 ? -10 : -10 + 20.0 * i / (n - 1);
              return positive ? Math.abs(value) : value;
            });
    INDArray y = Nd4j.createUninitialized(DataType.DOUBLE, n);
    return new Case(() -> Nd4j.exec(into.op(x, y)), () -> y.getDouble(n - 1));
  }

  // ---- reductions and rearrangements, of 0 to 999 again and again ------------------------------

  private static INDArray numbers(long n) {
    return Arrays.of(n, i -> i % 1000);
  }

  private static Case made(INDArray operand, UnaryOperator<INDArray> function, long last) {
    return new Case(
        () -> function.apply(operand).close(),
        () -> {
          try (INDArray result = function.apply(operand);
              INDArray numbers = result.castTo(DataType.DOUBLE)) {
            return numbers
                .reshape(numbers.length())
                .getDouble(last < 0 ? numbers.length() - 1 : last);
          }
        });
  }

  private static Case number(long n, UnaryOperator<INDArray> reduction) {
    return made(numbers(n), reduction, 0);
  }

  private static Case vector(long n, UnaryOperator<INDArray> function) {
    return made(numbers(n), function, -1);
  }

  private static Case table(long n, UnaryOperator<INDArray> function) {
    long columns = n % 400 == 0 ? 400 : n >= 1000 ? 100 : Math.min(n, 10);
    return made(numbers(n).reshape(n / columns, columns), function, -1);
  }

  private static Case runningSums(long n) {
    INDArray a = numbers(n);
    INDArray sums = Nd4j.createUninitialized(DataType.DOUBLE, n);
    return new Case(
        () -> Nd4j.exec(new CumSum(a, sums, false, false, 0)), () -> sums.getDouble(n - 1));
  }

  private static Case sorting(long n) {
    INDArray mixed = Arrays.of(n, i -> i * 7919 % n);
    return made(mixed, a -> Nd4j.sort(a.dup(), true), -1);
  }
}
