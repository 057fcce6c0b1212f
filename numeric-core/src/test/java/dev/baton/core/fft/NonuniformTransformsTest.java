package dev.baton.core.fft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.MemoryUse;
import dev.baton.core.Numeric;
import dev.baton.core.array.ArrayMemoryError;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.Workers;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transforms against the sums that define them. */
class NonuniformTransformsTest {
  private static final long SEED = 20_260;

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);
  private final Random random = new Random(SEED);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** Numbers of one sum: out[k] = Σ in[j]·exp(±i·from[j]·to[k]) over all axes. */
  private static final class Sum {
    private final double[][] from;
    private final Complex[] in;
    private final double[][] to;
    private final int sign;

    Sum(double[][] from, Complex[] in, double[][] to, int sign) {
      this.from = from;
      this.in = in;
      this.to = to;
      this.sign = sign;
    }

    Complex[] values() {
      Complex[] out = new Complex[to[0].length];
      for (int k = 0; k < out.length; k++) {
        double re = 0;
        double im = 0;
        for (int j = 0; j < in.length; j++) {
          double phase = 0;
          for (int a = 0; a < from.length; a++) {
            phase += from[a][j] * to[a][k];
          }
          double c = Math.cos(phase);
          double s = sign * Math.sin(phase);
          re += in[j].re() * c - in[j].im() * s;
          im += in[j].re() * s + in[j].im() * c;
        }
        out[k] = new Complex(re, im);
      }
      return out;
    }

    void assertNear(NDArray actual, double tolerance) {
      Complex[] expected = values();
      Complex[] found = actual.toComplexArray();
      double difference = 0;
      double norm = 0;
      for (int k = 0; k < expected.length; k++) {
        difference += Math.pow(expected[k].minus(found[k]).abs(), 2);
        norm += Math.pow(expected[k].abs(), 2);
      }
      assertThat(Math.sqrt(difference / norm)).as("seed %d", SEED).isLessThan(4 * tolerance);
    }
  }

  private double[][] coordinates(int ndim, int n, double reach) {
    double[][] x = new double[ndim][n];
    for (double[] row : x) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextDouble(-reach, reach);
      }
    }
    return x;
  }

  private Complex[] numbers(int n) {
    Complex[] c = new Complex[n];
    for (int j = 0; j < n; j++) {
      c[j] = new Complex(random.nextDouble(-1, 1), random.nextDouble(-1, 1));
    }
    return c;
  }

  /** All modes of a shape, row-major, by axis. */
  private static double[][] modes(long[] shape, ModeOrder order) {
    int count = (int) product(shape);
    double[][] modes = new double[shape.length][count];
    for (int i = 0; i < count; i++) {
      long rest = i;
      for (int a = shape.length - 1; a >= 0; a--) {
        long k = rest % shape[a];
        rest /= shape[a];
        boolean isLow = k < (shape[a] + 1) / 2;
        modes[a][i] = order == ModeOrder.CENTRED ? k - shape[a] / 2 : isLow ? k : k - shape[a];
      }
    }
    return modes;
  }

  private static long product(long[] shape) {
    long product = 1;
    for (long extent : shape) {
      product *= extent;
    }
    return product;
  }

  private NDArray points(double[][] x) {
    return x.length == 1 ? np.array(x[0]) : np.array((Object[]) x);
  }

  private static final long[][] SHAPES = {{37}, {8, 9}, {4, 5, 6}};

  @ParameterizedTest
  @CsvSource({"1e-3, 1, CENTRED", "1e-6, -1, FFT", "1e-9, 1, FFT", "1e-12, -1, CENTRED"})
  void eachTypeInEachDimension(double tolerance, int sign, ModeOrder order) {
    NonuniformTransforms nufft = np.fft().nufft().tolerance(tolerance).isign(sign).modeOrder(order);
    for (long[] shape : SHAPES) {
      int ndim = shape.length;
      double[][] x = coordinates(ndim, 90, 4);
      double[][] s = coordinates(ndim, 70, 20);
      double[][] k = modes(shape, order);
      Complex[] c = numbers(90);
      Complex[] f = numbers((int) product(shape));
      try (var _ = np.scope()) {
        NDArray one = nufft.type1(points(x), np.array(c), shape);
        assertThat(one.shape()).containsExactly(shape);
        new Sum(x, c, k, sign).assertNear(one.ravel(), tolerance);
        NDArray two = nufft.type2(points(x), np.array(f).reshape(shape));
        new Sum(k, f, x, sign).assertNear(two, tolerance);
        NDArray three = nufft.type3(points(x), np.array(c), points(s));
        new Sum(x, c, s, sign).assertNear(three, tolerance);
      }
    }
  }

  @Test
  void signsAreThoseOfFinufftUnlessSet() {
    double[][] x = coordinates(1, 20, 3);
    Complex[] c = numbers(20);
    double[][] k = modes(new long[] {20}, ModeOrder.CENTRED);
    try (var _ = np.scope()) {
      NonuniformTransforms nufft = np.fft().nufft();
      new Sum(x, c, k, 1).assertNear(nufft.type1(points(x), np.array(c), 20), 1e-6);
      new Sum(k, c, x, -1).assertNear(nufft.type2(points(x), np.array(c)), 1e-6);
      new Sum(x, c, k, 1).assertNear(nufft.type3(points(x), np.array(c), points(k)), 1e-6);
    }
  }

  /** On a uniform grid types 1 and 2 are the FFT, whatever multiple of the period is added. */
  @Test
  void uniformPointsAreAnFft() {
    int n = 48;
    try (var _ = np.scope()) {
      NDArray x = np.arange((double) n).multiply(2 * Math.PI / n).add(20 * Math.PI);
      NDArray c = np.array(numbers(n));
      NonuniformTransforms nufft =
          np.fft().nufft().tolerance(1e-13).modeOrder(ModeOrder.FFT).isign(-1);
      NDArray expected = np.fft().fft(c);
      assertThat(distance(nufft.type1(x, c, n), expected)).isLessThan(1e-12);
      assertThat(distance(nufft.type2(x, c), expected)).isLessThan(1e-12);
    }
  }

  private static double distance(NDArray a, NDArray b) {
    Complex[] left = a.toComplexArray();
    Complex[] right = b.toComplexArray();
    double most = 0;
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      most = Math.max(most, left[i].minus(right[i]).abs());
      largest = Math.max(largest, right[i].abs());
    }
    return most / largest;
  }

  @Test
  void singlePrecisionInAndOut() {
    double[][] x = coordinates(1, 50, 3);
    Complex[] c = numbers(50);
    try (var _ = np.scope()) {
      NDArray points = np.array(x[0]).astype(DType.FLOAT32);
      NDArray strengths = np.array(c).astype(DType.COMPLEX64);
      double[][] rounded = {points.toDoubleArray()};
      NonuniformTransforms nufft = np.fft().nufft().tolerance(1e-5);
      NDArray f = nufft.type1(points, strengths, 30);
      assertThat(f.dtype()).isEqualTo(DType.COMPLEX64);
      new Sum(rounded, strengths.toComplexArray(), modes(new long[] {30}, ModeOrder.CENTRED), 1)
          .assertNear(f, 1e-5);
      assertThat(nufft.type2(points, f).dtype()).isEqualTo(DType.COMPLEX64);
      assertThat(nufft.type3(points, strengths, points).dtype()).isEqualTo(DType.COMPLEX64);
      assertThat(nufft.type1(points, np.array(c), 30).dtype()).isEqualTo(DType.COMPLEX128);
      assertThat(nufft.type1(points.slice(Slice.REVERSED), strengths.slice(Slice.REVERSED), 30))
          .satisfies(back -> assertThat(distance(back, f)).isLessThan(1e-6));
    }
  }

  @Test
  void nothingInIsZerosOut() {
    NonuniformTransforms nufft = np.fft().nufft();
    try (var _ = np.scope()) {
      NDArray none = np.zeros(0);
      assertThat(nufft.type1(none, none, 3).toComplexArray())
          .containsExactly(Complex.ZERO, Complex.ZERO, Complex.ZERO);
      assertThat(nufft.type1(np.ones(2), np.ones(2), 0).shape()).containsExactly(0);
      assertThat(nufft.type2(none, np.ones(3)).shape()).containsExactly(0);
      assertThat(nufft.type2(np.ones(2), none).toComplexArray())
          .containsExactly(Complex.ZERO, Complex.ZERO);
      assertThat(nufft.type3(none, none, np.ones(2)).toComplexArray())
          .containsExactly(Complex.ZERO, Complex.ZERO);
      assertThat(
              nufft.type1(np.ones(1), np.ones(1), 1).toComplexArray()[0].minus(Complex.of(1)).abs())
          .isLessThan(4e-6);
    }
  }

  @Test
  void strengthsThatAreNoNumbersAreSeen() {
    try (var _ = np.scope()) {
      NDArray f = np.fft().nufft().type1(np.ones(2), np.array(1, Double.NaN), 3);
      assertThat(f.toComplexArray()).allSatisfy(value -> assertThat(value.re()).isNaN());
    }
  }

  @Test
  void refusals() {
    NonuniformTransforms nufft = np.fft().nufft();
    MemoryUse before = np.memory();
    try (var _ = np.scope()) {
      NDArray x = np.ones(4);
      assertThatThrownBy(() -> nufft.type1(np.array(1, Double.NaN), np.ones(2), 5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "nufft: points of axis 0 range from NaN to NaN: they must be finite and at most 1e15");
      assertThatThrownBy(() -> nufft.type3(x, x, np.array(Double.POSITIVE_INFINITY)))
          .hasMessageContaining("frequencies of axis 0 range from Infinity to Infinity");
      assertThatThrownBy(() -> nufft.type1(x, np.ones(3), 5))
          .isInstanceOf(ShapeException.class)
          .hasMessage("nufft: strengths (3,) for 4 points");
      assertThatThrownBy(() -> nufft.type1(np.ones(4, 5), np.ones(5), 5))
          .isInstanceOf(ShapeException.class)
          .hasMessage("nufft: points must be of shape (n) or (d, n), d = 1, 2 or 3, not (4, 5)");
      assertThatThrownBy(() -> nufft.type1(x, x, 5, 5))
          .isInstanceOf(ShapeException.class)
          .hasMessage("nufft: modes (5, 5) of points in 1 dimensions");
      assertThatThrownBy(() -> nufft.type3(x, x, np.ones(2, 3)))
          .isInstanceOf(ShapeException.class)
          .hasMessage("nufft: frequencies in 2 dimensions of points in 1");
      assertThatThrownBy(() -> nufft.type1(x.astype(DType.COMPLEX128), x, 5))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("nufft: points must be real, not complex128");
      assertThatThrownBy(() -> nufft.type3(np.array(-1e9, 1e9), np.ones(2), np.array(-1e9, 1e9)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("would be too large");
      assertThatThrownBy(() -> nufft.type1(x, x, 1L << 50))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("nufft: the grid for modes [1125899906842624] would be too large");
      assertThatThrownBy(() -> nufft.type1(x, x, 1L << 38)).isInstanceOf(ArrayMemoryError.class);
      assertThatThrownBy(() -> nufft.tolerance(0))
          .hasMessage("nufft: the tolerance must be from 1e-14 to less than 1, not 0.0");
      assertThatThrownBy(() -> nufft.isign(0)).hasMessage("nufft: isign must be 1 or -1, not 0");
    }
    assertThat(np.memory().inUseBytes()).isEqualTo(before.inUseBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython", "none"})
  void twoHundredThreadsAtOnce(String lock) throws Exception {
    try (Interpreter shared =
        Interpreter.builder()
            .lock(LockPolicy.named(lock))
            .release(ReleasePolicy.release())
            .build()) {
      Numeric numeric = Numeric.of(shared);
      double[][] x = coordinates(1, 60, 3);
      Complex[] c = numbers(60);
      Workers.together(
          200,
          worker -> {
            long[] modes = {20 + worker % 30};
            try (NDArray points = numeric.array(x[0]);
                NDArray strengths = numeric.array(c);
                NDArray f = numeric.fft().nufft().type1(points, strengths, modes)) {
              new Sum(x, c, modes(modes, ModeOrder.CENTRED), 1).assertNear(f, 1e-6);
            }
          });
    }
  }
}
