package dev.baton.core.linalg;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;

/** Where the matrices of a batched product begin. */
final class BatchOffsets {
  private static final int MOST_PRODUCTS = Integer.MAX_VALUE / 3 - 8;

  private BatchOffsets() {}

  static void requireCountable(String operation, long products) {
    if (products > MOST_PRODUCTS) {
      throw new ShapeException(
          "%s: a batch of %d products is more than %d"
              .formatted(operation, products, MOST_PRODUCTS));
    }
  }

  /**
   * Returns for each product the offsets of its left operand, right operand and result from their
   * first elements, in bytes, one after the other.
   */
  static long[] of(StridedArray left, StridedArray right, long[] batch, long resultElements) {
    int count = (int) Shape.size(batch);
    long itemsize = left.type().itemsize();
    long[] leftSteps = leadingSteps(left, batch);
    long[] rightSteps = leadingSteps(right, batch);
    long[] offsets = new long[3 * count];
    long[] index = new long[batch.length];
    for (int i = 0; i < offsets.length; i += 3) {
      offsets[i] = itemsize * at(index, leftSteps);
      offsets[i + 1] = itemsize * at(index, rightSteps);
      offsets[i + 2] = itemsize * (i / 3) * resultElements;
      advance(index, batch);
    }
    return offsets;
  }

  private static long[] leadingSteps(StridedArray array, long[] batch) {
    int leading = array.extents().length - 2;
    return Broadcast.strides(
        "matmul",
        Arrays.copyOf(array.extents(), leading),
        Arrays.copyOf(array.steps(), leading),
        batch);
  }

  private static long at(long[] index, long[] steps) {
    long offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      offset += index[axis] * steps[axis];
    }
    return offset;
  }

  private static void advance(long[] index, long[] shape) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < shape[axis]) {
        return;
      }
      index[axis] = 0;
    }
  }
}
