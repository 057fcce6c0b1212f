package dev.baton.core.ufunc;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.interpreter.ThreadState;

/**
 * A ufunc of an array and a number of Java's: the number is weak, is handed to the kernel without
 * an array of its own where it stands on the right, and compares by its value even where the
 * array's type cannot hold it.
 */
final class NumberOperand {
  private NumberOperand() {}

  /** Computes with an array on the left and a number on the right. */
  static NDArray right(BinaryCall call, NDArray a, Scalar b) {
    return apply(call, a, b, false);
  }

  /** Computes with a number on the left and an array on the right. */
  static NDArray left(BinaryCall call, Scalar a, NDArray b) {
    return apply(call, b, a, true);
  }

  private static NDArray apply(
      BinaryCall call, NDArray operand, Scalar number, boolean numberFirst) {
    String name = call.name();
    ArrayContext context = ArrayContext.of(operand, null, null);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray a = context.own(name, operand);
      DType dtype = call.dtypeOf(number, a.type());
      int outside = number.outside(dtype);
      if (outside != 0 && isComparison(call.ufunc())) {
        return constant(self, context, a, compares(call.ufunc(), numberFirst ? outside : -outside));
      }
      Loop loop = BinaryUfuncLoops.of(call.ufunc()).find(a.type(), dtype);
      if (loop != null && call.isDirect(loop, a.type(), a.type()) && !numberFirst) {
        return computed(call, self, context, loop, a, number);
      }
      try (StridedArray b = context.empty(self, dtype)) {
        number.write(name, dtype, b.address());
        return numberFirst
            ? call.general(self, context, b, a, UfuncOptions.DEFAULT)
            : call.general(self, context, a, b, UfuncOptions.DEFAULT);
      }
    }
  }

  private static StridedArray computed(
      BinaryCall call,
      ThreadState self,
      ArrayContext context,
      Loop kernel,
      StridedArray a,
      Scalar number) {
    StridedArray result = context.emptyLike(self, kernel.out(), a.extents(), a);
    LoopDescriptor loop = LoopDescriptor.of(self);
    if (a.contiguous()) {
      loop.setRun(a.elements(), 1, 1, 0);
    } else {
      loop.set(a.extents(), result.steps(), a.steps(), new long[a.extents().length]);
    }
    long scalar = loop.scalar(0);
    return result.filledBy(
        () -> {
          number.write(call.name(), kernel.compute(), scalar);
          call.call(self, loop, result, a, a.address(), null, scalar);
        });
  }

  static boolean isComparison(BinaryUfunc ufunc) {
    return switch (ufunc) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      default -> false;
    };
  }

  /** Says what a comparison gives, for the sign of left minus right. */
  static boolean compares(BinaryUfunc ufunc, int sign) {
    return switch (ufunc) {
      case NOT_EQUAL -> true;
      case LESS, LESS_EQUAL -> sign < 0;
      case GREATER, GREATER_EQUAL -> sign > 0;
      default -> false;
    };
  }

  private static NDArray constant(
      ThreadState self, ArrayContext context, StridedArray a, boolean value) {
    StridedArray result = context.empty(self, DType.BOOL, a.extents());
    return result.filledBy(() -> result.fill(value));
  }
}
