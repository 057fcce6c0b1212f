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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the cases of a golden file, function by function, and says where results are not NumPy's.
 */
final class GoldenRun {
  private GoldenRun() {}

  /** Calls a function as a case says. */
  @FunctionalInterface
  interface Call {
    List<NDArray> apply(Numeric np, GoldenCase golden, NDArray a, Over over);
  }

  /** How far a result may be from NumPy's, in units in the last place of its largest element. */
  @FunctionalInterface
  interface Tolerance {
    double ulps(GoldenCase golden, DType dtype);
  }

  /** Finds what is wrong with the result of a case. */
  @FunctionalInterface
  interface Check {
    @Nullable String fault(Numeric np, GoldenCase golden);
  }

  static Stream<DynamicTest> tests(List<GoldenCase> cases, Call call, Tolerance tolerance) {
    return tests(cases, group -> run(group, call, tolerance));
  }

  static Stream<DynamicTest> tests(List<GoldenCase> cases, Check check) {
    return tests(cases, group -> run(group, check));
  }

  private static Stream<DynamicTest> tests(List<GoldenCase> cases, Consumer<List<GoldenCase>> run) {
    Map<String, List<GoldenCase>> byFunction =
        cases.stream()
            .collect(
                Collectors.groupingBy(GoldenCase::function, TreeMap::new, Collectors.toList()));
    return byFunction.entrySet().stream()
        .map(
            group ->
                DynamicTest.dynamicTest(
                    group.getKey() + ", " + group.getValue().size() + " cases",
                    () -> run.accept(group.getValue())));
  }

  private static void run(List<GoldenCase> cases, Call call, Tolerance tolerance) {
    run(
        cases,
        (np, golden) -> {
          assertThat(np.memory().arrays()).as("storages before %s", golden).isZero();
          return fault(np, golden, call, tolerance);
        });
  }

  private static void run(List<GoldenCase> cases, Check check) {
    try (Interpreter interpreter = Interpreter.builder().lock(LockPolicy.cpython()).build()) {
      Numeric np = Numeric.of(interpreter);
      List<String> faults = new ArrayList<>();
      for (GoldenCase golden : cases) {
        try (var _ = np.scope()) {
          String fault = check.fault(np, golden);
          if (fault != null) {
            faults.add(golden + ": " + fault);
          }
        }
      }
      assertThat(faults.stream().limit(12))
          .as("%d of %d cases, the first of them", faults.size(), cases.size())
          .isEmpty();
    }
  }

  private static @Nullable String fault(
      Numeric np, GoldenCase golden, Call call, Tolerance tolerance) {
    NDArray a = golden.operand(np);
    Over over = golden.over(np);
    List<NDArray> results;
    long before = np.memory().arrays();
    try {
      results = call.apply(np, golden, a, over);
    } catch (IllegalStateException broken) {
      return broken.getMessage();
    } catch (IllegalArgumentException
        | UnsupportedOperationException
        | ArithmeticException refused) {
      long more = np.memory().arrays() - before;
      return more != 0
          ? "leaves %d arrays, refused".formatted(more)
          : golden.isError() ? null : "refused: " + refused.getMessage();
    }
    long more = np.memory().arrays() - before;
    if (more != results.size()) {
      return "leaves %d arrays besides its results".formatted(more - results.size());
    }
    if (golden.isError()) {
      return "is " + results + ", NumPy refuses: " + golden.expected().get(1);
    }
    List<NDArray> expected = golden.expectedArrays(np);
    for (int i = 0; i < expected.size(); i++) {
      String fault =
          GoldenCase.fault(expected.get(i), results.get(i), tolerance.ulps(golden, a.dtype()));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
