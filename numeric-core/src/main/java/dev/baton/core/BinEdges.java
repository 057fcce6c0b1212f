package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * Where the bins of a histogram begin and end, as {@code numpy/lib/_histograms_impl.py} finds it;
 * the callers are attached.
 */
final class BinEdges implements AutoCloseable {
  private final StridedArray array;
  private final boolean even;

  private BinEdges(NDArray array, boolean even) {
    this.array = (StridedArray) array;
    this.even = even;
  }

  /**
   * Finds the edges of bins for elements in one axis, of real numbers.
   *
   * @param type what edges are that are computed of other numbers than elements
   */
  static BinEdges of(
      Numeric np, String name, ThreadState self, StridedArray a, Bins bins, DType type) {
    NDArray given = bins.edges();
    if (given != null) {
      return given(name, Numeric.context(np), given);
    }
    BinRule rule = bins.rule();
    Span span = Span.of(name, a, bins.range());
    long count = rule == null ? bins.count() : count(np, self, a, span, rule);
    NDArray edges = even(np, name, a, span, count, type);
    return new BinEdges(edges, true);
  }

  private static BinEdges given(String name, ArrayContext context, NDArray edges) {
    StridedArray own = context.own(name, edges);
    if (own.extents().length != 1 || own.elements() == 0) {
      throw new ShapeException(
          "%s: edges have one axis and at least one element, not shape %s"
              .formatted(name, Shape.toString(own.extents())));
    }
    if (any(own, BinaryUfunc.GREATER)) {
      throw new IllegalArgumentException(name + ": edges must not descend");
    }
    return new BinEdges(own.slice(), false);
  }

  /** Says whether a comparison holds for an element and the one behind it. */
  static boolean any(StridedArray a, BinaryUfunc comparison) {
    try (StridedArray before = a.slice(Slice.to(-1));
        StridedArray after = a.slice(Slice.from(1));
        NDArray holds = comparison.apply(before, after);
        NDArray any = Reduction.ANY.apply(holds)) {
      return any.toBoolean();
    }
  }

  /** Edges at one distance, computed in the type of elements of which they are the extremes. */
  private static NDArray even(
      Numeric np, String name, StridedArray a, Span span, long count, DType type) {
    NDArray edges;
    if (span.ofElements() && a.type().isFloating()) {
      try (NDArray first = np.full(a.type(), span.first());
          NDArray last = np.full(a.type(), span.last())) {
        edges = np.linspace(first, last, count + 1, true);
      }
    } else {
      edges = np.linspace(type, span.first(), span.last(), count + 1, true);
    }
    return ((StridedArray) edges)
        .filledBy(
            () -> {
              if (any((StridedArray) edges, BinaryUfunc.GREATER_EQUAL)) {
                throw new IllegalArgumentException(
                    "%s: %d bins of %s are too many between %s and %s"
                        .formatted(name, count, type, span.first(), span.last()));
              }
            });
  }

  private static long count(Numeric np, ThreadState self, StridedArray a, Span span, BinRule rule) {
    if (span.ofElements()) {
      return a.elements() == 0 ? 1 : new BinWidths(np, a, span).count(rule);
    }
    try (NDArray notBelow = BinaryUfunc.GREATER_EQUAL.apply(a, span.first());
        NDArray notAbove = BinaryUfunc.LESS_EQUAL.apply(a, span.last());
        NDArray keep = BinaryUfunc.LOGICAL_AND.apply(notBelow, notAbove);
        StridedArray kept = IndexArrays.compress("histogram", self, (StridedArray) keep, a)) {
      return kept.elements() == 0 ? 1 : new BinWidths(np, kept, span).count(rule);
    }
  }

  StridedArray array() {
    return array;
  }

  /** Says whether bins are of one width, but for rounding. */
  boolean areEven() {
    return even;
  }

  @Override
  public void close() {
    array.close();
  }

  /**
   * From where to where the bins are.
   *
   * @param first the first edge
   * @param last the last one
   * @param length how far it is from the first to the last, exactly for integers
   * @param ofElements whether these are the smallest and the largest element, or half a unit beyond
   */
  record Span(double first, double last, double length, boolean ofElements) {
    static Span of(String name, StridedArray a, double @Nullable [] range) {
      if (range != null) {
        return spread(range[0], range[1], range[1] - range[0], false);
      }
      if (a.elements() == 0) {
        return new Span(0, 1, 1, false);
      }
      try (NDArray least = Reduction.MIN.apply(a);
          NDArray most = Reduction.MAX.apply(a)) {
        double first = least.toDouble();
        double last = most.toDouble();
        if (!Double.isFinite(first) || !Double.isFinite(last)) {
          throw new IllegalArgumentException(
              "%s: elements from %s to %s: give a finite range".formatted(name, first, last));
        }
        return spread(first, last, length(least, most), true);
      }
    }

    private static Span spread(double first, double last, double length, boolean ofElements) {
      return first == last
          ? new Span(first - 0.5, last + 0.5, 1, ofElements)
          : new Span(first, last, length, ofElements);
    }

    /** Returns the distance of two elements; that of integers without a sign, as it may not fit. */
    static double length(NDArray least, NDArray most) {
      try (NDArray distance = BinaryUfunc.SUBTRACT.apply(most, least);
          NDArray unsigned = distance.view(unsigned(distance.dtype()))) {
        return unsigned.toDouble();
      }
    }

    private static DType unsigned(DType type) {
      return switch (type) {
        case INT8 -> DType.UINT8;
        case INT16 -> DType.UINT16;
        case INT32 -> DType.UINT32;
        case INT64 -> DType.UINT64;
        default -> type;
      };
    }
  }
}
