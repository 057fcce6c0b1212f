package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views show the right elements, share them, and share the count. */
class ViewsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private record View(String name, UnaryOperator<NDArray> make) {}

  private static final List<View> VIEWS =
      List.of(
          new View("slice()", NDArray::slice),
          new View("slice", a -> a.slice(Slice.from(1), Slice.REVERSED)),
          new View("at", a -> a.slice(Slice.at(-1))),
          new View("reshape", a -> a.reshape(-1)),
          new View("transpose", NDArray::transpose),
          new View("transpose axes", a -> a.transpose(1, 0)),
          new View("broadcastTo", a -> a.broadcastTo(2, 3, 4)),
          new View("expandDims", a -> a.expandDims(1)),
          new View("squeeze", NDArray::squeeze),
          new View("real", NDArray::real),
          new View("imag", NDArray::imag));

  @Test
  void shareMemoryAndCount() {
    for (View view : VIEWS) {
      NDArray base = np.full(new Complex(1, 1), 3, 4);
      long storages = np.memory().arrays();
      NDArray made = view.make().apply(base);
      assertThat(np.memory().arrays()).as(view.name()).isEqualTo(storages);
      assertThat(base.referenceCount()).as(view.name()).isEqualTo(2);
      assertThat(made.referenceCount()).as(view.name()).isEqualTo(2);
      base.fill(5);
      Complex expected =
          made.dtype().isComplex() || !view.name().equals("imag") ? Complex.of(5) : Complex.ZERO;
      assertThat(made.toComplexArray()).as(view.name()).containsOnly(expected);
      base.close();
      assertThat(made.referenceCount()).as(view.name()).isEqualTo(1);
      assertThat(made.toComplexArray()).as("%s without its base", view.name()).contains(expected);
      assertThat(np.memory().arrays()).isEqualTo(storages);
      made.close();
      assertThat(np.memory().arrays()).as(view.name()).isEqualTo(storages - 1);
    }
  }

  @Test
  void failingViewsLeaveTheCount() {
    NDArray a = np.zeros(3, 4);
    List<UnaryOperator<NDArray>> wrong =
        List.of(
            x -> x.slice(Slice.at(3)),
            x -> x.slice(Slice.ALL, Slice.ALL, Slice.ALL),
            x -> x.reshape(5, -1),
            x -> x.reshape(-2, 6),
            x -> x.transpose(0, 0),
            x -> x.transpose(0),
            x -> x.transpose(0, 2),
            x -> x.broadcastTo(4, 3),
            x -> x.broadcastTo(3),
            x -> x.broadcastTo(-1, 3, 4),
            x -> x.expandDims(3),
            x -> x.expandDims(-4),
            x -> x.astype(DType.COMPLEX128).astype(DType.FLOAT64),
            NDArray::imag);
    for (UnaryOperator<NDArray> view : wrong) {
      assertThatThrownBy(() -> view.apply(a)).isInstanceOf(RuntimeException.class);
      assertThat(a.referenceCount()).isEqualTo(1);
      assertThat(interpreter.currentThreadState()).isNull();
    }
  }

  @Test
  void sliceOfEveryLayout() {
    PlainArray elements = PlainArray.numbered(false, 4, 5);
    List<Slice> slices =
        List.of(
            Slice.ALL,
            Slice.REVERSED,
            Slice.range(1, 3),
            Slice.every(2),
            Slice.every(-3),
            Slice.range(-2, -5, -1),
            Slice.range(3, 1),
            Slice.at(2),
            Slice.at(-1));
    for (Layout layout : Layout.values()) {
      try (NDArray array = layout.make(np, elements)) {
        for (Slice rows : slices) {
          for (Slice columns : slices) {
            try (NDArray found = array.slice(rows, columns)) {
              sliced(elements, rows, columns).assertIs(found);
            }
          }
        }
      }
    }
  }

  private static PlainArray sliced(PlainArray a, Slice rows, Slice columns) {
    List<Complex> values = new ArrayList<>();
    for (long i : taken(rows, a.shape()[0])) {
      for (long j : taken(columns, a.shape()[1])) {
        values.add(a.get(i, j));
      }
    }
    List<Long> shape = new ArrayList<>();
    if (!rows.single()) {
      shape.add((long) taken(rows, a.shape()[0]).size());
    }
    if (!columns.single()) {
      shape.add((long) taken(columns, a.shape()[1]).size());
    }
    return new PlainArray(shape.stream().mapToLong(Long::longValue).toArray(), values, false);
  }

  /** SliceTest holds these two methods of Slice against Python's definition. */
  private static List<Long> taken(Slice slice, long extent) {
    List<Long> indices = new ArrayList<>();
    for (long i = 0; i < slice.count(extent); i++) {
      indices.add(slice.first(extent) + i * slice.step());
    }
    return indices;
  }

  @Test
  void viewsOfViews() {
    PlainArray elements = PlainArray.numbered(true, 3, 4, 2);
    for (Layout layout : Layout.values()) {
      try (var scope = np.scope()) {
        NDArray array = scope.keep(layout.make(np, elements));
        elements.transpose(2, 0, 1).assertIs(array.transpose(2, 0, 1));
        elements.transpose(2, 0, 1).assertIs(array.transpose(-1, 0, -2));
        elements.transpose(2, 1, 0).assertIs(array.transpose());
        elements.transpose(2, 1, 0).assertIs(array.transpose(new int[0]));
        new PlainArray(new long[] {6, 4}, elements.values(), true).assertIs(array.reshape(6, 4));
        new PlainArray(new long[] {24}, elements.values(), true).assertIs(array.reshape(-1));
        elements.broadcastTo(2, 3, 4, 2).assertIs(array.broadcastTo(2, 3, 4, 2));
        new PlainArray(new long[] {3, 1, 4, 2}, elements.values(), true)
            .assertIs(array.expandDims(1));
        new PlainArray(new long[] {3, 4, 2, 1}, elements.values(), true)
            .assertIs(array.expandDims(-1));
        elements.assertIs(array.expandDims(-1).expandDims(0).squeeze());
        part(elements, false).assertIs(array.real());
        part(elements, true).assertIs(array.imag());
        part(elements, true).transpose(2, 1, 0).assertIs(array.transpose().imag());
        part(elements, false).assertIs(array.real().real());
        array.close();
      }
    }
  }

  private static PlainArray part(PlainArray elements, boolean imaginary) {
    PlainArray parts = elements.map(z -> Complex.of(imaginary ? z.im() : z.re()));
    return new PlainArray(parts.shape(), parts.values(), false);
  }

  @Test
  void reshapeCopiesOnlyWhatIsNotContiguous() {
    NDArray a = np.arange(6.0);
    NDArray view = a.reshape(2, 3);
    view.set(50, 0, 1);
    assertThat(a.getDouble(1)).isEqualTo(50);
    NDArray copy = view.transpose().reshape(6);
    copy.set(-1, 0);
    assertThat(a.getDouble(0)).isZero();
    assertThat(copy.referenceCount()).as("the copy made on the way is closed").isEqualTo(1);
  }

  @Test
  void broadcastViewsAreReadOnlyAndStaySo() {
    NDArray a = np.ones(1, 3);
    NDArray b = a.broadcastTo(2, 3);
    assertThat(b.isWriteable()).isFalse();
    assertThat(b.strides()).containsExactly(0, 1);
    for (NDArray view :
        new NDArray[] {
          b,
          b.slice(Slice.at(0)),
          b.transpose(),
          b.expandDims(0),
          b.squeeze(),
          b.real(),
          a.broadcastTo(1, 3).reshape(3),
          b.broadcastTo(2, 2, 3)
        }) {
      assertThat(view.isWriteable()).isFalse();
      assertThatThrownBy(() -> view.fill(1))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("read-only");
      assertThatThrownBy(() -> view.assign(np.full(1)))
          .isInstanceOf(UnsupportedOperationException.class);
      long[] first = new long[view.ndim()];
      assertThatThrownBy(() -> view.set(1, first))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> np.add(view, view, view))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(b.copy().isWriteable()).isTrue();
    assertThat(b.reshape(6).isWriteable()).as("a copy").isTrue();
    assertThat(a.isWriteable()).isTrue();
  }

  @Test
  void broadcastViewsMustHaveCountableBytes() {
    NDArray a = np.zeros(1);
    assertThat(a.broadcastTo((1L << 60) - 1).sizeBytes()).isEqualTo(Long.MAX_VALUE - 7);
    assertThatThrownBy(() -> a.broadcastTo(1L << 60))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("more bytes");
  }

  @Test
  void sixtyFourAxesAndNoMore() {
    long[] ones = new long[64];
    Arrays.fill(ones, 1);
    NDArray a = np.full(3, ones);
    assertThat(a.add(a).toDouble()).isEqualTo(6);
    assertThat(a.sum().toDouble()).isEqualTo(3);
    assertThat(a.transpose().copy().ndim()).isEqualTo(64);
    assertThat(a.squeeze().ndim()).isZero();
    assertThatThrownBy(() -> a.expandDims(0)).isInstanceOf(ShapeException.class);
    long[] tooMany = new long[65];
    Arrays.fill(tooMany, 1);
    assertThatThrownBy(() -> a.reshape(tooMany)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> a.broadcastTo(tooMany)).isInstanceOf(ShapeException.class);
    // Coalescing must not be what makes this work: no two of these axes can be joined.
    NDArray wide = np.arange((double) (1 << 10)).reshape(2, 2, 2, 2, 2, 2, 2, 2, 2, 2).transpose();
    PlainArray expected = PlainArray.of(wide);
    expected.combine(expected, Complex::plus, expected.shape()).assertIs(wide.add(wide));
  }
}
