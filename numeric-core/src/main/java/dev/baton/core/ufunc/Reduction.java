package dev.baton.core.ufunc;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.NativeCall;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;

/**
 * A reduction: a (…) → (the axes not named), in the same dtype. Drops the lock above 500 elements
 * of {@code a} under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public enum Reduction {
  /** {@code numpy.sum}, pairwise; 0 where there is nothing to add. */
  SUM(BinaryOp.ADD);

  private final BinaryOp op;
  private final String numpyName;

  Reduction(BinaryOp op) {
    this.op = op;
    this.numpyName = Names.of(this);
  }

  /**
   * Reduces over all axes.
   *
   * @param a the operand
   * @return a new 0-d array
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a) {
    int[] axes = new int[((StridedArray) a).extents().length];
    Arrays.setAll(axes, axis -> axis);
    return apply(a, false, axes);
  }

  /**
   * Reduces over some axes.
   *
   * @param a the operand
   * @param keepDims true to keep the reduced axes, with extent 1
   * @param axes which axes; negative counts from the last; none reduces nothing
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, boolean keepDims, int... axes) {
    ArrayContext context = ArrayContext.of(a, null, null);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(numpyName, a);
      long[] shape = operand.extents();
      boolean[] reduced = Shape.checkedAxes(axes, shape.length);
      StridedArray result = context.empty(self, operand.type(), kept(shape, reduced, keepDims));
      LoopDescriptor loop = LoopDescriptor.of(self);
      loop.set(shape, spread(result.steps(), reduced, keepDims), operand.steps());
      try {
        return result.filledBy(
            () ->
                NativeCall.reduce(
                    self,
                    op,
                    false,
                    result.elementType(),
                    operand.elementType(),
                    operand.elements(),
                    loop,
                    result.storage(),
                    result.address(),
                    operand.storage(),
                    operand.address()));
      } finally {
        Reference.reachabilityFence(operand);
      }
    }
  }

  private static long[] kept(long[] shape, boolean[] reduced, boolean keepDims) {
    long[] result = new long[shape.length];
    int ndim = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (!reduced[axis]) {
        result[ndim++] = shape[axis];
      } else if (keepDims) {
        result[ndim++] = 1;
      }
    }
    return Arrays.copyOf(result, ndim);
  }

  /** The result's step along each axis of the operand: 0 along those reduced. */
  private static long[] spread(long[] steps, boolean[] reduced, boolean keepDims) {
    long[] result = new long[reduced.length];
    int next = 0;
    for (int axis = 0; axis < reduced.length; axis++) {
      if (!reduced[axis]) {
        result[axis] = steps[next++];
      } else if (keepDims) {
        next++;
      }
    }
    return result;
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
