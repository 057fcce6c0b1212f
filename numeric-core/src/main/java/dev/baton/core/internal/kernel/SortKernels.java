package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The kernels that sort, partition and search, called between {@link NativeCall}'s enter and leave.
 */
public final class SortKernels {
  private SortKernels() {}

  /**
   * Sorts or partitions in place along the last axis.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param stable whether the order of equal elements is kept
   * @param elements the size of the loop
   * @param loop the loop over (a), the last axis sorted
   * @param aStorage what the elements are in
   * @param a the first element
   * @param ranks how many ranks a partition is asked for, which lie at the end of {@code work}; -1
   *     for a sort
   * @param n the extent of the last axis
   * @param work scratch memory of {@link #workBytes}
   */
  public static void sort(
      ThreadState self,
      ElementType type,
      boolean stable,
      long elements,
      LoopDescriptor loop,
      Storage aStorage,
      long a,
      long ranks,
      long n,
      Storage work) {
    int entered = enter(self, NativeWork.SORT, elements, aStorage, null, work);
    int status;
    try {
      status =
          ranks < 0
              ? BatonLibrary.baton_sort(
                  type.code,
                  kind(stable),
                  segment(loop.address()),
                  segment(a),
                  segment(work.address()))
              : BatonLibrary.baton_partition(
                  type.code,
                  ranks,
                  segment(ranksAddress(type, false, n, work)),
                  segment(loop.address()),
                  segment(a),
                  segment(work.address()));
    } finally {
      leave(self, entered, aStorage, null, work);
    }
    check(status, "sort", type);
  }

  /**
   * Writes the indices that sort or partition along the last axis.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param stable whether the order of equal elements is kept
   * @param elements the size of the loop
   * @param loop the loop over (out, a), the last axis sorted
   * @param outStorage what {@code out} is in
   * @param out the first index, int64
   * @param aStorage what the elements are in
   * @param a the first element
   * @param ranks how many ranks a partition is asked for, which lie at the end of {@code work}; -1
   *     for a sort
   * @param n the extent of the last axis
   * @param work scratch memory of {@link #workBytes}
   */
  public static void argsort(
      ThreadState self,
      ElementType type,
      boolean stable,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a,
      long ranks,
      long n,
      Storage work) {
    int entered = enter(self, NativeWork.SORT, elements, outStorage, aStorage, work);
    int status;
    try {
      status =
          ranks < 0
              ? BatonLibrary.baton_argsort(
                  type.code,
                  kind(stable),
                  segment(loop.address()),
                  segment(out),
                  segment(a),
                  segment(work.address()))
              : BatonLibrary.baton_argpartition(
                  type.code,
                  ranks,
                  segment(ranksAddress(type, true, n, work)),
                  segment(loop.address()),
                  segment(out),
                  segment(a),
                  segment(work.address()));
    } finally {
      leave(self, entered, outStorage, aStorage, work);
    }
    check(status, "argsort", type);
  }

  private static int kind(boolean stable) {
    return stable ? BatonLibrary.BATON_SORT_STABLE() : BatonLibrary.BATON_SORT_ANY();
  }

  /**
   * Returns the scratch memory that a sort or partition needs, with room for ranks at its end.
   *
   * @param type the type of the elements
   * @param indices whether indices are sorted
   * @param n the extent of the axis
   * @param ranks how many ranks
   * @return bytes
   */
  public static long workBytes(ElementType type, boolean indices, long n, int ranks) {
    return ranksOffset(type, indices, n) + 8L * ranks;
  }

  /**
   * Returns where the ranks go.
   *
   * @param type the type of the elements
   * @param indices whether indices are sorted
   * @param n the extent of the axis
   * @param work scratch memory
   * @return the address of the first, int64
   */
  public static long ranksAddress(ElementType type, boolean indices, long n, Storage work) {
    return work.address() + ranksOffset(type, indices, n);
  }

  private static long ranksOffset(ElementType type, boolean indices, long n) {
    long bytes =
        indices
            ? BatonLibrary.baton_argsort_work_bytes(type.code, n)
            : BatonLibrary.baton_sort_work_bytes(type.code, n);
    if (bytes < 0) {
      throw new UnsupportedOperationException(
          "libbaton cannot sort %d elements of %s".formatted(n, type));
    }
    return (bytes + 7) & -8;
  }

  /**
   * Finds where elements belong among sorted ones.
   *
   * @param self the calling thread's state
   * @param type the type of both
   * @param right whether behind those that are equal
   * @param n how many sorted elements
   * @param aStorage what they are in
   * @param a the first of them
   * @param sorterStorage what indices that sort them are in; null for none
   * @param sorter the first of these; 0 for none
   * @param elements the size of the loop
   * @param loop the loop over (out, v)
   * @param outStorage what {@code out} is in
   * @param out the first place, int64
   * @param vStorage what the elements to place are in
   * @param v the first of them
   */
  public static void searchsorted(
      ThreadState self,
      ElementType type,
      boolean right,
      long n,
      Storage aStorage,
      long a,
      @Nullable Storage sorterStorage,
      long sorter,
      long elements,
      LoopDescriptor loop,
      Storage outStorage,
      long out,
      Storage vStorage,
      long v) {
    int entered =
        enter(self, NativeWork.SORT, elements, outStorage, aStorage, vStorage, sorterStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_searchsorted(
              type.code,
              right ? 1 : 0,
              n,
              segment(a),
              segment(sorter),
              segment(loop.address()),
              segment(out),
              segment(v));
    } finally {
      leave(self, entered, outStorage, aStorage, vStorage, sorterStorage);
    }
    check(status, "searchsorted", type);
  }

  /**
   * Marks where contiguous elements differ from the one before.
   *
   * @param self the calling thread's state
   * @param type the type of the elements
   * @param nansEqual whether NaN is the same as NaN
   * @param n how many
   * @param outStorage what {@code out} is in
   * @param out the first mark, bool
   * @param aStorage what the elements are in
   * @param a the first of them
   */
  public static void runStarts(
      ThreadState self,
      ElementType type,
      boolean nansEqual,
      long n,
      Storage outStorage,
      long out,
      Storage aStorage,
      long a) {
    int entered = enter(self, NativeWork.ELEMENTWISE, n, outStorage, aStorage, null);
    int status;
    try {
      status =
          BatonLibrary.baton_run_starts(type.code, nansEqual ? 1 : 0, n, segment(a), segment(out));
    } finally {
      leave(self, entered, outStorage, aStorage, null);
    }
    check(status, "run starts", type);
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }
}
