package dev.baton.core.fft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.array.Workers;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds of transforms of any length, by which FFTW verifies itself (Ergün 1995): linearity,
 * the transform of an impulse, of a shifted signal, Parseval's equation, and the way back. With the
 * impulse exact and the rest near, every number of every length is.
 *
 * <p>Accuracy is measured against the sum itself, in twice the digits of doubles.
 */
class FourierIdentitiesTest {
  private static final double EPS = 0x1p-52;
  private static final double SINGLE_EPS = 0x1p-23;

  private final Interpreter interpreter = Interpreter.builder().lock(LockPolicy.none()).build();
  private final Numeric np = Numeric.of(interpreter);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** Every short length, and of the longer ones a few of each kind. */
  private int[] lengths() {
    return IntStream.concat(
            IntStream.rangeClosed(1, 70),
            IntStream.concat(
                IntStream.range(0, 25).map(_ -> 71 + random.nextInt(1978)),
                IntStream.of(
                    128, 243, 720, 1024, 2048, 4096, 8191, 10_007, 19_997, 20_000, 65_536)))
        .toArray();
  }

  private NDArray signal(int n) {
    return np.random(random.nextLong(1L << 40))
        .uniform(n)
        .subtract(0.5)
        .add(np.random(random.nextLong(1L << 40)).uniform(n).subtract(0.5).multiply(Complex.I));
  }

  private double norm(NDArray a) {
    return Math.sqrt(np.sum(np.square(np.absolute(a))).toDouble());
  }

  private double distance(NDArray a, NDArray b) {
    return norm(a.subtract(b)) / Math.max(norm(b), Double.MIN_NORMAL);
  }

  private static double allowed(int n) {
    return 8 * EPS * Math.sqrt(Math.log(n + 1) / Math.log(2));
  }

  @Test
  void identities() {
    FourierTransforms fft = np.fft();
    for (int n : lengths()) {
      try (var _ = np.scope()) {
        NDArray a = signal(n);
        NDArray b = signal(n);
        NDArray spectrum = fft.fft(a);
        Complex alpha = new Complex(0.75, -1.5);
        NDArray sum = spectrum.multiply(alpha).add(fft.fft(b));
        String what = "length " + n + ", seed " + seed;
        assertThat(distance(fft.fft(a.multiply(alpha).add(b)), sum))
            .as("linearity, " + what)
            .isLessThan(2 * allowed(n));
        assertThat(distance(fft.ifft(spectrum), a)).as("and back, " + what).isLessThan(2e-15);
        assertThat(norm(spectrum) / (norm(a) * Math.sqrt(n)))
            .as("Parseval, " + what)
            .isCloseTo(1, org.assertj.core.data.Offset.offset(allowed(n)));
        NDArray roots = np.exp(np.arange((double) n).multiply(new Complex(0, -2 * Math.PI / n)));
        assertThat(distance(fft.fft(np.roll(a, 1)), spectrum.multiply(roots)))
            .as("shift, " + what)
            .isLessThan(allowed(n) + 4 * EPS * Math.sqrt(n));
        NDArray impulse = np.zeros(DType.COMPLEX128, n);
        impulse.fill(0);
        impulse.slice(Slice.range(0, 1)).fill(1);
        assertThat(distance(fft.fft(impulse), np.ones(DType.COMPLEX128, n)))
            .as("impulse, " + what)
            .isLessThan(allowed(n));
      }
    }
  }

  @Test
  void realNumbersAndSinglePrecision() {
    FourierTransforms fft = np.fft();
    for (int n : lengths()) {
      try (var _ = np.scope()) {
        NDArray reals = signal(n).real();
        NDArray whole = fft.fft(reals).slice(Slice.range(0, n / 2 + 1));
        NDArray half = fft.rfft(reals);
        FourierOptions length = FourierOptions.DEFAULT.n(n);
        String what = "length " + n + ", seed " + seed;
        assertThat(distance(half, whole)).as("half, " + what).isLessThan(2 * allowed(n));
        assertThat(distance(fft.irfft(half, length), reals)).as("back, " + what).isLessThan(2e-15);
        NDArray single = reals.astype(DType.FLOAT32);
        NDArray singleHalf = fft.rfft(single);
        assertThat(singleHalf.dtype()).isEqualTo(DType.COMPLEX64);
        assertThat(distance(singleHalf, fft.rfft(single.astype(DType.FLOAT64))))
            .as("single, " + what)
            .isLessThan(2 * SINGLE_EPS * Math.sqrt(Math.log(n + 1) / Math.log(2)));
        assertThat(distance(fft.irfft(singleHalf, length), single))
            .as("single and back, " + what)
            .isLessThan(6e-7);
      }
    }
  }

