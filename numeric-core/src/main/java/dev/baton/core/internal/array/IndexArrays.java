package dev.baton.core.internal.array;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.kernel.IndexKernels;
import dev.baton.core.internal.kernel.IndexKernels.Indices;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;

/**
 * Arrays of indices: contiguous int64, which is what the kernels take. Each method returns a new
 * array or a view, for the caller to close.
 */
public final class IndexArrays {
  private IndexArrays() {}

  /**
   * Makes an array of Java's numbers.
   *
   * @param self the calling thread's state
   * @param context where it is made
   * @param values the elements in C order
   * @param shape the extents
   * @return a new int64 array
   */
  public static StridedArray of(
      ThreadState self, ArrayContext context, long[] values, long... shape) {
    StridedArray result = context.empty(self, DType.INT64, shape);
    for (int i = 0; i < values.length; i++) {
      RawMemory.setLong(result.address() + 8L * i, values[i]);
    }
    return result;
  }

  /**
   * Returns an array's elements as indices.
   *
   * @param operation names the caller in the error
   * @param self the calling thread's state
   * @param array an array of integers or bools
   * @return a contiguous int64 array of the same shape
   * @throws IllegalArgumentException if its elements are none
   */
  public static StridedArray of(String operation, ThreadState self, StridedArray array) {
    DType dtype = array.type();
    if (dtype == DType.INT64 && array.contiguous()) {
      return array.view(
          operation, dtype, array.address(), array.extents(), array.steps(), array.rights());
    }
    if (dtype != DType.BOOL && !dtype.isInteger() && array.elements() > 0) {
      throw new IllegalArgumentException(
          "%s: an array of %s cannot be an index: only integers and bools can"
              .formatted(operation, dtype));
    }
    StridedArray result = array.context().empty(self, DType.INT64, array.extents().clone());
    return result.filledBy(() -> Copies.copy(self, result, array));
  }

  /** Describes to the kernels the indices of an axis at some step. */
  static Indices indices(IndexKernels.Mode mode, StridedArray array, long extent, long stepBytes) {
    return new Indices(mode, array.storage(), array.address(), array.elements(), extent, stepBytes);
  }

  /**
   * Checks that indices exist.
   *
   * @param operation names the caller in the error
   * @param self the calling thread's state
   * @param array contiguous int64
   * @param axis names the axis in the error
   * @param extent the extent of the axis
   * @throws IndexOutOfBoundsException if one is out of bounds
   */
  public static void check(
      String operation, ThreadState self, StridedArray array, int axis, long extent) {
    if (array.elements() == 0) {
      return;
    }
    long bad;
    try {
      bad =
          IndexKernels.firstOutOfBounds(self, indices(IndexKernels.Mode.CHECKED, array, extent, 0));
    } finally {
      Reference.reachabilityFence(array);
    }
    if (bad >= 0) {
      throw outOfBounds(operation, RawMemory.getLong(array.address() + 8 * bad), axis, extent);
    }
  }

  /** Returns the error of one index. */
  static IndexOutOfBoundsException outOfBounds(
      String operation, long index, int axis, long extent) {
    return new IndexOutOfBoundsException(
        "%s: index %d is out of bounds for axis %d with size %d"
            .formatted(operation, index, axis, extent));
  }

  /**
   * Counts the elements that are not zero.
   *
   * @param self the calling thread's state
   * @param a an array
   * @return how many
   */
  public static long countNonzero(ThreadState self, StridedArray a) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(a.extents(), a.steps());
    try {
      return IndexKernels.countNonzero(
          self, a.elementType(), a.elements(), loop, a.storage(), a.address());
    } finally {
      Reference.reachabilityFence(a);
    }
  }

  /**
   * Finds the elements that are not zero, in C order.
   *
   * @param self the calling thread's state
   * @param a an array of one axis or more
   * @return int64 (ndim, count): row k has the indices along axis k
   */
  public static StridedArray nonzero(ThreadState self, StridedArray a) {
    long count = countNonzero(self, a);
    StridedArray result = a.context().empty(self, DType.INT64, a.extents().length, count);
    return result.filledBy(
        () -> {
          LoopDescriptor loop = LoopDescriptor.of(self);
          loop.set(a.extents(), a.steps());
          try {
            IndexKernels.nonzero(
                self,
                a.elementType(),
                a.elements(),
                loop,
                count,
                result.storage(),
                a.storage(),
                a.address());
          } finally {
            Reference.reachabilityFence(result);
            Reference.reachabilityFence(a);
          }
        });
  }

  /** Returns row k of an array of indices (ndim, count), as a view. */
  static StridedArray row(StridedArray rows, int k) {
    long count = rows.extents()[1];
    return rows.view(
        "nonzero",
        DType.INT64,
        rows.address() + 8L * k * count,
        new long[] {count},
        new long[] {1},
        rows.rights());
  }

  /**
   * Copies the elements at which a mask is true, in C order.
   *
   * @param operation names the caller in the error
   * @param self the calling thread's state
   * @param mask bool, contiguous
   * @param a contiguous, of the mask's size
   * @return a new array of one axis
   */
  public static StridedArray compress(
      String operation, ThreadState self, StridedArray mask, StridedArray a) {
    if (mask.elements() != a.elements()) {
      throw new ShapeException(
          "%s: a mask of shape %s for an array of shape %s"
              .formatted(operation, Shape.toString(mask.extents()), Shape.toString(a.extents())));
    }
    long count = countNonzero(self, mask);
    StridedArray result = a.context().empty(self, a.type(), count);
    return result.filledBy(
        () -> {
          try {
            IndexKernels.compress(
                self,
                a.elementType(),
                a.elements(),
                mask.storage(),
                mask.address(),
                result.storage(),
                a.storage(),
                a.address());
          } finally {
            Reference.reachabilityFence(mask);
            Reference.reachabilityFence(result);
            Reference.reachabilityFence(a);
          }
        });
  }
}
