package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.Sorts;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What {@link Sorting} and {@link Indexing} are made of where that is more than one call. */
final class Joint {
  private Joint() {}

  static void requireSameShape(String operation, StridedArray a, StridedArray b) {
    if (!Arrays.equals(a.extents(), b.extents())) {
      throw new ShapeException(
          "%s: shapes %s and %s differ"
              .formatted(operation, Shape.toString(a.extents()), Shape.toString(b.extents())));
    }
  }

  /** Returns the array converted; itself, as a view, where it is of that type. */
  static StridedArray converted(StridedArray a, DType dtype) {
    return a.type() == dtype ? a.slice() : a.astype(dtype);
  }

  static TopK topk(ThreadState self, StridedArray a, long k) {
    int axis = Shape.checkedAxis("topk", -1, a.extents().length);
    long n = a.extents()[axis];
    if (k < 0 || k > n) {
      throw new IndexOutOfBoundsException(
          "topk: %d elements of axis %d with size %d".formatted(k, axis, n));
    }
    Slice[] best = new Slice[axis + 1];
    Arrays.fill(best, Slice.ALL);
    best[axis] = Slice.from(n - k);
    long[] ranks = k == 0 || k == n ? new long[0] : new long[] {n - k};
    try (StridedArray all = Sorts.argpartition(self, a, axis, ranks);
        StridedArray chosen = all.slice(best);
        StridedArray values = Selections.takeAlong("topk", self, a, chosen, axis);
        StridedArray order = Sorts.argsort(self, values, axis, SortKind.STABLE)) {
      best[axis] = Slice.REVERSED;
      try (StridedArray descending = order.slice(best)) {
        StridedArray sorted = Selections.takeAlong("topk", self, values, descending, axis);
        try {
          return new TopK(sorted, Selections.takeAlong("topk", self, chosen, descending, axis));
        } catch (RuntimeException | Error failed) {
          sorted.close();
          throw failed;
        }
      }
    }
  }

  static NDArray searchsorted(
      ThreadState self,
      StridedArray a,
      StridedArray v,
      boolean right,
      @Nullable StridedArray sorter) {
    if (a.extents().length != 1) {
      throw new ShapeException(
          "searchsorted: the sorted array has shape %s, not one axis"
              .formatted(Shape.toString(a.extents())));
    }
    if (sorter != null) {
      requireSameShape("searchsorted", a, sorter);
    }
    DType common = DType.promote(a.type(), v.type());
    try (StridedArray sorted = converted(a, common);
        StridedArray values = converted(v, common);
        StridedArray order = sorter == null ? null : IndexArrays.of("searchsorted", self, sorter)) {
      if (order != null) {
        IndexArrays.check("searchsorted", self, order, 0, a.elements());
        // Negative indices are counted from the beginning by taking from 0, 1, 2, …
        try (StridedArray places = range(self, a, a.elements());
            StridedArray absolute =
                Selections.take("searchsorted", self, places, 0, order, IndexMode.RAISE)) {
          return Sorts.search(self, sorted, values, right, absolute);
        }
      }
      return Sorts.search(self, sorted, values, right, null);
    }
  }

  /** Makes 0, 1, … n - 1. */
  static StridedArray range(ThreadState self, StridedArray in, long n) {
    long[] numbers = new long[Math.toIntExact(n)];
    Arrays.setAll(numbers, i -> i);
    return IndexArrays.of(self, in.context(), numbers, n);
  }

  static NDArray[] nonzero(ThreadState self, StridedArray a) {
    if (a.extents().length == 0) {
      throw new ShapeException("nonzero: an array of no axes has no indices");
    }
    try (StridedArray rows = IndexArrays.nonzero(self, a)) {
      NDArray[] result = new NDArray[a.extents().length];
      for (int axis = 0; axis < result.length; axis++) {
        result[axis] = rows.slice(Slice.at(axis));
      }
      return result;
    }
  }

  static NDArray argwhere(ThreadState self, StridedArray a) {
    if (a.extents().length == 0) {
      return a.context().empty(self, DType.INT64, IndexArrays.countNonzero(self, a), 0);
    }
    try (StridedArray rows = IndexArrays.nonzero(self, a);
        StridedArray columns = rows.transpose()) {
      return columns.copy();
    }
  }
}
