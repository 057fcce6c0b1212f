package dev.baton.core.fft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.MemoryUse;
import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sums to a tolerance by each route, against the direct sum; and which route is taken. */
class FourierSumsTest {
  private static final long SEED = 20_261;

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);
  private final Random random = new Random(SEED);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private NDArray uniform(double first, double step, int n) {
    double[] values = new double[n];
    for (int j = 0; j < n; j++) {
      values[j] = first + j * step;
    }
    return np.array(values);
  }

  private NDArray anywhere(double low, double high, int n) {
    return np.array(DoubleStream.generate(() -> random.nextDouble(low, high)).limit(n).toArray());
  }

  private void assertRoute(
      DftRoute route, NDArray times, NDArray frequencies, @Nullable NDArray weights) {
    double tolerance = 1e-9;
    try (NDArray exact =
            weights == null
                ? np.fft().dft(times, frequencies)
                : np.fft().dft(times, frequencies, weights);
        DftSums found =
            weights == null
                ? np.fft().dft(times, frequencies, tolerance)
                : np.fft().dft(times, frequencies, weights, tolerance)) {
      assertThat(found.route()).as(found.explanation()).isEqualTo(route);
      assertThat(found.sums().shape()).isEqualTo(frequencies.shape());
      Complex[] expected = exact.ravel().toComplexArray();
      Complex[] actual = found.sums().ravel().toComplexArray();
      double difference = 0;
      double norm = 0;
      for (int k = 0; k < expected.length; k++) {
        difference += Math.pow(expected[k].minus(actual[k]).abs(), 2);
        norm += Math.pow(expected[k].abs(), 2);
      }
      assertThat(Math.sqrt(difference / norm))
          .as("%s, seed %d", found.explanation(), SEED)
          .isLessThan(4 * tolerance);
    }
  }

  @Test
  void bothUniformIsAnFft() {
    int n = 3000;
    try (var _ = np.scope()) {
      for (double[] begin : new double[][] {{0, 0}, {5, 0.25}, {-7.5, -1000}}) {
        NDArray t = uniform(begin[0], 1.0 / n, n);
        NDArray f = uniform(begin[1], 1, n - 5);
        assertRoute(DftRoute.FFT, t, f, null);
        assertRoute(DftRoute.FFT, t, f.add(0), anywhere(-1, 1, n));
      }
    }
  }

  @Test
  void uniformFrequenciesAreModes() {
    try (var _ = np.scope()) {
      NDArray t = anywhere(3, 4, 3000);
      assertRoute(DftRoute.NUFFT1, t, uniform(17, 0.5, 4001), null);
      assertRoute(DftRoute.NUFFT1, t, uniform(-90, 1.25, 4000), anywhere(-1, 1, 3000));
    }
  }

  @Test
  void uniformTimesAreModes() {
    try (var _ = np.scope()) {
      NDArray f = anywhere(-300, 900, 4000);
      assertRoute(DftRoute.NUFFT2, uniform(-2, 0.001, 3000), f, null);
      assertRoute(
          DftRoute.NUFFT2, uniform(10, 0.001, 3001), f.reshape(40, 100), anywhere(-1, 1, 3001));
    }
  }

  @Test
  void nothingUniformIsOfType3() {
    try (var _ = np.scope()) {
      NDArray f = anywhere(1000, 3000, 4000);
      assertRoute(DftRoute.NUFFT3, anywhere(5, 6, 3000), f, null);
      assertRoute(DftRoute.NUFFT3, anywhere(-1, 1, 3000), f.reshape(2, 2000), anywhere(0, 1, 3000));
    }
  }

  @Test
  void whatGainsNothingIsSummedDirectly() {
    try (var _ = np.scope()) {
      assertRoute(DftRoute.DIRECT, anywhere(0, 1, 20), anywhere(0, 20, 30), null);
      assertRoute(DftRoute.DIRECT, anywhere(0, 1e6, 1000), anywhere(0, 1e6, 1000), null);
      assertRoute(DftRoute.DIRECT, anywhere(0, 1, 1), anywhere(0, 20, 30), null);
      NDArray none = np.zeros(0);
      assertThat(np.fft().dft(none, np.ones(2), 1e-3).sums().toComplexArray())
          .containsExactly(Complex.ZERO, Complex.ZERO);
      assertThat(np.fft().dft(np.ones(2), none, 1e-3).sums().shape()).containsExactly(0);
    }
  }

  @Test
  void whatIsNotFiniteHasNoSum() {
    try (var _ = np.scope()) {
      NDArray t = np.concatenate(anywhere(0, 1, 999), np.array(Double.NaN));
      DftSums sums = np.fft().dft(t, anywhere(0, 9, 1000), 1e-6);
      assertThat(sums.route()).isEqualTo(DftRoute.DIRECT);
      assertThat(sums.explanation()).contains("not all finite");
      assertThat(sums.sums().toComplexArray()[5].re()).isNaN();
    }
  }

  @Test
  void refusalsLeaveNothing() {
    MemoryUse before = np.memory();
    try (var _ = np.scope()) {
      assertThatThrownBy(() -> np.fft().dft(np.ones(2), np.ones(2), 1e-20))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("dft: the tolerance must be from 1e-14 to less than 1, not 1.0E-20");
      assertThatThrownBy(() -> np.fft().dft(np.ones(2), np.ones(2), np.ones(3), 1e-3))
          .hasMessage("dft: 2 times and 3 weights");
    }
    assertThat(np.memory().inUseBytes()).isEqualTo(before.inUseBytes());
  }
}
