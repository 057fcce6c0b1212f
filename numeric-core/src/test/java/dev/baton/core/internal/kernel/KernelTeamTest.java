package dev.baton.core.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.FloatingPointException;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Workers;
import dev.baton.core.array.Workers.Worker;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call on several threads: what it computes on one, and when it is on one after all. */
class KernelTeamTest {
  private static final int ROWS = 700;
  private static final int COLUMNS = 900;
  private static final int THREADS = 3;

  /** Calls of each kernel that is shared; {@code a} is of 700 × 900 float64. */
  private static Map<String, UnaryOperator<NDArray>> calls(Numeric np) {
    NDArray row = np.linspace(-1, 1, COLUMNS);
    NDArray column = np.linspace(-2, 2, ROWS).reshape(ROWS, 1);
    NDArray integers = np.remainder(np.arange(COLUMNS), 7);
    Map<String, UnaryOperator<NDArray>> calls = new LinkedHashMap<>();
    calls.put("exp", np::exp);
    calls.put("signbit, into bools", np::signbit);
    calls.put("frexp's exponents, into int32", a -> np.frexp(a).exponent());
    calls.put("add", a -> a.add(a));
    calls.put("add a row", a -> np.add(a, row));
    calls.put("subtract from a column", a -> np.subtract(column, a));
    calls.put("power of a number", a -> np.power(2, a));
    calls.put("less, into bools", a -> np.less(a, row));
    calls.put("ldexp, of two types", a -> np.ldexp(a, integers));
    calls.put("into float32", a -> a.astype(DType.FLOAT32));
    calls.put("into complex", a -> a.astype(DType.COMPLEX128));
    calls.put("a copy", NDArray::copy);
    calls.put(
        "a fused expression",
        a -> np.evaluate("exp(a)*row + column - 2", Map.of("a", a, "row", row, "column", column)));
    calls.put(
        "in place",
        a -> {
          NDArray own = a.copy();
          return np.multiply(own, own, own);
        });
    return calls;
  }

  private static List<NDArray> layouts(Numeric np) {
    NDArray a = np.linspace(-3, 3, (long) ROWS * COLUMNS).reshape(ROWS, COLUMNS);
    NDArray wide = np.linspace(-3, 3, 2L * ROWS * COLUMNS).reshape(ROWS, 2 * COLUMNS);
    return List.of(
        a,
        np.linspace(-3, 3, (long) ROWS * COLUMNS).reshape(COLUMNS, ROWS).transpose(),
        wide.slice(":, ::2"),
        a.slice("::-1, ::-1"),
        row(np).broadcastTo(ROWS, COLUMNS));
  }

  private static NDArray row(Numeric np) {
    return np.linspace(-3, 3, COLUMNS);
  }

  @Test
  void severalThreadsComputeWhatOneDoes() {
    try (var interpreter = Interpreter.builder().build();
        var _ = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      List<NDArray> layouts = layouts(np);
      calls(np)
          .forEach(
              (name, call) -> {
                for (int i = 0; i < layouts.size(); i++) {
                  NDArray alone = call.apply(layouts.get(i));
                  long before = KernelTeam.sharedCalls();
                  NDArray shared;
                  try (var _ = np.kernelThreads(THREADS)) {
                    shared = call.apply(layouts.get(i));
                  }
                  String what = name + ", layout " + i;
                  assertThat(KernelTeam.sharedCalls()).as(what).isGreaterThan(before);
                  assertThat(np.arrayEqual(shared, alone, true)).as(what).isTrue();
                }
              });
    }
  }

  @Test
  void smallLoopsAndThreadsThatDidNotAskHaveNoHelpers() {
    try (var interpreter = Interpreter.builder().build();
        var _ = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      NDArray large = np.zeros(DType.FLOAT64, 2 * KernelTeam.PART_ELEMENTS);
      long before = KernelTeam.sharedCalls();
      try (var _ = np.kernelThreads(THREADS)) {
        np.exp(np.zeros(DType.FLOAT64, 2 * KernelTeam.PART_ELEMENTS - 1));
      }
      np.exp(large);
      assertThat(KernelTeam.sharedCalls()).isEqualTo(before);
    }
  }

  /** The lone one is the last element: in the last part. */
  @Test
  void whatAPartMeetsIsReported() {
    try (var interpreter = Interpreter.builder().build();
        var _ = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      NDArray a = np.ones(ROWS * (long) COLUMNS);
      a.set(0.0, -1);
      try (var _ = np.kernelThreads(THREADS);
          var _ = np.errstate().divide(ErrorMode.RAISE).open()) {
        assertThatThrownBy(() -> np.divide(1, a)).isInstanceOf(FloatingPointException.class);
      }
    }
  }

  @Test
  void whileAnotherCallUsesSeveralThreadsOneIsUsed() {
    try (var interpreter = Interpreter.builder().build();
        var _ = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      NDArray a = layouts(np).getFirst();
      NDArray expected = np.exp(a);
      long before = KernelTeam.sharedCalls();
      assertThat(BlasThreads.tryAlone()).isTrue();
      try (var _ = np.kernelThreads(THREADS)) {
        assertThat(np.arrayEqual(np.exp(a), expected)).isTrue();
      } finally {
        BlasThreads.leaveAlone();
      }
      assertThat(KernelTeam.sharedCalls()).isEqualTo(before);
    }
  }

  @Test
  void memoryThatIsGoneIsRefusedAndTheBudgetGivenBack() {
    try (var interpreter = Interpreter.builder().build();
        var _ = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      NDArray gone;
      try (Arena arena = Arena.ofShared()) {
        gone =
            np.frombuffer(arena.allocate(8L * ROWS * COLUMNS, 8), DType.FLOAT64)
                .reshape(ROWS, COLUMNS);
      }
      try (var _ = np.kernelThreads(THREADS)) {
        assertThatThrownBy(() -> np.exp(gone)).isInstanceOf(IllegalStateException.class);
      }
      assertThat(BlasThreads.tryAlone()).isTrue();
      BlasThreads.leaveAlone();
      assertThat(interpreter.currentThreadState().isAttached()).isTrue();
    }
  }

  /** Beside each other, and beside BLAS with several threads of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "none"})
  void callersShareOneBudget(String policy) throws Exception {
    try (var interpreter = Interpreter.builder().lock(LockPolicy.named(policy)).build()) {
      List<Worker<Boolean>> workers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean isBlas = i % 2 == 1;
        workers.add(
            Workers.start(
                "caller-" + i,
                () -> {
                  try (var _ = interpreter.attach()) {
                    Numeric np = Numeric.of(interpreter);
                    if (isBlas) {
                      multiply(np);
                    } else {
                      exponentiate(np);
                    }
                  }
                }));
      }
      for (Worker<Boolean> worker : workers) {
        assertThat(worker.get()).isTrue();
      }
    }
  }

  private static void exponentiate(Numeric np) {
    NDArray a = layouts(np).getFirst();
    NDArray expected = np.exp(a);
    try (var _ = np.kernelThreads(THREADS)) {
      for (int i = 0; i < 20; i++) {
        try (NDArray result = np.exp(a)) {
          assertThat(np.arrayEqual(result, expected)).isTrue();
        }
      }
    }
  }

  private static void multiply(Numeric np) {
    NDArray a = np.eye(200);
    NDArray b = np.arange(40_000.0).reshape(200, 200);
    try (var _ = np.blasThreads(2)) {
      for (int i = 0; i < 50; i++) {
        try (NDArray result = a.matmul(b)) {
          assertThat(np.arrayEqual(result, b)).isTrue();
        }
      }
    }
  }
}
