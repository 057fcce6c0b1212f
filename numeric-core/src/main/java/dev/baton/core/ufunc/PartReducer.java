package dev.baton.core.ufunc;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.ReductionKernels;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/** Reduces parts of an axis: {@code ufunc.reduceat}. */
final class PartReducer {
  private static final String OPERATION = "reduceat";

  private PartReducer() {}

  /** Reduces for the function of that name; see {@link BinaryUfunc#reduceAt}. */
  static NDArray reduce(String name, Folding folding, NDArray a, NDArray indices, Over over) {
    over.without(name, Over.Option.INITIAL, Over.Option.WHERE, Over.Option.CORRECTION);
    ArrayContext context = ArrayContext.of(a, indices, over.out());
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(name, a);
      NDArray out = over.out();
      StridedArray given = out == null ? null : context.own(name, out);
      DType dtype = folding.type(name, operand.type(), over.dtype(), given);
      int axis = over.oneAxis(name, operand.extents().length);
      if (folding.ufunc() == BinaryUfunc.LDEXP) {
        throw new UnsupportedOperationException(
            "%s: exponents are integers, the results are not".formatted(name));
      }
      try (StridedArray starts = IndexArrays.of(name, self, context.own(name, indices))) {
        requireStarts(name, starts, operand.extents()[axis]);
        folding.requireExponents(operand, dtype, null, axis, 0);
        StridedArray read = folding.readable(self, OPERATION, operand, dtype);
        try {
          return run(name, folding, self, read, axis, starts, dtype, given);
        } finally {
          Results.closeCopy(read, operand);
        }
      }
    }
  }

  private static void requireStarts(String name, StridedArray starts, long extent) {
    if (starts.extents().length != 1) {
      throw new ShapeException(
          "%s: indices have one axis, not shape %s"
              .formatted(name, Shape.toString(starts.extents())));
    }
    for (long start : starts.toLongArray()) {
      if (start < 0 || start >= extent) {
        throw new IndexOutOfBoundsException(
            "%s: index %d is out of bounds: 0 to %d".formatted(name, start, extent - 1));
      }
    }
  }

  private static NDArray run(
      String name,
      Folding folding,
      ThreadState self,
      StridedArray operand,
      int axis,
      StridedArray starts,
      DType dtype,
      @Nullable StridedArray out) {
    long[] shape = operand.extents().clone();
    shape[axis] = starts.elements();
    boolean mayBeDirect =
        out != null && !out.mayShareMemory(operand) && !out.mayShareMemory(starts);
    return Folding.result(
        name,
        OPERATION,
        self,
        operand,
        dtype,
        shape,
        out,
        mayBeDirect,
        result -> fill(folding, self, operand, axis, starts, result));
  }

  private static void fill(
      Folding folding,
      ThreadState self,
      StridedArray operand,
      int axis,
      StridedArray starts,
      StridedArray result) {
    LoopDescriptor loop = AxisLast.loop(self, result, operand, axis);
    int conditions;
    try {
      conditions =
          ReductionKernels.reduceAt(
              self,
              folding.op(),
              result.elementType(),
              operand.elementType(),
              operand.elements(),
              starts.elements(),
              starts.storage(),
              starts.address(),
              loop,
              result.storage(),
              result.address(),
              operand.storage(),
              operand.address());
    } finally {
      Reference.reachabilityFence(operand);
      Reference.reachabilityFence(starts);
      Reference.reachabilityFence(result);
    }
    FloatingPointErrors.report(operand.context(), self, OPERATION, conditions);
  }
}
