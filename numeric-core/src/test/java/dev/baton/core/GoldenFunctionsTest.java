package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.ufunc.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds functions made of several ufuncs against what NumPy computes. */
class GoldenFunctionsTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("functions");

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() {
    Map<String, List<GoldenCase>> byFunction =
        CASES.stream()
            .collect(
                Collectors.groupingBy(GoldenCase::function, TreeMap::new, Collectors.toList()));
    return byFunction.entrySet().stream()
        .map(
            group ->
                DynamicTest.dynamicTest(
                    group.getKey() + ", " + group.getValue().size() + " cases",
                    () -> run(group.getValue())));
  }

  private static void run(List<GoldenCase> cases) {
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      List<String> faults = new ArrayList<>();
      try (var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
        for (GoldenCase golden : cases) {
          try (var _ = np.scope()) {
            faults.addAll(faults(np, golden));
          }
          assertThat(np.memory().arrays()).as("storages after %s", golden).isZero();
        }
      }
      assertThat(faults.stream().limit(12))
          .as("%d faults in %d cases, the first of them", faults.size(), cases.size())
          .isEmpty();
    }
  }

  private static List<String> faults(Numeric np, GoldenCase golden) {
    NDArray a = golden.operand(np);
    NDArray b = operand(np, golden, "b");
    NDArray c = operand(np, golden, "c");
    long before = np.memory().arrays();
    List<NDArray> results;
    try {
      results = call(np, golden, a, b, c);
    } catch (IllegalArgumentException | UnsupportedOperationException | ArithmeticException e) {
      return golden.isError() ? List.of() : List.of(golden + " is refused: " + e.getMessage());
    }
    if (golden.isError()) {
      return List.of(golden + ": NumPy refuses: " + golden.expected().get(1));
    }
    List<String> faults = new ArrayList<>();
    List<NDArray> expected = golden.expectedArrays(np);
    for (int i = 0; i < results.size(); i++) {
      String fault = GoldenCase.fault(expected.get(i), results.get(i), ulps(golden.function()));
      if (fault != null) {
        faults.add("%s, result %d %s".formatted(golden, i, fault));
      }
    }
    expected.forEach(NDArray::close);
    if (np.memory().arrays() - before > results.size()) {
      faults.add(golden + " leaves " + (np.memory().arrays() - before) + " arrays");
    }
    return faults;
  }

  private static double ulps(String function) {
    return switch (function) {
      case "float_power", "angle", "sinc", "i0", "convolve", "correlate" -> 8;
      case "polyval", "polymul", "polydiv", "polyint", "poly", "poly_paired", "average" -> 8;
      case "apply_along_axis" -> 8; // Complex products.
      case "roots", "polyfit", "polyfit_weighted", "polyfit_full" -> 1e3;
      // Inverses of matrices of condition 5e5 and less, of which NumPy's own are 6e4 ULP from exact
      // ones.
      case "polyfit_cov", "polyfit_unscaled" -> 1e5;
      default -> 0;
    };
  }

  private static @Nullable NDArray operand(Numeric np, GoldenCase golden, String name) {
    String text = golden.argument(name);
    return text == null ? null : GoldenCase.operand(np, text);
  }

  private static double number(GoldenCase golden, String name, double otherwise) {
    String text = golden.argument(name);
    return text == null ? otherwise : Double.parseDouble(text);
  }

  private static @Nullable Number bound(GoldenCase golden, String name) {
    String text = golden.argument(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.contains(".") ? (Number) Double.valueOf(text) : Long.valueOf(text);
  }

  private static List<NDArray> call(
      Numeric np, GoldenCase golden, NDArray a, @Nullable NDArray b, @Nullable NDArray c) {
    return switch (golden.function()) {
      case "divmod" -> {
        DivMod parts = np.divmod(a, Objects.requireNonNull(b));
        yield List.of(parts.quotient(), parts.remainder());
      }
      case "frexp" -> {
        Frexp parts = np.frexp(a);
        yield List.of(parts.mantissa(), parts.exponent());
      }
      case "modf" -> {
        Modf parts = np.modf(a);
        yield List.of(parts.fraction(), parts.integral());
      }
      case "polydiv" -> {
        PolyDiv parts = np.polydiv(a, Objects.requireNonNull(b));
        yield List.of(parts.quotient(), parts.remainder());
      }
      case "polyfit_full" -> {
        PolyFit fit = np.polyfitFull(a, Objects.requireNonNull(b), degree(golden), null);
        NDArray rank = np.full(DType.INT32, fit.rank());
        yield List.of(fit.coefficients(), fit.residuals(), rank, fit.singularValues());
      }
      case "polyfit_cov", "polyfit_unscaled" -> {
        PolyFitCov fit = np.polyfitCov(a, Objects.requireNonNull(b), degree(golden), c, c == null);
        yield List.of(fit.coefficients(), fit.covariance());
      }
      case "average" -> {
        Average parts =
            np.averageWithWeights(
                a, Objects.requireNonNull(b), Over.axis((int) number(golden, "axis", 0)));
        yield List.of(parts.mean(), parts.weights());
      }
      case "mask_indices" ->
          List.of(
              np.maskIndices(
                  (long) number(golden, "n", 0), np::triu, (int) number(golden, "k", 0)));
      default -> List.of(one(np, golden, a, b, c));
    };
  }

  private static NDArray one(
      Numeric np, GoldenCase golden, NDArray a, @Nullable NDArray b, @Nullable NDArray c) {
    return switch (golden.function()) {
      case "float_power" -> np.floatPower(a, Objects.requireNonNull(b));
      case "angle" -> np.angle(a, golden.flag("deg"));
      case "clip" -> np.clip(a, b, c);
      case "clip_numbers" -> np.clip(a, bound(golden, "low"), bound(golden, "high"));
      case "round" -> np.round(a, (int) number(golden, "decimals", 0));
      case "fix" -> np.fix(a);
      case "nan_to_num" -> np.nanToNum(a);
      case "nan_to_num_of" -> np.nanToNum(a, 1.5, 2.5, -3.5);
      case "isclose" ->
          np.isclose(
              a, Objects.requireNonNull(b), Closeness.RTOL, Closeness.ATOL, golden.flag("nan"));
      case "real_if_close" -> np.realIfClose(a);
      case "sinc" -> np.sinc(a);
      case "i0" -> np.i0(a);
      case "unwrap" ->
          np.unwrap(
              a,
              number(golden, "discont", 0),
              (int) number(golden, "axis", -1),
              number(golden, "period", 6.5));
      case "interp" -> np.interp(a, Objects.requireNonNull(b), Objects.requireNonNull(c));
      case "interp_ends" ->
          np.interp(a, Objects.requireNonNull(b), Objects.requireNonNull(c), -7.5, 8.25);
      case "convolve" -> np.convolve(a, Objects.requireNonNull(b), mode(golden));
      case "correlate" -> np.correlate(a, Objects.requireNonNull(b), mode(golden));
      case "isposinf" -> np.isposinf(a);
      case "isneginf" -> np.isneginf(a);
      case "isreal" -> np.isreal(a);
      case "iscomplex" -> np.iscomplex(a);
      case "array_equal" ->
          truth(np, np.arrayEqual(a, Objects.requireNonNull(b), golden.flag("nan")));
      case "array_equiv" -> truth(np, np.arrayEquiv(a, Objects.requireNonNull(b)));
      case "packbits" -> np.packbits(a, (int) number(golden, "axis", 0), order(golden));
      case "packbits_flat" -> np.packbits(a);
      case "unpackbits" -> {
        int axis = (int) number(golden, "axis", 0);
        yield golden.argument("count") == null
            ? np.unpackbits(a, axis, order(golden))
            : np.unpackbits(a, axis, (long) number(golden, "count", 0), order(golden));
      }
      case "unpackbits_flat" -> np.unpackbits(a);
      case "apply_along_axis" ->
          np.applyAlongAxis(made(np, golden), (int) number(golden, "axis", 0), a);
      case "apply_over_axes" ->
          np.applyOverAxes(
              (x, axis) -> np.sum(x, axis),
              a,
              GoldenArray.ints(Objects.requireNonNull(golden.argument("axes"))));
      case "piecewise" ->
          piecewise(
              np, a, List.of(a.greater(2), a.less(1)), List.of(np::negative, x -> x.multiply(x)));
      case "piecewise_else" ->
          piecewise(
              np,
              a,
              List.of(a.greater(2), a.less(3)),
              List.of(np::negative, np::square, x -> x.slice(":1")));
      default -> polynomial(np, golden, a, b, c);
    };
  }

  private static NDArray polynomial(
      Numeric np, GoldenCase golden, NDArray a, @Nullable NDArray b, @Nullable NDArray c) {
    int m = (int) number(golden, "m", 1);
    return switch (golden.function()) {
      case "polyval" -> np.polyval(a, Objects.requireNonNull(b));
      case "polyadd" -> np.polyadd(a, Objects.requireNonNull(b));
      case "polysub" -> np.polysub(a, Objects.requireNonNull(b));
      case "polymul" -> np.polymul(a, Objects.requireNonNull(b));
      case "polyder" -> np.polyder(a, m);
      case "polyint" -> np.polyint(a, m, golden.numbers("k"));
      case "roots" -> {
        try (NDArray roots = np.roots(a)) {
          yield np.sort(roots);
        }
      }
      case "polyfit" -> np.polyfit(a, Objects.requireNonNull(b), degree(golden));
      case "polyfit_weighted" -> np.polyfit(a, Objects.requireNonNull(b), degree(golden), c);
      case "poly" -> np.poly(a);
      case "poly_paired" -> {
        try (NDArray conjugate = np.conjugate(a);
            NDArray both = np.concatenate(0, a, conjugate)) {
          yield np.poly(both);
        }
      }
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }

  private static int degree(GoldenCase golden) {
    return (int) number(golden, "deg", 0);
  }

  private static UnaryOperator<NDArray> made(Numeric np, GoldenCase golden) {
    return switch (Objects.requireNonNull(golden.argument("make"))) {
      case "sum" -> np::sum;
      case "flip" -> line -> np.flip(line, 0);
      case "ends" -> line -> line.slice(":2");
      default -> line -> np.outer(line.slice(":2"), line);
    };
  }

  private static NDArray piecewise(
      Numeric np, NDArray x, List<NDArray> conditions, List<UnaryOperator<NDArray>> functions) {
    try {
      return np.piecewise(x, conditions, functions);
    } finally {
      conditions.forEach(NDArray::close);
    }
  }

  private static NDArray truth(Numeric np, boolean value) {
    return np.full(DType.BOOL, value ? 1 : 0);
  }

  private static BitOrder order(GoldenCase golden) {
    return BitOrder.valueOf(
        Objects.requireNonNull(golden.argument("order")).toUpperCase(Locale.ROOT));
  }

  private static ConvolutionMode mode(GoldenCase golden) {
    return ConvolutionMode.valueOf(
        Objects.requireNonNull(golden.argument("mode")).toUpperCase(Locale.ROOT));
  }
}
