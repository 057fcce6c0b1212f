package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples do what they say. */
class ArraySnippetsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void slice() {
    NDArray a = ArraySnippets.slice(np);
    assertThat(a.getDouble(1, 0, 3)).isEqualTo(100);
  }

  @Test
  void manipulation() {
    NDArray found = ArraySnippets.manipulation(np, np.arange(5.0));
    assertThat(found.shape()).containsExactly(3, 3);
    assertThat(found.toDoubleArray()).containsExactly(0, 1, 2, 1, 2, 3, 2, 3, 4);
    assertThat(np.memory().arrays()).isEqualTo(2);
  }

  @Test
  void joining() {
    NDArray found = ArraySnippets.joining(np, np.array(1, 2), np.array(3, 4));
    assertThat(found.shape()).containsExactly(2, 2);
    assertThat(found.toDoubleArray()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void creation() {
    NDArray found = ArraySnippets.creation(np);
    assertThat(found.dtype()).isEqualTo(DType.FLOAT64);
    assertThat(found.toDoubleArray())
        .containsExactly(0, 1, 2, 3, 4, 1, 1, 1, 1, 1, 0, 0.25, 0.5, 0.75, 1);
  }

  @Test
  void conversion() {
    NDArray found = ArraySnippets.conversion(np);
    assertThat(found.dtype()).isEqualTo(DType.INT32);
    assertThat(found.toIntArray()).containsExactly(1, 2, 3, 4, 5, 6, 0, 1, 2);
  }

  @Test
  void streams() {
    assertThat(ArraySnippets.streams(np)).isEqualTo(20);
    assertThat(np.arange(4).reshape(2, 2).transpose().longStream()).containsExactly(0L, 2L, 1L, 3L);
    assertThat(np.array(new boolean[] {true, false}).longStream()).containsExactly(1L, 0L);
  }

  @Test
  void grids() {
    List<NDArray> found = ArraySnippets.grids(np);
    assertThat(found.get(0).toDoubleArray()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    assertThat(found.get(1).toLongArray()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(found.get(2).toLongArray()).containsExactly(0, 0, 0, 1, 1, 1, 0, 1, 2, 0, 1, 2);
  }
}
