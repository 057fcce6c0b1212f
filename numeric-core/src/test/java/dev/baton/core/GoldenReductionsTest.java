package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.ufunc.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds reductions and accumulations of every dtype against what NumPy computes, to the bit. */
class GoldenReductionsTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("reductions");

  @Test
  void theFileHasCasesOfEveryFunction() {
    assertThat(CASES).hasSizeGreaterThan(4000);
    assertThat(CASES.stream().map(GoldenCase::function).distinct())
        .containsExactlyInAnyOrder(
            "sum",
            "prod",
            "max",
            "min",
            "any",
            "all",
            "argmax",
            "argmin",
            "cumsum",
            "cumprod",
            "cumulative_sum",
            "cumulative_prod");
  }

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
    try (Interpreter interpreter = Interpreter.builder().lock(LockPolicy.cpython()).build()) {
      Numeric np = Numeric.of(interpreter);
      List<String> faults = new ArrayList<>();
      for (GoldenCase golden : cases) {
        try (var _ = np.scope()) {
          NDArray a = golden.operand(np);
          Over over = golden.over(np);
          String fault = fault(np, golden, a, over);
          if (fault != null) {
            faults.add(golden + ": " + fault);
          }
        }
        assertThat(np.memory().arrays()).as("storages after %s", golden).isZero();
      }
      assertThat(faults.stream().limit(12))
          .as("%d of %d cases, the first of them", faults.size(), cases.size())
          .isEmpty();
    }
  }

  private static @Nullable String fault(Numeric np, GoldenCase golden, NDArray a, Over over) {
    NDArray result;
    try {
      long before = np.memory().arrays();
      result = call(np, golden, a, over);
      long more = np.memory().arrays() - before;
      if (more != 1) {
        return "leaves %d arrays besides its result".formatted(more - 1);
      }
    } catch (IllegalArgumentException refused) {
      return golden.isError() ? null : "refused: " + refused.getMessage();
    }
    if (golden.isError()) {
      return "is " + result + ", NumPy refuses: " + golden.expected().get(1);
    }
    NDArray expected = golden.expectedArrays(np).getFirst();
    return GoldenCase.fault(expected, result, ulps(golden, a.dtype()));
  }

  /** Of complex products NumPy's own depend on the CPU; all else is to be the same. */
  private static double ulps(GoldenCase golden, DType dtype) {
    return switch (golden.function()) {
      case "prod", "cumprod", "cumulative_prod" -> dtype.isComplex() ? 64 : 0;
      default -> 0;
    };
  }

  private static NDArray call(Numeric np, GoldenCase golden, NDArray a, Over over) {
    boolean plain = golden.arguments().isEmpty();
    return switch (golden.function()) {
      case "sum" -> plain ? np.sum(a) : np.sum(a, over);
      case "prod" -> plain ? np.prod(a) : np.prod(a, over);
      case "max" -> plain ? np.max(a) : np.max(a, over);
      case "min" -> plain ? np.min(a) : np.min(a, over);
      case "any" -> plain ? np.any(a) : np.any(a, over);
      case "all" -> plain ? np.all(a) : np.all(a, over);
      case "argmax" -> plain ? np.argmax(a) : np.argmax(a, over);
      case "argmin" -> plain ? np.argmin(a) : np.argmin(a, over);
      case "cumsum" -> plain ? np.cumsum(a) : np.cumsum(a, over);
      case "cumprod" -> plain ? np.cumprod(a) : np.cumprod(a, over);
      case "cumulative_sum" -> np.cumulativeSum(a, over, golden.flag("include_initial"));
      case "cumulative_prod" -> np.cumulativeProd(a, over, golden.flag("include_initial"));
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }
}
