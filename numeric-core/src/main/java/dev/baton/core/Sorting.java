package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.Sorts;
import dev.baton.core.internal.array.StridedArray;
import org.jspecify.annotations.Nullable;

/**
 * Sorts, partitions, searches and counts. Part of {@link Numeric}.
 *
 * <p>The order is NumPy's, for all dtypes: ascending, NaN last, -0 equal to 0, complex numbers by
 * their real and then by their imaginary parts. Sorting and searching drop the lock at any size
 * (NumPy's rule) and take O(n log n) time in the worst case.
 */
public sealed interface Sorting permits Numeric {
  // ---- sorting ----------------------------------------------------------------------------------

  /**
   * Sorts along the last axis: {@code numpy.sort}.
   *
   * @param a the operand, of one axis or more
   * @return a sorted copy
   * @throws ShapeException if {@code a} has no axes
   */
  default NDArray sort(NDArray a) {
    return sort(a, -1, SortKind.QUICKSORT);
  }

  /**
   * Sorts along an axis.
   *
   * @param a the operand
   * @param axis which axis; negative counts from the last
   * @return a sorted copy
   * @throws ShapeException if there is no such axis
   */
  default NDArray sort(NDArray a, int axis) {
    return sort(a, axis, SortKind.QUICKSORT);
  }

