package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;

/** Checks the arrays given to the functions of one interpreter. */
final class Operands {
  private Operands() {}

  /**
   * Checks an array whose own method carries out the operation.
   *
   * @param part the functions called
   * @param operation names the caller in errors
   * @param a the array
   * @return the same array
   * @throws IllegalArgumentException if it belongs to another interpreter and is not shared
   */
  static StridedArray of(Object part, String operation, NDArray a) {
    Numeric.context(part).mine(operation, a);
    return (StridedArray) a;
  }

  /** As {@link #of}, with at least so many axes. */
  static StridedArray withAxes(Object part, String operation, NDArray a, int least) {
    StridedArray array = of(part, operation, a);
    if (array.ndim() < least) {
      throw new ShapeException(
          "%s: %s has fewer than %d axes".formatted(operation, array.described(), least));
    }
    return array;
  }

  /**
   * Checks arrays that an operation reads.
   *
   * @param part the functions called
   * @param operation names the caller in errors
   * @param arrays the arrays
   * @return the same arrays, or what stands for those that are shared
   * @throws IllegalArgumentException if one belongs to another interpreter and is not shared
   * @throws IllegalStateException if one is closed
   */
  static StridedArray[] all(Object part, String operation, NDArray... arrays) {
    ArrayContext context = Numeric.context(part);
    StridedArray[] operands = new StridedArray[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      operands[i] = context.own(operation, arrays[i]);
    }
    return operands;
  }
}
