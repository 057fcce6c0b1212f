package dev.baton.core.ufunc;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.ReductionKernels;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An accumulation along an axis, in the elements' order: each element of the result is the
 * reduction of those up to its place. Drops the lock above 500 elements of {@code a} under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 *
 * <p>Sums and products have the types that {@link Reduction} gives them.
 */
public enum Accumulation {
  /** {@code numpy.cumsum}. */
  CUMSUM(BinaryOp.ADD, 0),
  /** {@code numpy.cumprod}. */
  CUMPROD(BinaryOp.MULTIPLY, 1);

  private final BinaryOp op;
  private final long identity;
  private final String numpyName;

  Accumulation(BinaryOp op, long identity) {
    this.op = op;
    this.identity = identity;
    this.numpyName = Names.of(this);
  }

  /**
   * Accumulates all elements in C order.
   *
   * @param a the operand
   * @return a new array (size)
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a) {
    return apply(a, Over.all());
  }

  /**
   * Accumulates along an axis, or all elements in C order.
   *
   * @param a the operand
   * @param over one axis or all; dtype and out
   * @return a new array of {@code a}'s shape, or (size) over all axes, or the {@code out} given
   * @throws ShapeException if the axis does not exist or {@code out} has another shape
   * @throws IllegalArgumentException if there are more axes than one, or another option is given
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalStateException if an array is closed
   */
  public NDArray apply(NDArray a, Over over) {
    return apply(numpyName, a, over, false);
  }

  /**
   * Accumulates along an axis as the array API standard has it: {@code numpy.cumulative_sum},
   * {@code numpy.cumulative_prod}.
   *
   * @param a the operand
   * @param over one axis, or all of an operand with one axis; dtype and out
   * @param includeInitial whether the result begins with the identity, and is longer by one
   * @return a new array, or the {@code out} given
   * @throws ShapeException if the axis does not exist or {@code out} has another shape
   * @throws IllegalArgumentException if there are more axes than one, or another option is given
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalStateException if an array is closed
   */
  public NDArray cumulative(NDArray a, Over over, boolean includeInitial) {
    String name = this == CUMSUM ? "cumulative_sum" : "cumulative_prod";
    int ndim = ((StridedArray) a).extents().length;
    if (ndim == 0 || (ndim > 1 && over.axes() == null)) {
      throw new ShapeException(
          "%s: an array with %d axes has no one axis to go along: name it".formatted(name, ndim));
    }
    return apply(name, a, over, includeInitial);
  }

  private NDArray apply(String name, NDArray a, Over over, boolean includeInitial) {
    over.without(name, Over.Option.INITIAL, Over.Option.WHERE, Over.Option.CORRECTION);
    ArrayContext context = ArrayContext.of(a, null, over.out());
    try (var attachment = context.interpreter().attach()) {
      StridedArray operand = context.own(name, a);
      NDArray out = over.out();
      StridedArray given = out == null ? null : context.own(name, out);
      DType asked = over.dtype();
      DType dtype =
          asked != null
              ? asked
              : given != null
                  ? DType.promote(operand.type(), given.type())
                  : Reduction.widened(operand.type());
      int[] axes = over.axes();
      ThreadState self = attachment.state();
      if (axes != null && axes.length == 1) {
        int axis = Shape.checkedAxis(axes[0], operand.extents().length);
        return run(name, self, context, operand, axis, dtype, given, includeInitial);
      }
      if (axes != null) {
        throw new IllegalArgumentException("%s: one axis or all, not %s".formatted(name, over));
      }
      try (StridedArray flat = context.own(name, operand.reshape(-1))) {
        return run(name, self, context, flat, 0, dtype, given, includeInitial);
      }
    }
  }

  private StridedArray run(
      String name,
      ThreadState self,
      ArrayContext context,
      StridedArray a,
      int axis,
      DType dtype,
      @Nullable StridedArray out,
      boolean includeInitial) {
    long[] shape = a.extents().clone();
    shape[axis] += includeInitial ? 1 : 0;
    if (out == null) {
      StridedArray result = context.empty(self, dtype, shape);
      return result.filledBy(() -> accumulate(self, a, axis, result, includeInitial));
    }
    Outputs.check(name, out, dtype, shape);
    if (!DType.canCast(dtype, out.type(), Casting.SAME_KIND)) {
      throw new UnsupportedOperationException(
          "%s: out is %s and cannot hold a %s result".formatted(name, out.type(), dtype));
    }
    if (out.type() == dtype && (!out.mayShareMemory(a) || out.isSameView(a))) {
      accumulate(self, a, axis, out, includeInitial);
    } else {
      try (StridedArray result = context.empty(self, dtype, shape)) {
        accumulate(self, a, axis, result, includeInitial);
        out.assign(result);
      }
    }
    return out;
  }

  private void accumulate(
      ThreadState self, StridedArray a, int axis, StridedArray result, boolean includeInitial) {
    if (!includeInitial) {
      accumulate(self, a, axis, result);
      return;
    }
    Slice[] first = new Slice[axis + 1];
    Arrays.fill(first, Slice.ALL);
    Slice[] rest = first.clone();
    first[axis] = Slice.range(0, 1);
    rest[axis] = Slice.from(1);
    try (StridedArray start = result.slice(first);
        StridedArray sums = result.slice(rest)) {
      Copies.fill(self, start, Scalar.of(identity));
      accumulate(self, a, axis, sums);
    }
  }

  private void accumulate(ThreadState self, StridedArray a, int axis, StridedArray result) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(
        AxisLast.extents(a.extents(), axis),
        AxisLast.extents(result.steps(), axis),
        AxisLast.extents(a.steps(), axis));
    try {
      ReductionKernels.accumulate(
          self,
          op,
          result.elementType(),
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
