package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.Weak;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Histograms} are made of: edges first, then counts between them. */
final class HistogramFunctions {
  private HistogramFunctions() {}

  static NDArray digitize(Numeric np, NDArray a, NDArray edges, boolean right) {
    ArrayContext context = Numeric.context(np);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("digitize", a);
      StridedArray limits = context.own("digitize", edges);
      if (limits.extents().length != 1) {
        throw new ShapeException(
            "digitize: edges have one axis, not shape %s"
                .formatted(Shape.toString(limits.extents())));
      }
      if (own.type().isComplex()) {
        throw new UnsupportedOperationException("digitize: complex numbers have no bins");
      }
      ThreadState self = attachment.state();
      if (!BinEdges.any(limits, BinaryUfunc.GREATER)) {
        return Joint.searchsorted(self, limits, own, !right, null);
      }
      if (BinEdges.any(limits, BinaryUfunc.LESS)) {
        throw new IllegalArgumentException("digitize: edges must ascend or descend");
      }
      try (StridedArray ascending = limits.slice(Slice.REVERSED);
          NDArray places = Joint.searchsorted(self, ascending, own, !right, null)) {
        return BinaryUfunc.SUBTRACT.apply(limits.elements(), places);
      }
    }
  }

  /** Elements in one axis, in a type of numbers. */
  private static StridedArray flat(String name, ArrayContext context, NDArray a) {
    StridedArray own = context.own(name, a);
    if (own.type().isComplex()) {
      throw new UnsupportedOperationException("%s: complex numbers have no bins".formatted(name));
    }
    try (StridedArray numbers = own.type() == DType.BOOL ? own.astype(DType.UINT8) : own.slice()) {
      return numbers.reshape(-1);
    }
  }

  private static DType type(StridedArray a) {
    return a.type().withWeak(Weak.FLOAT);
  }

  static NDArray edges(Numeric np, NDArray a, Bins bins) {
    String name = "histogramBinEdges";
    ArrayContext context = Numeric.context(np);
    try (var attachment = context.interpreter().attach();
        StridedArray flat = flat(name, context, a);
        BinEdges edges = BinEdges.of(np, name, attachment.state(), flat, bins, type(flat))) {
      return edges.areEven() ? edges.array().slice() : edges.array().copy();
    }
  }

  static Histogram histogram(
      Numeric np, NDArray a, Bins bins, @Nullable NDArray weights, boolean density) {
    ArrayContext context = Numeric.context(np);
    if (weights != null) {
      if (bins.rule() != null) {
        throw new IllegalArgumentException("histogram: no rule finds bins for weights: " + bins);
      }
      Joint.requireSameShape(
          "histogram", context.own("histogram", a), context.own("histogram", weights));
    }
    try (var attachment = context.interpreter().attach();
        StridedArray flat = flat("histogram", context, a);
        StridedArray loads =
            weights == null ? null : context.own("histogram", weights).reshape(-1);
        BinEdges edges = BinEdges.of(np, "histogram", attachment.state(), flat, bins, type(flat))) {
      StridedArray limits = edges.array();
      StridedArray counts =
          Binning.between(attachment.state(), flat, loads, limits, edges.areEven());
      try {
        NDArray result = density ? density(counts, limits) : counts;
        return new Histogram(result, edges.areEven() ? limits.slice() : limits.copy());
      } catch (RuntimeException | Error failed) {
        counts.close();
        throw failed;
      }
    }
  }

  /** Divides counts by the widths of their bins, then by their sum; closes them. */
  private static NDArray density(NDArray counts, StridedArray edges) {
    try (counts;
        NDArray widths = widths(edges);
        NDArray sum = Reduction.SUM.apply(counts);
        NDArray heights = BinaryUfunc.DIVIDE.apply(counts, widths)) {
      return BinaryUfunc.DIVIDE.apply(heights, sum);
    }
  }

  private static NDArray widths(StridedArray edges) {
    try (StridedArray first = edges.slice(Slice.to(-1));
        StridedArray second = edges.slice(Slice.from(1));
        NDArray widths = BinaryUfunc.SUBTRACT.apply(second, first)) {
      return widths.astype(DType.FLOAT64);
    }
  }

  // ---- several quantities -----------------------------------------------------------------------

  static HistogramGrid pairs(Numeric np, NDArray x, NDArray y, Bins xBins, Bins yBins) {
    ArrayContext context = Numeric.context(np);
    StridedArray first = context.own("histogram2d", x);
    Joint.requireSameShape("histogram2d", first, context.own("histogram2d", y));
    if (first.extents().length != 1) {
      throw new ShapeException("histogram2d: %s has not one axis".formatted(first.described()));
    }
    try (NDArray samples = np.stack(1, x, y)) {
      return grid(np, samples, List.of(xBins, yBins), null, false);
    }
  }

  static HistogramGrid grid(
      Numeric np, NDArray samples, List<Bins> bins, @Nullable NDArray weights, boolean density) {
    ArrayContext context = Numeric.context(np);
    List<NDArray> edges = new ArrayList<>();
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("histogramdd", samples);
      StridedArray loads = weights == null ? null : context.own("histogramdd", weights);
      check(own, bins, loads);
      ThreadState self = attachment.state();
      long[] shape = new long[bins.size()];
      try (StridedArray places = context.empty(self, DType.INT64, own.extents()[0])) {
        places.fill(0);
        for (int k = 0; k < shape.length; k++) {
          try (StridedArray quantity = own.slice(Slice.ALL, Slice.at(k));
              StridedArray numbers = flat("histogramdd", context, quantity);
              BinEdges limits =
                  BinEdges.of(np, "histogramdd", self, numbers, bins.get(k), DType.FLOAT64)) {
            edges.add(limits.array().copy());
            shape[k] = limits.array().elements() + 1;
            place(self, places, numbers, limits.array(), shape[k]);
          }
        }
        NDArray inner = inner(self, places, loads, shape);
        return new HistogramGrid(density ? density(inner, edges) : inner, edges);
      }
    } catch (RuntimeException | Error failed) {
      edges.forEach(NDArray::close);
      throw failed;
    }
  }

  private static void check(StridedArray samples, List<Bins> bins, @Nullable StridedArray weights) {
    long[] shape = samples.extents();
    if (shape.length != 2 || shape[1] == 0) {
      throw new ShapeException(
          "histogramdd: samples have shape (n, k), k at least 1, not " + Shape.toString(shape));
    }
    if (bins.size() != shape[1]) {
      throw new IllegalArgumentException(
          "histogramdd: %d bins for %d quantities".formatted(bins.size(), shape[1]));
    }
    for (Bins some : bins) {
      if (some.rule() != null) {
        throw new IllegalArgumentException(
            "histogramdd: no rule finds bins for several quantities: " + some);
      }
    }
    if (weights != null && !Arrays.equals(weights.extents(), new long[] {shape[0]})) {
      throw new ShapeException(
          "histogramdd: weights of shape %s for %d samples"
              .formatted(Shape.toString(weights.extents()), shape[0]));
    }
  }

  /** Goes one axis further in a grid whose outermost bins are for what is beyond the edges. */
  private static void place(
      ThreadState self, StridedArray places, StridedArray a, StridedArray edges, long bins) {
    try (StridedArray along = Binning.places(self, a, edges);
        NDArray factor = Moments.number(places.context(), (double) bins);
        NDArray whole = factor.astype(DType.INT64)) {
      BinaryUfunc.MULTIPLY.apply(places, whole, places);
      BinaryUfunc.ADD.apply(places, along, places);
    }
  }

  private static NDArray inner(
      ThreadState self, StridedArray places, @Nullable StridedArray weights, long[] shape) {
    Slice[] core = new Slice[shape.length];
    Arrays.fill(core, Slice.range(1, -1));
    long bins = Shape.size(shape);
    try (StridedArray doubles = weights == null ? null : Binning.doubles("histogramdd", weights);
        StridedArray all = Binning.count(self, places, doubles, bins);
        StridedArray grid = all.reshape(shape);
        StridedArray inner = grid.slice(core)) {
      return inner.astype(DType.FLOAT64);
    }
  }

  private static NDArray density(NDArray counts, List<NDArray> edges) {
    try (counts;
        NDArray sum = Reduction.SUM.apply(counts)) {
      for (int k = 0; k < edges.size(); k++) {
        long[] turned = new long[edges.size()];
        Arrays.fill(turned, 1);
        turned[k] = -1;
        try (NDArray widths = widths((StridedArray) edges.get(k));
            NDArray along = widths.reshape(turned)) {
          BinaryUfunc.DIVIDE.apply(counts, along, counts);
        }
      }
      return BinaryUfunc.DIVIDE.apply(counts, sum);
    }
  }
}
