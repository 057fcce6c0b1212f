package dev.baton.core.linalg;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Products in every layout against the sums written out. */
class ProductsTest {
  private static final double TOLERANCE = 1e-12;

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);
  private final Random random = new Random(4);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void matricesInEveryLayout() {
    long[][] sizes = {
      {1, 1, 1}, {2, 3, 4}, {5, 1, 3}, {1, 4, 1}, {3, 1, 1}, {1, 1, 3}, {17, 9, 13}
    };
    for (boolean isComplex : new boolean[] {false, true}) {
      for (long[] size : sizes) {
        PlainArray a = PlainArray.random(random, isComplex, size[0], size[1]);
        PlainArray b = PlainArray.random(random, isComplex, size[1], size[2]);
        PlainArray expected = a.matmul(b);
        for (Layout ofA : Layout.values()) {
          for (Layout ofB : Layout.values()) {
            try (NDArray left = ofA.make(np, a);
                NDArray right = ofB.make(np, b);
                NDArray product = left.matmul(right);
                NDArray dot = left.dot(right);
                NDArray out = ofA.make(np, nan(expected))) {
              expected.assertClose(product, TOLERANCE);
              expected.assertClose(dot, TOLERANCE);
              assertThat(np.matmul(left, right, out)).isSameAs(out);
              expected.assertClose(out, TOLERANCE);
              assertThat(left.referenceCount()).isEqualTo(1);
            }
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  /** What out held before must not come through, not even NaN. */
  private static PlainArray nan(PlainArray like) {
    return like.map(_ -> new Complex(Double.NaN, like.isComplex() ? Double.NaN : 0));
  }

  /** Operands that repeat a row, a column or one element. */
  @Test
  void broadcastOperands() {
    PlainArray full = PlainArray.random(random, false, 3, 4);
    List<PlainArray> small =
        List.of(
            PlainArray.random(random, false, 1, 4),
            PlainArray.random(random, false, 3, 1),
            PlainArray.random(random, false, 1, 1));
    for (PlainArray one : small) {
      try (var _ = np.scope()) {
        NDArray wide = one.toArray(np).broadcastTo(3, 4);
        NDArray dense = full.toArray(np);
        PlainArray expanded = one.broadcastTo(3, 4);
        expanded
            .matmul(full.transpose(1, 0))
            .assertClose(wide.matmul(dense.transpose()), TOLERANCE);
        full.matmul(expanded.transpose(1, 0))
            .assertClose(dense.matmul(wide.transpose()), TOLERANCE);
        expanded
            .transpose(1, 0)
            .matmul(expanded)
            .assertClose(wide.transpose().matmul(wide), TOLERANCE);
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void stacksBroadcast() {
    // The left operand, the right one, and what their leading extents are together.
    long[][][] cases = {
      {{2, 3, 4}, {2, 4, 5}, {2}},
      {{2, 3, 4}, {4, 5}, {2}},
      {{3, 4}, {2, 4, 5}, {2}},
      {{2, 1, 3, 4}, {5, 4, 2}, {2, 5}},
      {{1, 3, 4}, {2, 1, 4, 2}, {2, 1}},
      {{3, 2, 1, 1}, {3, 2, 1, 1}, {3, 2}}
    };
    for (boolean isComplex : new boolean[] {false, true}) {
      for (long[][] shapes : cases) {
        PlainArray a = PlainArray.random(random, isComplex, shapes[0]);
        PlainArray b = PlainArray.random(random, false, shapes[1]);
        PlainArray expected = a.matmul(b, shapes[2]);
        for (Layout layout : Layout.values()) {
          try (NDArray left = layout.make(np, a);
              NDArray right = layout.make(np, b);
              NDArray product = left.matmul(right);
              NDArray out = layout.make(np, nan(expected))) {
            expected.assertClose(product, TOLERANCE);
            np.matmul(left, right, out);
            expected.assertClose(out, TOLERANCE);
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void vectorsAreRowsOrColumns() {
    PlainArray matrix = PlainArray.random(random, false, 3, 4);
    PlainArray three = PlainArray.random(random, false, 3);
    PlainArray four = PlainArray.random(random, false, 4);
    PlainArray row = new PlainArray(new long[] {1, 3}, three.values(), false);
    PlainArray column = new PlainArray(new long[] {4, 1}, four.values(), false);
    for (Layout layout : Layout.values()) {
      try (var _ = np.scope()) {
        NDArray m = layout.make(np, matrix);
        NDArray left = layout.make(np, three);
        NDArray right = layout.make(np, four);
        reshaped(row.matmul(matrix), 4).assertClose(left.matmul(m), TOLERANCE);
        reshaped(row.matmul(matrix), 4).assertClose(left.dot(m), TOLERANCE);
        reshaped(matrix.matmul(column), 3).assertClose(m.matmul(right), TOLERANCE);
        reshaped(matrix.matmul(column), 3).assertClose(m.dot(right), TOLERANCE);
        NDArray product = right.matmul(right);
        assertThat(product.ndim()).isZero();
        PlainArray.of(right.dot(right)).assertClose(product, TOLERANCE);
        NDArray stack = layout.make(np, PlainArray.random(random, false, 2, 3, 4));
        assertThat(stack.matmul(right).shape()).containsExactly(2, 3);
        assertThat(left.matmul(stack).shape()).containsExactly(2, 4);
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  private static PlainArray reshaped(PlainArray a, long... shape) {
    return new PlainArray(shape, a.values(), a.isComplex());
  }

  @Test
  void dotOfVectorsWithEveryStride() {
    for (boolean isComplex : new boolean[] {false, true}) {
      for (int n : new int[] {1, 2, 3, 16, 33}) {
        PlainArray a = PlainArray.random(random, isComplex, n);
        PlainArray b = PlainArray.random(random, isComplex, n);
        Complex expected = Complex.ZERO;
        for (int i = 0; i < n; i++) {
          expected = expected.plus(a.get(i).times(b.get(i)));
        }
        PlainArray sum = new PlainArray(new long[0], List.of(expected), isComplex);
        for (Layout ofA : Layout.values()) {
          for (Layout ofB : Layout.values()) {
            try (NDArray left = ofA.make(np, a);
                NDArray right = ofB.make(np, b);
                NDArray dot = left.dot(right)) {
              sum.assertClose(dot, TOLERANCE);
            }
          }
        }
      }
    }
    // Not conjugated: i·i is -1.
    assertThat(np.full(Complex.I, 3).dot(np.full(Complex.I, 3)).toComplex())
        .isEqualTo(new Complex(-3, 0));
  }

  @Test
  void dotOfRepeatedElements() {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.COMPLEX64, DType.COMPLEX128)) {
      NDArray three = np.full(dtype, 3, 1).broadcastTo(10);
      NDArray count = np.arange(10.0).astype(dtype);
      assertThat(three.dot(count).toComplex()).isEqualTo(Complex.of(135));
      assertThat(count.slice(Slice.REVERSED).dot(three).toComplex()).isEqualTo(Complex.of(135));
      assertThat(three.dot(three).toComplex()).isEqualTo(Complex.of(90));
    }
  }

  @Test
  void dotOfNumbersMultiplies() {
    assertThat(np.full(3).dot(np.array(1, 2)).toDoubleArray()).containsExactly(3, 6);
    assertThat(np.array(1, 2).dot(np.full(3)).toDoubleArray()).containsExactly(3, 6);
    assertThat(np.full(3).dot(np.full(2)).toDouble()).isEqualTo(6);
  }

  @Test
  void mixedTypesPromote() {
    PlainArray real = PlainArray.random(random, false, 3, 3);
    PlainArray complex = PlainArray.random(random, true, 3, 3);
    try (var _ = np.scope()) {
      NDArray x = real.toArray(np);
      NDArray z = complex.toArray(np);
      real.matmul(complex).assertClose(x.matmul(z), TOLERANCE);
      complex.matmul(real).assertClose(z.matmul(x), TOLERANCE);
      NDArray out = np.zeros(DType.COMPLEX128, 3, 3);
      np.matmul(x, x, out);
      real.matmul(real).asComplex().assertClose(out, TOLERANCE);
      Slice first = Slice.at(0);
      assertThat(x.slice(first).dot(z.slice(first)).dtype()).isEqualTo(DType.COMPLEX128);
      assertThat(z.slice(first).dot(x.slice(first)).dtype()).isEqualTo(DType.COMPLEX128);
      assertThatThrownBy(() -> np.matmul(x, z, np.empty(3, 3)))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void nothingToMultiply() {
    assertThat(np.ones(2, 0).matmul(np.ones(0, 3)).toDoubleArray()).hasSize(6).containsOnly(0);
    assertThat(np.ones(0, 2).matmul(np.ones(2, 3)).shape()).containsExactly(0, 3);
    assertThat(np.ones(2, 3).matmul(np.ones(3, 0)).shape()).containsExactly(2, 0);
    assertThat(np.ones(0, 0).matmul(np.ones(0, 0)).shape()).containsExactly(0, 0);
    assertThat(np.ones(0, 2, 3).matmul(np.ones(3, 4)).shape()).containsExactly(0, 2, 4);
    assertThat(np.ones(0).dot(np.ones(0)).toDouble()).isZero();
    assertThat(np.ones(0).matmul(np.ones(0)).toDouble()).isZero();
    assertThat(np.ones(0).matmul(np.ones(0, 2)).toDoubleArray()).containsExactly(0, 0);
    NDArray out = np.full(7, 2, 2);
    np.matmul(np.ones(2, 0), np.ones(0, 2), out);
    assertThat(out.toDoubleArray()).containsOnly(0);
    NDArray back = np.full(7, 2, 2);
    np.matmul(np.ones(2, 0), np.ones(0, 2), back.slice(Slice.REVERSED));
    assertThat(back.toDoubleArray()).containsOnly(0);
  }

  @Test
  void outMayBeAnOperand() {
    PlainArray a = PlainArray.random(random, false, 4, 4);
    PlainArray b = PlainArray.random(random, false, 4, 4);
    PlainArray expected = a.matmul(b);
    try (var _ = np.scope()) {
      NDArray left = a.toArray(np);
      np.matmul(left, b.toArray(np), left);
      expected.assertClose(left, TOLERANCE);
      NDArray right = b.toArray(np);
      np.matmul(a.toArray(np), right, right);
      expected.assertClose(right, TOLERANCE);
      NDArray both = a.toArray(np);
      np.matmul(both, both.transpose(), both);
      a.matmul(a.transpose(1, 0)).assertClose(both, TOLERANCE);
      NDArray part = np.zeros(4, 8);
      part.slice(Slice.ALL, Slice.to(4)).assign(a.toArray(np));
      np.matmul(
          part.slice(Slice.ALL, Slice.to(4)), b.toArray(np), part.slice(Slice.ALL, Slice.from(4)));
      expected.assertClose(part.slice(Slice.ALL, Slice.from(4)), TOLERANCE);
      a.assertIs(part.slice(Slice.ALL, Slice.to(4)));
    }
    assertThat(np.memory().arrays()).isZero();
  }

  /** So large that BLAS writes the first results before it has read the last operands. */
  @Test
  void outMayBeALargeOperand() {
    try (var _ = np.scope()) {
      NDArray a = np.random(8).random(300, 300);
      NDArray b = np.random(9).random(300, 300);
      PlainArray expected = PlainArray.of(np.matmul(a, b));
      NDArray left = a.copy();
      np.matmul(left, b, left);
      expected.assertClose(left, 1e-10);
      NDArray right = b.copy();
      np.matmul(a, right, right);
      expected.assertClose(right, 1e-10);
      NDArray turned = b.transpose().copy();
      np.matmul(a, turned.transpose(), turned);
      expected.assertClose(turned, 1e-10);
    }
    assertThat(np.memory().arrays()).isLessThanOrEqualTo(2);
  }

  @Test
  void wrongShapesAreToldAndChangeNothing() {
    NDArray a = np.ones(2, 3);
    NDArray vector = np.ones(3);
    assertThatThrownBy(() -> a.matmul(a))
        .isInstanceOf(ShapeException.class)
        .hasMessage("matmul: shapes (2, 3) and (2, 3) do not fit: the inner extents are 3 and 2");
    assertThatThrownBy(() -> vector.dot(np.ones(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("dot: shapes (3,) and (4,) do not fit: the inner extents are 3 and 4");
    assertThatThrownBy(() -> vector.matmul(np.ones(4))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> vector.dot(np.ones(1))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> a.dot(np.ones(3, 2, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "dot: shapes (2, 3) and (3, 2, 1): axes [-1] and [-2] differ in number or extent");
    assertThatThrownBy(() -> np.full(1).matmul(a))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("no axes");
    assertThatThrownBy(() -> a.matmul(np.full(1))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.ones(2, 1, 3).matmul(np.ones(3, 3, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("cannot broadcast (2,) with (3,)");
    assertThatThrownBy(() -> np.matmul(a, vector, np.ones(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("matmul: out has shape (3,), the result (2,)");
    assertThatThrownBy(() -> np.matmul(a, vector, np.ones(1).broadcastTo(2)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(a.referenceCount()).isEqualTo(1);
    assertThat(vector.referenceCount()).isEqualTo(1);
    assertThat(interpreter.currentThreadState()).isNull();
  }

  /** BLAS counts with 32 bits; that is found before a byte is copied. */
  @Test
  void extentsBeyondBlasAreRefusedAtOnce() {
    long tooMany = 1L + Integer.MAX_VALUE;
    NDArray one = np.ones(1, 1);
    NDArray tall = one.broadcastTo(tooMany, 1);
    NDArray wide = one.broadcastTo(1, tooMany);
    NDArray matrix = np.ones(33, 33);
    NDArray stack = matrix.broadcastTo(1L << 30, 33, 33);
    long before = np.memory().processBytes();
    assertThatThrownBy(() -> tall.matmul(one))
        .isInstanceOf(ShapeException.class)
        .hasMessage("matmul: 2147483648 rows: BLAS counts with 32 bits, at most 2147483647");
    assertThatThrownBy(() -> one.dot(wide))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("dot: 2147483648 columns");
    assertThatThrownBy(() -> wide.matmul(tall))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("matmul: 2147483648 inner extent");
    assertThatThrownBy(() -> stack.matmul(matrix))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("matmul: a batch of 1073741824 products is more than");
    assertThatThrownBy(() -> tall.matmul(np.ones(DType.COMPLEX128, 1, 1)))
        .as("nor cast")
        .isInstanceOf(ShapeException.class);
    assertThat(np.memory().processBytes() - before).isLessThanOrEqualTo(64);
    assertThat(one.referenceCount()).isEqualTo(3);
  }

  @Test
  void rowsFarApartAreFine() {
    // A leading dimension beyond 32 bits cannot be given to BLAS; the distance of one row does not
    // matter.
    NDArray base = np.ones(3, 5);
    NDArray row = base.slice(Slice.to(1), Slice.ALL);
    assertThat(row.matmul(base.transpose()).toDoubleArray()).containsExactly(5, 5, 5);
    NDArray column = base.slice(Slice.ALL, Slice.range(2, 3));
    assertThat(column.transpose().matmul(column).toDouble()).isEqualTo(3);
    assertThat(column.matmul(column.transpose()).toDoubleArray()).hasSize(9).containsOnly(1);
  }
}
