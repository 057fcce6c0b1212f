package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.conditions;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kernels that move elements by their indices, called between {@link NativeCall}'s enter and
 * leave. Indices are contiguous int64.
 */
public final class IndexKernels {
  private IndexKernels() {}

  /** What an index is. */
  public enum Mode {
    /** A byte offset. */
    OFFSET(BatonLibrary.BATON_INDEX_OFFSET()),
    /** Was checked; counts from the end if negative. */
    CHECKED(BatonLibrary.BATON_INDEX_CHECKED()),
    /** Any, taken modulo the extent. */
    WRAP(BatonLibrary.BATON_INDEX_WRAP()),
    /** Any, standing for the nearest that exists. */
    CLIP(BatonLibrary.BATON_INDEX_CLIP());

    private final int code;

    Mode(int code) {
      this.code = code;
    }
  }

  /**
   * Indices and what they mean.
   *
   * @param mode what each is
   * @param storage what they are in
   * @param address the first
   * @param count how many
   * @param extent the extent of the axis
   * @param stepBytes from one index of the axis to the next
   */
  public record Indices(
      Mode mode, Storage storage, long address, long count, long extent, long stepBytes) {}

  /**
   * Finds the first index out of bounds.
   *
   * @param self the calling thread's state
   * @param indices the indices
   * @return its place, or -1
   */
  public static long firstOutOfBounds(ThreadState self, Indices indices) {
    int entered = enter(self, NativeWork.COPY, indices.count, indices.storage, null, null);
    try {
      return BatonLibrary.baton_index_check(
          indices.count, segment(indices.address), indices.extent);
    } finally {
      leave(self, entered, indices.storage, null, null);
    }
  }

  /**
   * Adds the byte offset of each index to another array.
   *
   * @param self the calling thread's state
   * @param indices the indices; their count is not used
   * @param elements the size of the loop
   * @param loop the loop over (offsets, indices)
   * @param outStorage what the offsets are in
   * @param out the first offset, int64
   */
  public static void addOffsets(
      ThreadState self,
      Indices indices,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out) {
    int entered = enter(self, NativeWork.COPY, elements, outStorage, indices.storage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_index_offsets(
              indices.mode.code,
              indices.extent,
              indices.stepBytes,
              segment(loop.address()),
              segment(out),
              segment(indices.address));
    } finally {
      leave(self, entered, outStorage, indices.storage, null);
    }
    check(status, "index offsets", ElementType.INT64);
  }

