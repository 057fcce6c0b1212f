package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.ArrayScope;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.Sorts;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.ValueLayout;

/** Arrays as sets: all by sorting and marking where runs of equal elements begin. */
final class Sets {
  private Sets() {}

  /** An operation on two sets. */
  @FunctionalInterface
  interface Operation {
    NDArray apply(String operation, ThreadState self, StridedArray a, StridedArray b);
  }

  static StridedArray unique(ThreadState self, StridedArray a) {
    try (StridedArray sorted = sorted(self, a);
        StridedArray starts = Sorts.runStarts(self, sorted, true)) {
      return IndexArrays.compress("unique", self, starts, sorted);
    }
  }

  /** A sorted copy, of one axis. */
  private static StridedArray sorted(ThreadState self, StridedArray a) {
    try (StridedArray flat = a.reshape(-1)) {
      StridedArray sorted = flat.copy();
      return sorted.filledBy(() -> Sorts.sort(self, sorted, 0, SortKind.QUICKSORT));
    }
  }

  static Unique uniqueAll(ThreadState self, StridedArray a) {
    try (StridedArray flat = a.reshape(-1);
        StridedArray order = Sorts.argsort(self, flat, 0, SortKind.STABLE);
        StridedArray sorted = Selections.take("uniqueAll", self, flat, 0, order, IndexMode.RAISE);
        StridedArray starts = Sorts.runStarts(self, sorted, true);
        StridedArray firsts = IndexArrays.nonzero(self, starts)) {
      return uniqueAll(self, a, order, sorted, starts, firsts);
    }
  }

  private static Unique uniqueAll(
      ThreadState self,
      StridedArray a,
      StridedArray order,
      StridedArray sorted,
      StridedArray starts,
      StridedArray firsts) {
    ArrayContext context = a.context();
    long n = sorted.elements();
    long count = firsts.elements();
    try (ArrayScope scope = ArrayScope.open(self)) { // Four results: all of them, or none is left.
      StridedArray values = IndexArrays.compress("uniqueAll", self, starts, sorted);
      StridedArray indices = IndexArrays.compress("uniqueAll", self, starts, order);
      StridedArray counts = context.empty(self, DType.INT64, count);
      StridedArray which = context.empty(self, DType.INT64, n);
      var first = firsts.segment();
      var howOften = counts.segment();
      var whichOut = which.segment();
      for (long i = 0; i < count; i++) {
        long from = first.getAtIndex(ValueLayout.JAVA_LONG, i);
        long to = i + 1 < count ? first.getAtIndex(ValueLayout.JAVA_LONG, i + 1) : n;
        howOften.setAtIndex(ValueLayout.JAVA_LONG, i, to - from);
        for (long j = from; j < to; j++) {
          whichOut.setAtIndex(ValueLayout.JAVA_LONG, j, i);
        }
      }
      StridedArray inverse = context.empty(self, DType.INT64, a.extents().clone());
      Selections.put("uniqueAll", self, inverse.reshape(-1), order, which, IndexMode.RAISE);
      return new Unique(
          scope.keep(values), scope.keep(indices), scope.keep(inverse), scope.keep(counts));
    }
  }

  /** Both arrays' elements one behind the other, converted to their common type. */
  private static StridedArray joined(ThreadState self, StridedArray a, StridedArray b) {
    StridedArray both =
        a.context().empty(self, DType.promote(a.type(), b.type()), a.elements() + b.elements());
    return both.filledBy(
        () -> {
          try (StridedArray flatA = a.reshape(-1);
              StridedArray flatB = b.reshape(-1);
              StridedArray first = both.slice(Slice.to(a.elements()));
              StridedArray second = both.slice(Slice.from(a.elements()))) {
            first.assign(flatA);
            second.assign(flatB);
          }
        });
  }

  static NDArray union(String operation, ThreadState self, StridedArray a, StridedArray b) {
    try (StridedArray both = joined(self, a, b)) {
      return unique(self, both);
    }
  }

  static NDArray intersection(String operation, ThreadState self, StridedArray a, StridedArray b) {
    return ofRuns(operation, self, a, b, 2);
  }

