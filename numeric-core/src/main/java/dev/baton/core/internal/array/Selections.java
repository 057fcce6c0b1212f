package dev.baton.core.internal.array;

import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.IndexArray;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.kernel.IndexKernels;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is done with selected elements; the callers are attached. */
public final class Selections {
  private Selections() {}

  /** {@code a[items]}: a view where the items are slices, else a copy. */
  static StridedArray get(ThreadState self, StridedArray a, Index... items) {
    if (!Selection.isAdvanced(items)) {
      return a.slice(Selection.slices(items));
    }
    StridedArray mask = wholeMask(a, items);
    if (mask != null && a.contiguous()) {
      return IndexArrays.compress("get", self, mask, a);
    }
    try (Selection selection = Selection.of("get", self, a, items)) {
      return selection.get();
    }
  }

  /** The one item, if it is a contiguous mask of the array's own shape. */
  private static @Nullable StridedArray wholeMask(StridedArray a, Index... items) {
    if (items.length == 1
        && items[0] instanceof IndexArray item
        && item.array() instanceof StridedArray array
        && array.type() == DType.BOOL
        && Arrays.equals(array.extents(), a.extents())
        && a.extents().length > 0) {
      StridedArray mask = a.context().own("get", array);
      return mask.contiguous() ? mask : null;
    }
    return null;
  }

  /** {@code a[items] = values}. */
  static void set(ThreadState self, StridedArray a, StridedArray values, Index... items) {
    if (!Selection.isAdvanced(items)) {
      try (StridedArray view = a.slice(Selection.slices(items))) {
        Copies.assign(self, view, values);
      }
      return;
    }
    try (Selection selection = Selection.of("set", self, a, items)) {
      selection.set(values);
    }
  }

  /**
   * Applies a ufunc in place to elements, one index after the other: {@code ufunc.at}.
   *
   * @param operation names the caller in errors and conditions
   * @param self the calling thread's state
   * @param a the array
   * @param step the ufunc's operation: of one operand if there are no values
   * @param compute the type that it computes in
   * @param valueType the type that it takes the values in
   * @param values the second operands, broadcast to what is selected; or null
   * @param items what is selected
   */
  public static void at(
      String operation,
      ThreadState self,
      StridedArray a,
      IndexKernels.Step step,
      DType compute,
      DType valueType,
      @Nullable StridedArray values,
      Index... items) {
    a.requireWriteable(operation);
    int conditions;
    try (Selection selection = Selection.of(operation, self, a, items)) {
      conditions = selection.at(step, compute, valueType, values);
    }
    FloatingPointErrors.report(a.context(), self, operation, conditions);
  }

  /**
   * Takes elements along an axis: {@code numpy.take}.
   *
   * @param operation names the caller in errors
   * @param self the calling thread's state
   * @param a the array
   * @param axis which axis
   * @param indices integers
   * @param mode what indices out of bounds mean
   * @return a new array
   */
  public static StridedArray take(
      String operation,
      ThreadState self,
      StridedArray a,
      int axis,
      StridedArray indices,
      IndexMode mode) {
    try (Selection selection = Selection.along(operation, self, a, axis, indices, mode)) {
      return selection.get();
    }
  }

  /**
   * Writes elements along the only axis of an array: {@code numpy.put}.
   *
   * @param operation names the caller in errors
   * @param self the calling thread's state
   * @param a the array, of one axis
   * @param indices integers, of one axis
   * @param values of the indices' shape
   * @param mode what indices out of bounds mean
   */
  public static void put(
      String operation,
      ThreadState self,
      StridedArray a,
      StridedArray indices,
      StridedArray values,
      IndexMode mode) {
    try (Selection selection = Selection.along(operation, self, a, 0, indices, mode)) {
      selection.set(values);
    }
  }

  /**
   * Takes one element for each index, along an axis, the other axes going along: {@code
   * numpy.take_along_axis}.
   *
   * @param operation names the caller in errors
   * @param self the calling thread's state
   * @param a the array
   * @param indices integers, of as many axes
   * @param axis which axis
   * @return a new array
   */
  public static StridedArray takeAlong(
      String operation, ThreadState self, StridedArray a, StridedArray indices, int axis) {
    StridedArray[] all = along(operation, self, a, indices, axis);
    try (Selection selection = Selection.pointwise(operation, self, a, all)) {
      return selection.get();
    } finally {
      close(all, axis);
    }
  }

  /**
   * Writes one element for each index, along an axis: {@code numpy.put_along_axis}.
   *
   * @param operation names the caller in errors
   * @param self the calling thread's state
   * @param a the array
   * @param indices integers, of as many axes
   * @param values what to write, broadcast
   * @param axis which axis
   */
  public static void putAlong(
      String operation,
      ThreadState self,
      StridedArray a,
      StridedArray indices,
      StridedArray values,
      int axis) {
    StridedArray[] all = along(operation, self, a, indices, axis);
    try (Selection selection = Selection.pointwise(operation, self, a, all)) {
      selection.set(values);
    } finally {
      close(all, axis);
    }
  }

  /** One array of indices per axis: those given, and every other axis's own. */
  private static StridedArray[] along(
      String operation, ThreadState self, StridedArray a, StridedArray indices, int axis) {
    int ndim = a.extents().length;
    if (indices.extents().length != ndim) {
      throw new ShapeException(
          "%s: indices of shape %s for %s: the numbers of axes differ"
              .formatted(operation, Shape.toString(indices.extents()), a.described()));
    }
    StridedArray[] all = new StridedArray[ndim];
    for (int other = 0; other < ndim; other++) {
      if (other == axis) {
        all[other] = indices;
      } else {
        long[] shape = new long[ndim];
        Arrays.fill(shape, 1);
        shape[other] = a.extents()[other];
        long[] numbers = new long[Math.toIntExact(shape[other])];
        Arrays.setAll(numbers, i -> i);
        all[other] = IndexArrays.of(self, a.context(), numbers, shape);
      }
    }
    return all;
  }

  private static void close(StridedArray[] all, int but) {
    for (int axis = 0; axis < all.length; axis++) {
      if (axis != but) {
        all[axis].close();
      }
    }
  }

  /**
   * Takes the elements at which an array of indices per axis points: {@code a[i, j, …]}.
   *
   * @param operation names the caller in errors
   * @param self the calling thread's state
   * @param a the array
   * @param indices one array of integers per axis
   * @return a new array
   */
  public static StridedArray getPoints(
      String operation, ThreadState self, StridedArray a, StridedArray... indices) {
    try (Selection selection = Selection.pointwise(operation, self, a, indices)) {
      return selection.get();
    }
  }

  /**
   * Says whether an operand is an array of truth values, or else makes one.
   *
   * @param operation names the caller in errors
   * @param self the calling thread's state
   * @param a an array of any type
   * @return a contiguous bool array for the caller to close: a view or a copy
   */
  public static StridedArray truth(String operation, ThreadState self, NDArray a) {
    StridedArray own = (StridedArray) a;
    if (own.type() == DType.BOOL && own.contiguous()) {
      return own.view(
          operation, DType.BOOL, own.address(), own.extents(), own.steps(), own.rights());
    }
    StridedArray result = own.context().empty(self, DType.BOOL, own.extents().clone());
    return result.filledBy(() -> Copies.copy(self, result, own));
  }
}
