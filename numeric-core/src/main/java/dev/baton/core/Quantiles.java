package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.Sorts;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.Accumulation;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;

/**
 * Medians and quantiles: lines are partitioned at the places asked for, and NaN, which sorts last,
 * is looked for at their ends.
 */
final class Quantiles {
  private final String name;
  private final QuantileMethod method;

  private Quantiles(String name, QuantileMethod method) {
    this.name = name;
    this.method = method;
  }

  static Quantiles of(String name, QuantileMethod method) {
    return new Quantiles(name, method);
  }

  // ---- what is asked for ------------------------------------------------------------------------

  static double hundredth(String name, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "%s: a percentile is 0 to 100, not %s".formatted(name, percent));
    }
    return percent / 100;
  }

  static double[] hundredths(String name, double... percents) {
    return Arrays.stream(percents).map(percent -> hundredth(name, percent)).toArray();
  }

  static void check(String name, DType type, double... q) {
    if (type.isComplex()) {
      throw new UnsupportedOperationException(
          "%s: %s has no order that quantiles are of".formatted(name, type));
    }
    for (double one : q) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("%s: a quantile is 0 to 1, not %s".formatted(name, one));
      }
    }
  }

  /** Returns the type of quantiles of elements of a type; a single one asked for is weak. */
  static DType type(QuantileMethod method, DType type, boolean single) {
    if (method.isDiscrete()) {
      return type;
    }
    DType exact = type.isInteger() || type == DType.BOOL ? DType.FLOAT64 : type;
    return single ? exact : DType.promote(exact, DType.FLOAT64);
  }

  private static void requireElements(String name, Lines lines) {
    if (lines.length() == 0) {
      throw new ShapeException(
          "%s: no elements along the axes of %s"
              .formatted(name, Shape.toString(lines.array().extents())));
    }
  }

  // ---- medians ----------------------------------------------------------------------------------

  static NDArray median(ArrayContext context, NDArray a, Over over) {
    try (var attachment = context.interpreter().attach();
        Lines lines = Lines.of("median", context, context.own("median", a), over)) {
      long n = lines.length();
      long middle = n / 2;
      long first = n == 0 ? 0 : (n - 1) / 2;
      if (n > 0) {
        partition(attachment.state(), lines, first, middle);
      }
      try (StridedArray halves =
          Parts.along(lines.array(), lines.axis(), first, n == 0 ? 0 : middle + 1)) {
        NDArray result = Moments.mean(context, halves, Over.axis(-1));
        ((StridedArray) result).filledBy(() -> spreadNan(attachment.state(), lines, result));
        return lines.place(result, over.out());
      }
    }
  }

  /** Partitions at some places, and at the end if a NaN may be there. */
  private static void partition(ThreadState self, Lines lines, long... places) {
    long[] ranks = places;
    if (mayHoldNan(lines.array().type())) {
      ranks = Arrays.copyOf(places, places.length + 1);
      ranks[places.length] = lines.length() - 1;
    }
    Arrays.sort(ranks);
    Sorts.partition(self, lines.array(), lines.axis(), ranks);
  }

  private static boolean mayHoldNan(DType type) {
    return type.isFloating() || type.isComplex();
  }

  /** Puts the NaN of every line that ends with one into the results of that line. */
  private static void spreadNan(ThreadState self, Lines lines, NDArray result) {
    if (lines.length() > 0 && mayHoldNan(lines.array().type())) {
      try (StridedArray last = lines.at(lines.length() - 1)) {
        spreadNan(self, last, result);
      }
    }
  }

  private static void spreadNan(ThreadState self, StridedArray last, NDArray result) {
    try (NDArray mask = UnaryUfunc.ISNAN.apply(last);
        NDArray any = Reduction.ANY.apply(mask)) {
      if (any.toBoolean()) {
        Copies.convertWhere(self, "cast", (StridedArray) result, (StridedArray) mask, last);
      }
    }
  }

  // ---- quantiles --------------------------------------------------------------------------------

  NDArray one(ArrayContext context, NDArray a, double q, Over over) {
    check(name, a.dtype(), q);
    try (var attachment = context.interpreter().attach();
        Lines lines = Lines.of(name, context, context.own(name, a), over)) {
      NDArray row = rows(attachment.state(), context, lines, true, q);
      return lines.place(row, over.out());
    }
  }

  NDArray several(ArrayContext context, NDArray a, double[] q, Over over) {
    check(name, a.dtype(), q);
    try (var attachment = context.interpreter().attach();
        Lines lines = Lines.of(name, context, context.own(name, a), over)) {
      NDArray rows = rows(attachment.state(), context, lines, false, q);
      return lines.place(rows, over.out(), q.length);
    }
  }

  /** Returns a row of quantiles for each of those asked for: (q, the other axes). */
  private StridedArray rows(
      ThreadState self, ArrayContext context, Lines lines, boolean single, double... q) {
    requireElements(name, lines);
    long n = lines.length();
    long[] places = new long[2 * q.length];
    double[] weights = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      double place = method.place((double) n, q[i]);
      places[2 * i] = before(place, n);
      places[2 * i + 1] = after(place, n);
      weights[i] = method.isDiscrete() ? 0 : weight(place, n);
    }
    partition(self, lines, places.clone());
    DType type = type(method, lines.array().type(), single);
    StridedArray rows = context.empty(self, type, lines.bareShape(q.length));
    return rows.filledBy(
        () -> {
          for (int i = 0; i < q.length; i++) {
            try (StridedArray row = rows.slice(Slice.at(i));
                StridedArray before = lines.at(places[2 * i]);
                StridedArray after = lines.at(places[2 * i + 1])) {
              if (method.isDiscrete()) {
                row.assign(before);
              } else {
                try (NDArray between = between(context, before, after, weights[i], single)) {
                  row.assign(between);
                }
              }
            }
          }
          spreadNan(self, lines, rows);
        });
  }

  /** Returns the place of the element before, of {@code n}. */
  static long before(double place, long n) {
    return place >= n - 1 ? n - 1 : place < 0 ? 0 : (long) Math.floor(place);
  }

  /** Returns the place of the element after, of {@code n}. */
  static long after(double place, long n) {
    return place >= n - 1 ? n - 1 : place < 0 ? 0 : (long) Math.floor(place) + 1;
  }

  /** Returns the weight of the element after, counted as NumPy does beyond either end. */
  double weight(double place, long n) {
    double before = place >= n - 1 ? -1 : place < 0 ? 0 : Math.floor(place);
    return method.weight(place, before);
  }

  /** Interpolates from the nearer end, so that both ends are met exactly. */
  private static NDArray between(
      ArrayContext context, NDArray before, NDArray after, double weight, boolean single) {
    boolean fromAfter = weight >= 0.5;
    double share = fromAfter ? 1 - weight : weight;
    try (NDArray distance = BinaryUfunc.SUBTRACT.apply(after, before);
        NDArray way = way(context, distance, share, single)) {
      return fromAfter
          ? BinaryUfunc.SUBTRACT.apply(after, way)
          : BinaryUfunc.ADD.apply(before, way);
    }
  }

  private static NDArray way(ArrayContext context, NDArray distance, double share, boolean single) {
    if (single) {
      return BinaryUfunc.MULTIPLY.apply(distance, share);
    }
    try (NDArray strong = Moments.number(context, share)) {
      return BinaryUfunc.MULTIPLY.apply(distance, strong);
    }
  }

  // ---- weights ----------------------------------------------------------------------------------

  static NDArray weighted(
      String name, ArrayContext context, NDArray a, double[] q, Over over, NDArray weights) {
    check(name, a.dtype(), q);
    over.without(name, Over.Option.OUT);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(name, a);
      try (NDArray spread = Moments.spread(name, operand, context.own(name, weights), over);
          NDArray wide = spread.broadcastTo(operand.extents());
          Lines lines = Lines.of(name, context, operand, over);
          Lines loads = Lines.of(name, context, (StridedArray) wide, over)) {
        requireElements(name, lines);
        requireNoneNegative(name, loads.array());
        try (StridedArray order =
                Sorts.argsort(self, lines.array(), lines.axis(), SortKind.QUICKSORT);
            StridedArray sorted =
                Selections.takeAlong(name, self, lines.array(), order, lines.axis());
            StridedArray loaded =
                Selections.takeAlong(name, self, loads.array(), order, lines.axis());
            NDArray shares = shares(name, loaded)) {
          NDArray rows = weightedRows(name, self, context, lines, sorted, shares, q);
          return lines.place(rows, null, q.length);
        }
      }
    }
  }

  private static void requireNoneNegative(String name, NDArray weights) {
    try (NDArray negative = BinaryUfunc.LESS.apply(weights, 0);
        NDArray any = Reduction.ANY.apply(negative)) {
      if (any.toBoolean()) {
        throw new IllegalArgumentException(name + ": weights must not be negative");
      }
    }
  }

  /** Returns which share of the weights is that of the elements up to each. */
  private static NDArray shares(String name, StridedArray weights) {
    int last = weights.extents().length - 1;
    NDArray sums = Accumulation.CUMSUM.apply(weights, Over.axis(-1).dtype(DType.FLOAT64));
    return ((StridedArray) sums)
        .filledBy(
            () -> {
              try (StridedArray end = Parts.along((StridedArray) sums, last, Slice.from(-1));
                  NDArray whole = end.copy();
                  NDArray good = BinaryUfunc.GREATER.apply(whole, 0);
                  NDArray finite = UnaryUfunc.ISFINITE.apply(whole);
                  NDArray both = BinaryUfunc.LOGICAL_AND.apply(good, finite);
                  NDArray all = Reduction.ALL.apply(both)) {
                if (!all.toBoolean()) {
                  throw new IllegalArgumentException(
                      name + ": weights have NaN or infinity, or are all zero");
                }
                BinaryUfunc.DIVIDE.apply(sums, whole, sums);
              }
            });
  }

  private static StridedArray weightedRows(
      String name,
      ThreadState self,
      ArrayContext context,
      Lines lines,
      StridedArray sorted,
      NDArray shares,
      double... q) {
    int axis = lines.axis();
    StridedArray rows = context.empty(self, sorted.type(), lines.bareShape(q.length));
    return rows.filledBy(
        () -> {
          try (StridedArray last = Parts.along(sorted, axis, Slice.at(-1))) {
            for (int i = 0; i < q.length; i++) {
              // Elements of weight 0 at the beginning are below every quantile, the least one too.
              BinaryUfunc below = q[i] == 0 ? BinaryUfunc.LESS_EQUAL : BinaryUfunc.LESS;
              try (NDArray before = below.apply(shares, q[i]);
                  NDArray count = Reduction.SUM.apply(before, Over.axis(-1).keepDims());
                  NDArray places = BinaryUfunc.MINIMUM.apply(count, lines.length() - 1);
                  StridedArray chosen =
                      Selections.takeAlong(name, self, sorted, (StridedArray) places, axis);
                  StridedArray row = rows.slice(Slice.at(i))) {
                try (NDArray bare = chosen.squeeze(axis)) {
                  row.assign(bare);
                }
              }
            }
            if (mayHoldNan(sorted.type())) {
              spreadNan(self, last, rows);
            }
          }
        });
  }
}
