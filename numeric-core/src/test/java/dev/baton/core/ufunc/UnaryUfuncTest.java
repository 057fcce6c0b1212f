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
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One operand in every layout against plain Java. */
class UnaryUfuncTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static UnaryOperator<Complex> reference(UnaryUfunc ufunc, boolean isComplex) {
    return switch (ufunc) {
      case NEGATIVE -> z -> new Complex(-z.re(), isComplex ? -z.im() : 0);
      case ABSOLUTE -> z -> Complex.of(isComplex ? z.abs() : Math.abs(z.re()));
      case CONJUGATE -> z -> isComplex ? z.conjugate() : z;
      case EXP -> z -> new Complex(Math.cos(z.im()), Math.sin(z.im())).times(Math.exp(z.re()));
      case SIN ->
          z ->
              new Complex(
                  Math.sin(z.re()) * Math.cosh(z.im()), Math.cos(z.re()) * Math.sinh(z.im()));
      case COS ->
          z ->
              new Complex(
                  Math.cos(z.re()) * Math.cosh(z.im()), -Math.sin(z.re()) * Math.sinh(z.im()));
      default -> throw new IllegalArgumentException(ufunc + " is tested against NumPy");
    };
  }

  private static PlainArray expected(UnaryUfunc ufunc, PlainArray a) {
    PlainArray mapped = a.map(reference(ufunc, a.isComplex()));
    boolean isComplex = a.isComplex() && ufunc != UnaryUfunc.ABSOLUTE;
    return new PlainArray(mapped.shape(), mapped.values(), isComplex);
  }

  private static double tolerance(UnaryUfunc ufunc) {
    return switch (ufunc) {
      case NEGATIVE, CONJUGATE -> 0;
      default -> 1e-14;
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"NEGATIVE", "ABSOLUTE", "CONJUGATE", "EXP", "SIN", "COS"})
  void everyLayout(UnaryUfunc ufunc) {
    Random random = new Random(2);
    for (boolean isComplex : new boolean[] {false, true}) {
      for (long[] shape : new long[][] {{}, {1}, {0}, {7}, {4, 5}, {2, 3, 4}}) {
        PlainArray a = PlainArray.random(random, isComplex, shape);
        PlainArray expected = expected(ufunc, a);
        for (Layout ofA : Layout.values()) {
          for (Layout ofOut : Layout.values()) {
            try (NDArray operand = ofA.make(np, a);
                NDArray result = ufunc.apply(operand);
                NDArray out = ofOut.make(np, expected.map(_ -> Complex.ONE));
                NDArray wide = ofOut.make(np, expected.asComplex())) {
              expected.assertClose(result, tolerance(ufunc));
              assertThat(ufunc.apply(operand, out)).isSameAs(out);
              expected.assertClose(out, tolerance(ufunc));
              ufunc.apply(operand, wide);
              expected.asComplex().assertClose(wide, tolerance(ufunc));
            }
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void overlapIsAsIfTheOperandWereCopiedFirst() {
    PlainArray elements = PlainArray.numbered(false, 6);
    try (var _ = np.scope()) {
      NDArray a = elements.toArray(np);
      np.negative(a, a);
      elements.map(z -> Complex.of(-z.re())).assertIs(a);
      NDArray b = elements.toArray(np);
      np.negative(b, b.slice(Slice.REVERSED));
      for (int i = 0; i < 6; i++) {
        assertThat(b.getDouble(5 - i)).isEqualTo(-elements.get(i).re());
      }
      NDArray c = elements.toArray(np);
      np.negative(c.slice(Slice.to(5)), c.slice(Slice.from(1)));
      for (int i = 0; i < 5; i++) {
        assertThat(c.getDouble(i + 1)).isEqualTo(-elements.get(i).re());
      }
      PlainArray complex = PlainArray.numbered(true, 6);
      NDArray z = complex.toArray(np);
      np.absolute(z, z.real());
      expected(UnaryUfunc.ABSOLUTE, complex).assertClose(z.real(), 1e-14);
      NDArray w = complex.toArray(np);
      np.absolute(w, w);
      expected(UnaryUfunc.ABSOLUTE, complex).asComplex().assertClose(w, 1e-14);
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void methodsAndFunctionsAgree() {
    NDArray z = np.array(new Complex(1, -2), new Complex(-3, 4));
    assertThat(z.negate().toComplexArray()).isEqualTo(np.negative(z).toComplexArray());
    assertThat(z.abs().toDoubleArray()).isEqualTo(np.absolute(z).toDoubleArray());
    assertThat(z.conjugate().toComplexArray()).isEqualTo(np.conjugate(z).toComplexArray());
    NDArray x = np.array(0.5, 2);
    NDArray out = np.zeros(2);
    assertThat(np.sin(x).toDoubleArray()).isEqualTo(np.sin(x, out).toDoubleArray());
    assertThat(np.cos(x).toDoubleArray()).isEqualTo(np.cos(x, out).toDoubleArray());
    assertThat(np.exp(x).toDoubleArray()).isEqualTo(np.exp(x, out).toDoubleArray());
    assertThat(np.sin(x).getDouble(0)).isNotEqualTo(np.cos(x).getDouble(0));
  }

  @Test
  void wrongCallsChangeNothing() {
    NDArray z = np.ones(DType.COMPLEX128, 2);
    NDArray out = np.full(7, 2);
    assertThatThrownBy(() -> np.exp(z, out))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "exp: out is float64 and cannot hold a complex128 result by the rule same_kind");
    assertThatThrownBy(() -> np.exp(np.ones(3), out))
        .isInstanceOf(ShapeException.class)
        .hasMessage("exp: out has shape (2,), the result (3,)");
    assertThatThrownBy(() -> np.exp(np.ones(1), out)).isInstanceOf(ShapeException.class);
    assertThat(out.toDoubleArray()).containsOnly(7);
    assertThat(z.referenceCount()).isEqualTo(1);
    assertThat(interpreter.currentThreadState()).isNull();
  }
}
