package dev.baton.demos.accuracy;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far the elementary functions are from the exact values, in units in the last place, over
 * inputs that lie densely, inputs of all sizes and inputs that are known to be hard; against {@link
 * Precise}, which has fifty digits and nothing in common with the kernels.
 *
 * @param rows one for each function and type
 */
public record AccuracyTable(List<Row> rows) {

  /**
   * The largest error of one function.
   *
   * @param function NumPy's name
   * @param dtype float64 or float32
   * @param points how many inputs were tried
   * @param error the largest error, in units in the last place of the exact value
   * @param worst the input that has it; for power, the base and the exponent
   * @param limit the error that is promised at most
   */
  public record Row(
      String function, DType dtype, int points, double error, List<Double> worst, double limit) {
    /**
     * Says whether the promise is kept.
     *
     * @return true if the error is at most the limit
     */
    public boolean isKept() {
      return error <= limit;
    }

    /**
     * Names the worst input.
     *
     * @return its digits
     */
    public String worstText() {
      String text = worst.toString();
      return text.substring(1, text.length() - 1);
    }
  }

  /**
   * Measures.
   *
   * @param points how many inputs for each function and type lie densely, and how many are of all
   *     sizes
   * @param seed what inputs are drawn from
   * @return the table
   */
  public static AccuracyTable measured(int points, long seed) {
    List<Row> rows = new ArrayList<>();
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      try (var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
        for (Measured function : Measured.all()) {
          for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            rows.add(row(np, function, dtype, points, new SplittableRandom(seed)));
          }
        }
      }
    }
    return new AccuracyTable(List.copyOf(rows));
  }

  private static Row row(
      Numeric np, Measured function, DType dtype, int points, SplittableRandom random) {
    double[] x = inputs(function, dtype, points, random);
    // Exponents of power: half of them small, half such that results reach the type's ends.
    double reach = dtype == DType.FLOAT64 ? 700 : 85;
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      double far = x[i] > 0 && x[i] != 1 ? Math.min(reach / Math.abs(Math.log(x[i])), 0x1p40) : 1;
      y[i] = rounded(random.nextDouble(-1, 1) * (i % 2 == 0 ? far : Math.min(far, 5)), dtype);
    }
    double[] got = values(np, function, dtype, x, y);
    // The exact values take nearly all of the time.
    double[] errors =
        IntStream.range(0, x.length)
            .parallel()
            .mapToDouble(i -> error(function, x[i], y[i], got[i], dtype))
            .toArray();
    int at =
        IntStream.range(0, x.length)
            .boxed()
            .max(Comparator.comparingDouble(i -> errors[i]))
            .orElseThrow();
    List<Double> worst = function.isBinary() ? List.of(x[at], y[at]) : List.of(x[at]);
    return new Row(function.name(), dtype, x.length, errors[at], worst, function.limit());
  }

  private static double[] values(
      Numeric np, Measured function, DType dtype, double[] x, double[] y) {
    try (var _ = np.scope()) {
      NDArray a = np.array(x).astype(dtype);
      NDArray b = np.array(y).astype(dtype);
      return function.kernel().apply(np, a, b).toDoubleArray();
    }
  }

  private static double[] inputs(
      Measured function, DType dtype, int points, SplittableRandom random) {
    DoubleStream dense = random.doubles(points, function.low(), function.high());
    double largest =
        Math.min(function.bound(), dtype == DType.FLOAT64 ? Double.MAX_VALUE : Float.MAX_VALUE);
    int least = dtype == DType.FLOAT64 ? -1074 : -149;
    double most = Math.log(largest) / Math.log(2);
    DoubleStream sizes =
        random
            .doubles(points, least, most)
            .map(
                exponent ->
                    Math.min(Math.pow(2, exponent), largest) * (exponent % 1 < 0.5 ? 1 : -1));
    DoubleStream hard = function.hard().stream().mapToDouble(Double::doubleValue);
    return DoubleStream.concat(DoubleStream.concat(dense, sizes), hard)
        .map(value -> rounded(value, dtype))
        .filter(value -> Double.isFinite(value) && value != 0 && function.takes(value))
        .toArray();
  }

  private static double rounded(double value, DType dtype) {
    return dtype == DType.FLOAT64 ? value : (float) value;
  }

  private static double error(Measured function, double x, double y, double got, DType dtype) {
    BigDecimal exact = function.exact().apply(new BigDecimal(x), new BigDecimal(y));
    double nearest = rounded(exact.doubleValue(), dtype);
    if (Double.isInfinite(nearest) || !Double.isFinite(got)) {
      return Double.compare(got, nearest) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double unit = dtype == DType.FLOAT64 ? Math.ulp(nearest) : Math.ulp((float) nearest);
    return new BigDecimal(got)
        .subtract(exact)
        .abs()
        .divide(new BigDecimal(unit), MathContext.DECIMAL32)
        .doubleValue();
  }
}