  /**
   * Sorts along an axis.
   *
   * @param a the operand
   * @param axis which axis; negative counts from the last
   * @param kind whether equal elements keep their order
   * @return a sorted copy
   * @throws ShapeException if there is no such axis
   */
  default NDArray sort(NDArray a, int axis, SortKind kind) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("sort", a);
      int along = Shape.checkedAxis("sort", axis, own.extents().length);
      StridedArray result = own.copy();
      return result.filledBy(() -> Sorts.sort(attachment.state(), result, along, kind));
    }
  }

  /**
   * Finds the indices that sort along the last axis: {@code numpy.argsort}.
   *
   * @param a the operand, of one axis or more
   * @return an int64 array of {@code a}'s shape
   * @throws ShapeException if {@code a} has no axes
   */
  default NDArray argsort(NDArray a) {
    return argsort(a, -1, SortKind.QUICKSORT);
  }

  /**
   * Finds the indices that sort along an axis.
   *
   * @param a the operand
   * @param axis which axis; negative counts from the last
   * @return an int64 array of {@code a}'s shape
   * @throws ShapeException if there is no such axis
   */
  default NDArray argsort(NDArray a, int axis) {
    return argsort(a, axis, SortKind.QUICKSORT);
  }

  /**
   * Finds the indices that sort along an axis.
   *
   * @param a the operand
   * @param axis which axis; negative counts from the last
   * @param kind whether equal elements keep their order
   * @return an int64 array of {@code a}'s shape
   * @throws ShapeException if there is no such axis
   */
  default NDArray argsort(NDArray a, int axis, SortKind kind) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("argsort", a);
      int along = Shape.checkedAxis("argsort", axis, own.extents().length);
      return Sorts.argsort(attachment.state(), own, along, kind);
    }
  }

  /**
   * Finds the indices that sort by several keys, the last one first: {@code numpy.lexsort}. The
   * order of what is equal in all keys is kept.
   *
   * @param keys arrays of one shape, of one axis or more; sorted along the last
   * @return an int64 array of that shape
   * @throws ShapeException if the shapes differ, or there is no key
   */
  default NDArray lexsort(NDArray... keys) {
    if (keys.length == 0) {
      throw new ShapeException("lexsort: there is no key to sort by");
    }
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      for (NDArray key : keys) {
        Joint.requireSameShape(
            "lexsort", context.own("lexsort", keys[0]), context.own("lexsort", key));
      }
      int axis = Shape.checkedAxis("lexsort", -1, keys[0].ndim());
      StridedArray order =
          Sorts.argsort(attachment.state(), context.own("lexsort", keys[0]), axis, SortKind.STABLE);
      for (int k = 1; k < keys.length; k++) {
        try (StridedArray before = order;
            StridedArray sorted =
                Selections.takeAlong(
                    "lexsort", attachment.state(), context.own("lexsort", keys[k]), before, axis);
            StridedArray next = Sorts.argsort(attachment.state(), sorted, axis, SortKind.STABLE)) {
          order = Selections.takeAlong("lexsort", attachment.state(), before, next, axis);
        }
      }
      return order;
    }
  }

  // ---- selection --------------------------------------------------------------------------------

  /**
   * Puts the elements of some ranks where sorting along the last axis would: {@code
   * numpy.partition}. None before them is larger, none behind smaller.
   *
   * @param a the operand, of one axis or more
   * @param kth the ranks; negative count from the end
   * @return a new array
   * @throws ShapeException if {@code a} has no axes
   * @throws IndexOutOfBoundsException if there is no such rank
   */
  default NDArray partition(NDArray a, long... kth) {
    return partitionAlong(a, -1, kth);
  }

  /**
   * Puts the elements of some ranks where sorting along an axis would.
   *
   * @param a the operand
   * @param axis which axis; negative counts from the last
   * @param kth the ranks; negative count from the end
   * @return a new array
   * @throws ShapeException if there is no such axis
   * @throws IndexOutOfBoundsException if there is no such rank
   */
  default NDArray partitionAlong(NDArray a, int axis, long... kth) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("partition", a);
      int along = Shape.checkedAxis("partition", axis, own.extents().length);
      long[] ranks = Sorts.ranks("partition", kth, along, own.extents()[along]);
      StridedArray result = own.copy();
      return result.filledBy(() -> Sorts.partition(attachment.state(), result, along, ranks));
    }
  }

  /**
   * Finds the indices that partition along the last axis: {@code numpy.argpartition}.
   *
   * @param a the operand, of one axis or more
   * @param kth the ranks; negative count from the end
   * @return an int64 array of {@code a}'s shape
   * @throws ShapeException if {@code a} has no axes
   * @throws IndexOutOfBoundsException if there is no such rank
   */
  default NDArray argpartition(NDArray a, long... kth) {
    return argpartitionAlong(a, -1, kth);
  }

  /**
   * Finds the indices that partition along an axis.
   *
   * @param a the operand
   * @param axis which axis; negative counts from the last
   * @param kth the ranks; negative count from the end
   * @return an int64 array of {@code a}'s shape
   * @throws ShapeException if there is no such axis
   * @throws IndexOutOfBoundsException if there is no such rank
   */
  default NDArray argpartitionAlong(NDArray a, int axis, long... kth) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("argpartition", a);
      int along = Shape.checkedAxis("argpartition", axis, own.extents().length);
      long[] ranks = Sorts.ranks("argpartition", kth, along, own.extents()[along]);
      return Sorts.argpartition(attachment.state(), own, along, ranks);
    }
  }

  /**
   * Finds the largest elements along the last axis, the largest first; NaN counts as the largest.
   *
   * @param a the operand (…, n)
   * @param k how many, 0 to n
   * @return the elements and their indices, both (…, k)
   * @throws ShapeException if {@code a} has no axes
   * @throws IndexOutOfBoundsException if {@code k} is not 0 to n
   */
  default TopK topk(NDArray a, long k) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Joint.topk(attachment.state(), context.own("topk", a), k);
    }
  }

  // ---- searching --------------------------------------------------------------------------------

  /**
   * Finds the first places at which elements keep a sorted array sorted: {@code
   * numpy.searchsorted}.
   *
   * @param a sorted, of one axis
   * @param v what to place
   * @return an int64 array of {@code v}'s shape
   * @throws ShapeException if {@code a} has not one axis
   */
  default NDArray searchsorted(NDArray a, NDArray v) {
    return searchsorted(a, v, false, null);
  }

  /**
   * Finds the first or the last places at which elements keep a sorted array sorted.
   *
   * @param a sorted, of one axis
   * @param v what to place
   * @param right whether behind elements that are equal
   * @return an int64 array of {@code v}'s shape
   * @throws ShapeException if {@code a} has not one axis
   */
  default NDArray searchsorted(NDArray a, NDArray v, boolean right) {
    return searchsorted(a, v, right, null);
  }

  /**
   * Finds the places at which elements keep an array sorted that is sorted by indices.
   *
   * @param a of one axis
   * @param v what to place
   * @param right whether behind elements that are equal
   * @param sorter the indices that sort {@code a}; null if it is sorted
   * @return an int64 array of {@code v}'s shape
   * @throws ShapeException if {@code a} has not one axis, or the sorter not its shape
   * @throws IndexOutOfBoundsException if the sorter has an index out of bounds
   */
  default NDArray searchsorted(NDArray a, NDArray v, boolean right, @Nullable NDArray sorter) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Joint.searchsorted(
          attachment.state(),
          context.own("searchsorted", a),
          context.own("searchsorted", v),
          right,
          sorter == null ? null : context.own("searchsorted", sorter));
    }
  }

  /**
   * Counts the elements that are not zero: {@code numpy.count_nonzero}. Releases above 500
   * elements.
   *
   * @param a the operand
   * @return how many; NaN is not zero
   */
  default long countNonzero(NDArray a) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return IndexArrays.countNonzero(attachment.state(), context.own("countNonzero", a));
    }
  }

  /**
   * Finds the elements that are not zero, in C order: {@code numpy.nonzero}.
   *
   * @param a the operand, of one axis or more
   * @return for each axis an int64 array of their indices along it
   * @throws ShapeException if {@code a} has no axes
   */
  default NDArray[] nonzero(NDArray a) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Joint.nonzero(attachment.state(), context.own("nonzero", a));
    }
  }

  /**
   * Finds the elements that are not zero, as indices into the elements in C order: {@code
   * numpy.flatnonzero}.
   *
   * @param a the operand
   * @return an int64 array of one axis
   */
  default NDArray flatnonzero(NDArray a) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach();
        StridedArray flat = context.own("flatnonzero", a).reshape(-1);
        StridedArray rows = IndexArrays.nonzero(attachment.state(), flat)) {
      return rows.reshape(-1);
    }
  }

  /**
   * Finds the elements that are not zero, one row of indices for each: {@code numpy.argwhere}.
   *
   * @param a the operand, of ndim axes
   * @return int64 (count, ndim)
   */
  default NDArray argwhere(NDArray a) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Joint.argwhere(attachment.state(), context.own("argwhere", a));
    }
  }

  /**
   * Returns the elements at which a condition holds, in C order: {@code numpy.extract}.
   *
   * @param condition where; an element that is not zero is true
   * @param a the operand, of the condition's size
   * @return a new array of one axis
   * @throws ShapeException if the sizes differ
   */
  default NDArray extract(NDArray condition, NDArray a) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach();
        StridedArray mask =
            Selections.truth("extract", attachment.state(), context.own("extract", condition));
        StridedArray flat = context.own("extract", a).reshape(-1);
        StridedArray flatMask = mask.reshape(-1)) {
      return IndexArrays.compress("extract", attachment.state(), flatMask, flat);
    }
  }

  // ---- sets -------------------------------------------------------------------------------------

  /**
   * Returns the different elements, sorted: {@code numpy.unique}. All NaNs are one.
   *
   * @param a the operand
   * @return a new array of one axis
   */
  default NDArray unique(NDArray a) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Sets.unique(attachment.state(), context.own("unique", a));
    }
  }

  /**
   * Returns the different elements, where each is first, which one each element is, and how often
   * each is there: {@code numpy.unique_all}.
   *
   * @param a the operand
   * @return the four arrays
   */
  default Unique uniqueAll(NDArray a) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Sets.uniqueAll(attachment.state(), context.own("uniqueAll", a));
    }
  }

  /**
   * Returns what is in either array, sorted: {@code numpy.union1d}.
   *
   * @param a one operand
   * @param b the other
   * @return a new array of one axis, of the promoted dtype
   */
  default NDArray union1d(NDArray a, NDArray b) {
    return set("union1d", a, b, Sets::union);
  }

  /**
   * Returns what is in both arrays, sorted: {@code numpy.intersect1d}.
   *
   * @param a one operand
   * @param b the other
   * @return a new array of one axis, of the promoted dtype
   */
  default NDArray intersect1d(NDArray a, NDArray b) {
    return set("intersect1d", a, b, Sets::intersection);
  }

  /**
   * Returns what is in exactly one of the arrays, sorted: {@code numpy.setxor1d}.
   *
   * @param a one operand
   * @param b the other
   * @return a new array of one axis, of the promoted dtype
   */
  default NDArray setxor1d(NDArray a, NDArray b) {
    return set("setxor1d", a, b, Sets::exclusive);
  }

  /**
   * Returns what is in the first array only, sorted: {@code numpy.setdiff1d}.
   *
   * @param a one operand
   * @param b what is taken away
   * @return a new array of one axis, of {@code a}'s dtype
   */
  default NDArray setdiff1d(NDArray a, NDArray b) {
    return set("setdiff1d", a, b, Sets::difference);
  }

  /**
   * Says of each element whether it is in another array: {@code numpy.isin}. NaN is in none.
   *
   * @param a the elements
   * @param b where they are looked for
   * @return a bool array of {@code a}'s shape
   */
  default NDArray isin(NDArray a, NDArray b) {
    return set("isin", a, b, Sets::isIn);
  }

  private NDArray set(String operation, NDArray a, NDArray b, Sets.Operation operator) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return operator.apply(
          operation, attachment.state(), context.own(operation, a), context.own(operation, b));
    }
  }
}
