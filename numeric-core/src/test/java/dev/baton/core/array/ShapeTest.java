package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arithmetic of shapes against counting. */
class ShapeTest {
  /** All shapes of up to three axes with extents 0 to 3. */
  static List<long[]> smallShapes() {
    List<long[]> shapes = new ArrayList<>();
    shapes.add(new long[0]);
    for (int from = 0, ndim = 1; ndim <= 3; ndim++) {
      int to = shapes.size();
      for (; from < to; from++) {
        for (long extent = 0; extent <= 3; extent++) {
          long[] longer = Arrays.copyOf(shapes.get(from), ndim);
          longer[ndim - 1] = extent;
          shapes.add(longer);
        }
      }
    }
    return shapes;
  }

  @Test
  void sizeCountsElements() {
    assertThat(smallShapes()).hasSize(1 + 4 + 16 + 64);
    for (long[] shape : smallShapes()) {
      assertThat(Shape.size(shape)).isEqualTo(PlainArray.indices(shape).size());
      assertThat(Shape.sizeBytes(DType.FLOAT64, shape)).isEqualTo(8 * Shape.size(shape));
      assertThat(Shape.sizeBytes(DType.COMPLEX128, shape)).isEqualTo(16 * Shape.size(shape));
    }
  }

  @Test
  void sizesThatDoNotFitAreRefusedWithTheShape() {
    assertThat(Shape.size(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(Shape.size(1L << 31, 1L << 31)).isEqualTo(1L << 62);
    for (long[] tooLarge :
        new long[][] {
          {1L << 32, 1L << 31},
          {1L << 32, 1L << 32},
          {Long.MAX_VALUE, 2},
          {3, Long.MAX_VALUE},
          {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE},
          {1L << 40, 1L << 40, 0},
        }) {
      assertThatThrownBy(() -> Shape.size(tooLarge))
          .isInstanceOf(ShapeException.class)
          .hasMessage(
              "shape %s has more elements than fit a 64-bit count", Shape.toString(tooLarge));
    }
    assertThat(Shape.sizeBytes(DType.FLOAT64, (1L << 60) - 1)).isEqualTo(Long.MAX_VALUE - 7);
    assertThatThrownBy(() -> Shape.sizeBytes(DType.FLOAT64, 1L << 60))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(1152921504606846976,) of float64 has more bytes");
    assertThatThrownBy(() -> Shape.sizeBytes(DType.COMPLEX128, 1L << 59))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void negativeExtentsAndTooManyAxesAreRefused() {
    assertThatThrownBy(() -> Shape.size(3, -1, 0))
        .isInstanceOf(ShapeException.class)
        .hasMessage("shape (3, -1, 0) has the negative extent -1");
    assertThatThrownBy(() -> Shape.size(0, Long.MIN_VALUE)).isInstanceOf(ShapeException.class);
    long[] most = new long[64];
    Arrays.fill(most, 1);
    assertThat(Shape.size(most)).isEqualTo(1);
    long[] tooMany = new long[65];
    assertThatThrownBy(() -> Shape.size(tooMany))
        .isInstanceOf(ShapeException.class)
        .hasMessageEndingWith("has 65 axes: at most 64 are supported");
  }

  @Test
  void contiguousStridesNumberTheElements() {
    for (long[] shape : smallShapes()) {
      long[] strides = Shape.contiguousStrides(shape);
      long expected = 0;
      for (long[] index : PlainArray.indices(shape)) {
        assertThat(offset(index, strides)).isEqualTo(expected++);
      }
      assertThat(Shape.isContiguous(shape, strides)).isTrue();
    }
  }

  @Test
  void contiguousMeansNumberedInOrder() {
    long[] steps = {-3, -1, 0, 1, 2, 3, 6};
    for (long[] shape : smallShapes()) {
      for (long[] choice : PlainArray.indices(powers(steps.length, shape.length))) {
        long[] strides = Arrays.stream(choice).map(i -> steps[(int) i]).toArray();
        boolean inOrder = true;
        long expected = 0;
        for (long[] index : PlainArray.indices(shape)) {
          inOrder &= offset(index, strides) == expected++;
        }
        if (Shape.isContiguous(shape, strides) != inOrder) {
          assertThat(Shape.isContiguous(shape, strides))
              .as("%s by %s", Arrays.toString(shape), Arrays.toString(strides))
              .isEqualTo(inOrder);
        }
      }
    }
  }

  private static long[] powers(long base, int length) {
    long[] shape = new long[length];
    Arrays.fill(shape, base);
    return shape;
  }

  private static long offset(long[] index, long[] strides) {
    long offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      offset += index[axis] * strides[axis];
    }
    return offset;
  }

  @Test
  void axesCountFromEitherEnd() {
    for (int ndim = 0; ndim <= 4; ndim++) {
      for (int axis = -6; axis <= 6; axis++) {
        int all = ndim;
        int asked = axis;
        if (axis >= -ndim && axis < ndim) {
          assertThat(Shape.checkedAxis("sum", axis, ndim)).isEqualTo(Math.floorMod(axis, ndim));
        } else {
          assertThatThrownBy(() -> Shape.checkedAxis("sum", asked, all))
              .isInstanceOf(ShapeException.class)
              .hasMessageContaining("axis " + axis + " does not exist");
        }
      }
    }
    assertThatThrownBy(() -> Shape.checkedAxis("sum", Integer.MIN_VALUE, 3))
        .isInstanceOf(ShapeException.class);
    assertThat(Shape.checkedAxes("sum", new int[] {-1, 0}, 3)).containsExactly(true, false, true);
    assertThat(Shape.checkedAxes("sum", new int[0], 2)).containsExactly(false, false);
    assertThatThrownBy(() -> Shape.checkedAxes("sum", new int[] {1, -2}, 3))
        .isInstanceOf(ShapeException.class)
        .hasMessage("sum: axis -2 is named twice in [1, -2]");
  }

  @Test
  void oneExtentMayBeLeftOpen() {
    assertThat(Shape.completed(new long[] {2, -1}, 6)).containsExactly(2, 3);
    assertThat(Shape.completed(new long[] {-1}, 0)).containsExactly(0);
    assertThat(Shape.completed(new long[] {-1}, 1)).containsExactly(1);
    assertThat(Shape.completed(new long[] {}, 1)).isEmpty();
    assertThat(Shape.completed(new long[] {0, 5}, 0)).containsExactly(0, 5);
    long[][] wrong = {{-1, -1}, {4, -1}, {0, -1}, {-2, 3}, {5}, {}, {0}, {-1, 0}};
    for (long[] shape : wrong) {
      assertThatThrownBy(() -> Shape.completed(shape, 6))
          .as(Shape.toString(shape))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining(Shape.toString(shape));
    }
    // NumPy: cannot reshape array of size 0 into shape (0, -1)
    assertThatThrownBy(() -> Shape.completed(new long[] {0, -1}, 0))
        .isInstanceOf(ShapeException.class);
    long[] given = {2, -1};
    Shape.completed(given, 6);
    assertThat(given).as("the caller's array").containsExactly(2, -1);
  }

  @Test
  void shapesPrintAsInPython() {
    assertThat(Shape.toString(new long[0])).isEqualTo("()");
    assertThat(Shape.toString(3)).isEqualTo("(3,)");
    assertThat(Shape.toString(2, 3)).isEqualTo("(2, 3)");
  }

  @Test
  void indicesCountFromEitherEnd() {
    assertThat(Shape.checkedIndex(-3, 3)).isZero();
    assertThat(Shape.checkedIndex(2, 3)).isEqualTo(2);
    for (long wrong : new long[] {-4, 3, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> Shape.checkedIndex(wrong, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> Shape.checkedIndex(0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
