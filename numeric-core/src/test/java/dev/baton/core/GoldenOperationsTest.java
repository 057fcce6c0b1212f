package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every operation against what NumPy computes, under each lock policy. */
class GoldenOperationsTest {
  private static final GoldenOperation.All GOLDEN = GoldenOperation.all();
  private static final int MOST_SHOWN = 10;

  @Test
  void theFileHasCasesOfEveryOperation() {
    assertThat(GOLDEN.cases()).hasSizeGreaterThan(2000);
    assertThat(GOLDEN.cases().stream().map(GoldenOperation::operation).distinct())
        .containsExactlyInAnyOrder(
            "add",
            "subtract",
            "multiply",
            "divide",
            "negative",
            "absolute",
            "conjugate",
            "exp",
            "sin",
            "cos",
            "copy",
            "astype",
            "sum",
            "dot",
            "matmul",
            "fft",
            "ifft",
            "random",
            "arange",
            "linspace");
  }

  @TestFactory
  Stream<DynamicContainer> agreesWithNumpy() {
    Map<String, List<GoldenOperation>> byOperation =
        GOLDEN.cases().stream()
            .collect(
                Collectors.groupingBy(
                    GoldenOperation::operation, TreeMap::new, Collectors.toList()));
    return Stream.of(LockPolicy.cpython(), LockPolicy.none())
        .map(
            policy ->
                dynamicContainer(
                    policy.name(),
                    byOperation.entrySet().stream()
                        .map(
                            group ->
                                dynamicTest(
                                    group.getKey() + ", " + group.getValue().size() + " cases",
                                    () -> run(policy, group.getValue())))));
  }

  private static void run(LockPolicy policy, List<GoldenOperation> cases) {
    try (Interpreter interpreter = Interpreter.builder().lock(policy).build()) {
      Numeric np = Numeric.of(interpreter);
      Map<String, NDArray> data = new HashMap<>();
      GOLDEN.data().forEach((name, array) -> data.put(name, array.on(np)));
      List<String> faults = new ArrayList<>();
      for (GoldenOperation golden : cases) {
        String fault = fault(np, golden, data);
        if (fault != null) {
          faults.add(golden + ": " + fault);
        }
      }
      assertThat(faults.stream().limit(MOST_SHOWN))
          .as("%d of %d cases, the first of them", faults.size(), cases.size())
          .isEmpty();
      assertThat(unchanged(data)).as("operands written to").isEmpty();
    }
  }

  /** Runs a case, also into a given array, and into one that is not contiguous. */
  private static @Nullable String fault(
      Numeric np, GoldenOperation golden, Map<String, NDArray> data) {
    try (var _ = np.scope()) {
      List<NDArray> operands =
          golden.operands().stream().map(text -> GoldenOperation.operand(text, data)).toList();
      NDArray result = golden.run(np, operands);
      String fault = Agreement.fault(golden, operands, result);
      if (fault == null && golden.hasOut()) {
        for (NDArray out : outs(np, result)) {
          NDArray returned = golden.runInto(np, operands, out);
          if (returned != out) {
            return "with out, returns another array";
          }
          if (!sameBits(result, out)) {
            return "into an array of strides %s: %s, without: %s"
                .formatted(Arrays.toString(out.strides()), out, result);
          }
        }
      }
      return fault;
    } catch (RuntimeException failed) {
      return "fails: " + failed;
    }
  }

  private static List<NDArray> outs(Numeric np, NDArray result) {
    long[] backwards = result.shape();
    for (int i = 0, j = backwards.length - 1; i < j; i++, j--) {
      long extent = backwards[i];
      backwards[i] = backwards[j];
      backwards[j] = extent;
    }
    return List.of(
        np.full(result.dtype(), Double.NaN, result.shape()),
        np.full(result.dtype(), Double.NaN, backwards).transpose());
  }

  private static List<String> unchanged(Map<String, NDArray> data) {
    return data.keySet().stream()
        .filter(name -> !sameBits(GoldenArray.of(data.get(name)), GOLDEN.data().get(name)))
        .toList();
  }

  private static boolean sameBits(NDArray a, NDArray b) {
    return sameBits(GoldenArray.of(a), GoldenArray.of(b));
  }

  /** Arrays.equals tells 0 from -0 and takes all NaNs for equal. */
  private static boolean sameBits(GoldenArray a, GoldenArray b) {
    return Arrays.equals(a.parts(), b.parts());
  }
}
