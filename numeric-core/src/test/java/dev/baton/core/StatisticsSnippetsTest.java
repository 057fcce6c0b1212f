package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples of the documentation of statistics do what they say. */
class StatisticsSnippetsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void standardized() {
    NDArray samples = np.array(1, 5, 2, 5, 3, 8).reshape(3, 2);
    assertThat(StatisticsSnippets.standardized(np, samples).slice(":, 0").toDoubleArray())
        .containsExactly(-1, 0, 1);
  }

  @Test
  void quartiles() {
    NDArray samples = np.arange(10.0).reshape(5, 2);
    assertThat(StatisticsSnippets.quartiles(np, samples).toDoubleArray())
        .containsExactly(2, 3, 4, 5, 6, 7);
  }

  @Test
  void heights() {
    NDArray samples = np.random(1).normal(0, 1, 1000);
    double[] heights = StatisticsSnippets.heights(np, samples).toDoubleArray();
    assertThat(heights).hasSizeBetween(10, 60);
    assertThat(Arrays.stream(heights).max().orElseThrow()).isBetween(0.3, 0.5);
  }

  @Test
  void speeds() {
    NDArray times = np.array(0, 1, 3, 4);
    NDArray places = np.square(times); // Parabolas are met exactly.
    assertThat(StatisticsSnippets.speeds(np, times, places).toDoubleArray())
        .containsExactly(new double[] {0, 2, 6, 8}, Offset.offset(1e-14));
  }

  @Test
  void filled() {
    NDArray measured = np.array(1, Double.NaN, 3, 4).reshape(2, 2);
    assertThat(StatisticsSnippets.filled(np, measured).toDoubleArray()).containsExactly(1, 4, 3, 4);
  }

  @Test
  void slopes() {
    NDArray parabola = np.array(1, -3, 2); // x² - 3x + 2
    assertThat(StatisticsSnippets.slopes(np, parabola, np.array(0, 1.5, 2)).toDoubleArray())
        .containsExactly(-3, 0, 1);
  }
}
