package dev.baton.core.ufunc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Layout;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.PlainArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two operands in every layout, broadcast, mixed and overlapping, against loops in plain Java. */
class BinaryUfuncTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static BinaryOperator<Complex> reference(BinaryUfunc ufunc) {
    return switch (ufunc) {
      case ADD -> Complex::plus;
      case SUBTRACT -> Complex::minus;
      case MULTIPLY -> Complex::times;
      case DIVIDE ->
          (a, b) -> {
            if (a.im() == 0 && b.im() == 0) {
              return Complex.of(a.re() / b.re());
            }
            double norm = b.re() * b.re() + b.im() * b.im();
            return a.times(b.conjugate()).times(1 / norm);
          };
      default -> throw new IllegalArgumentException(ufunc + " is tested against NumPy");
    };
  }

  /** Real arithmetic is exact to the bit; complex * and / are within their ULPs. */
  private static double tolerance(BinaryUfunc ufunc, boolean isComplex) {
    return isComplex && ufunc.compareTo(BinaryUfunc.MULTIPLY) >= 0 ? 1e-13 : 0;
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE"})
  void everyLayoutOfEveryOperand(BinaryUfunc ufunc) {
    Random random = new Random(1);
    for (boolean isComplex : new boolean[] {false, true}) {
      PlainArray a = PlainArray.random(random, isComplex, 3, 4, 5);
      PlainArray b = PlainArray.random(random, isComplex, 3, 4, 5);
      PlainArray expected = a.combine(b, reference(ufunc), 3, 4, 5);
      for (Layout ofA : Layout.values()) {
        for (Layout ofB : Layout.values()) {
          try (NDArray left = ofA.make(np, a);
              NDArray right = ofB.make(np, b);
              NDArray result = ufunc.apply(left, right);
              NDArray out = ofB.make(np, a)) {
            expected.assertClose(result, tolerance(ufunc, isComplex));
            assertThat(ufunc.apply(left, right, out)).isSameAs(out);
            expected.assertClose(out, tolerance(ufunc, isComplex));
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void outInEveryLayout() {
    PlainArray a = PlainArray.numbered(false, 3, 4);
    PlainArray expected = a.combine(a, Complex::plus, 3, 4);
    for (Layout layout : Layout.values()) {
      try (NDArray operand = a.toArray(np);
          NDArray out = layout.make(np, a);
          NDArray complex = layout.make(np, a.asComplex())) {
        np.add(operand, operand, out);
        expected.assertIs(out);
        np.add(operand, operand, complex);
        expected.asComplex().assertIs(complex);
      }
    }
  }

  @Test
  void broadcasts() {
    long[][] shapes = {{}, {1}, {4}, {3, 4}, {3, 1}, {1, 4}, {2, 3, 4}, {2, 1, 1}, {1, 1, 1}};
    for (long[] shapeOfA : shapes) {
      for (long[] shapeOfB : shapes) {
        long[] common = new long[Math.max(shapeOfA.length, shapeOfB.length)];
        for (int back = 1; back <= common.length; back++) {
          long fromA = back <= shapeOfA.length ? shapeOfA[shapeOfA.length - back] : 1;
          long fromB = back <= shapeOfB.length ? shapeOfB[shapeOfB.length - back] : 1;
          common[common.length - back] = Math.max(fromA, fromB);
        }
        PlainArray a = PlainArray.numbered(false, shapeOfA);
        PlainArray b = PlainArray.numbered(false, shapeOfB).map(z -> z.times(100));
        PlainArray expected = a.combine(b, Complex::minus, common);
        for (Layout layout : Layout.values()) {
          try (NDArray left = a.toArray(np);
              NDArray right = layout.make(np, b);
              NDArray result = left.subtract(right);
              NDArray out = layout.make(np, expected.map(_ -> Complex.ZERO))) {
            expected.assertIs(result);
            np.subtract(left, right, out);
            expected.assertIs(out);
          }
        }
      }
    }
  }

  @Test
  void emptyOperands() {
    assertThat(np.zeros(0).add(np.zeros(0)).shape()).containsExactly(0);
    assertThat(np.zeros(2, 0).add(np.zeros(1)).shape()).containsExactly(2, 0);
    assertThat(np.zeros(2, 0).add(np.full(1)).shape()).containsExactly(2, 0);
    assertThat(np.zeros(1, 3).add(np.zeros(0, 1)).shape()).containsExactly(0, 3);
    assertThat(np.zeros(0).add(3).shape()).containsExactly(0);
    NDArray out = np.zeros(2, 0);
    assertThat(np.add(out, np.full(1), out)).isSameAs(out);
    assertThatThrownBy(() -> np.zeros(0).add(np.zeros(2))).isInstanceOf(ShapeException.class);
  }

  @Test
  void mixedTypesPromote() {
    PlainArray real = PlainArray.numbered(false, 2, 3);
    PlainArray complex = PlainArray.numbered(true, 2, 3);
    for (Layout layout : Layout.values()) {
      try (var _ = np.scope()) {
        NDArray x = layout.make(np, real);
        NDArray z = layout.make(np, complex);
        real.combine(complex, Complex::plus, 2, 3).assertIs(x.add(z));
        complex.combine(real, Complex::minus, 2, 3).assertIs(z.subtract(x));
        NDArray out = np.zeros(DType.COMPLEX128, 2, 3);
        np.multiply(x, z, out);
        real.combine(complex, Complex::times, 2, 3).assertIs(out);
        np.add(z, x, z);
        complex.combine(real, Complex::plus, 2, 3).assertIs(z);
        np.add(x, x.real(), z.imag());
        real.combine(real, Complex::plus, 2, 3).assertIs(z.imag());
      }
    }
    assertThatThrownBy(() -> np.add(np.ones(1), np.ones(DType.COMPLEX128, 1), np.ones(1)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(np.memory().arrays()).as("casts made on the way are closed").isEqualTo(3);
  }

  @Test
  void numbersOnTheRight() {
    PlainArray real = PlainArray.numbered(false, 2, 3);
    PlainArray complex = PlainArray.numbered(true, 2, 3);
    for (Layout layout : Layout.values()) {
      try (var _ = np.scope()) {
        NDArray x = layout.make(np, real);
        NDArray z = layout.make(np, complex);
        real.map(v -> Complex.of(v.re() + 3)).assertIs(x.add(3));
        real.map(v -> Complex.of(v.re() - 3)).assertIs(x.subtract(3));
        real.map(v -> Complex.of(v.re() * 3)).assertIs(x.multiply(3));
        real.map(v -> Complex.of(v.re() / 3)).assertIs(x.divide(3));
        complex.map(v -> v.plus(Complex.of(3))).assertIs(z.add(3));
        complex.map(v -> v.times(2)).assertIs(z.multiply(2));
        complex.map(v -> v.times(0.5)).assertIs(z.divide(2));
        Complex factor = new Complex(0.5, -2);
        complex.map(v -> v.times(factor)).assertIs(z.multiply(factor));
        real.asComplex().map(v -> v.times(factor)).assertIs(x.multiply(factor));
      }
    }
    assertThat(np.memory().arrays()).isZero();
    assertThat(np.full(2).add(0.5).ndim()).isZero();
    assertThat(np.array(1, -1, 0).divide(0).toDoubleArray())
        .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
  }

  /** Each of out, a and b is some view of one small array: the result is that of copies. */
  @Test
  void overlapIsAsIfTheOperandsWereCopiedFirst() {
    List<Slice> windows =
        List.of(
            Slice.range(0, 4),
            Slice.range(1, 5),
            Slice.range(3, 7),
            Slice.every(2),
            Slice.every(-2),
            Slice.range(6, 2, -1));
    PlainArray elements = PlainArray.numbered(false, 7);
    int touched = 0;
    for (Slice ofOut : windows) {
      for (Slice ofA : windows) {
        for (Slice ofB : windows) {
          try (NDArray base = elements.toArray(np);
              NDArray out = base.slice(ofOut);
              NDArray a = base.slice(ofA);
              NDArray b = base.slice(ofB)) {
            PlainArray before = PlainArray.of(a);
            PlainArray expected = before.combine(PlainArray.of(b), Complex::minus, 4);
            np.subtract(a, b, out);
            expected.assertIs(out);
            touched += before.values().equals(PlainArray.of(a).values()) ? 0 : 1;
          }
        }
      }
    }
    assertThat(touched).as("cases in which out wrote on an operand").isGreaterThan(100);
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void overlapInTwoDimensions() {
    PlainArray elements = PlainArray.numbered(true, 4, 4);
    try (var _ = np.scope()) {
      NDArray a = elements.toArray(np);
      np.add(a, a.transpose(), a);
      elements.combine(elements.transpose(1, 0), Complex::plus, 4, 4).assertIs(a);

      NDArray b = elements.toArray(np);
      np.add(b.transpose(), b, b.transpose());
      elements.transpose(1, 0).combine(elements, Complex::plus, 4, 4).assertIs(b.transpose());

      NDArray c = elements.toArray(np);
      np.add(c, c, c);
      elements.map(z -> z.times(2)).assertIs(c);

      // A row of the output is broadcast against all of it.
      NDArray d = elements.toArray(np);
      PlainArray row = PlainArray.of(d.slice(Slice.at(2)));
      np.subtract(d, d.slice(Slice.at(2)), d);
      elements.combine(row, Complex::minus, 4, 4).assertIs(d);
      NDArray corner = elements.toArray(np);
      np.subtract(corner, corner.slice(Slice.at(1), Slice.at(1)), corner);
      Complex middle = elements.get(1, 1);
      elements.map(z -> z.minus(middle)).assertIs(corner);
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void wrongCallsChangeNothing() {
    NDArray a = np.ones(2, 3);
    NDArray b = np.ones(3, 2);
    NDArray out = np.full(7, 3, 3);
    assertThatThrownBy(() -> np.add(a, b))
        .isInstanceOf(ShapeException.class)
        .hasMessage("add: cannot broadcast (2, 3) with (3, 2): axis -1 is 3 and 2");
    assertThatThrownBy(() -> np.multiply(a, a, out))
        .isInstanceOf(ShapeException.class)
        .hasMessage("multiply: out has shape (3, 3), the result (2, 3)");
    assertThatThrownBy(() -> np.add(a, b, out)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.add(a, b.transpose(), np.empty(6)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.add(a, (NDArray) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> np.add((NDArray) null, a)).isInstanceOf(NullPointerException.class);
    assertThat(out.toDoubleArray()).containsOnly(7);
    assertThat(a.referenceCount()).isEqualTo(1);
    assertThat(interpreter.currentThreadState()).isNull();
  }

  /** The functions' names are NumPy's: they are in every message. */
  @Test
  void names() {
    assertThat(BinaryUfunc.values())
        .extracting(BinaryUfunc::toString)
        .contains("add", "subtract", "multiply", "divide", "floor_divide", "bitwise_and");
    assertThat(UnaryUfunc.values())
        .extracting(UnaryUfunc::toString)
        .contains("negative", "absolute", "exp", "sin", "cos", "conjugate", "isnan");
    assertThat(Reduction.SUM).hasToString("sum");
  }
}
