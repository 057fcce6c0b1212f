package dev.baton.core.ufunc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the methods of ufuncs refuse, and what they do to arrays that overlap. */
class FoldingTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void whatNumpyRefusesIsRefusedWithTheRule() {
    NDArray a = np.ones(2, 3);
    assertThatThrownBy(() -> BinaryUfunc.SUBTRACT.reduce(a, Over.all()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "subtract.reduce: the order of subtract matters, so that it reduces one axis, not"
                + " axes (0, 1) of shape (2, 3)");
    assertThatThrownBy(() -> BinaryUfunc.DIVIDE.reduce(np.ones(0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("divide.reduce: no elements along axes (0) of shape (0,)");
    assertThatThrownBy(() -> BinaryUfunc.LESS.reduce(a))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("less.reduce: no loop takes and makes one type, for float64");
    assertThatThrownBy(() -> BinaryUfunc.ADD.accumulate(a, Over.all()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("add.accumulate: goes along one axis of 2, not over all axes");
    assertThatThrownBy(() -> BinaryUfunc.ADD.accumulate(np.full(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("0-d");
    assertThatThrownBy(() -> BinaryUfunc.ADD.reduceAt(a, np.array(new long[] {0, 2})))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("add.reduceat: index 2 is out of bounds: 0 to 1");
    assertThatThrownBy(() -> BinaryUfunc.ADD.reduceAt(a, np.zeros(DType.INT64, 1, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(1, 1)");
    assertThatThrownBy(() -> BinaryUfunc.POWER.reduce(np.array(new long[] {2, -1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("int64");
    assertThat(BinaryUfunc.POWER.reduce(np.array(new long[] {-2, 3})).toLongArray())
        .containsExactly(-8);
    assertThatThrownBy(() -> BinaryUfunc.ADD.at(a, np.array(new double[] {1}), Index.of(2)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> BinaryUfunc.ADD.at(a, Complex.I, Index.of(0)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("add: the results are complex128 and cannot take the places of float64");
    assertThatThrownBy(() -> BinaryUfunc.ADD.at(np.broadcastTo(np.ones(1), 3), 1, Index.of(0)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void atTakesEveryIndexAndNumbers() {
    NDArray a = np.zeros(2, 3);
    BinaryUfunc.ADD.at(a, 1, Slice.ALL, Index.of(0, 0, 2));
    assertThat(a.toDoubleArray()).containsExactly(2, 0, 1, 2, 0, 1);
    BinaryUfunc.MULTIPLY.at(a, 10, Slice.at(0));
    assertThat(a.toDoubleArray()).containsExactly(20, 0, 10, 2, 0, 1);
    BinaryUfunc.SUBTRACT.at(a, np.array(1.0, 2), Index.of(a.greater(5)));
    assertThat(a.toDoubleArray()).containsExactly(19, 0, 8, 2, 0, 1);
    BinaryUfunc.ADD.at(a, 1, Index.of(0, 0), Index.of(1, 1));
    assertThat(a.toDoubleArray()).containsExactly(19, 2, 8, 2, 0, 1);
    UnaryUfunc.NEGATIVE.at(a);
    assertThat(a.toDoubleArray()).containsExactly(-19, -2, -8, -2, -0.0, -1);
    NDArray bytes = np.zeros(DType.UINT8, 2);
    assertThatThrownBy(() -> BinaryUfunc.ADD.at(bytes, 300, Index.of(0)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void operandsMayOverlap() {
    NDArray a = np.arange(5);
    NDArray steps = BinaryUfunc.SUBTRACT.accumulate(a, Over.axis(0).out(a));
    assertThat(steps).isSameAs(a);
    assertThat(a.toLongArray()).containsExactly(0, -1, -3, -6, -10);
    NDArray b = np.arange(5);
    BinaryUfunc.ADD.at(b, b.slice("::-1"), Index.of(0, 1, 2, 3, 4));
    assertThat(b.toLongArray()).containsExactly(4, 4, 4, 4, 4);
    NDArray c = np.arange(4);
    BinaryUfunc.ADD.at(c, 1, Index.of(c));
    assertThat(c.toLongArray()).containsExactly(1, 2, 3, 4);
    NDArray d = np.arange(6);
    BinaryUfunc.LCM.reduceAt(d, np.array(new long[] {1, 3}), Over.axis(0).out(d.slice("1:3")));
    assertThat(d.toLongArray()).containsExactly(0, 2, 60, 3, 4, 5);
  }
}