  static NDArray exclusive(String operation, ThreadState self, StridedArray a, StridedArray b) {
    return ofRuns(operation, self, a, b, 1);
  }

  /** Of the elements of two sets sorted together, those that are there once or twice. */
  private static NDArray ofRuns(
      String operation, ThreadState self, StridedArray a, StridedArray b, int times) {
    try (StridedArray setA = unique(self, a);
        StridedArray setB = unique(self, b);
        StridedArray both = joined(self, setA, setB);
        StridedArray sorted = sorted(self, both);
        StridedArray starts = Sorts.runStarts(self, sorted, false)) {
      long n = sorted.elements();
      var marks = starts.segment();
      try (StridedArray chosen = a.context().empty(self, DType.BOOL, n)) {
        var choices = chosen.segment();
        for (long i = 0; i < n; i++) {
          boolean begins = marks.getAtIndex(ValueLayout.JAVA_BYTE, i) != 0;
          boolean ends = i + 1 == n || marks.getAtIndex(ValueLayout.JAVA_BYTE, i + 1) != 0;
          boolean isChosen = begins && ends == (times == 1);
          choices.setAtIndex(ValueLayout.JAVA_BYTE, i, (byte) (isChosen ? 1 : 0));
        }
        return IndexArrays.compress(operation, self, chosen, sorted);
      }
    }
  }

  static NDArray difference(String operation, ThreadState self, StridedArray a, StridedArray b) {
    try (StridedArray set = unique(self, a);
        StridedArray in = isIn(operation, self, set, b)) {
      var marks = in.segment();
      for (long i = 0; i < marks.byteSize(); i++) {
        marks.setAtIndex(
            ValueLayout.JAVA_BYTE, i, (byte) (1 - marks.getAtIndex(ValueLayout.JAVA_BYTE, i)));
      }
      return IndexArrays.compress(operation, self, in, set);
    }
  }

  /** An element is among the sorted ones if it has less before it than not behind it. */
  static StridedArray isIn(String operation, ThreadState self, StridedArray a, StridedArray b) {
    DType common = DType.promote(a.type(), b.type());
    try (StridedArray elements = Joint.converted(a, common);
        StridedArray others = Joint.converted(b, common);
        StridedArray sorted = sorted(self, others);
        StridedArray flat = elements.reshape(-1);
        StridedArray left = Sorts.search(self, sorted, flat, false, null);
        StridedArray right = Sorts.search(self, sorted, flat, true, null)) {
      StridedArray result = a.context().empty(self, DType.BOOL, a.extents().clone());
      return result.filledBy(
          () -> {
            // NaN is found behind everything, and is equal to nothing.
            long numbers = numbers(self, sorted);
            var from = left.segment();
            var to = right.segment();
            var out = result.segment();
            for (long i = 0; i < left.elements(); i++) {
              long place = from.getAtIndex(ValueLayout.JAVA_LONG, i);
              boolean in = place < to.getAtIndex(ValueLayout.JAVA_LONG, i) && place < numbers;
              out.setAtIndex(ValueLayout.JAVA_BYTE, i, (byte) (in ? 1 : 0));
            }
          });
    }
  }

  /** How many of sorted elements come before the NaNs. */
  private static long numbers(ThreadState self, StridedArray sorted) {
    long n = sorted.elements();
    if (n == 0 || sorted.type().isInteger() || sorted.type() == DType.BOOL) {
      return n;
    }
    // The least that has a NaN.
    boolean complex = sorted.type().isComplex();
    DType wide = complex ? DType.COMPLEX128 : DType.FLOAT64;
    try (StridedArray exact = sorted.context().empty(self, wide, 1)) {
      if (complex) {
        exact.set(new Complex(Double.NEGATIVE_INFINITY, Double.NaN), 0);
      } else {
        exact.set(Double.NaN, 0);
      }
      try (StridedArray nan = exact.astype(sorted.type());
          StridedArray place = Sorts.search(self, sorted, nan, false, null)) {
        return place.segment().getAtIndex(ValueLayout.JAVA_LONG, 0);
      }
    }
  }
}
