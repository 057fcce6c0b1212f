package dev.baton.demos.accuracy;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function whose error is measured.
 *
 * @param name NumPy's name
 * @param limit how many units in the last place it may err by
 * @param kernel Baton's function of x and, for power, y
 * @param exact its values
 * @param low where inputs that lie densely begin
 * @param high where they end
 * @param bound the largest size of inputs of all sizes
 * @param hard further inputs
 */
record Measured(
    String name,
    double limit,
    Kernel kernel,
    BinaryOperator<BigDecimal> exact,
    double low,
    double high,
    double bound,
    List<Double> hard) {

  /** Calls Baton's function. */
  @FunctionalInterface
  interface Kernel {
    NDArray apply(Numeric np, NDArray x, NDArray y);
  }

  boolean isBinary() {
    return name.equals("power");
  }

  /** Says whether a number is in the domain, and the result not so far off that none is exact. */
  boolean takes(double x) {
    return switch (name) {
      case "log", "log2", "log10", "power" -> x > 0;
      case "log1p" -> x > -1;
      default -> Math.abs(x) <= bound;
    };
  }

  /** All that are promised to be within one unit, or two, in the last place. */
  static List<Measured> all() {
    double huge = Double.MAX_VALUE;
    List<Double> nearOne =
        List.of(1.0, Math.nextUp(1.0), Math.nextDown(1.0), 1 + 0x1p-26, 1 - 0x1p-27, 1 + 0x1p-40);
    List<Double> small =
        List.of(0x1p-1074, 0x1p-1022, 0x1p-53, -0x1p-54, 0x1p-27, 0x1p-149, -0x1p-24);
    // Near multiples of π/2; of all doubles, the last is the nearest to one.
    List<Double> turns =
        List.of(
            Math.PI / 2,
            Math.PI,
            -3 * Math.PI / 2,
            22.0,
            355.0,
            5419351.0,
            1e15,
            1e22,
            0x1p120,
            5.319372648326541e255,
            6381956970095103.0 * 0x1p797);
    return List.of(
        of(
            "exp",
            1,
            (np, x) -> np.exp(x),
            Precise::exp,
            -20,
            20,
            746,
            List.of(709.78, -745.1, -708.4, 88.72, -103.9)),
        of(
            "exp2",
            1,
            (np, x) -> np.exp2(x),
            Precise::exp2,
            -20,
            20,
            1075,
            List.of(1023.9, -1074.0, 127.9, -149.0, 0.5)),
        of("expm1", 1, (np, x) -> np.expm1(x), Precise::expm1, -2, 2, 710, small),
        of("log", 1, (np, x) -> np.log(x), Precise::log, 0.5, 2, huge, nearOne),
        of("log2", 1, (np, x) -> np.log2(x), Precise::log2, 0.5, 2, huge, nearOne),
        of("log10", 1, (np, x) -> np.log10(x), Precise::log10, 0.5, 2, huge, nearOne),
        of("log1p", 1, (np, x) -> np.log1p(x), Precise::log1p, -0.9, 2, huge, small),
        of("sin", 1, (np, x) -> np.sin(x), Precise::sin, -10, 10, huge, turns),
        of("cos", 1, (np, x) -> np.cos(x), Precise::cos, -10, 10, huge, turns),
        of("tan", 1, (np, x) -> np.tan(x), Precise::tan, -10, 10, huge, turns),
        of("arcsin", 1, (np, x) -> np.arcsin(x), Precise::arcsin, -1, 1, 1, nearOne),
        of("arccos", 1, (np, x) -> np.arccos(x), Precise::arccos, -1, 1, 1, nearOne),
        of("arctan", 1, (np, x) -> np.arctan(x), Precise::arctan, -5, 5, huge, nearOne),
        of("sinh", 1, (np, x) -> np.sinh(x), Precise::sinh, -3, 3, 711, small),
        of("cosh", 1, (np, x) -> np.cosh(x), Precise::cosh, -3, 3, 711, small),
        of("tanh", 2, (np, x) -> np.tanh(x), Precise::tanh, -3, 3, 400, small),
        of("cbrt", 2, (np, x) -> np.cbrt(x), Precise::cbrt, -8, 8, huge, small),
        new Measured(
            "power", 2, (np, x, y) -> np.power(x, y), Precise::power, 0, 4, 0x1p40, nearOne));
  }

  private static Measured of(
      String name,
      double limit,
      BiFunction<Numeric, NDArray, NDArray> kernel,
      UnaryOperator<BigDecimal> exact,
      double low,
      double high,
      double bound,
      List<Double> hard) {
    return new Measured(
        name,
        limit,
        (np, x, _) -> kernel.apply(np, x),
        (x, _) -> exact.apply(x),
        low,
        high,
        bound,
        hard);
  }
}
