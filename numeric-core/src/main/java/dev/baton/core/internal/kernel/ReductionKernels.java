package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.conditions;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The kernels that reduce and accumulate along axes, called between {@link NativeCall}'s enter and
 * leave.
 */
public final class ReductionKernels {
  private ReductionKernels() {}

  /**
   * Runs {@code out ← op over the reduced axes of a}, of all elements or of those whose mask is
   * set.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param onto whether what {@code out} holds is the first operand
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of {@code a}
   * @param loop the loop over (out, a), or (out, a, mask)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @param maskStorage what the mask is in; null for none
   * @param mask its first element, a bool; 0 for none
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int reduce(
      ThreadState self,
      BinaryOp op,
      boolean onto,
      ElementType outType,
      ElementType aType,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a,
      @Nullable Storage maskStorage,
      long mask) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, maskStorage);
    int code = onto ? op.code | BatonLibrary.BATON_ONTO() : op.code;
    MemorySegment dimensions = loop.pointer();
    int status;
    try {
      status =
          maskStorage == null
              ? BatonLibrary.baton_reduce(
                  code,
                  outType.code,
                  aType.code,
                  dimensions,
                  outStorage.pointer(out),
                  loop.pointer(aStorage, a))
              : BatonLibrary.baton_reduce_where(
                  code,
                  outType.code,
                  aType.code,
                  dimensions,
                  outStorage.pointer(out),
                  loop.pointer(aStorage, a),
                  maskStorage.pointer(mask));
    } finally {
      leave(self, entered, outStorage, aStorage, maskStorage);
    }
    check(status, op, aType);
    return conditions(status);
  }

  /**
   * Finds where the extreme element is along the last axis.
   *
   * @param self the calling thread's state
   * @param op {@link BinaryOp#MAXIMUM} or {@link BinaryOp#MINIMUM}
   * @param type the type of {@code a}
   * @param elements the size of {@code a}
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element, an int64
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   */
  public static void argReduce(
      ThreadState self,
      BinaryOp op,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_argreduce(
              op.code,
              type.code,
              loop.pointer(),
              outStorage.pointer(out),
              loop.pointer(aStorage, a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, op, type);
  }

  /**
   * Runs {@code out[i] ← a[0] op … op a[i]} along the last axis.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of {@code a}
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int accumulate(
      ThreadState self,
      BinaryOp op,
      ElementType outType,
      ElementType aType,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_accumulate(
              op.code,
              outType.code,
              aType.code,
              loop.pointer(),
              outStorage.pointer(out),
              loop.pointer(aStorage, a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, op, aType);
    return conditions(status);
  }

  /**
   * Runs {@code out[i] ← a[indices[i]] op … op a[indices[i + 1] - 1]} along the last axis.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of {@code a}
   * @param n how many indices
   * @param indexStorage what the indices are in
   * @param indices the first, an int64
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int reduceAt(
      ThreadState self,
      BinaryOp op,
      ElementType outType,
      ElementType aType,
      long elements,
      long n,
      Storage indexStorage,
      long indices,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, outStorage, aStorage, indexStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_reduceat(
              op.code,
              outType.code,
              aType.code,
              n,
              indexStorage.pointer(indices),
              loop.pointer(),
              outStorage.pointer(out),
              loop.pointer(aStorage, a));
    } finally {
      leave(self, entered, outStorage, aStorage, indexStorage);
    }
    check(status, op, aType);
    return conditions(status);
  }
}
