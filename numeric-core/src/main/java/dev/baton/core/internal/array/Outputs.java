package dev.baton.core.internal.array;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import java.util.Arrays;

/** The rules for an array given as {@code out}. */
public final class Outputs {
  private Outputs() {}

  /**
   * Checks that an array can take a result.
   *
   * @param operation names the caller in the error
   * @param out the array given
   * @param dtype the result's type
   * @param shape the result's extents
   * @throws ShapeException if the shapes differ
   * @throws UnsupportedOperationException if {@code out} is read-only, or real and the result
   *     complex
   */
  public static void check(String operation, StridedArray out, DType dtype, long[] shape) {
    out.requireWriteable(operation);
    checkShape(operation, out, shape);
    if (dtype.isComplex() && !out.type().isComplex()) {
      throw new UnsupportedOperationException(
          "%s: out is %s and cannot hold a %s result".formatted(operation, out.type(), dtype));
    }
  }

  /**
   * Checks that an array has a result's shape.
   *
   * @param operation names the caller in the error
   * @param out the array given
   * @param shape the result's extents
   * @throws ShapeException if the shapes differ
   */
  public static void checkShape(String operation, StridedArray out, long[] shape) {
    if (!Arrays.equals(out.extents(), shape)) {
      throw new ShapeException(
          "%s: out has shape %s, the result %s"
              .formatted(operation, Shape.toString(out.extents()), Shape.toString(shape)));
    }
  }

  /**
   * Says whether writing {@code out} element by element may change elements of an operand that are
   * still to be read.
   *
   * @param out the array given
   * @param operand an operand
   * @return false if they share no memory, or are the same elements in the same order
   */
  public static boolean disturbs(StridedArray out, StridedArray operand) {
    return out.mayShareMemory(operand) && !out.isSameView(operand);
  }
}
