package dev.baton.core.ufunc;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.ReductionKernels;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Where the largest or smallest element is: a (…) → (the other axes), int64. The first of equal
 * elements; the first NaN where there is one. Drops the lock above 500 elements of {@code a} under
 * {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public enum ArgReduction {
  /** {@code numpy.argmax}. */
  ARGMAX(BinaryOp.MAXIMUM),
  /** {@code numpy.argmin}. */
  ARGMIN(BinaryOp.MINIMUM);

  private final BinaryOp op;
  private final String numpyName;

  ArgReduction(BinaryOp op) {
    this.op = op;
    this.numpyName = Names.of(this);
  }

  /**
   * Finds the place among all elements in C order.
   *
   * @param a the operand
   * @return a new 0-d int64 array
   * @throws ShapeException if there is no element
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a) {
    return apply(a, Over.all());
  }

  /**
   * Finds the places along one axis, or among all elements in C order.
   *
   * @param a the operand
   * @param over one axis or all; keepDims and out
   * @return a new int64 array, or the {@code out} given
   * @throws ShapeException if the axis does not exist or has no element
   * @throws IllegalArgumentException if there are more axes than one, or another option is given
   * @throws UnsupportedOperationException if {@code out} is read-only or not int64
   * @throws IllegalStateException if an array is closed
   */
  public NDArray apply(NDArray a, Over over) {
    over.without(
        numpyName,
        Over.Option.DTYPE,
        Over.Option.INITIAL,
        Over.Option.WHERE,
        Over.Option.CORRECTION);
    ArrayContext context = ArrayContext.of(a, null, over.out());
    try (var attachment = context.interpreter().attach()) {
      StridedArray operand = context.own(numpyName, a);
      NDArray out = over.out();
      StridedArray given = out == null ? null : context.own(numpyName, out);
      int[] axes = over.axes();
      ThreadState self = attachment.state();
      long[] shape = ReducedShape.of(numpyName, operand.extents(), over).result();
      if (axes != null && axes.length == 1) {
        int axis = Shape.checkedAxis(numpyName, axes[0], operand.extents().length);
        return run(self, context, operand, axis, shape, given);
      }
      if (axes != null) {
        throw new IllegalArgumentException(
            "%s: one axis or all, not %s".formatted(numpyName, over));
      }
      if (operand.extents().length == 1) {
        return run(self, context, operand, 0, shape, given);
      }
      try (StridedArray flat = context.own(numpyName, operand.reshape(-1))) {
        return run(self, context, flat, 0, shape, given);
      }
    }
  }

  private StridedArray run(
      ThreadState self,
      ArrayContext context,
      StridedArray a,
      int axis,
      long[] shape,
      @Nullable StridedArray out) {
    if (a.extents()[axis] == 0 && Shape.size(shape) > 0) {
      throw new ShapeException(
          "%s: axis %d of shape %s has no element"
              .formatted(numpyName, axis, Shape.toString(a.extents())));
    }
    if (out == null) {
      StridedArray result = context.empty(self, DType.INT64, shape);
      return result.filledBy(() -> find(self, a, axis, result));
    }
    Outputs.check(numpyName, out, DType.INT64, shape);
    if (out.type() != DType.INT64) {
      throw new UnsupportedOperationException(
          "%s: out is %s, places are int64".formatted(numpyName, out.type()));
    }
    if (out.mayShareMemory(a)) {
      try (StridedArray result = context.empty(self, DType.INT64, shape)) {
        find(self, a, axis, result);
        out.assign(result);
      }
    } else {
      find(self, a, axis, out);
    }
    return out;
  }

  private void find(ThreadState self, StridedArray a, int axis, StridedArray result) {
    int ndim = a.extents().length;
    // Kept or not, the result's other axes are the operand's, in order.
    boolean kept = result.extents().length == ndim;
    long[] steps = new long[ndim - 1];
    for (int from = 0, to = 0; from < ndim; from++) {
      if (from != axis) {
        steps[to] = result.steps()[kept || result.extents().length == 0 ? from : to];
        to++;
      }
    }
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(
        AxisLast.extents(a.extents(), axis),
        AxisLast.withLast(steps, 0),
        AxisLast.extents(a.steps(), axis));
    try {
      ReductionKernels.argReduce(
          self,
          op,
          a.elementType(),
          a.elements(),
          loop,
          result.storage(),
          result.address(),
          a.storage(),
          a.address());
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(result);
    }
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
