package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;

/** Products of many matrices, in the order that takes the fewest multiplications. */
final class Powers {
  private Powers() {}

  static NDArray matrixPower(Work work, NDArray a, int n) {
    StridedArray matrices = work.squares(a);
    if (n == 0) {
      return work.identity(
          matrices.type(), Work.batch(matrices), matrices.extents()[matrices.ndim() - 1]);
    }
    // The binary digits of |n|, the first after the other; the first of all is 1.
    NDArray base = n < 0 ? Solving.inverse(work, matrices) : matrices.copy();
    long digits = Math.absExact((long) n);
    NDArray result = base;
    for (long digit = Long.highestOneBit(digits) >> 1; digit > 0; digit >>= 1) {
      result = Products.matmul(result, result);
      if ((digits & digit) != 0) {
        result = Products.matmul(result, base);
      }
    }
    return result;
  }

  static NDArray multiDot(Work work, NDArray... arrays) {
    int last = arrays.length - 1;
    if (last < 1) {
      throw new IllegalArgumentException(
          "%s: %d arrays, fewer than 2".formatted(work.operation(), arrays.length));
    }
    StridedArray[] factors = new StridedArray[arrays.length];
    for (int i = 0; i <= last; i++) {
      StridedArray own = work.operand(arrays[i]);
      boolean isVector = own.extents().length == 1 && (i == 0 || i == last);
      if (own.extents().length != 2 && !isVector) {
        throw new ShapeException(
            "%s: array %d of shape %s: the inner arrays have 2 axes, the first and last 1 or 2"
                .formatted(work.operation(), i, Arrays.toString(own.extents())));
      }
      factors[i] = isVector ? own.expandDims(i == 0 ? 0 : 1) : own;
    }
    NDArray product = product(factors, order(factors), 0, last);
    if (arrays[0].ndim() == 1) {
      product = product.squeeze(0);
    }
    if (arrays[last].ndim() == 1) {
      product = product.squeeze(-1);
    }
    return product;
  }

  private static NDArray product(StridedArray[] factors, int[][] order, int i, int j) {
    return i == j
        ? factors[i]
        : Products.dot(
            product(factors, order, i, order[i][j]), product(factors, order, order[i][j] + 1, j));
  }

  /**
   * Finds where the product of factors i to j is best split, by dynamic programming; Cormen et al.,
   * Introduction to Algorithms, 15.2.
   */
  private static int[][] order(StridedArray[] factors) {
    int n = factors.length;
    double[][] cost = new double[n][n];
    int[][] split = new int[n][n];
    for (int length = 1; length < n; length++) {
      for (int i = 0; i + length < n; i++) {
        int j = i + length;
        cost[i][j] = Double.POSITIVE_INFINITY;
        for (int k = i; k < j; k++) {
          double whole =
              cost[i][k]
                  + cost[k + 1][j]
                  + (double) factors[i].extents()[0]
                      * factors[k].extents()[1]
                      * factors[j].extents()[1];
          if (whole < cost[i][j]) {
            cost[i][j] = whole;
            split[i][j] = k;
          }
        }
      }
    }
    return split;
  }
}