  /**
   * Copies what the indices stand for, one after the other.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param indices the indices
   * @param outStepBytes from one index's result to the next
   * @param outer how many of the loop's axes are gone through outside of the indices
   * @param elements the size of the result
   * @param loop the loop over (out, a) for one index
   * @param outStorage what {@code out} is in
   * @param out the first result
   * @param aStorage what the elements are in
   * @param a the first element
   */
  public static void gather(
      ThreadState self,
      ElementType type,
      Indices indices,
      long outStepBytes,
      int outer,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.COPY, elements, outStorage, aStorage, indices.storage);
    int status;
    try {
      status =
          BatonLibrary.baton_gather(
              type.itemsize(),
              indices.mode.code,
              indices.count,
              segment(indices.address),
              indices.extent,
              indices.stepBytes,
              outStepBytes,
              outer,
              segment(loop.address()),
              segment(out),
              segment(a));
    } finally {
      leave(self, entered, outStorage, aStorage, indices.storage);
    }
    check(status, "take", type);
  }

  /**
   * Copies to what the indices stand for, one after the other; the last wins.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param indices the indices
   * @param period after how many indices the values begin again
   * @param valueStepBytes from one index's value to the next
   * @param outer how many of the loop's axes are gone through outside of the indices
   * @param elements how many elements are written
   * @param loop the loop over (a, values) for one index
   * @param aStorage what is written
   * @param a its first element
   * @param valueStorage what the values are in
   * @param value the first value
   */
  public static void scatter(
      ThreadState self,
      ElementType type,
      Indices indices,
      long period,
      long valueStepBytes,
      int outer,
      long elements,
      LoopDescriptor loop,
      Storage aStorage,
      long a,
      Storage valueStorage,
      long value) {
    int entered = enter(self, NativeWork.COPY, elements, aStorage, valueStorage, indices.storage);
    int status;
    try {
      status =
          BatonLibrary.baton_scatter(
              type.itemsize(),
              indices.mode.code,
              indices.count,
              segment(indices.address),
              indices.extent,
              indices.stepBytes,
              period,
              valueStepBytes,
              outer,
              segment(loop.address()),
              segment(a),
              segment(value));
    } finally {
      leave(self, entered, aStorage, valueStorage, indices.storage);
    }
    check(status, "put", type);
  }

  /**
   * What {@link #at} does to an element: an operation of one operand or of two.
   *
   * @param unary the operation of one operand, or null
   * @param binary the operation of two, or null
   */
  public record Step(@Nullable UnaryOp unary, @Nullable BinaryOp binary) {
    /**
     * Makes an element what an operation makes of it.
     *
     * @param op the operation
     * @return a step without values
     */
    public static Step of(UnaryOp op) {
      return new Step(op, null);
    }

    /**
     * Makes an element what an operation makes of it and a value.
     *
     * @param op the operation
     * @return a step with values
     */
    public static Step of(BinaryOp op) {
      return new Step(null, op);
    }

    private int code() {
      return unary != null ? unary.code : Objects.requireNonNull(binary).code;
    }

    @Override
    public String toString() {
      return String.valueOf(unary != null ? unary : binary);
    }
  }

  /**
   * Computes in place what the indices stand for, one after the other.
   *
   * @param self the calling thread's state
   * @param step what is done
   * @param compute the type it is done in, and of the values
   * @param type the type of the elements
   * @param indices the indices
   * @param valueStepBytes from one index's value to the next
   * @param elements how many elements are computed
   * @param loop the loop over (a, values) for one index
   * @param aStorage what is computed in place
   * @param a its first element
   * @param valueStorage what the values are in; null if there are none
   * @param value the first value
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int at(
      ThreadState self,
      Step step,
      ElementType compute,
      ElementType type,
      Indices indices,
      long valueStepBytes,
      long elements,
      LoopDescriptor loop,
      Storage aStorage,
      long a,
      @Nullable Storage valueStorage,
      long value) {
    int entered =
        enter(self, NativeWork.ELEMENTWISE, elements, aStorage, valueStorage, indices.storage);
    int status;
    try {
      status =
          BatonLibrary.baton_at(
              step.code(),
              compute.code,
              type.code,
              indices.mode.code,
              indices.count,
              segment(indices.address),
              indices.extent,
              indices.stepBytes,
              indices.count,
              valueStepBytes,
              segment(loop.address()),
              segment(a),
              segment(value));
    } finally {
      leave(self, entered, aStorage, valueStorage, indices.storage);
    }
    check(status, step, compute);
    return conditions(status);
  }

  /**
   * Counts the elements that are not zero.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param elements the size of the loop
   * @param loop the loop over (a)
   * @param aStorage what the elements are in
   * @param a the first element
   * @return how many
   */
  public static long countNonzero(
      ThreadState self,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.REDUCTION, elements, aStorage, null, null);
    try {
      return BatonLibrary.baton_count_nonzero(type.code, segment(loop.address()), segment(a));
    } finally {
      leave(self, entered, aStorage, null, null);
    }
  }

  /**
   * Writes the indices of the elements that are not zero, axis by axis.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param elements the size of the loop
   * @param loop the loop over (a), of one axis or more
   * @param count how many are not zero
   * @param out what to fill from its beginning, one row of {@code count} int64 per axis
   * @param aStorage what the elements are in
   * @param a the first element
   */
  public static void nonzero(
      ThreadState self,
      ElementType type,
      long elements,
      LoopDescriptor loop,
      long count,
      Storage out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.COPY, elements, out, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_nonzero(
              type.code, segment(loop.address()), count, segment(out.address()), segment(a));
    } finally {
      leave(self, entered, out, aStorage, null);
    }
    check(status, "nonzero", type);
  }

  /**
   * Copies the elements at which a mask is true; all contiguous.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param n how many elements
   * @param maskStorage what the mask is in
   * @param mask its first element, bool
   * @param out what to fill from its beginning
   * @param aStorage what the elements are in
   * @param a the first element
   */
  public static void compress(
      ThreadState self,
      ElementType type,
      long n,
      Storage maskStorage,
      long mask,
      Storage out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.COPY, n, out, aStorage, maskStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_compress(
              type.itemsize(), n, segment(mask), segment(out.address()), segment(a));
    } finally {
      leave(self, entered, out, aStorage, maskStorage);
    }
    check(status, "compress", type);
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }
}
