package dev.baton.core.ufunc;

import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.IndexKernels.Step;
import dev.baton.core.interpreter.ThreadState;

/** A ufunc of two operands in place, for the elements that an index selects: {@code ufunc.at}. */
final class InPlace {
  private InPlace() {}

  static void at(BinaryCall call, NDArray a, NDArray b, Index... index) {
    String name = call.name();
    ArrayContext context = ArrayContext.of(a, b, null);
    try (var attachment = context.interpreter().attach()) {
      at(call, attachment.state(), context.own(name, a), context.own(name, b), index);
    }
  }

  static void at(BinaryCall call, NDArray a, Scalar number, Index... index) {
    String name = call.name();
    ArrayContext context = ArrayContext.of(a, null, null);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray target = context.own(name, a);
      DType dtype = call.dtypeOf(number, target.type());
      try (StridedArray right = context.empty(self, dtype)) {
        number.write(name, dtype, right.address());
        at(call, self, target, right, index);
      }
    }
  }

  private static void at(
      BinaryCall call, ThreadState self, StridedArray a, StridedArray b, Index... index) {
    String name = call.name();
    BinaryUfunc ufunc = call.ufunc();
    Loop loop = call.loop(a.type(), b.type(), UfuncOptions.DEFAULT);
    Results.requireInPlace(name, a.type(), loop.out());
    if (ufunc == BinaryUfunc.POWER && loop.in().kind() == 'i') {
      BinaryCall.requireNoneNegative(b, null);
    }
    DType valueType = ufunc == BinaryUfunc.LDEXP ? DType.INT64 : loop.compute();
    DType taken = ufunc == BinaryUfunc.LDEXP ? DType.INT64 : loop.in();
    StridedArray values = Results.in(b, taken, valueType);
    try {
      Selections.at(name, self, a, Step.of(call.op()), loop.in(), valueType, values, index);
    } finally {
      Results.closeCopy(values, b);
    }
  }
}
