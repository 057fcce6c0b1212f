package dev.baton.core.internal.array;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.SortKernels;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sorts, partitions and searches; the callers are attached and have resolved axes. */
public final class Sorts {
  private Sorts() {}

  /**
   * Sorts in place along an axis.
   *
   * @param self the calling thread's state
   * @param a a writeable array
   * @param axis which axis
   * @param kind how
   */
  public static void sort(ThreadState self, StridedArray a, int axis, SortKind kind) {
    sort(self, a, axis, kind == SortKind.STABLE, null);
  }

  /**
   * Partitions in place along an axis.
   *
   * @param self the calling thread's state
   * @param a a writeable array
   * @param axis which axis
   * @param ranks the ranks, checked and in ascending order
   */
  public static void partition(ThreadState self, StridedArray a, int axis, long... ranks) {
    sort(self, a, axis, false, ranks);
  }

  private static void sort(
      ThreadState self, StridedArray a, int axis, boolean stable, long @Nullable [] ranks) {
    long n = a.extents()[axis];
    long bytes = SortKernels.workBytes(a.elementType(), false, n, ranks == null ? 0 : ranks.length);
    Storage work = a.context().scratch("the scratch memory of a sort", bytes);
    try {
      if (ranks != null) {
        put(ranks, SortKernels.ranksAddress(a.elementType(), false, n, work));
      }
      LoopDescriptor loop = LoopDescriptor.of(self);
      loop.set(last(a.extents(), axis), last(a.steps(), axis));
      SortKernels.sort(
          self,
          a.elementType(),
          stable,
          a.elements(),
          loop,
          a.storage(),
          a.address(),
          ranks == null ? -1 : ranks.length,
          n,
          work);
    } finally {
      work.release();
      Reference.reachabilityFence(a);
    }
  }

  /**
   * Finds the indices that sort along an axis.
   *
   * @param self the calling thread's state
   * @param a an array
   * @param axis which axis
   * @param kind how
   * @return a new int64 array
   */
  public static StridedArray argsort(ThreadState self, StridedArray a, int axis, SortKind kind) {
    return argsort(self, a, axis, kind == SortKind.STABLE, null);
  }

  /**
   * Finds the indices that partition along an axis.
   *
   * @param self the calling thread's state
   * @param a an array
   * @param axis which axis
   * @param ranks the ranks, checked and in ascending order
   * @return a new int64 array
   */
  public static StridedArray argpartition(
      ThreadState self, StridedArray a, int axis, long... ranks) {
    return argsort(self, a, axis, false, ranks);
  }

  private static StridedArray argsort(
      ThreadState self, StridedArray a, int axis, boolean stable, long @Nullable [] ranks) {
    StridedArray result = a.context().empty(self, DType.INT64, a.extents().clone());
    return result.filledBy(
        () -> {
          long n = a.extents()[axis];
          int count = ranks == null ? 0 : ranks.length;
          long bytes = SortKernels.workBytes(a.elementType(), true, n, count);
          Storage work = a.context().scratch("the scratch memory of a sort", bytes);
          try {
            if (ranks != null) {
              put(ranks, SortKernels.ranksAddress(a.elementType(), true, n, work));
            }
            LoopDescriptor loop = LoopDescriptor.of(self);
            loop.set(last(a.extents(), axis), last(result.steps(), axis), last(a.steps(), axis));
            SortKernels.argsort(
                self,
                a.elementType(),
                stable,
                a.elements(),
                loop,
                result.storage(),
                result.address(),
                a.storage(),
                a.address(),
                ranks == null ? -1 : ranks.length,
                n,
                work);
          } finally {
            work.release();
            Reference.reachabilityFence(a);
            Reference.reachabilityFence(result);
          }
        });
  }

  private static void put(long[] ranks, long address) {
    for (int i = 0; i < ranks.length; i++) {
      RawMemory.setLong(address + 8L * i, ranks[i]);
    }
  }

  /** Moves an axis behind the others. */
  private static long[] last(long[] axes, int axis) {
    long[] moved = axes.clone();
    System.arraycopy(axes, axis + 1, moved, axis, axes.length - axis - 1);
    moved[axes.length - 1] = axes[axis];
    return moved;
  }

  /**
   * Resolves ranks along an axis.
   *
   * @param operation names the caller in the error
   * @param ranks the ranks; negative count from the end
   * @param axis names the axis in the error
   * @param extent its extent
   * @return the ranks in ascending order, 0 to {@code extent - 1}
   * @throws IndexOutOfBoundsException if one does not exist
   */
  public static long[] ranks(String operation, long[] ranks, int axis, long extent) {
    long[] resolved = new long[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] < -extent || ranks[i] >= extent) {
        throw IndexArrays.outOfBounds(operation, ranks[i], axis, extent);
      }
      resolved[i] = ranks[i] < 0 ? ranks[i] + extent : ranks[i];
    }
    Arrays.sort(resolved);
    return resolved;
  }

  /**
   * Finds where elements belong among sorted ones: {@code numpy.searchsorted}.
   *
   * @param self the calling thread's state
   * @param a sorted, of one axis and of {@code v}'s type
   * @param v what to place
   * @param right whether behind equal elements
   * @param sorter indices that sort {@code a}, contiguous and checked, or null
   * @return a new int64 array of {@code v}'s shape
   */
  public static StridedArray search(
      ThreadState self,
      StridedArray a,
      StridedArray v,
      boolean right,
      @Nullable StridedArray sorter) {
    if (!a.contiguous()) {
      try (StridedArray dense = a.copy()) {
        return search(self, dense, v, right, sorter);
      }
    }
    StridedArray result = a.context().empty(self, DType.INT64, v.extents().clone());
    return result.filledBy(
        () -> {
          LoopDescriptor loop = LoopDescriptor.of(self);
          loop.set(v.extents(), result.steps(), v.steps());
          try {
            SortKernels.searchsorted(
                self,
                a.elementType(),
                right,
                a.elements(),
                a.storage(),
                a.address(),
                sorter == null ? null : sorter.storage(),
                sorter == null ? 0 : sorter.address(),
                v.elements(),
                loop,
                result.storage(),
                result.address(),
                v.storage(),
                v.address());
          } finally {
            Reference.reachabilityFence(a);
            Reference.reachabilityFence(v);
            Reference.reachabilityFence(sorter);
            Reference.reachabilityFence(result);
          }
        });
  }

  /**
   * Marks where the elements of a sorted array differ from the one before.
   *
   * @param self the calling thread's state
   * @param a contiguous, of one axis
   * @param nansEqual whether NaN is the same as NaN
   * @return a new bool array
   */
  public static StridedArray runStarts(ThreadState self, StridedArray a, boolean nansEqual) {
    if (a.extents().length != 1) {
      throw new ShapeException(
          "a run of elements has one axis, not shape " + Shape.toString(a.extents()));
    }
    StridedArray result = a.context().empty(self, DType.BOOL, a.elements());
    return result.filledBy(
        () -> {
          try {
            SortKernels.runStarts(
                self,
                a.elementType(),
                nansEqual,
                a.elements(),
                result.storage(),
                result.address(),
                a.storage(),
                a.address());
          } finally {
            Reference.reachabilityFence(a);
            Reference.reachabilityFence(result);
          }
        });
  }
}
