package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Padding;
import dev.baton.core.array.ShapeException;
import dev.baton.core.interpreter.Interpreter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What differences and their kin refuse, numbers at one ratio, copies under a mask. */
class DifferencesTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private void refuses(Class<? extends Throwable> type, String message, ThrowingCallable call) {
    long before = np.memory().arrays();
    assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(message);
    assertThat(np.memory().arrays()).as("left behind by %s", message).isEqualTo(before);
  }

  @Test
  void refusalsSayWhatWasGiven() {
    NDArray a = np.arange(6.0).reshape(2, 3);
    NDArray two = np.array(1, 2);
    NDArray whole = np.array(new int[] {1, 2});
    refuses(
        IllegalArgumentException.class, "diff: n must not be negative", () -> np.diff(a, -1, 0));
    refuses(
        UnsupportedOperationException.class,
        "ediff1d: differences of int32 cannot hold float64",
        () -> np.ediff1d(whole, two, null));
    refuses(
        ShapeException.class,
        "gradient: axis 0 of shape (2, 3) has not the 3 elements",
        () -> np.gradient(a, 1, 2));
    refuses(IllegalArgumentException.class, "edgeOrder is 1 or 2", () -> np.gradient(a, 1, 3));
    refuses(
        ShapeException.class,
        "gradient: places of shape (2,) for axis 1 of shape (2, 3)",
        () -> np.gradient(a, two, 1, 1));
    refuses(ShapeException.class, "cross: ", () -> np.cross(a, two));
    refuses(ShapeException.class, "vander: ", () -> np.vander(a, 2, false));
    refuses(IllegalArgumentException.class, "geomspace: no ratio", () -> np.geomspace(0, 1, 3));
    refuses(
        IllegalArgumentException.class, "by a statistic", () -> Padding.by(Padding.Mode.EDGE, 2));
  }

  @Test
  void numbersAtOneRatio() {
    assertThat(np.logspace(0, 3, 4).toDoubleArray())
        .containsExactly(new double[] {1, 10, 100, 1000}, Offset.offset(1e-12));
    assertThat(np.logspace(0, 3, 3, false, 2).toDoubleArray()).containsExactly(1, 2, 4);
    double[] down = np.geomspace(-1000, -1, 4).toDoubleArray();
    assertThat(down).containsExactly(new double[] {-1000, -100, -10, -1}, Offset.offset(1e-12));
    assertThat(down[0]).isEqualTo(-1000);
    assertThat(down[3]).isEqualTo(-1);
    assertThat(np.geomspace(1, 256, 8, false).toDoubleArray())
        .containsExactly(new double[] {1, 2, 4, 8, 16, 32, 64, 128}, Offset.offset(1e-13));
    assertThat(np.geomspace(3, 4, 0).size()).isZero();
  }

  @Test
  void copiesUnderAMask() {
    NDArray target = np.array(new int[] {1, 2, 3, 4}).reshape(2, 2);
    NDArray mask = np.array(new boolean[] {true, false});
    NDArray numbers = np.array(new int[] {9, 8});
    np.copyto(target, numbers, mask);
    assertThat(target.toIntArray()).containsExactly(9, 2, 9, 4);
    np.copyto(target, target.slice("::-1"), mask.reshape(2, 1));
    assertThat(target.toIntArray()).containsExactly(9, 4, 9, 4);
    refuses(
        IllegalArgumentException.class,
        "copyto: the mask is int32, not bool",
        () -> np.copyto(target, numbers, numbers));
    NDArray fractions = np.array(1.5, 2.5);
    refuses(IllegalArgumentException.class, "same_kind", () -> np.copyto(target, fractions, mask));
    NDArray long3 = np.empty(DType.INT64, 3);
    refuses(ShapeException.class, "broadcast", () -> np.copyto(target, long3, mask));
  }
}
