package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the ufuncs' reduce, accumulate, reduceAt and at against what NumPy computes. */
class GoldenFoldingsTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("foldings");

  /** Whose steps are not rounded once, here or in the C library. */
  private static final Set<String> INEXACT =
      Set.of("power", "arctan2", "hypot", "logaddexp", "logaddexp2", "exp");

  @Test
  void everyBinaryUfuncIsTried() {
    assertThat(CASES).hasSizeGreaterThan(10_000);
    assertThat(CASES.stream().map(GoldenFoldingsTest::ufunc).collect(Collectors.toSet()))
        .containsAll(Arrays.stream(BinaryUfunc.values()).map(BinaryUfunc::toString).toList());
  }

  private static String ufunc(GoldenCase golden) {
    return golden.function().substring(0, golden.function().indexOf('.'));
  }

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() {
    Map<String, List<GoldenCase>> byFunction =
        CASES.stream()
            .collect(
                Collectors.groupingBy(
                    GoldenFoldingsTest::ufunc, TreeMap::new, Collectors.toList()));
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
          String fault;
          try (var _ = np.scope()) {
            fault = fault(np, golden);
          }
          if (fault != null) {
            faults.add(golden + ": " + fault);
          }
          assertThat(np.memory().arrays()).as("storages after %s", golden).isZero();
        }
      }
      assertThat(faults.stream().limit(12))
          .as("%d of %d cases, the first of them", faults.size(), cases.size())
          .isEmpty();
    }
  }

  private static @Nullable String fault(Numeric np, GoldenCase golden) {
    NDArray a = golden.operand(np);
    NDArray result;
    try {
      result = call(np, golden, a);
    } catch (IllegalArgumentException
        | UnsupportedOperationException
        | IndexOutOfBoundsException refused) {
      return golden.isError() ? null : "refused: " + refused.getMessage();
    }
    if (golden.isError()) {
      return "is of " + result.dtype() + ", NumPy refuses: " + golden.expected().get(1);
    }
    NDArray expected = golden.expectedArrays(np).getFirst();
    boolean exact =
        !INEXACT.contains(ufunc(golden)) && (!result.dtype().isComplex() || isSum(golden));
    return GoldenCase.fault(expected, result, exact ? 0 : 64);
  }

  private static boolean isSum(GoldenCase golden) {
    return Set.of("add", "subtract").contains(ufunc(golden));
  }

  private static NDArray call(Numeric np, GoldenCase golden, NDArray a) {
    String[] names = golden.function().toUpperCase(Locale.ROOT).split("\\.", -1);
    if (names[1].equals("AT")) {
      NDArray target = a.copy();
      at(np, golden, names[0], target);
      return target;
    }
    BinaryUfunc ufunc = BinaryUfunc.valueOf(names[0]);
    Over over = golden.over(np);
    return switch (names[1]) {
      case "REDUCE" -> ufunc.reduce(a, over);
      case "ACCUMULATE" -> ufunc.accumulate(a, over);
      default -> ufunc.reduceAt(a, indices(np, golden), over);
    };
  }

  private static NDArray indices(Numeric np, GoldenCase golden) {
    String text = golden.argument("indices");
    return text == null || text.isEmpty()
        ? np.empty(DType.INT64, 0)
        : np.array(GoldenFile.longs(text));
  }

  private static void at(Numeric np, GoldenCase golden, String name, NDArray target) {
    Index index = Index.of(indices(np, golden));
    String values = golden.argument("values");
    if (values == null) {
      UnaryUfunc.valueOf(name).at(target, index);
    } else {
      BinaryUfunc.valueOf(name).at(target, GoldenCase.operand(np, values), index);
    }
  }
}
