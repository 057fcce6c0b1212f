package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Broadcasting of all small shapes against the rule itself. */
class BroadcastTest {
  /** The common shape, or null: pad on the left with 1, then each pair is equal or has a 1. */
  private static long[] reference(long[] a, long[] b) {
    int ndim = Math.max(a.length, b.length);
    long[] left = padded(a, ndim);
    long[] right = padded(b, ndim);
    long[] result = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      if (left[axis] == right[axis] || right[axis] == 1) {
        result[axis] = left[axis];
      } else if (left[axis] == 1) {
        result[axis] = right[axis];
      } else {
        return null;
      }
    }
    return result;
  }

  private static long[] padded(long[] shape, int ndim) {
    long[] result = new long[ndim];
    Arrays.fill(result, 1);
    System.arraycopy(shape, 0, result, ndim - shape.length, shape.length);
    return result;
  }

  @Test
  void commonShapes() {
    int refused = 0;
    for (long[] a : ShapeTest.smallShapes()) {
      for (long[] b : ShapeTest.smallShapes()) {
        long[] expected = reference(a, b);
        if (expected == null) {
          refused++;
          assertThatThrownBy(() -> Broadcast.shapes("add", a, b))
              .isInstanceOf(ShapeException.class)
              .hasMessageStartingWith(
                  "add: cannot broadcast %s with %s: axis -"
                      .formatted(Shape.toString(a), Shape.toString(b)));
        } else if (!Arrays.equals(Broadcast.shapes("add", a, b), expected)) {
          assertThat(Broadcast.shapes("add", a, b))
              .as("%s with %s", Shape.toString(a), Shape.toString(b))
              .isEqualTo(expected);
        }
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void errorsNameTheAxisAndBothExtents() {
    assertThatThrownBy(() -> Broadcast.shapes("add", new long[] {3, 4}, new long[] {5}))
        .hasMessage("add: cannot broadcast (3, 4) with (5,): axis -1 is 4 and 5");
    assertThatThrownBy(
            () -> Broadcast.strides("assign", new long[] {2, 3}, new long[] {3, 1}, new long[] {3}))
        .hasMessage("assign: cannot broadcast (2, 3) to (3,): it has more axes");
    assertThatThrownBy(
            () ->
                Broadcast.strides(
                    "assign", new long[] {2, 3}, new long[] {3, 1}, new long[] {2, 4}))
        .hasMessage("assign: cannot broadcast (2, 3) to (2, 4): axis -1 is 3 and 4");
    // Only this one's extents of 1 are repeated, never the target's.
    assertThatThrownBy(
            () -> Broadcast.strides("assign", new long[] {2}, new long[] {1}, new long[] {1}))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void stridesReadTheElementsBroadcast() {
    for (long[] shape : ShapeTest.smallShapes()) {
      long[] strides = Shape.contiguousStrides(shape);
      for (long[] target : ShapeTest.smallShapes()) {
        if (!Arrays.equals(reference(shape, target), target)) {
          assertThatThrownBy(() -> Broadcast.strides("x", shape, strides, target))
              .as("%s to %s", Shape.toString(shape), Shape.toString(target))
              .isInstanceOf(ShapeException.class);
          continue;
        }
        PlainArray elements = PlainArray.numbered(false, shape);
        PlainArray expected = elements.broadcastTo(target);
        long[] steps = Broadcast.strides("x", shape, strides, target);
        int next = 0;
        for (long[] index : PlainArray.indices(target)) {
          int at = 0;
          for (int axis = 0; axis < index.length; axis++) {
            at += (int) (index[axis] * steps[axis]);
          }
          Complex found = elements.values().get(at);
          if (!found.equals(expected.values().get(next))) {
            assertThat(found)
                .as("%s to %s", Shape.toString(shape), Shape.toString(target))
                .isEqualTo(expected.values().get(next));
          }
          next++;
        }
      }
    }
  }
}
