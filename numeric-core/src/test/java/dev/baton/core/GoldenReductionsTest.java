package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Over;
import java.util.List;
import java.util.stream.Stream;
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
            "cumulative_prod",
            "mean",
            "var",
            "std",
            "ptp");
  }

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() {
    return GoldenRun.tests(
        CASES,
        (np, golden, a, over) -> List.of(call(np, golden, a, over)),
        GoldenReductionsTest::ulps);
  }

  /** Of complex products NumPy's own depend on the CPU; all else is to be the same. */
  private static double ulps(GoldenCase golden, DType dtype) {
    return switch (golden.function()) {
      case "prod", "cumprod", "cumulative_prod" -> dtype.isComplex() ? 64 : 0;
      // A complex number divided by a real one, which NumPy multiplies by the reciprocal.
      case "mean", "var", "std" -> dtype.isComplex() ? 4 : 0;
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
      case "mean" -> plain ? np.mean(a) : np.mean(a, over);
      case "var" -> plain ? np.var(a) : np.var(a, over);
      case "std" -> plain ? np.std(a) : np.std(a, over);
      case "ptp" -> plain ? np.ptp(a) : np.ptp(a, over);
      case "cumulative_sum" -> np.cumulativeSum(a, over, golden.flag("include_initial"));
      case "cumulative_prod" -> np.cumulativeProd(a, over, golden.flag("include_initial"));
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }
}
