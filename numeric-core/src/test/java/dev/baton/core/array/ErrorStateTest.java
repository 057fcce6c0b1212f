package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Floating-point conditions are ignored, warned of, raised or handed on, as errstate says. */
class ErrorStateTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private List<String> called(ErrorState state, Runnable operation) {
    List<String> called = new ArrayList<>();
    try (var _ =
        state
            .all(ErrorMode.CALL)
            .handler((function, condition) -> called.add(function + ": " + condition))
            .open()) {
      operation.run();
    }
    return called;
  }

  @Test
  void conditionsAreThoseOfTheElements() {
    ErrorState state = np.errstate();
    NDArray one = np.ones(3);
    NDArray zero = np.zeros(3);
    NDArray huge = np.full(1e308, 3);
    NDArray tiny = np.full(1e-308, 3);
    assertThat(called(state, () -> np.divide(one, zero))).containsExactly("divide: divide by zero");
    assertThat(called(state, () -> np.divide(zero, zero))).containsExactly("divide: invalid value");
    assertThat(called(state, () -> np.multiply(huge, huge))).containsExactly("multiply: overflow");
    assertThat(called(state, () -> np.multiply(tiny, tiny))).containsExactly("multiply: underflow");
    assertThat(called(state, () -> np.sqrt(np.negative(one))))
        .containsExactly("sqrt: invalid value");
    assertThat(called(state, () -> np.log(zero))).containsExactly("log: divide by zero");
    assertThat(called(state, () -> np.add(one, one))).isEmpty();
    NDArray whole = one.astype(DType.INT32);
    assertThat(called(state, () -> np.floorDivide(whole, zero.astype(DType.INT32))))
        .containsExactly("floor_divide: divide by zero");
    assertThat(called(state, () -> huge.astype(DType.FLOAT32))).containsExactly("cast: overflow");
    assertThat(called(state, () -> huge.astype(DType.INT32)))
        .containsExactly("cast: invalid value");
    assertThat(called(state, () -> np.add(np.full(DType.FLOAT16, 65504, 1), 65504.0)))
        .containsExactly("add: overflow");
  }

  @Test
  void reductionsTellTheirConditionsAsNumpyDoes() {
    ErrorState state = np.errstate();
    NDArray huge = np.full(1e308, 3);
    NDArray infinities = np.array(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    NDArray whole = np.array(new long[] {1, 0});
    NDArray out = np.zeros(DType.FLOAT32);
    Over narrow = Over.all().dtype(DType.FLOAT32);
    assertThat(called(state, () -> np.sum(huge))).containsExactly("reduce: overflow");
    assertThat(called(state, () -> np.sum(infinities))).containsExactly("reduce: invalid value");
    assertThat(called(state, () -> np.sum(np.full(1e300, 1), narrow)))
        .containsExactly("reduce: overflow");
    assertThat(called(state, () -> np.sum(np.full(1e300, 1), Over.all().out(out))))
        .containsExactly("reduce: overflow");
    assertThat(called(state, () -> np.sum(np.full(DType.FLOAT16, 60000, 10))))
        .containsExactly("reduce: overflow");
    assertThat(called(state, () -> np.sum(huge, Over.all().where(np.ones(DType.BOOL, 3)))))
        .containsExactly("reduce: overflow");
    assertThat(called(state, () -> np.cumsum(huge))).containsExactly("accumulate: overflow");
    assertThat(called(state, () -> np.max(np.array(1, Double.NaN)))).isEmpty();
    assertThat(called(state, () -> BinaryUfunc.DIVIDE.reduce(np.array(1.0, 0))))
        .containsExactly("reduce: divide by zero");
    assertThat(called(state, () -> BinaryUfunc.FLOOR_DIVIDE.reduce(whole)))
        .containsExactly("reduce: divide by zero");
    assertThat(called(state, () -> BinaryUfunc.HYPOT.reduce(huge))).isEmpty();
    assertThat(called(state, () -> BinaryUfunc.ADD.reduceAt(huge, np.array(new long[] {0, 2}))))
        .containsExactly("reduceat: overflow");
    assertThat(called(state, () -> BinaryUfunc.ADD.at(huge, 1e308, Index.of(0, 0))))
        .containsExactly("add: overflow");
    assertThat(called(state, () -> np.sum(np.ones(3)))).isEmpty();
  }

  @Test
  void raisedConditionsEndTheOperation() {
    NDArray a = np.ones(2);
    long before = np.memory().inUseBytes();
    try (var _ = np.errstate().divide(ErrorMode.RAISE).open()) {
      assertThatThrownBy(() -> np.divide(a, 0.0))
          .isInstanceOf(FloatingPointException.class)
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("divide by zero encountered in divide");
    }
    assertThat(np.memory().inUseBytes()).as("what was made is closed").isEqualTo(before);
    try (var _ = np.errstate().divide(ErrorMode.IGNORE).open()) {
      assertThat(np.divide(a, 0.0).toDoubleArray()).containsOnly(Double.POSITIVE_INFINITY);
    }
  }

  @Test
  void modesAreThoseOfTheThreadAndNest() throws InterruptedException {
    assertThat(np.errstate())
        .hasToString("errstate(divide=warn, over=warn, under=ignore, invalid=warn)");
    try (var _ = np.errstate().all(ErrorMode.RAISE).open()) {
      try (var _ = np.errstate().under(ErrorMode.IGNORE).open()) {
        assertThat(np.errstate())
            .hasToString("errstate(divide=raise, over=raise, under=ignore, invalid=raise)");
      }
      List<String> elsewhere = new ArrayList<>();
      Thread other = new Thread(() -> elsewhere.add(np.errstate().toString()));
      other.start();
      other.join();
      assertThat(elsewhere)
          .containsExactly("errstate(divide=warn, over=warn, under=ignore, invalid=warn)");
      assertThat(np.errstate().toString()).contains("under=raise");
    }
    assertThat(np.errstate().toString()).contains("divide=warn");
  }

  @Test
  void callingNobodyIsAnError() {
    try (var _ = np.errstate().all(ErrorMode.CALL).open()) {
      assertThatThrownBy(() -> np.divide(np.ones(1), np.zeros(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no handler");
    }
  }
}
