package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies, conversions and assignment, overlapping or not. */
class AssignTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void copiesEveryLayout() {
    for (boolean isComplex : new boolean[] {false, true}) {
      PlainArray elements = PlainArray.numbered(isComplex, 3, 4, 2);
      for (Layout layout : Layout.values()) {
        try (NDArray a = layout.make(np, elements);
            NDArray copy = a.copy();
            NDArray complex = a.astype(DType.COMPLEX128)) {
          elements.assertIs(copy);
          elements.asComplex().assertIs(complex);
          assertThat(copy.isContiguous()).isTrue();
          a.fill(0);
          elements.assertIs(copy);
        }
      }
    }
  }

  @Test
  void imaginaryPartsAreNeverLost() {
    NDArray z = np.ones(DType.COMPLEX128, 2);
    NDArray x = np.ones(2);
    assertThatThrownBy(() -> z.astype(DType.FLOAT64))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("use real()");
    assertThatThrownBy(() -> x.assign(z)).isInstanceOf(UnsupportedOperationException.class);
    z.assign(np.array(3, 4));
    assertThat(z.toComplexArray()).containsExactly(Complex.of(3), Complex.of(4));
  }

  @Test
  void assignsBetweenAllLayouts() {
    PlainArray before = PlainArray.numbered(false, 3, 4);
    PlainArray elements = before.map(z -> Complex.of(100 * z.re()));
    for (Layout to : Layout.values()) {
      for (Layout from : Layout.values()) {
        try (NDArray target = to.make(np, before);
            NDArray source = from.make(np, elements);
            NDArray row = from.make(np, PlainArray.numbered(false, 4));
            NDArray complex = to.make(np, before.asComplex())) {
          target.assign(source);
          elements.assertIs(target);
          target.assign(row);
          PlainArray.numbered(false, 4).broadcastTo(3, 4).assertIs(target);
          complex.assign(source);
          elements.asComplex().assertIs(complex);
          target.fill(2.5);
          elements.map(_ -> Complex.of(2.5)).assertIs(target);
        }
      }
    }
  }

  @Test
  void shapesMustFit() {
    NDArray a = np.zeros(3, 4);
    assertThatThrownBy(() -> a.assign(np.zeros(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("assign: cannot broadcast (3,) to (3, 4): axis -1 is 3 and 4");
    assertThatThrownBy(() -> a.slice(Slice.at(0)).assign(a)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> a.slice(Slice.ALL, Slice.to(3)).assign(a.slice(Slice.to(2))))
        .isInstanceOf(ShapeException.class);
    assertThat(a.toDoubleArray()).containsOnly(0);
  }

  /** Views of one small matrix that overlap each other in every way. */
  static List<UnaryOperator<NDArray>> overlappingViews() {
    List<UnaryOperator<NDArray>> views = new ArrayList<>();
    for (Slice rows : windows()) {
      for (Slice columns : windows()) {
        views.add(a -> a.slice(rows, columns));
        views.add(a -> a.slice(rows, columns).transpose());
      }
    }
    return views;
  }

  /** Three of five indices each. */
  private static List<Slice> windows() {
    return List.of(
        Slice.range(0, 3),
        Slice.range(2, 5),
        Slice.every(2),
        Slice.every(-2),
        Slice.range(3, 0, -1));
  }

  @Test
  void overlapIsAsIfTheSourceWereCopiedFirst() {
    PlainArray elements = PlainArray.numbered(false, 5, 5);
    int differsFromNaive = 0;
    for (UnaryOperator<NDArray> to : overlappingViews()) {
      for (UnaryOperator<NDArray> from : overlappingViews()) {
        try (var _ = np.scope()) {
          NDArray base = elements.toArray(np);
          NDArray target = to.apply(base);
          NDArray source = from.apply(base);
          PlainArray expected = PlainArray.of(source);
          target.assign(source);
          expected.assertIs(target);
          differsFromNaive += expected.values().equals(PlainArray.of(source).values()) ? 0 : 1;
        }
      }
    }
    assertThat(differsFromNaive).as("cases in which the source was overwritten").isGreaterThan(100);
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void realPartsOverlapTheirWhole() {
    NDArray z = np.array(new Complex(1, 10), new Complex(2, 20), new Complex(3, 30));
    z.assign(z.imag().slice(Slice.REVERSED));
    assertThat(z.toComplexArray()).containsExactly(Complex.of(30), Complex.of(20), Complex.of(10));
    z.imag().assign(z.real());
    assertThat(z.getComplex(2)).isEqualTo(new Complex(10, 10));
  }

  @Test
  void rowsOfOneAreRepeatedIntoTheirOwnWhole() {
    NDArray a = np.arange(6.0).reshape(2, 3);
    a.assign(a.slice(Slice.at(1)));
    assertThat(a.toDoubleArray()).containsExactly(3, 4, 5, 3, 4, 5);
  }
}
