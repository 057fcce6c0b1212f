package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where arrays lie, and functions of whole arrays that golden files do not reach. */
class SamenessTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void sharesMemoryWhereAnElementIsInBoth() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    NDArray whole = np.arange(6 * 8 * 12).reshape(6, 8, 12); // Each element is its own place.
    int shared = 0;
    for (int round = 0; round < 2_000; round++) {
      try (var _ = np.scope()) {
        NDArray a = part(whole, random);
        NDArray b = part(whole, random);
        Set<Long> places = a.longStream().boxed().collect(Collectors.toSet());
        boolean expected = b.longStream().anyMatch(places::contains);
        assertThat(np.sharesMemory(a, b)).as("seed %d, round %d", seed, round).isEqualTo(expected);
        assertThat(np.sharesMemory(b, a)).as("seed %d, round %d", seed, round).isEqualTo(expected);
        assertThat(np.mayShareMemory(a, b) || !expected).isTrue();
        shared += expected ? 1 : 0;
      }
    }
    assertThat(shared).as("of seed %d", seed).isBetween(100, 1_900);
  }

  private NDArray part(NDArray whole, Random random) {
    NDArray a = whole.reshape(random.nextBoolean() ? new long[] {6, 96} : new long[] {6, 8, 12});
    Slice[] slices = new Slice[a.ndim()];
    for (int axis = 0; axis < slices.length; axis++) {
      long n = a.shape(axis);
      long first = random.nextLong(n);
      slices[axis] =
          random.nextInt(4) == 0
              ? Slice.range(first, first + 1)
              : Slice.range(first, n, 1 + random.nextLong(5));
    }
    return a.slice(slices).transpose();
  }

  @Test
  void oneInterleavedWithAnotherSharesNone() {
    NDArray a = np.arange(10.0);
    assertThat(np.mayShareMemory(a.slice("::2"), a.slice("1::2"))).isTrue();
    assertThat(np.sharesMemory(a.slice("::2"), a.slice("1::2"))).isFalse();
    assertThat(np.sharesMemory(a, a.slice("::-3"))).isTrue();
    assertThat(np.mayShareMemory(a, np.arange(10.0))).isFalse();
    NDArray numbers = np.zeros(DType.COMPLEX128, 3);
    assertThat(np.sharesMemory(numbers.real(), numbers.imag())).isFalse();
  }

  @Test
  void aReadOnlyViewSeesWhatIsWritten() {
    NDArray a = np.arange(3.0);
    NDArray view = a.asReadOnly();
    a.set(7.0, 1);
    assertThat(view.toDoubleArray()).containsExactly(0, 7, 2);
    assertThat(view.isWriteable()).isFalse();
    assertThat(view.view().isWriteable()).isFalse();
    assertThatThrownBy(() -> view.set(1.0, 0)).isInstanceOf(UnsupportedOperationException.class);
  }

  // ---- text, types ------------------------------------------------------------------------------

  @Test
  void readsNumbersInText() {
    assertThat(np.fromstring("1, 2,\n3 ,4,", DType.INT64, ",").repr())
        .isEqualTo("array([1, 2, 3, 4])");
    assertThat(np.fromstring(" 1.5\t-inf\n 2e3 ", DType.FLOAT32, " ").repr())
        .isEqualTo("array([1.5e+00,    -inf, 2.0e+03], dtype=float32)");
    assertThat(np.fromstring("", DType.FLOAT64, " ").size()).isZero();
    assertThatThrownBy(() -> np.fromstring("1 x", DType.INT8, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fromstring: \"x\" is no int8");
  }

  @Test
  void typesForArraysAndNumbers() {
    assertThat(DType.commonType()).isEqualTo(DType.FLOAT16);
    assertThat(DType.commonType(DType.FLOAT16, DType.FLOAT32)).isEqualTo(DType.FLOAT32);
    assertThat(DType.commonType(DType.COMPLEX64, DType.INT8)).isEqualTo(DType.COMPLEX128);
    assertThatThrownBy(() -> DType.commonType(DType.BOOL))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(List.of(0L, 255L, 256L, 65_536L, 1L << 32).stream().map(DType::minScalarType))
        .containsExactly(DType.UINT8, DType.UINT8, DType.UINT16, DType.UINT32, DType.UINT64);
    assertThat(List.of(-1L, -128L, -129L, -32_769L, -1L << 40).stream().map(DType::minScalarType))
        .containsExactly(DType.INT8, DType.INT8, DType.INT16, DType.INT32, DType.INT64);
    assertThat(List.of(1e4, -65_000.0, 1e300, Double.NaN).stream().map(DType::minScalarType))
        .containsExactly(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64, DType.FLOAT16);
  }

  // ---- refusals ---------------------------------------------------------------------------------

  @Test
  void functionsAreToFit() {
    NDArray x = np.arange(6.0).reshape(2, 3);
    assertThatThrownBy(() -> np.piecewise(x, List.of(x.less(1)), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 functions for 1 conditions");
    assertThatThrownBy(() -> np.piecewise(x, List.of(x), List.of(np::negative)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("float64, not bool");
    assertThatThrownBy(() -> np.applyOverAxes((a, _) -> np.sum(a), x, 0))
        .isInstanceOf(ShapeException.class)
        .hasMessage("applyOverAxes: the function made 0 axes of 2, along axis 0");
    long before = np.memory().arrays();
    assertThatThrownBy(
            () -> np.applyAlongAxis(line -> line.getDouble(0) > 0 ? null : line.sum(), 1, x))
        .isInstanceOf(NullPointerException.class);
    assertThat(np.memory().arrays()).isEqualTo(before);
  }
}
