package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.conditions;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * The kernels that work element by element, called between {@link NativeCall}'s enter and leave.
 */
public final class ElementwiseKernels {
  private ElementwiseKernels() {}

  /**
   * Runs {@code out ← op(a)}.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param outType the type of {@code out}
   * @param type the type of {@code a}
   * @param elements the size of the loop
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int unary(
      ThreadState self,
      UnaryOp op,
      ElementType outType,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      @Nullable Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.ELEMENTWISE, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          KernelTeam.shares(self, elements)
              ? KernelTeam.run(
                  self,
                  elements,
                  loop,
                  new int[] {outType.itemsize(), type.itemsize()},
                  (part, offsets) ->
                      BatonLibrary.baton_unary(
                          op.code,
                          type.code,
                          part,
                          outStorage.pointer(out + offsets[0]),
                          loop.pointer(aStorage, a + offsets[1])))
              : BatonLibrary.baton_unary(
                  op.code,
                  type.code,
                  loop.pointer(),
                  outStorage.pointer(out),
                  loop.pointer(aStorage, a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, op, type);
    return conditions(status);
  }

  /**
   * Runs {@code out ← a op b}.
   *
   * @param self the calling thread's state
   * @param op the operation
   * @param outType the type of {@code out}
   * @param type the type of the inputs
   * @param elements the size of the loop
   * @param loop the loop over (out, a, b)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in; null for a scalar
   * @param a the left input's first element
   * @param bStorage what {@code b} is in; null for a scalar
   * @param b the right input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int binary(
      ThreadState self,
      BinaryOp op,
      ElementType outType,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      @Nullable Storage aStorage,
      long a,
      @Nullable Storage bStorage,
      long b) {
    int entered = enter(self, NativeWork.ELEMENTWISE, elements, outStorage, aStorage, bStorage);
    int status;
    try {
      status =
          KernelTeam.shares(self, elements)
              ? KernelTeam.run(
                  self,
                  elements,
                  loop,
                  new int[] {
                    outType.itemsize(),
                    type.itemsize(),
                    op == BinaryOp.LDEXP ? Long.BYTES : type.itemsize()
                  },
                  (part, offsets) ->
                      BatonLibrary.baton_binary(
                          op.code,
                          type.code,
                          part,
                          outStorage.pointer(out + offsets[0]),
                          loop.pointer(aStorage, a + offsets[1]),
                          loop.pointer(bStorage, b + offsets[2])))
              : BatonLibrary.baton_binary(
                  op.code,
                  type.code,
                  loop.pointer(),
                  outStorage.pointer(out),
                  loop.pointer(aStorage, a),
                  loop.pointer(bStorage, b));
    } finally {
      leave(self, entered, outStorage, aStorage, bStorage);
    }
    check(status, op, type);
    return conditions(status);
  }

  /**
   * Runs {@code out ← a}, converted.
   *
   * @param self the calling thread's state
   * @param outType the type of {@code out}
   * @param aType the type of {@code a}
   * @param elements the size of the loop
   * @param loop the loop over (out, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param aStorage what {@code a} is in; null for a scalar
   * @param a the input's first element
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int copy(
      ThreadState self,
      ElementType outType,
      ElementType aType,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      @Nullable Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.COPY, elements, outStorage, aStorage, null);
    int status;
    try {
      status =
          KernelTeam.shares(self, elements)
              ? KernelTeam.run(
                  self,
                  elements,
                  loop,
                  new int[] {outType.itemsize(), aType.itemsize()},
                  (part, offsets) ->
                      BatonLibrary.baton_copy(
                          outType.code,
                          aType.code,
                          part,
                          outStorage.pointer(out + offsets[0]),
                          loop.pointer(aStorage, a + offsets[1])))
              : BatonLibrary.baton_copy(
                  outType.code,
                  aType.code,
                  loop.pointer(),
                  outStorage.pointer(out),
                  loop.pointer(aStorage, a));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, "copy to " + outType, aType);
    return conditions(status);
  }

  /**
   * Runs {@code out ← a} where a mask is set.
   *
   * @param self the calling thread's state
   * @param type the type of {@code out} and {@code a}
   * @param elements the size of the loop
   * @param loop the loop over (out, mask, a)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param maskStorage what the mask is in
   * @param mask the mask's first element
   * @param aStorage what {@code a} is in
   * @param a the input's first element
   */
  public static void copyWhere(
      ThreadState self,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage maskStorage,
      long mask,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.COPY, elements, outStorage, maskStorage, aStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_copy_where(
              type.code,
              loop.pointer(),
              outStorage.pointer(out),
              maskStorage.pointer(mask),
              loop.pointer(aStorage, a));
    } finally {
      leave(self, entered, outStorage, maskStorage, aStorage);
    }
    check(status, "copy where", type);
  }

  /**
   * Runs {@code out ← a} where a mask is set, {@code out ← b} elsewhere.
   *
   * @param self the calling thread's state
   * @param type the type of all but the mask
   * @param elements the size of the loop
   * @param loop the loop over (out, mask, a, b)
   * @param outStorage what {@code out} is in
   * @param out the output's first element
   * @param maskStorage what the mask is in
   * @param mask the mask's first element
   * @param aStorage what {@code a} is in
   * @param a its first element
   * @param bStorage what {@code b} is in
   * @param b its first element
   */
  public static void choose(
      ThreadState self,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage maskStorage,
      long mask,
      Storage aStorage,
      long a,
      Storage bStorage,
      long b) {
    int entered =
        enter(self, NativeWork.COPY, elements, outStorage, maskStorage, aStorage, bStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_choose(
              type.code,
              loop.pointer(),
              outStorage.pointer(out),
              maskStorage.pointer(mask),
              aStorage.pointer(a),
              bStorage.pointer(b));
    } finally {
      leave(self, entered, outStorage, maskStorage, aStorage, bStorage);
    }
    check(status, "choose", type);
  }

  /**
   * Runs {@code out[i] ← start + i·step}.
   *
   * @param self the calling thread's state
   * @param n how many elements
   * @param start the first element
   * @param step the difference
   * @param out what to fill from its beginning
   */
  public static void arange(ThreadState self, long n, double start, double step, Storage out) {
    int entered = enter(self, NativeWork.COPY, n, out, null, null);
    int status;
    try {
      status = BatonLibrary.baton_arange(n, start, step, out.pointer(out.address()));
    } finally {
      leave(self, entered, out, null, null);
    }
    check(status, "arange", ElementType.FLOAT64);
  }
}
