package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.Sorts;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Medians and quantiles that leave NaN out. Lines are sorted, NaN last; where a quantile is depends
 * on how many numbers the line begins with.
 */
final class NanQuantiles {
  private final String name;
  private final QuantileMethod method;

  private NanQuantiles(String name, QuantileMethod method) {
    this.name = name;
    this.method = method;
  }

  static NanQuantiles of(String name, QuantileMethod method) {
    return new NanQuantiles(name, method);
  }

  static NDArray median(ArrayContext context, NDArray a, Over over) {
    if (!NanReductions.hasNan(a.dtype())) {
      return Quantiles.median(context, a, over);
    }
    if (a.size() == 0) {
      return NanReductions.mean(context, a, over);
    }
    try (var attachment = context.interpreter().attach();
        Lines lines = Lines.of("nanmedian", context, context.own("nanmedian", a), over)) {
      ThreadState self = attachment.state();
      long[] counts = sorted(self, context, "nanmedian", lines);
      long[] before = Arrays.stream(counts).map(n -> Math.max(n - 1, 0) / 2).toArray();
      long[] after = Arrays.stream(counts).map(n -> n / 2).toArray();
      try (StridedArray low = taken("nanmedian", self, lines, before);
          StridedArray high = taken("nanmedian", self, lines, after)) {
        return lines.place(middle(context, low, high), over.out());
      }
    }
  }

  /** The mean of two; of the same twice, itself. */
  private static NDArray middle(ArrayContext context, StridedArray low, StridedArray high) {
    long[] pair = Arrays.copyOf(low.extents(), low.extents().length + 1);
    pair[pair.length - 1] = 2;
    try (var attachment = context.interpreter().attach();
        StridedArray both = context.empty(attachment.state(), low.type(), pair)) {
      int last = pair.length - 1;
      try (StridedArray first = Parts.along(both, last, Slice.at(0));
          StridedArray second = Parts.along(both, last, Slice.at(1));
          NDArray same = BinaryUfunc.EQUAL.apply(low, high)) {
        first.assign(low);
        second.assign(high);
        NDArray mean = Moments.mean(context, both, Over.axis(-1));
        return ((StridedArray) mean)
            .filledBy(
                () ->
                    Copies.convertWhere(
                        attachment.state(), "cast", (StridedArray) mean, (StridedArray) same, low));
      }
    }
  }

  NDArray one(ArrayContext context, NDArray a, double q, Over over) {
    if (!NanReductions.hasNan(a.dtype())) {
      return Quantiles.of(name, method).one(context, a, q, over);
    }
    return rows(context, a, over, true, q);
  }

  NDArray several(ArrayContext context, NDArray a, double[] q, Over over) {
    if (!NanReductions.hasNan(a.dtype())) {
      return Quantiles.of(name, method).several(context, a, q, over);
    }
    return rows(context, a, over, false, q);
  }

  private NDArray rows(ArrayContext context, NDArray a, Over over, boolean single, double... q) {
    Quantiles.check(name, a.dtype(), q);
    try (var attachment = context.interpreter().attach();
        Lines lines = Lines.of(name, context, context.own(name, a), over)) {
      ThreadState self = attachment.state();
      DType type = Quantiles.type(method, lines.array().type(), single);
      long[] before = single ? new long[0] : new long[] {q.length};
      StridedArray rows = context.empty(self, type, lines.bareShape(q.length));
      rows.filledBy(
          () -> {
            if (lines.length() == 0) {
              rows.fill(Double.NaN);
              return;
            }
            long[] counts = sorted(self, context, name, lines);
            for (int i = 0; i < q.length; i++) {
              try (StridedArray row = rows.slice(Slice.at(i))) {
                fill(self, context, lines, counts, q[i], row);
              }
            }
          });
      return lines.place(rows, over.out(), before);
    }
  }

  /** Sorts the lines and returns how many numbers each begins with, in C order. */
  private static long[] sorted(ThreadState self, ArrayContext context, String name, Lines lines) {
    Sorts.sort(self, lines.array(), lines.axis(), SortKind.QUICKSORT);
    try (NDArray nan = UnaryUfunc.ISNAN.apply(lines.array());
        NDArray number = UnaryUfunc.LOGICAL_NOT.apply(nan);
        NDArray count = Reduction.SUM.apply(number, Over.axis(-1))) {
      long[] counts = count.toLongArray();
      if (Arrays.stream(counts).anyMatch(n -> n == 0)) {
        context.warn("all-NaN slice encountered in " + name);
      }
      return counts;
    }
  }

  /** Takes an element of each line: (the other axes). */
  private static StridedArray taken(String name, ThreadState self, Lines lines, long... places) {
    long[] column = lines.array().extents().clone();
    column[lines.axis()] = 1;
    try (StridedArray indices = IndexArrays.of(self, lines.array().context(), places, column);
        StridedArray elements =
            Selections.takeAlong(name, self, lines.array(), indices, lines.axis())) {
      return elements.squeeze(lines.axis());
    }
  }

  private void fill(
      ThreadState self,
      ArrayContext context,
      Lines lines,
      long[] counts,
      double q,
      StridedArray row) {
    long[] before = new long[counts.length];
    long[] after = new long[counts.length];
    double[] weights = new double[counts.length];
    Quantiles plain = Quantiles.of(name, method);
    for (int i = 0; i < counts.length; i++) {
      long n = counts[i];
      if (n > 0) {
        double place = method.place((double) n, q);
        before[i] = Quantiles.before(place, n);
        after[i] = Quantiles.after(place, n);
        weights[i] = method.isDiscrete() ? 0 : plain.weight(place, n);
      }
    }
    try (StridedArray low = taken(name, self, lines, before)) {
      if (method.isDiscrete()) {
        row.assign(low);
        return;
      }
      try (StridedArray high = taken(name, self, lines, after)) {
        between(self, context, row, low, high, weights);
      }
    }
  }

  /** Interpolates from the nearer end, in the type of the row. */
  private static void between(
      ThreadState self,
      ArrayContext context,
      StridedArray row,
      StridedArray low,
      StridedArray high,
      double... weights) {
    try (StridedArray exact = context.empty(self, DType.FLOAT64, row.extents().clone())) {
      MemorySegment.copy(weights, 0, exact.segment(), ValueLayout.JAVA_DOUBLE, 0, weights.length);
      try (NDArray nearHigh = BinaryUfunc.GREATER_EQUAL.apply(exact, 0.5);
          NDArray rest = BinaryUfunc.SUBTRACT.apply(1, exact);
          NDArray distance = BinaryUfunc.SUBTRACT.apply(high, low);
          NDArray fromLow = exact.astype(row.type());
          NDArray fromHigh = rest.astype(row.type());
          NDArray up = BinaryUfunc.MULTIPLY.apply(distance, fromLow);
          NDArray down = BinaryUfunc.MULTIPLY.apply(distance, fromHigh);
          NDArray above = BinaryUfunc.ADD.apply(low, up);
          NDArray below = BinaryUfunc.SUBTRACT.apply(high, down)) {
        row.assign(above);
        Copies.convertWhere(self, "cast", row, (StridedArray) nearHigh, (StridedArray) below);
      }
    }
  }
}
