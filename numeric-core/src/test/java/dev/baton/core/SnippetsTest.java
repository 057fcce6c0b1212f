package dev.baton.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.InterpreterPool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation's examples do what they say. */
class SnippetsTest {
  @Test
  void numeric() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Snippets.numeric(new PrintStream(written, true, UTF_8));
    assertThat(written.toString(UTF_8))
        .startsWith("[")
        .contains("...")
        .endsWith("]" + System.lineSeparator());
  }

  @Test
  void random() {
    try (var interpreter = Interpreter.builder().build()) {
      assertThat(Snippets.mean(Numeric.of(interpreter))).isBetween(1.7, 1.8);
    }
  }

  @Test
  void scope() {
    try (var interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      NDArray a = np.array(1, 2, 3);
      NDArray b = np.array(4, 6, 3);
      try (NDArray distance = Snippets.squaredDistance(np, a, b)) {
        assertThat(distance.toDouble()).isEqualTo(25);
        assertThat(np.memory().arrays()).isEqualTo(3);
      }
    }
  }

  @Test
  void reductions() {
    try (var interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      NDArray counts = np.array(1, 3, 0, 2, 2, 4).reshape(2, 3);
      try (NDArray shares = Snippets.largestShares(np, counts)) {
        assertThat(shares.toDoubleArray()).containsExactly(0.75, 0.5);
      }
    }
  }

  @Test
  void share() throws Exception {
    try (var interpreter = Interpreter.builder().build();
        var pool = InterpreterPool.of(1, Numeric::of)) {
      Numeric np = Numeric.of(interpreter);
      try (NDArray a = np.arange(1000.0)) {
        assertThat(Snippets.sumElsewhere(a, np, pool)).isEqualTo(499_500);
        assertThat(a.referenceCount()).isEqualTo(1);
      }
    }
  }

  @Test
  void files(@TempDir Path folder) throws Exception {
    try (var interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      try (var _ = np.scope()) {
        assertThat(Snippets.files(np, folder)).isEqualTo(499_500);
      }
      assertThat(folder.resolve("a.csv")).content().startsWith("0.000\n1.000\n");
    }
  }

  @Test
  void processes(@TempDir Path folder) throws Exception {
    try (var interpreter = Interpreter.builder().build()) {
      Path file = folder.resolve("a.npy");
      Numeric.of(interpreter).save(file, Numeric.of(interpreter).arange(1_000));
      assertThat(Snippets.processes(file.toString())).isEqualTo(499_500);
    }
  }

  @Test
  void pool() {
    assertThat(Snippets.pool(List.of(1, 2, 1)))
        .hasSize(3)
        .satisfies(sums -> assertThat(sums.get(2)).isEqualTo(sums.get(0)))
        .allSatisfy(sum -> assertThat(sum).isBetween(400.0, 600.0));
  }

  @Test
  void interpreter() {
    assertThat(Snippets.interpreter().threads())
        .singleElement()
        .satisfies(
            thread -> {
              assertThat(thread.detachedSections()).isEqualTo(1);
              assertThat(thread.takes()).isEqualTo(2);
              assertThat(thread.drops()).isEqualTo(2);
            });
  }
}
