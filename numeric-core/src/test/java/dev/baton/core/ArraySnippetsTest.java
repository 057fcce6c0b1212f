package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
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
    NDArray found = ArraySnippets.manipulation(np, np.arange(5));
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
}
