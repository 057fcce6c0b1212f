package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.FloatingPointException;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.ufunc.Over;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What statistics refuse, where their results go, and what they leave behind: nothing. */
class StatisticsTest {
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
    NDArray a = np.arange(6.0).reshape(2, 3);
    NDArray none = np.empty(0);
    NDArray two = np.array(1, 2);
    NDArray zeros = np.zeros(2, 3);
    NDArray negative = np.array(1, -1, 1);
    NDArray complex = np.array(Complex.I);
    refuses(IllegalArgumentException.class, "mean: takes no initial", () -> mean(a, 2.0));
    refuses(ShapeException.class, "axis 2", () -> np.mean(a, 2));
    refuses(ShapeException.class, "axis 2", () -> np.median(a, Over.axis(2)));
    refuses(IllegalArgumentException.class, "ptp: takes no dtype", () -> ptpAs(a, DType.INT8));
    refuses(ShapeException.class, "no elements", () -> np.ptp(none));
    refuses(
        ShapeException.class,
        "average: weights of shape (2,) for axes [1] of shape (2, 3)",
        () -> np.average(a, two, Over.axis(1)));
    refuses(ArithmeticException.class, "weights that sum to zero", () -> np.average(a, zeros));
    refuses(
        IllegalArgumentException.class,
        "quantile: a quantile is 0 to 1, not 1.5",
        () -> np.quantile(a, 1.5));
    refuses(
        IllegalArgumentException.class,
        "percentile: a percentile is 0 to 100, not NaN",
        () -> np.percentile(a, NAN));
    refuses(ShapeException.class, "quantile: no elements", () -> np.quantile(none, 0.5));
    refuses(
        IllegalArgumentException.class,
        "weights must not be negative",
        () -> np.quantile(a, new double[] {0.5}, Over.axis(1), negative));
    refuses(
        IllegalArgumentException.class,
        "all zero",
        () -> np.quantile(a, new double[] {0.5}, Over.all(), zeros));
    refuses(
        UnsupportedOperationException.class,
        "quantile: complex128 has no order",
        () -> np.quantile(complex, 0.5));
  }

  private NDArray mean(NDArray a, double initial) {
    return np.mean(a, Over.all().initial(initial));
  }

  private NDArray ptpAs(NDArray a, DType dtype) {
    return np.ptp(a, Over.all().dtype(dtype));
  }

  @Test
  void slicesOfNanAlone() {
    NDArray a = np.array(NAN, NAN, 1, NAN).reshape(2, 2);
    assertThat(np.nansum(a, Over.axis(1)).toDoubleArray()).containsExactly(0, 1);
    assertThat(np.nanmean(a, Over.axis(1)).toDoubleArray()).containsExactly(NAN, 1);
    assertThat(np.nanmax(a, Over.axis(1)).toDoubleArray()).containsExactly(NAN, 1);
    assertThat(np.nanmedian(a, Over.axis(1)).toDoubleArray()).containsExactly(NAN, 1);
    assertThat(np.nanvar(a, Over.axis(1)).toDoubleArray()).containsExactly(NAN, 0);
    assertThat(np.nanargmax(a).toLong()).isEqualTo(2);
    refuses(
        ShapeException.class,
        "nanargmin: nothing but NaN over axes [1] of",
        () -> np.nanargmin(a, Over.axis(1)));
  }

  @Test
  void resultsGoWhereTheyAreToGo() {
    NDArray a = np.arange(6.0).reshape(2, 3);
    NDArray out = np.empty(DType.FLOAT32, 2);
    NDArray kept = np.empty(2, 1);
    Over rows = Over.axis(1);
    assertThat(np.mean(a, rows.out(out))).isSameAs(out);
    assertThat(out.toDoubleArray()).containsExactly(1, 4);
    assertThat(np.median(a, rows.keepDims().out(kept))).isSameAs(kept);
    assertThat(kept.toDoubleArray()).containsExactly(1, 4);
    assertThat(np.nanstd(a, rows.out(out))).isSameAs(out);
    assertThat(np.quantile(a, 0.5, rows.out(out), QuantileMethod.HAZEN)).isSameAs(out);
    refuses(
        ShapeException.class,
        "median: out has shape (2,)",
        () -> np.median(a, Over.all().out(out)));
    NDArray whole = np.empty(DType.INT64, 2);
    refuses(
        UnsupportedOperationException.class,
        "median: out is int64 and cannot hold a float64 result",
        () -> np.median(a, rows.out(whole)));
  }

  @Test
  void conditionsAreErrstates() {
    try (var _ = np.errstate().all(ErrorMode.RAISE).open()) {
      NDArray none = np.empty(0);
      refuses(FloatingPointException.class, "invalid value", () -> np.mean(none));
      assertThat(np.nanmean(none).toDouble()).isNaN();
    }
  }

  @Test
  void sharedArraysAreOperands() {
    try (Interpreter other = Interpreter.builder().build()) {
      NDArray shared = np.share(Numeric.of(other).arange(5.0));
      assertThat(np.mean(shared).toDouble()).isEqualTo(2);
      assertThat(np.median(shared).toDouble()).isEqualTo(2);
      assertThat(np.nanquantile(shared, 0.25).toDouble()).isEqualTo(1);
      assertThat(np.var(shared).interpreter()).isSameAs(interpreter);
    }
  }
}
