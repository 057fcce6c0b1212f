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

  /** Returns how many matrices a batch has. */
  static int count(String operation, long[] batch) {
    long count = Shape.size(batch);
    requireCountable(operation, count);
    return (int) count;
  }

  /**
   * Returns for each product the offsets of its left operand, right operand and result from their
   * first elements, in bytes, one after the other.
   */
  static long[] of(StridedArray left, StridedArray right, long[] batch, long resultElements) {
    int count = (int) Shape.size(batch);
    long itemsize = left.type().itemsize();
    long[] leftSteps = steps(left, batch, 0);
    long[] rightSteps = steps(right, batch, 0);
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

  /**
   * Returns for each matrix of a batch which one it is of an operand that was broadcast to it and
   * whose matrices lie one behind the other.
   */
  static int[] blocks(String operation, long[] own, long[] batch) {
    long[] steps = Broadcast.strides(operation, own, Shape.contiguousStrides(own), batch);
    int[] blocks = new int[count(operation, batch)];
    long[] index = new long[batch.length];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = (int) at(index, steps);
      advance(index, batch);
    }
    return blocks;
  }

  /** Returns where in a batch its matrix of a number is. */
  static long[] index(long number, long[] batch) {
    long[] index = new long[batch.length];
    long rest = number;
    for (int axis = batch.length - 1; axis >= 0; axis--) {
      index[axis] = rest % batch[axis];
      rest /= batch[axis];
    }
    return index;
  }

  /**
   * Returns the steps of an array's matrices along the axes of a batch, with room for more.
   *
   * @param array (…, rows, columns)
   * @param batch what the extents before the last two are broadcast to
   * @param more how many places there are after them, 0
   */
  static long[] steps(StridedArray array, long[] batch, int more) {
    int leading = array.extents().length - 2;
    long[] steps =
        Broadcast.strides(
            "matmul",
            Arrays.copyOf(array.extents(), leading),
            Arrays.copyOf(array.steps(), leading),
            batch);
    return Arrays.copyOf(steps, batch.length + more);
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
