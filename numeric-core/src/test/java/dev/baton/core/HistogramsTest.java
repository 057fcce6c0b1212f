package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.interpreter.Interpreter;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What histograms and covariances refuse, and what their results add up to. */
class HistogramsTest {
  private static final double NAN = Double.NaN;

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
    NDArray a = np.array(0, 1, NAN);
    NDArray whole = np.array(new int[] {3, -1});
    NDArray square = np.zeros(DType.INT8, 2, 2);
    NDArray down = np.array(2, 1);
    NDArray mixed = np.array(2, 1, 2);
    NDArray matrix = np.zeros(2, 2);
    NDArray complex = np.array(Complex.I);
    refuses(IllegalArgumentException.class, "but -1 is", () -> np.bincount(whole));
    refuses(UnsupportedOperationException.class, "float64 cannot be", () -> np.bincount(a));
    refuses(ShapeException.class, "has not one axis", () -> np.bincount(square));
    refuses(ShapeException.class, "weights of shape (3,)", () -> np.bincount(whole, a, 0));
    refuses(IllegalArgumentException.class, "minLength", () -> np.bincount(whole, null, -1));
    refuses(
        IllegalArgumentException.class,
        "histogram: elements from NaN to NaN: give a finite range",
        () -> np.histogram(a));
    refuses(IllegalArgumentException.class, "at least 1 bin, not 0", () -> Bins.count(0));
    refuses(IllegalArgumentException.class, "1.0 to 0.0", () -> Bins.count(3).range(1, 0));
    refuses(
        IllegalArgumentException.class,
        "edges must not descend",
        () -> np.histogram(a, Bins.edges(down)));
    refuses(IllegalArgumentException.class, "no rule", () -> np.histogram(a, rule(), a, false));
    refuses(ShapeException.class, "differ", () -> np.histogram(a, Bins.DEFAULT, down, false));
    refuses(UnsupportedOperationException.class, "complex", () -> np.histogram(complex));
    refuses(IllegalArgumentException.class, "ascend or descend", () -> np.digitize(a, mixed));
    refuses(ShapeException.class, "edges have one axis", () -> np.digitize(a, matrix));
    refuses(ShapeException.class, "samples have shape (n, k)", () -> np.histogramdd(a, rule()));
    refuses(
        IllegalArgumentException.class,
        "1 bins for 2 quantities",
        () -> np.histogramdd(matrix, List.of(Bins.DEFAULT), null, false));
  }

  private static Bins rule() {
    return Bins.by(BinRule.AUTO);
  }

  @Test
  void densitiesIntegrateToOne() {
    NDArray a = np.random(3).normal(0, 1, 5000);
    for (BinRule rule : BinRule.values()) {
      Histogram histogram = np.histogram(a, Bins.by(rule), null, true);
      NDArray edges = histogram.edges();
      NDArray widths = edges.slice("1:").subtract(edges.slice(":-1"));
      double sum = np.sum(np.multiply(histogram.counts(), widths)).toDouble();
      assertThat(sum).as("%s", rule).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void gridsCountPairs() {
    NDArray x = np.array(0, 1, 1, 5);
    NDArray y = np.array(0, 0, 2, 2);
    NDArray edges = np.array(0, 1, 2);
    HistogramGrid grid = np.histogram2d(x, y, Bins.edges(edges), Bins.count(2));
    assertThat(grid.counts().dtype()).isEqualTo(DType.FLOAT64);
    assertThat(grid.counts().toDoubleArray()).containsExactly(1, 0, 1, 1);
    assertThat(grid.edges().get(1).toDoubleArray()).containsExactly(0, 1, 2);
  }

  @Test
  void covariancesTakeWeights() {
    NDArray a = np.array(1, 2, 4, 0, 1, 3).reshape(2, 3);
    NDArray twice = np.array(new int[] {1, 2, 1});
    NDArray repeated = np.array(1, 2, 2, 4, 0, 1, 1, 3).reshape(2, 4);
    NDArray importance = np.array(1, 2, 1);
    NDArray negative = np.array(1, -2, 1);
    NDArray halves = np.array(1, 0.5, 1);
    CovarianceOptions options = CovarianceOptions.DEFAULT;
    assertThat(np.cov(a, options.frequencies(twice)).toDoubleArray())
        .containsExactly(np.cov(repeated).toDoubleArray(), within(1e-15));
    assertThat(np.cov(a, options.importance(importance).correction(0)).toDoubleArray())
        .containsExactly(np.cov(repeated, options.correction(0)).toDoubleArray(), within(1e-15));
    // numpy.cov(a, aweights=[1, 2, 1])
    assertThat(np.cov(a, options.importance(importance)).toDoubleArray())
        .containsExactly(new double[] {1.9, 1.9, 1.9, 1.9}, within(1e-15));
    assertThat(np.cov(a.slice("0"), options.with(a.slice("1"))).toDoubleArray())
        .containsExactly(np.cov(a).toDoubleArray(), within(1e-15));
    refuses(
        IllegalArgumentException.class,
        "cov: importance must not be negative",
        () -> np.cov(a, options.importance(negative)));
    refuses(
        IllegalArgumentException.class,
        "cov: frequencies must be integers",
        () -> np.cov(a, options.frequencies(halves)));
    refuses(
        ShapeException.class,
        "corrcoef: frequencies of shape (3,) for 4 samples",
        () -> np.corrcoef(repeated, options.frequencies(twice)));
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }
}
