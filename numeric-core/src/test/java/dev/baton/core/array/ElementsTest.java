package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Making arrays, and reading and writing single elements. */
class ElementsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void describesItself() {
    NDArray a = np.zeros(DType.COMPLEX128, 2, 0, 3);
    assertThat(a.dtype()).isEqualTo(DType.COMPLEX128);
    assertThat(a.ndim()).isEqualTo(3);
    assertThat(a.shape()).containsExactly(2, 0, 3);
    assertThat(a.shape(-1)).isEqualTo(3);
    assertThat(a.shape(1)).isZero();
    assertThat(a.size()).isZero();
    assertThat(a.sizeBytes()).isZero();
    assertThat(a.isContiguous()).isTrue();
    assertThat(a.isWriteable()).isTrue();
    assertThat(a.interpreter()).isSameAs(interpreter);
    NDArray b = np.zeros(DType.COMPLEX128, 2, 3);
    assertThat(b.strides()).containsExactly(3, 1);
    assertThat(b.size()).isEqualTo(6);
    assertThat(b.sizeBytes()).isEqualTo(96);
    assertThatThrownBy(() -> b.shape(2)).isInstanceOf(ShapeException.class);
    b.shape()[0] = 7;
    b.strides()[0] = 7;
    assertThat(b.shape(0)).as("what is handed out is a copy").isEqualTo(2);
    assertThat(b.strides()[0]).isEqualTo(3);
  }

  @Test
  void theGivenShapeStaysTheCallers() {
    long[] shape = {2, 3};
    NDArray empty = np.empty(shape);
    NDArray full = np.full(1.5, shape);
    NDArray reshaped = full.reshape(shape);
    NDArray broadcast = full.broadcastTo(shape);
    shape[0] = 99;
    for (NDArray array : new NDArray[] {empty, full, reshaped, broadcast}) {
      assertThat(array.shape()).containsExactly(2, 3);
    }
  }

  @Test
  void holdsWhatItWasMadeOf() {
    assertThat(np.array(1, -2, 3.5).toDoubleArray()).containsExactly(1, -2, 3.5);
    NDArray rows = np.array(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(rows.shape()).containsExactly(2, 3);
    assertThat(rows.getDouble(1, 0)).isEqualTo(4);
    assertThat(np.array(new double[0][]).shape()).containsExactly(0, 0);
    assertThat(np.array(new double[][] {{}, {}}).shape()).containsExactly(2, 0);
    NDArray complex = np.array(new Complex(1, 2), Complex.I);
    assertThat(complex.toComplexArray()).containsExactly(new Complex(1, 2), Complex.I);
    assertThat(np.full(new Complex(1, -1), 2).toComplexArray())
        .containsExactly(new Complex(1, -1), new Complex(1, -1));
    assertThat(np.ones(DType.COMPLEX128, 1).toComplex()).isEqualTo(Complex.ONE);
    assertThat(np.full(7).toDouble()).isEqualTo(7);
    assertThat(np.arange(4.0).toDoubleArray()).containsExactly(0, 1, 2, 3);
    assertThat(np.arange(0.0).shape()).containsExactly(0);
    assertThat(np.arange(5.0, 1, -2).toDoubleArray()).containsExactly(5, 3);
    assertThat(np.arange(1.0, 5, -1).size()).isZero();
    assertThat(np.linspace(0, 1, 5).toDoubleArray()).containsExactly(0, 0.25, 0.5, 0.75, 1);
    assertThat(np.linspace(3, 9, 1).toDoubleArray()).containsExactly(3);
    assertThat(np.linspace(3, 9, 0).size()).isZero();
    assertThat(np.linspace(0.1, 0.7, 7).getDouble(6)).as("exactly").isEqualTo(0.7);
  }

  @Test
  void whatCannotBeMadeLeavesNothing() {
    long before = np.memory().arrays();
    assertThatThrownBy(() -> np.array(new double[][] {{1}, {1, 2}}))
        .isInstanceOf(ShapeException.class)
        .hasMessage("array: element [1] has 2 elements, the first at its depth has 1");
    assertThatThrownBy(() -> np.array(Complex.ONE, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> np.array((double[]) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> np.array(new double[][] {{}, null}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("array: element [1] is null");
    try (NDArray none = np.arange(-1)) {
      assertThat(none.shape()).containsExactly(0);
    }
    for (double[] endless :
        new double[][] {
          {0, 1, 0},
          {0, 0, 0},
          {0, Double.POSITIVE_INFINITY, 1},
          {0, 1, Double.NaN},
          {Double.NaN, 1, 1},
          {-1e308, 1e308, 1e-5}
        }) {
      assertThatThrownBy(() -> np.arange(endless[0], endless[1], endless[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("arange: no finite number of steps");
    }
    assertThatThrownBy(() -> np.arange(0, 1e18, 0.5)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.linspace(0, 1, -1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.empty(2, -1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.empty(new long[65])).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.empty(1L << 40, 1L << 40)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.zeros(1L << 60)).isInstanceOf(ShapeException.class);
    assertThat(np.memory().arrays()).isEqualTo(before);
    assertThat(interpreter.currentThreadState()).isNull();
  }

  @Test
  void everyLayoutReadsAndWritesItsElements() {
    for (boolean isComplex : new boolean[] {false, true}) {
      for (long[] shape : new long[][] {{}, {1}, {5}, {0}, {2, 3}, {3, 1, 2}, {2, 0}}) {
        PlainArray elements = PlainArray.numbered(isComplex, shape);
        for (Layout layout : Layout.values()) {
          try (NDArray array = layout.make(np, elements)) {
            elements.assertIs(array);
            assertThat(array.toComplexArray()).containsExactlyElementsOf(elements.values());
            if (!isComplex) {
              assertThat(array.toDoubleArray())
                  .containsExactly(elements.values().stream().mapToDouble(Complex::re).toArray());
            }
          }
        }
      }
    }
  }

  @Test
  void indicesAreChecked() {
    NDArray a = np.array(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(a.getDouble(-1, -3)).isEqualTo(4);
    assertThat(a.getComplex(0, -1)).isEqualTo(Complex.of(3));
    assertThatThrownBy(() -> a.getDouble(1))
        .isInstanceOf(ShapeException.class)
        .hasMessage("getDouble: 1 indices for array of shape (2, 3), float64");
    assertThatThrownBy(() -> a.getDouble(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> a.getComplex(0, -4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> a.set(1, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> a.set(1)).isInstanceOf(ShapeException.class);
    assertThat(a.referenceCount()).as("no pin is left").isEqualTo(1);
    assertThat(interpreter.currentThreadState()).isNull();
  }

  @Test
  void onlyOneElementIsANumber() {
    assertThat(np.full(2.5, 1, 1, 1).toDouble()).isEqualTo(2.5);
    assertThat(np.full(2.5).toComplex()).isEqualTo(Complex.of(2.5));
    assertThatThrownBy(() -> np.zeros(2).toDouble())
        .isInstanceOf(ShapeException.class)
        .hasMessage("toDouble: array of shape (2,), float64 has 2 elements, not one");
    assertThatThrownBy(() -> np.zeros(0).toComplex()).isInstanceOf(ShapeException.class);
  }

  @Test
  void complexIsNeverReadAsReal() {
    NDArray z = np.ones(DType.COMPLEX128, 1);
    assertThatThrownBy(() -> z.getDouble(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(z::toDouble).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(z::toDoubleArray).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> np.zeros(1).set(Complex.I, 0))
        .isInstanceOf(UnsupportedOperationException.class);
    z.set(3, 0);
    assertThat(z.toComplex()).as("the imaginary part is set too").isEqualTo(Complex.of(3));
  }

  @Test
  void oneNumericPerInterpreter() throws Exception {
    assertThat(Numeric.of(interpreter)).isSameAs(np);
    assertThat(np.interpreter()).isSameAs(interpreter);
    Workers.together(2, _ -> assertThat(Numeric.of(interpreter)).isSameAs(np));
    try (var other = Interpreter.builder().build()) {
      assertThat(Numeric.of(other)).isNotSameAs(np);
    }
  }

  @Test
  void typesPromoteAndNumbersPrint() {
    assertThat(DType.promote(DType.FLOAT64, DType.FLOAT64)).isEqualTo(DType.FLOAT64);
    assertThat(DType.promote(DType.COMPLEX128, DType.FLOAT64)).isEqualTo(DType.COMPLEX128);
    assertThat(DType.promote(DType.FLOAT64, DType.COMPLEX128)).isEqualTo(DType.COMPLEX128);
    assertThat(DType.FLOAT64).hasToString("float64");
    assertThat(new Complex(1, -2)).hasToString("(1-2j)");
    assertThat(new Complex(0.5, 0)).hasToString("(0.5+0j)");
    assertThat(new Complex(1, 2).times(new Complex(3, -1))).isEqualTo(new Complex(5, 5));
    assertThat(Complex.I.times(Complex.I)).isEqualTo(new Complex(-1, 0));
    assertThat(new Complex(3, 4).abs()).isEqualTo(5);
    assertThat(new Complex(1e300, 1e300).abs()).isFinite();
    assertThat(new Complex(3, 4).minus(Complex.ONE).conjugate()).isEqualTo(new Complex(2, -4));
    assertThat(new Complex(3, 4).times(2)).isEqualTo(new Complex(6, 8));
  }
}
