package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.Sorts;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinKernels;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Reduction;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts elements into bins, each 1 or its weight. The callers are attached. */
final class Binning {
  /** As NumPy: sums of weights are rounded once for each block of so many elements. */
  private static final long BLOCK = 65_536;

  private Binning() {}

  // ---- bins by number ---------------------------------------------------------------------------

  static NDArray bincount(
      ArrayContext context, NDArray a, @Nullable NDArray weights, long minLength) {
    if (minLength < 0) {
      throw new IllegalArgumentException(
          "bincount: minLength must not be negative, but is " + minLength);
    }
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray bins = context.own("bincount", a);
      if (bins.extents().length != 1) {
        throw new ShapeException("bincount: %s has not one axis".formatted(bins.described()));
      }
      if (!bins.type().isInteger() && bins.type() != DType.BOOL) {
        throw new UnsupportedOperationException(
            "bincount: %s cannot be cast to int64 safely".formatted(bins.type()));
      }
      StridedArray loads = weights == null ? null : context.own("bincount", weights);
      if (loads != null && !Arrays.equals(loads.extents(), bins.extents())) {
        throw new ShapeException(
            "bincount: weights of shape %s for elements of shape %s"
                .formatted(Shape.toString(loads.extents()), Shape.toString(bins.extents())));
      }
      if (bins.elements() == 0) {
        return zeros(self, context, DType.INT64, minLength);
      }
      try (StridedArray numbers = dense(bins, DType.INT64);
          StridedArray doubles = loads == null ? null : doubles("bincount", loads)) {
        long count = Math.max(minLength, requireBins(bins) + 1);
        return count(self, numbers, doubles, count);
      }
    }
  }

  /** Returns the largest bin. */
  private static long requireBins(StridedArray bins) {
    try (NDArray least = Reduction.MIN.apply(bins);
        NDArray most = Reduction.MAX.apply(bins)) {
      if (least.toLong() < 0) {
        throw new IllegalArgumentException(
            "bincount: elements must not be negative, but %d is".formatted(least.toLong()));
      }
      return most.toLong();
    }
  }

  /** Counts into so many bins; all is contiguous, weights are float64. */
  static StridedArray count(
      ThreadState self, StridedArray bins, @Nullable StridedArray weights, long count) {
    DType type = weights == null ? DType.INT64 : DType.FLOAT64;
    StridedArray sums = zeros(self, bins.context(), type, count);
    return sums.filledBy(
        () -> {
          try {
            BinKernels.bincount(
                self,
                bins.elements(),
                bins.storage(),
                bins.address(),
                weights == null ? null : weights.storage(),
                weights == null ? 0 : weights.address(),
                sums.storage(),
                sums.address());
          } finally {
            Reference.reachabilityFence(bins);
            Reference.reachabilityFence(weights);
            Reference.reachabilityFence(sums);
          }
        });
  }

  private static StridedArray zeros(
      ThreadState self, ArrayContext context, DType dtype, long... shape) {
    StridedArray result = context.empty(self, dtype, shape);
    return result.filledBy(() -> Copies.fill(self, result, Scalar.of(0)));
  }

  /** Returns an array contiguous and of a type: itself, as a view, or a copy. */
  static StridedArray dense(StridedArray a, DType dtype) {
    return a.type() == dtype && a.contiguous() ? a.slice() : a.astype(dtype, Casting.UNSAFE);
  }

  static StridedArray doubles(String name, StridedArray weights) {
    if (weights.type().isComplex()) {
      throw new UnsupportedOperationException(
          "%s: %s weights cannot be cast to float64 safely".formatted(name, weights.type()));
    }
    return dense(weights, DType.FLOAT64);
  }

  // ---- bins by edges ----------------------------------------------------------------------------

  /** Says for each element how many edges are not above it; the last edge is in the last bin. */
  static StridedArray places(ThreadState self, StridedArray a, StridedArray edges) {
    StridedArray places = (StridedArray) Joint.searchsorted(self, edges, a, true, null);
    return places.filledBy(
        () -> {
          try (StridedArray last = edges.slice(Slice.at(-1));
              NDArray isLast = BinaryUfunc.EQUAL.apply(a, last)) {
            BinaryUfunc.SUBTRACT.apply(places, isLast, places);
          }
        });
  }

  /**
   * Counts between edges, the bins' sums in the type of the weights.
   *
   * @param a of one axis
   * @param weights of one axis and the same length, or null
   * @param edges ascending, at least one
   * @param even whether they are evenly spaced but for rounding
   */
  static StridedArray between(
      ThreadState self,
      StridedArray a,
      @Nullable StridedArray weights,
      StridedArray edges,
      boolean even) {
    long bins = edges.elements() - 1;
    if (weights == null) {
      return even ? evenly(self, a, null, edges) : sorted(self, a, edges);
    }
    StridedArray sums = zeros(self, a.context(), weights.type(), bins);
    return sums.filledBy(
        () -> {
          if (!weights.type().isComplex()) {
            add(self, a, weights, edges, even, sums);
            return;
          }
          try (StridedArray re = weights.real();
              StridedArray im = weights.imag();
              StridedArray sumsRe = sums.real();
              StridedArray sumsIm = sums.imag()) {
            add(self, a, re, edges, even, sumsRe);
            add(self, a, im, edges, even, sumsIm);
          }
        });
  }

  private static void add(
      ThreadState self,
      StridedArray a,
      StridedArray weights,
      StridedArray edges,
      boolean even,
      StridedArray sums) {
    long n = a.elements();
    for (long begin = 0; begin < n; begin += BLOCK) {
      Slice block = Slice.range(begin, Math.min(begin + BLOCK, n));
      try (StridedArray part = a.slice(block);
          StridedArray load = weights.slice(block);
          StridedArray doubles = dense(load, DType.FLOAT64);
          StridedArray some =
              even ? evenly(self, part, doubles, edges) : unevenly(self, part, doubles, edges);
          NDArray rounded = some.astype(sums.type(), Casting.UNSAFE)) {
        BinaryUfunc.ADD.apply(sums, rounded, sums);
      }
    }
  }

  private static StridedArray evenly(
      ThreadState self, StridedArray a, @Nullable StridedArray weights, StridedArray edges) {
    long bins = edges.elements() - 1;
    DType type = weights == null ? DType.INT64 : DType.FLOAT64;
    StridedArray sums = zeros(self, a.context(), type, bins);
    return sums.filledBy(
        () -> {
          try (StridedArray numbers = dense(a, DType.FLOAT64);
              StridedArray limits = dense(edges, DType.FLOAT64)) {
            BinKernels.histogram(
                self,
                numbers.elements(),
                numbers.storage(),
                numbers.address(),
                weights == null ? null : weights.storage(),
                weights == null ? 0 : weights.address(),
                bins,
                limits.storage(),
                limits.address(),
                sums.storage(),
                sums.address());
          } finally {
            Reference.reachabilityFence(weights);
            Reference.reachabilityFence(sums);
          }
        });
  }

  /** Counts by sorting blocks and looking for the edges, as NumPy does: sorting is faster. */
  private static StridedArray sorted(ThreadState self, StridedArray a, StridedArray edges) {
    long count = edges.elements();
    long n = a.elements();
    try (StridedArray below = zeros(self, a.context(), DType.INT64, count);
        StridedArray first = edges.slice(Slice.to(-1));
        StridedArray last = edges.slice(Slice.from(-1))) {
      for (long begin = 0; begin < n; begin += BLOCK) {
        try (StridedArray part = a.slice(Slice.range(begin, Math.min(begin + BLOCK, n)));
            StridedArray block = part.copy()) {
          Sorts.sort(self, block, 0, SortKind.QUICKSORT);
          try (NDArray less = Joint.searchsorted(self, block, first, false, null);
              NDArray notMore = Joint.searchsorted(self, block, last, true, null);
              StridedArray belowFirst = below.slice(Slice.to(-1));
              StridedArray belowLast = below.slice(Slice.from(-1))) {
            BinaryUfunc.ADD.apply(belowFirst, less, belowFirst);
            BinaryUfunc.ADD.apply(belowLast, notMore, belowLast);
          }
        }
      }
      try (StridedArray after = below.slice(Slice.from(1));
          StridedArray before = below.slice(Slice.to(-1))) {
        return (StridedArray) BinaryUfunc.SUBTRACT.apply(after, before);
      }
    }
  }

  private static StridedArray unevenly(
      ThreadState self, StridedArray a, StridedArray weights, StridedArray edges) {
    long edgeCount = edges.elements();
    try (StridedArray places = places(self, a, edges);
        StridedArray all = count(self, places, weights, edgeCount + 1);
        StridedArray inner = all.slice(Slice.range(1, edgeCount))) {
      return inner.copy();
    }
  }
}
