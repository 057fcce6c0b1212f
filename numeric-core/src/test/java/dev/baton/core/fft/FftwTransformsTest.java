package dev.baton.core.fft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.NativeInfo;
import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.Workers;
import dev.baton.core.internal.kernel.FftwKernels;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transforms by FFTW against Baton's own, where FFTW is; skipped, with the reason, where not. */
class FftwTransformsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);
  private final long seed = System.nanoTime();

  @BeforeEach
  void requireFftw() {
    for (boolean single : new boolean[] {false, true}) {
      try {
        assertThat(FftwKernels.describe(single)).startsWith("fftw-3");
      } catch (IllegalStateException none) {
        Assumptions.abort(none.getMessage());
      }
    }
  }

  @AfterEach
  void close() {
    interpreter.close();
  }

  private FourierTransforms fftw() {
    return np.fft().provider(FourierProvider.FFTW);
  }

  private void assertNear(NDArray actual, NDArray expected, String what) {
    assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
    assertThat(actual.shape()).as(what).containsExactly(expected.shape());
    boolean single = expected.dtype() == DType.COMPLEX64 || expected.dtype() == DType.FLOAT32;
    double most = np.absolute(actual.subtract(expected)).max().toDouble();
    double size = np.absolute(expected).max().toDouble();
    assertThat(most).as(what + ", seed " + seed).isLessThan((single ? 1e-5 : 1e-13) * (1 + size));
  }

  private NDArray signal(DType dtype, long... shape) {
    NDArray reals = np.random(seed).uniform(-0.5, 0.5, shape);
    return dtype.isComplex()
        ? reals.add(np.random(seed + 1).uniform(-0.5, 0.5, shape).multiply(Complex.I)).astype(dtype)
        : reals.astype(dtype);
  }

  @Test
  void everyTransformOfEachPrecision() {
    for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32, DType.COMPLEX128, DType.COMPLEX64)) {
      for (long n : new long[] {1, 2, 7, 16, 60, 131, 1000}) {
        try (var _ = np.scope()) {
          NDArray a = signal(dtype, 3, n);
          String what = dtype + " of length " + n;
          for (FourierNorm norm : FourierNorm.values()) {
            FourierOptions options = FourierOptions.DEFAULT.norm(norm);
            assertNear(fftw().fft(a, options), np.fft().fft(a, options), what);
            assertNear(fftw().ifft(a, options), np.fft().ifft(a, options), what);
            NDArray reals = a.real();
            NDArray half = np.fft().rfft(reals, options);
            assertNear(fftw().rfft(reals, options), half, what);
            NDArray kept = half.copy();
            FourierOptions length = options.n(n);
            assertNear(fftw().irfft(half, length), np.fft().irfft(half, length), what);
            assertThat(np.arrayEqual(half, kept)).as("what is read is not written").isTrue();
          }
          assertNear(fftw().dct(a.real()), np.fft().dct(a.real()), what);
        }
      }
    }
  }

  @Test
  void axesLayoutsAndOut() {
    try (var _ = np.scope()) {
      NDArray a = signal(DType.COMPLEX128, 4, 6, 5);
      NDArray wide = a.slice(Slice.at(0)).broadcastTo(3, 6, 5);
      NDArray back = a.slice(Slice.ALL, Slice.REVERSED);
      NDArray narrow = signal(DType.COMPLEX64, 9, 7).slice(Slice.from(1), Slice.from(2));
      for (NDArray operand : List.of(a, wide, back, a.transpose(), narrow)) {
        for (int axis = 0; axis < operand.ndim(); axis++) {
          FourierOptions options = FourierOptions.DEFAULT.axis(axis);
          assertNear(fftw().fft(operand, options), np.fft().fft(operand, options), "axis " + axis);
          assertNear(
              fftw().rfft(operand.real(), options),
              np.fft().rfft(operand.real(), options),
              "reals");
        }
        assertNear(fftw().fftn(operand), np.fft().fftn(operand), "all axes");
      }
      int references = a.referenceCount();
      NDArray expected = np.fft().ifft(a);
      NDArray target =
          np.zeros(DType.COMPLEX128, 4, 6, 5).slice(Slice.ALL, Slice.ALL, Slice.REVERSED);
      assertThat(fftw().ifft(a, FourierOptions.DEFAULT.out(target))).isSameAs(target);
      assertNear(target, expected, "backwards");
      assertThat(fftw().ifft(a, FourierOptions.DEFAULT.out(a))).isSameAs(a);
      assertNear(a, expected, "in place");
      assertThat(fftw().fft(np.zeros(0, 5)).shape()).containsExactly(0, 5);
      assertThatThrownBy(() -> fftw().fft(np.zeros(2, 0))).isInstanceOf(ShapeException.class);
      assertThat(a.referenceCount()).isEqualTo(references);
    }
  }

  /** The planner, which serves one caller at a time, is asked by all of them. */
  @Test
  void manyThreadsPlanAndTransform() throws Exception {
    for (LockPolicy policy : List.of(LockPolicy.cpython(), LockPolicy.none())) {
      try (var own = Interpreter.builder().lock(policy).release(ReleasePolicy.release()).build()) {
        Numeric ownNp = Numeric.of(own);
        FourierTransforms fft = ownNp.fft().provider(FourierProvider.FFTW);
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        Workers.together(
            50,
            thread -> {
              Random lengths = new Random(seed + thread);
              for (int i = 0; i < 20; i++) {
                int n = 1 + lengths.nextInt(300);
                try (var _ = ownNp.scope()) {
                  NDArray a = ownNp.arange((double) n);
                  NDArray half = fft.rfft(a);
                  NDArray again = fft.irfft(half, FourierOptions.DEFAULT.n(n));
                  if (again.subtract(a).abs().max().toDouble() > 1e-9) {
                    faults.add("length " + n + ", seed " + seed);
                  }
                }
              }
            });
        assertThat(faults).isEmpty();
        assertThat(ownNp.memory().arrays()).isZero();
      }
    }
  }

  @Test
  void whoComputesIsSaid() {
    assertThat(np.fft().provider()).isEqualTo(FourierProvider.BATON).hasToString("baton");
    assertThat(fftw().provider()).isEqualTo(FourierProvider.FFTW).hasToString("fftw");
    assertThat(np.fft().provider(FourierProvider.BATON)).isSameAs(np.fft());
    assertThat(NativeInfo.load().facts().get("fftw")).startsWith("fftw-3");
  }
}
