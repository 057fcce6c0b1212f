package dev.baton.core.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrintSettingsTest {
  private Interpreter interpreter;
  private Numeric np;
  private NDArray third;

  @BeforeEach
  void open() {
    interpreter = Interpreter.builder().build();
    np = Numeric.of(interpreter);
    third = np.array(1.0 / 3);
  }

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static PrintOptions digits(int precision) {
    return PrintOptions.DEFAULT.withPrecision(precision);
  }

  @Test
  void areTheInterpretersForAllThreads() throws Exception {
    np.setPrintoptions(digits(3));
    assertThat(third).hasToString("[0.333]");
    assertThat(third.repr()).isEqualTo("array([0.333])");
    assertThat(np.arrayStr(third)).isEqualTo("[0.333]");
    assertThat(np.arrayRepr(third)).isEqualTo("array([0.333])");
    assertThat(np.array2string(third)).isEqualTo("[0.333]");
    assertThat(CompletableFuture.supplyAsync(third::toString).get()).isEqualTo("[0.333]");
    try (Interpreter other = Interpreter.builder().build()) {
      assertThat(Numeric.of(other).array(1.0 / 3)).hasToString("[0.33333333]");
    }
  }

  @Test
  void areAThreadsInAScope() throws Exception {
    try (var _ = np.printoptions(digits(2))) {
      assertThat(third).hasToString("[0.33]");
      try (var _ = np.printoptions(np.getPrintoptions().withLineWidth(30).withPrecision(1))) {
        assertThat(third).hasToString("[0.3]");
        assertThat(np.getPrintoptions().lineWidth()).isEqualTo(30);
      }
      assertThat(third).hasToString("[0.33]");
      np.setPrintoptions(digits(5));
      assertThat(third).as("the scope's stay").hasToString("[0.33]");
      assertThat(CompletableFuture.supplyAsync(third::toString).get()).isEqualTo("[0.33333]");
    }
    assertThat(third).hasToString("[0.33333]");
  }

  @Test
  void scopesEndInnermostFirst() {
    PrintScope outer = np.printoptions(digits(2));
    PrintScope inner = np.printoptions(digits(1));
    assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("innermost");
    assertThat(third).hasToString("[0.3]");
    CompletableFuture.runAsync(
            () ->
                assertThatIllegalStateException()
                    .isThrownBy(inner::close)
                    .withMessageContaining(Thread.currentThread().getName()))
        .join();
    inner.close();
    inner.close();
    outer.close();
    assertThat(third).hasToString("[0.33333333]");
  }
}
