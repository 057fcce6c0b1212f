package dev.baton.core.ufunc;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.ReductionKernels;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps the steps of a reduction along one axis: {@code ufunc.accumulate}. */
final class Accumulator {
  private static final String OPERATION = "accumulate";

  private final Folding folding;
  private final ThreadState self;
  private final StridedArray operand;
  private final int axis;

  private Accumulator(Folding folding, ThreadState self, StridedArray operand, int axis) {
    this.folding = folding;
    this.self = self;
    this.operand = operand;
    this.axis = axis;
  }

  /**
   * Accumulates for the function of that name.
   *
   * @param axisOrAll the axis, or null for all elements in C order
   * @param initial what the result begins with, which makes it longer by one; or null
   */
  static NDArray accumulate(
      String name,
      Folding folding,
      NDArray a,
      @Nullable Integer axisOrAll,
      Over over,
      @Nullable Scalar initial) {
    over.without(name, Over.Option.INITIAL, Over.Option.WHERE, Over.Option.CORRECTION);
    ArrayContext context = ArrayContext.of(a, null, over.out());
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(name, a);
      NDArray out = over.out();
      StridedArray given = out == null ? null : context.own(name, out);
      DType dtype = folding.type(name, operand.type(), over.dtype(), given);
      if (folding.ufunc() == BinaryUfunc.LDEXP) {
        throw new UnsupportedOperationException(
            "%s: exponents are integers, the results are not".formatted(name));
      }
      if (axisOrAll == null && operand.extents().length != 1) {
        try (StridedArray flat = context.own(name, operand.reshape(-1))) {
          return run(name, folding, self, flat, 0, dtype, given, initial);
        }
      }
      int axis =
          axisOrAll == null ? 0 : Shape.checkedAxis(name, axisOrAll, operand.extents().length);
      return run(name, folding, self, operand, axis, dtype, given, initial);
    }
  }

  private static NDArray run(
      String name,
      Folding folding,
      ThreadState self,
      StridedArray operand,
      int axis,
      DType dtype,
      @Nullable StridedArray out,
      @Nullable Scalar initial) {
    folding.requireExponents(operand, dtype, null, axis, initial == null ? 1 : 0);
    long[] shape = operand.extents().clone();
    shape[axis] += initial == null ? 0 : 1;
    StridedArray read = folding.readable(self, OPERATION, operand, dtype);
    try {
      Accumulator accumulator = new Accumulator(folding, self, read, axis);
      return Folding.result(
          name,
          OPERATION,
          self,
          read,
          dtype,
          shape,
          out,
          out != null && (!out.mayShareMemory(read) || out.isSameView(read)),
          result -> accumulator.fill(result, initial));
    } finally {
      Results.closeCopy(read, operand);
    }
  }

  private void fill(StridedArray result, @Nullable Scalar initial) {
    if (initial == null) {
      fill(result);
      return;
    }
    Slice[] first = new Slice[axis + 1];
    Arrays.fill(first, Slice.ALL);
    Slice[] rest = first.clone();
    first[axis] = Slice.range(0, 1);
    rest[axis] = Slice.from(1);
    try (StridedArray start = result.slice(first);
        StridedArray steps = result.slice(rest)) {
      Copies.fill(self, start, initial);
      fill(steps);
    }
  }

  private void fill(StridedArray result) {
    LoopDescriptor loop = AxisLast.loop(self, result, operand, axis);
    int conditions;
    try {
      conditions =
          ReductionKernels.accumulate(
              self,
              folding.op(),
              result.elementType(),
              operand.elementType(),
              operand.elements(),
              loop,
              result.storage(),
              result.address(),
              operand.storage(),
              operand.address());
    } finally {
      Reference.reachabilityFence(operand);
      Reference.reachabilityFence(result);
    }
    FloatingPointErrors.report(operand.context(), self, OPERATION, conditions);
  }
}
