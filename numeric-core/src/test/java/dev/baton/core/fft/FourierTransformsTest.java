package dev.baton.core.fft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Layout;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.PlainArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.Workers;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transforms against the sum that defines them. */
class FourierTransformsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);
  private final Random random = new Random(5);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** Σ a[j]·exp(sign·2πi·jk/n) along an axis; the index jk is reduced before it is rounded. */
  private static PlainArray reference(PlainArray a, int axis, int sign) {
    int n = (int) a.shape()[axis];
    List<Complex> result = new ArrayList<>();
    for (long[] index : PlainArray.indices(a.shape())) {
      long k = index[axis];
      Complex sum = Complex.ZERO;
      for (int j = 0; j < n; j++) {
        long[] from = index.clone();
        from[axis] = j;
        double angle = sign * 2 * Math.PI * (j * k % n) / n;
        sum = sum.plus(a.get(from).times(new Complex(Math.cos(angle), Math.sin(angle))));
      }
      result.add(sign > 0 ? sum.times(1.0 / n) : sum);
    }
    return new PlainArray(a.shape(), result, true);
  }

  @Test
  void everyAxisOfEveryLayout() {
    for (boolean isComplex : new boolean[] {false, true}) {
      for (long[] shape : new long[][] {{6}, {1}, {3, 4}, {5, 1}, {2, 3, 4}, {2, 7, 3}}) {
        PlainArray a = PlainArray.random(random, isComplex, shape);
        for (int axis = 0; axis < shape.length; axis++) {
          PlainArray forward = reference(a, axis, -1);
          PlainArray back = reference(a, axis, 1);
          for (Layout layout : Layout.values()) {
            try (NDArray operand = layout.make(np, a);
                NDArray fft = np.fft().fft(operand, FourierOptions.DEFAULT.axis(axis));
                NDArray negative =
                    np.fft().fft(operand, FourierOptions.DEFAULT.axis(axis - shape.length));
                NDArray ifft = np.fft().ifft(operand, FourierOptions.DEFAULT.axis(axis))) {
              forward.assertClose(fft, 1e-12);
              forward.assertClose(negative, 1e-12);
              back.assertClose(ifft, 1e-12);
              a.assertIs(operand);
              assertThat(operand.referenceCount()).isEqualTo(1);
            }
          }
        }
      }
    }
  }

  @Test
  void everyLengthAndBack() {
    for (int n = 1; n <= 130; n++) {
      PlainArray a = PlainArray.random(random, true, n);
      try (NDArray operand = a.toArray(np);
          NDArray fft = np.fft().fft(operand);
          NDArray back = np.fft().ifft(fft)) {
        reference(a, 0, -1).assertClose(fft, 1e-11);
        a.assertClose(back, 1e-12);
      }
    }
    assertThat(np.memory().arrays()).as("plans, no more than are kept").isLessThanOrEqualTo(64);
  }

  @Test
  void largeLengthsFindTheirTone() {
    for (int n : new int[] {1009, 4096, 10_007, 65_536}) {
      try (var _ = np.scope()) {
        NDArray turns = np.arange((double) n).multiply(new Complex(0, 2 * Math.PI * 3 / n));
        NDArray fft = np.fft().fft(np.exp(turns));
        NDArray rest = fft.slice(Slice.from(4)).abs();
        assertThat(fft.getComplex(3).minus(Complex.of(n)).abs()).isLessThan(1e-8);
        for (double magnitude : rest.toDoubleArray()) {
          assertThat(magnitude).isLessThan(1e-8);
        }
      }
    }
  }

  @Test
  void broadcastOperandsAndBatchesOfNothing() {
    NDArray wide = np.array(1, 2, 3, 4).broadcastTo(3, 4);
    reference(PlainArray.of(wide), 1, -1).assertClose(np.fft().fft(wide), 1e-13);
    reference(PlainArray.of(wide), 0, -1)
        .assertClose(np.fft().fft(wide, FourierOptions.DEFAULT.axis(0)), 1e-13);
    assertThat(np.fft().fft(np.zeros(0, 5)).shape()).containsExactly(0, 5);
    assertThat(np.fft().fft(np.zeros(0, 5)).dtype()).isEqualTo(DType.COMPLEX128);
    assertThatThrownBy(() -> np.fft().fft(np.zeros(0, 5), FourierOptions.DEFAULT.axis(0)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("fft: axis 0 of (0, 5) has no elements to transform");
    assertThatThrownBy(() -> np.fft().ifft(np.zeros(3, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("ifft: axis 1 of (3, 0)");
    assertThatThrownBy(() -> np.fft().fft(np.full(1))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.fft().fft(wide, FourierOptions.DEFAULT.axis(2)))
        .isInstanceOf(ShapeException.class);
    assertThat(interpreter.currentThreadState()).isNull();
  }

  @Test
  void transformsOfGridsIntoArraysAreThoseIntoNewOnes() {
    NDArray reals = PlainArray.random(random, false, 4, 5, 6).toArray(np);
    NDArray numbers = PlainArray.random(random, true, 4, 5, 6).toArray(np);
    NDArray narrow = numbers.astype(DType.COMPLEX64, Casting.UNSAFE);
    for (int[] axes : new int[][] {{0, 1, 2}, {2, 1}, {0, 2}, {1, 1}, {1}}) {
      for (int which = 0; which < axes.length; which++) {
        for (long length : new long[] {-1, 3, 9}) {
          long[] lengths = new long[axes.length];
          Arrays.fill(lengths, -1);
          lengths[which] = length;
          var options = FourierOptions.DEFAULT.axes(axes).s(lengths);
          assertSameInto(options, o -> np.fft().fftn(numbers, o));
          assertSameInto(options, o -> np.fft().fftn(narrow, o));
          assertSameInto(options, o -> np.fft().rfftn(reals, o));
        }
      }
      var options = FourierOptions.DEFAULT.axes(axes);
      NDArray own = numbers.copy();
      NDArray expected = np.fft().ifftn(numbers, options);
      assertThat(np.arrayEqual(np.fft().ifftn(own, options.out(own)), expected)).isTrue();
    }
  }

  /** Into an array of the result's type, one of a wider type, and one that lies otherwise. */
  private void assertSameInto(FourierOptions options, Function<FourierOptions, NDArray> transform) {
    NDArray expected = transform.apply(options);
    NDArray same = np.full(expected.dtype(), 7, expected.shape());
    NDArray wide = np.full(DType.COMPLEX128, 7, expected.shape());
    NDArray turned = expected.copy(Order.F);
    for (NDArray out : List.of(same, wide, turned)) {
      assertThat(transform.apply(options.out(out))).isSameAs(out);
      assertThat(np.arrayEqual(out, expected)).isTrue();
    }
  }

  @Test
  void refusedTransformsOfGridsLeaveWhatTheyWereGiven() {
    NDArray a = np.ones(DType.COMPLEX128, 3, 3);
    NDArray out = np.full(DType.COMPLEX128, 7, 3, 3);
    var options = FourierOptions.DEFAULT.s(0, 3);
    assertThatThrownBy(() -> np.fft().fftn(a, options.out(out))).isInstanceOf(ShapeException.class);
    assertThat(np.arrayEqual(out, np.full(7, 3, 3))).isTrue();
    assertThat(np.arrayEqual(a, np.ones(3, 3))).isTrue();
  }

  @Test
  void lengthsBeyondTheKernelsLeaveNothing() {
    NDArray endless = np.ones(1).broadcastTo(1L << 45);
    long arrays = np.memory().arrays();
    assertThatThrownBy(() -> np.fft().fft(endless)).isInstanceOf(OutOfMemoryError.class);
    assertThat(np.memory().arrays()).isEqualTo(arrays);
  }

  @Test
  void directSums() {
    PlainArray t = PlainArray.random(random, false, 9);
    PlainArray f = PlainArray.random(random, false, 2, 3).map(v -> v.times(50));
    PlainArray real = PlainArray.random(random, false, 9);
    PlainArray complex = PlainArray.random(random, true, 9);
    PlainArray ones = real.map(_ -> Complex.ONE);
    for (Layout layout : Layout.values()) {
      try (var _ = np.scope()) {
        NDArray times = layout.make(np, t);
        NDArray frequencies = layout.make(np, f);
        direct(t, f, ones).assertClose(np.fft().dft(times, frequencies), 1e-12);
        direct(t, f, real)
            .assertClose(np.fft().dft(times, frequencies, layout.make(np, real)), 1e-12);
        direct(t, f, complex)
            .assertClose(np.fft().dft(times, frequencies, layout.make(np, complex)), 1e-12);
        // The mission's expression, for one frequency.
        NDArray one = frequencies.slice(Slice.at(1), Slice.at(2));
        Complex byArrays =
            np.exp(times.multiply(FourierTransforms.TWO_PI_I.times(one.toDouble())))
                .sum()
                .toComplex();
        assertThat(np.fft().dft(times, one).toComplex().minus(byArrays).abs()).isLessThan(1e-12);
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  private static PlainArray direct(PlainArray t, PlainArray f, PlainArray w) {
    List<Complex> sums = new ArrayList<>();
    for (Complex frequency : f.values()) {
      Complex sum = Complex.ZERO;
      for (int j = 0; j < t.size(); j++) {
        double turns = frequency.re() * t.get(j).re();
        double angle = 2 * Math.PI * (turns - Math.rint(turns));
        sum = sum.plus(w.get(j).times(new Complex(Math.cos(angle), Math.sin(angle))));
      }
      sums.add(sum);
    }
    return new PlainArray(f.shape(), sums, true);
  }

  @Test
  void directSumsOfNothing() {
    NDArray none = np.zeros(0);
    assertThat(np.fft().dft(none, np.ones(2)).toComplexArray())
        .containsExactly(Complex.ZERO, Complex.ZERO);
    assertThat(np.fft().dft(none, np.ones(2), none).toComplexArray())
        .containsExactly(Complex.ZERO, Complex.ZERO);
    assertThat(np.fft().dft(np.ones(2), none).shape()).containsExactly(0);
    assertThat(np.fft().dft(np.ones(2), np.full(1)).ndim()).isZero();
  }

  @Test
  void wrongDirectSums() {
    NDArray x = np.ones(3);
    NDArray z = np.ones(DType.COMPLEX128, 3);
    assertThatThrownBy(() -> np.fft().dft(z, x))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("dft: times must be real, not complex128");
    assertThatThrownBy(() -> np.fft().dft(x, z)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> np.fft().dft(np.ones(3, 1), x))
        .isInstanceOf(ShapeException.class)
        .hasMessage("dft: times must have one axis, not shape (3, 1)");
    assertThatThrownBy(() -> np.fft().dft(x, x, np.ones(1, 3))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.fft().dft(x, x, np.ones(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("dft: 3 times and 4 weights");
    assertThat(x.referenceCount()).isEqualTo(1);
    assertThat(z.referenceCount()).isEqualTo(1);
  }

  @Test
  void oneObjectPerInterpreter() {
    assertThat(np.fft()).isSameAs(np.fft()).isSameAs(FourierTransforms.of(interpreter));
    try (var bare = Interpreter.builder().build()) {
      assertThatThrownBy(() -> FourierTransforms.of(bare))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("call Numeric.of first");
    }
  }

  /** More lengths than plans are kept, so that plans go while others transform with them. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void threadsShareThePlans(boolean exclusive) throws Exception {
    long seed = System.nanoTime();
    try (var own =
        Interpreter.builder()
            .lock(exclusive ? LockPolicy.cpython() : LockPolicy.none())
            .release(ReleasePolicy.release())
            .build()) {
      Numeric ownNp = Numeric.of(own);
      Workers.together(
          3,
          thread -> {
            Random lengths = new Random(seed + thread);
            for (int i = 0; i < 400; i++) {
              int n = 1 + lengths.nextInt(100);
              try (NDArray a = ownNp.arange((double) n);
                  NDArray fft = ownNp.fft().fft(a);
                  NDArray back = ownNp.fft().ifft(fft)) {
                Complex sum = fft.getComplex(0);
                Complex last = back.getComplex(n - 1);
                if (Math.abs(sum.re() - n * (n - 1) / 2.0) > 1e-8
                    || Math.abs(last.re() - (n - 1)) > 1e-9) {
                  throw new AssertionError("length " + n + ", seed " + seed);
                }
              }
            }
          });
      assertThat(ownNp.memory().arrays()).as("the plans that are kept").isBetween(1L, 64L);
    }
  }
}
