package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;

/** Products by libbaton, of what BLAS does not know or is slow at. */
public final class ProductKernels {
  private ProductKernels() {}

  /**
   * Multiplies a batch of matrices: {@code c[…, i, j] ← Σ a[…, i, k]·b[…, k, j]}.
   *
   * @param self the calling thread's state
   * @param work what decides about the lock
   * @param type the type of all operands
   * @param elements the size of the result
   * @param loop the loop over (c, a, b) along the batch's axes and then (i, k, j)
   * @param cStorage what {@code c} is in
   * @param c the result's first element
   * @param aStorage what {@code a} is in
   * @param a the left operand's first element
   * @param bStorage what {@code b} is in
   * @param b the right operand's first element
   */
  public static void matmul(
      ThreadState self,
      NativeWork work,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage cStorage,
      long c,
      Storage aStorage,
      long a,
      Storage bStorage,
      long b) {
    int entered = NativeCall.enter(self, work, elements, cStorage, aStorage, bStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_matmul(
              type.code, segment(loop.address()), segment(c), segment(a), segment(b));
    } finally {
      NativeCall.leave(self, entered, cStorage, aStorage, bStorage);
    }
    NativeCall.check(status, "matmul", type);
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }
}