  /** NaN and infinity come out in every number of their row, and of no other. */
  @Test
  void notANumberStaysInItsRow() {
    FourierTransforms fft = np.fft();
    for (int n : new int[] {2, 5, 16, 60, 64, 131, 1000}) {
      try (var _ = np.scope()) {
        NDArray a = np.ones(9, n);
        a.slice(Slice.at(4), Slice.at(n / 2)).fill(Double.NaN);
        for (NDArray spectrum : List.of(fft.fft(a), fft.rfft(a), fft.ifft(a))) {
          boolean[] bad = np.isnan(spectrum).any(1).toBooleanArray();
          boolean[] all = np.isnan(np.absolute(spectrum)).all(1).toBooleanArray();
          for (int row = 0; row < 9; row++) {
            assertThat(bad[row]).as("length %d, row %d", n, row).isEqualTo(row == 4);
            assertThat(all[row]).as("length %d, row %d", n, row).isEqualTo(row == 4);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void normsAreInversesOfEachOther(FourierNorm norm) {
    FourierTransforms fft = np.fft();
    FourierOptions options = FourierOptions.DEFAULT.norm(norm);
    try (var _ = np.scope()) {
      NDArray a = signal(60).reshape(3, 4, 5);
      NDArray reals = a.real();
      assertThat(distance(fft.ifftn(fft.fftn(a, options), options), a)).isLessThan(2e-15);
      assertThat(distance(fft.irfftn(fft.rfftn(reals, options), options.s(3, 4, 5)), reals))
          .isLessThan(2e-15);
      assertThat(
              distance(
                  fft.ihfft(fft.hfft(fft.ihfft(reals, options), options.n(5)), options),
                  fft.ihfft(reals, options)))
          .isLessThan(2e-15);
    }
  }

  /** In place, and into what overlaps the operand. */
  @Test
  void outMayBeTheOperand() {
    FourierTransforms fft = np.fft();
    for (int n : new int[] {6, 64, 131}) {
      try (var _ = np.scope()) {
        NDArray a = signal(4 * n).reshape(4, n);
        NDArray expected = fft.fft(a);
        NDArray shifted = np.zeros(DType.COMPLEX128, 5, n);
        NDArray source = shifted.slice(Slice.range(0, 4));
        NDArray target = shifted.slice(Slice.range(1, 5));
        source.assign(a);
        assertThat(fft.fft(source, FourierOptions.DEFAULT.out(target))).isSameAs(target);
        assertThat(distance(target, expected)).isZero();
        assertThat(fft.fft(a, FourierOptions.DEFAULT.out(a))).isSameAs(a);
        assertThat(distance(a, expected)).isZero();
        NDArray narrow = np.zeros(DType.COMPLEX64, 4, n);
        fft.ifft(expected, FourierOptions.DEFAULT.out(narrow));
        assertThat(distance(narrow, fft.ifft(expected))).isLessThan(SINGLE_EPS);
      }
    }
  }

  /** More threads than plans are kept for, all of them planning and transforming. */
  @Test
  void twoHundredThreadsPlanAndTransform() throws Exception {
    for (LockPolicy policy : List.of(LockPolicy.cpython(), LockPolicy.none())) {
      try (var own = Interpreter.builder().lock(policy).release(ReleasePolicy.release()).build()) {
        Numeric ownNp = Numeric.of(own);
        List<String> faults = java.util.Collections.synchronizedList(new ArrayList<>());
        Workers.together(
            200,
            thread -> {
              Random lengths = new Random(seed + thread);
              for (int i = 0; i < 12; i++) {
                int n = 1 + lengths.nextInt(300);
                try (var _ = ownNp.scope()) {
                  NDArray a = ownNp.arange((double) n);
                  NDArray half = ownNp.fft().rfft(a);
                  NDArray back = ownNp.fft().irfft(half, FourierOptions.DEFAULT.n(n));
                  double first = half.getComplex(0).re() - n * (n - 1) / 2.0;
                  double most = back.subtract(a).abs().max().toDouble();
                  if (Math.abs(first) > 1e-8 || most > 1e-9) {
                    faults.add("length " + n + ", seed " + seed);
                  }
                }
              }
            });
        assertThat(faults).isEmpty();
        assertThat(ownNp.memory().arrays()).as("the plans that are kept").isBetween(1L, 64L);
      }
    }
  }
}
