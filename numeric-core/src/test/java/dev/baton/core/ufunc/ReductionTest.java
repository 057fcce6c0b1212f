package dev.baton.core.ufunc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.Layout;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.PlainArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sums over every set of axes in every layout against plain Java. */
class ReductionTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** All sets of axes, as bits. */
  private static int[] axes(int set, int ndim) {
    return IntStream.range(0, ndim).filter(axis -> (set >> axis & 1) != 0).toArray();
  }

  @Test
  void everySetOfAxesOfEveryLayout() {
    for (boolean isComplex : new boolean[] {false, true}) {
      for (long[] shape :
          new long[][] {{}, {1}, {0}, {7}, {4, 5}, {5, 1}, {2, 3, 4}, {2, 0, 3}, {0, 3}}) {
        PlainArray a = PlainArray.numbered(isComplex, shape);
        for (int set = 0; set < 1 << shape.length; set++) {
          int[] axes = axes(set, shape.length);
          int[] negative = Arrays.stream(axes).map(axis -> axis - shape.length).toArray();
          for (Layout layout : Layout.values()) {
            try (NDArray operand = layout.make(np, a);
                NDArray dropped = Reduction.SUM.apply(operand, false, axes);
                NDArray kept = Reduction.SUM.apply(operand, true, negative)) {
              a.sum(false, axes).assertIs(dropped);
              a.sum(true, axes).assertIs(kept);
            }
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void methodsAndFunctionsAgree() {
    NDArray a = np.arange(24.0).reshape(2, 3, 4);
    assertThat(a.sum().toDouble()).isEqualTo(276);
    assertThat(np.sum(a).toDouble()).isEqualTo(276);
    assertThat(Reduction.SUM.apply(a).ndim()).isZero();
    assertThat(a.sum(0, 2).toDoubleArray()).containsExactly(60, 92, 124);
    assertThat(a.sum(2, 0).toDoubleArray()).as("in any order").containsExactly(60, 92, 124);
    assertThat(np.sum(a, -1, 0).toDoubleArray()).containsExactly(60, 92, 124);
    assertThat(a.sum(new int[0]).shape()).as("reduces nothing").containsExactly(2, 3, 4);
    assertThat(np.zeros(0).sum().toDouble()).isZero();
    assertThat(np.full(3).sum().toDouble()).isEqualTo(3);
  }

  @Test
  void broadcastAndLongOperands() {
    assertThat(np.full(0.5, 1).broadcastTo(1 << 20).sum().toDouble()).isEqualTo(1 << 19);
    NDArray wide = np.arange(5.0).reshape(5, 1).broadcastTo(5, 1000);
    assertThat(wide.sum(1).toDoubleArray()).containsExactly(0, 1000, 2000, 3000, 4000);
    assertThat(wide.sum(0).toDoubleArray()).hasSize(1000).containsOnly(10);
    Random random = new Random(3);
    double[] values = random.doubles(100_003, -1, 1).toArray();
    NDArray a = np.array(values);
    double exact = Arrays.stream(values).sum(); // Compensated, by the JDK.
    assertThat(Math.abs(a.sum().toDouble() - exact)).isLessThan(1e-12);
    assertThat(Math.abs(a.slice(Slice.REVERSED).sum().toDouble() - exact)).isLessThan(1e-12);
    NDArray odd = a.slice(Slice.every(2));
    double exactOdd = IntStream.range(0, 50_002).mapToDouble(i -> values[2 * i]).sum();
    assertThat(Math.abs(odd.sum().toDouble() - exactOdd)).isLessThan(1e-12);
    NDArray z = np.array(values).multiply(new Complex(1, -2));
    assertThat(Math.abs(z.sum().toComplex().im() + 2 * exact)).isLessThan(1e-11);
  }

  @Test
  void wrongAxesAreRefused() {
    NDArray a = np.ones(2, 3);
    assertThatThrownBy(() -> a.sum(2))
        .isInstanceOf(ShapeException.class)
        .hasMessage("sum: axis 2 does not exist: there are axes -2 to 1");
    assertThatThrownBy(() -> a.sum(0, 0))
        .isInstanceOf(ShapeException.class)
        .hasMessage("sum: axis 0 is named twice in [0, 0]");
    assertThatThrownBy(() -> a.sum(1, -1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.full(1).sum(0))
        .isInstanceOf(ShapeException.class)
        .hasMessage("sum: axis 0 does not exist: the array has no axes");
    assertThat(a.referenceCount()).isEqualTo(1);
    assertThat(np.memory().arrays()).isEqualTo(2);
    assertThat(interpreter.currentThreadState()).isNull();
  }
}
