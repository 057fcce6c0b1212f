package dev.baton.core.ufunc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results lie in memory as their operands do: NumPy's order K. The strides are NumPy 2.4's. */
class MemoryOrderTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);
  private NDArray a;

  @BeforeEach
  void make() {
    a = np.arange(60.0).reshape(3, 4, 5);
  }

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void ofOneOperand() {
    assertLaid(np.exp(a), 20, 5, 1);
    assertLaid(np.exp(a.transpose(2, 0, 1)), 1, 20, 5);
    assertLaid(a.transpose(1, 0, 2).add(1), 5, 20, 1);
    assertLaid(a.slice("..., ::2").transpose().add(1), 1, 3, 12);
    assertLaid(a.slice("::-1").negate(), 20, 5, 1);
  }

  @Test
  void ofTwoOperands() {
    assertLaid(a.transpose().add(a.transpose()), 1, 5, 20);
    assertLaid(a.transpose().add(np.zeros(5, 4, 3)), 12, 3, 1);
    assertLaid(np.zeros(5, 4, 3).add(a.transpose()), 12, 3, 1);
    assertLaid(a.transpose().add(np.zeros(3)), 1, 5, 20);
    assertLaid(a.slice("::-1").add(a.slice("::-1")), 20, 5, 1);
  }

  @Test
  void ofConversions() {
    assertLaid(a.transpose().astype(DType.FLOAT32), 1, 5, 20);
    assertLaid(a.transpose().astype(DType.FLOAT64), 1, 5, 20);
    NDArray mixed = a.transpose().add(a.transpose().astype(DType.FLOAT32));
    assertLaid(mixed, 1, 5, 20);
  }

  @Test
  void theElementsAreTheSame() {
    double[] expected = a.transpose().copy().add(1).toDoubleArray();
    assertThat(a.transpose().add(1).toDoubleArray()).containsExactly(expected);
    assertThat(a.transpose().astype(DType.INT32).toIntArray())
        .containsExactly(a.transpose().copy().astype(DType.INT32).toIntArray());
  }

  private static void assertLaid(NDArray result, long... strides) {
    assertThat(result.strides()).containsExactly(strides);
  }
}
