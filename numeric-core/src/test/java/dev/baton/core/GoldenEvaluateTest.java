package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.ufunc.Over;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@code np.evaluate} against what NumPy makes of the same expressions. */
class GoldenEvaluateTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("evaluate");

  /** What is not rounded once, here or in the C library, or is added up in another order. */
  private static final Pattern INEXACT =
      Pattern.compile("exp|sin|log1p|arctan2|hypot|sum|prod|power|2\\*\\*");

  @Test
  void typesAndLayoutsAreTried() {
    assertThat(CASES).hasSizeGreaterThan(3000);
    assertThat(CASES).anyMatch(GoldenCase::isError);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() {
    return GoldenRun.tests(CASES, GoldenEvaluateTest::call, GoldenEvaluateTest::ulps);
  }

  private static List<NDArray> call(Numeric np, GoldenCase golden, NDArray a, Over all) {
    try (Scope scope = np.scope();
        var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
      NDArray b = operand(np, golden, "b");
      NDArray c = operand(np, golden, "c");
      Map<String, NDArray> operands = Map.of("a", a, "b", b, "c", c);
      return List.of(scope.keep(np.evaluate(golden.function(), operands)));
    }
  }

  private static NDArray operand(Numeric np, GoldenCase golden, String name) {
    return GoldenCase.operand(np, Objects.requireNonNull(golden.argument(name)));
  }

  private static double ulps(GoldenCase golden, DType dtype) {
    String operands = golden.operand() + golden.arguments();
    boolean exact = !operands.contains("complex") && !INEXACT.matcher(golden.function()).find();
    boolean narrow = operands.contains("float32") || operands.contains("complex64");
    boolean wide = !golden.isError() && golden.expected().get(0).matches("float64|complex128");
    return exact ? 0 : narrow && wide ? 64 * 0x1p29 : 64; // What was rounded on the way stays so.
  }
}
