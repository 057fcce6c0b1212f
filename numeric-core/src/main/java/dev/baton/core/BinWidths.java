package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * How many bins the rules find in data: {@link BinRule}. Numbers that NumPy has in the elements'
 * type are rounded to it here too, since a last bit may make one bin more.
 */
final class BinWidths {
  private static final int LEAST_TRIED = 100;

  private final Numeric np;
  private final StridedArray a;
  private final BinEdges.Span span;
  private final double n;
  private final double ptp;

  /** Takes at least one element. */
  BinWidths(Numeric np, StridedArray a, BinEdges.Span span) {
    this.np = np;
    this.a = a;
    this.span = span;
    this.n = (double) a.elements();
    try (NDArray least = Reduction.MIN.apply(a);
        NDArray most = Reduction.MAX.apply(a)) {
      this.ptp = BinEdges.Span.length(least, most);
    }
  }

  long count(BinRule rule) {
    double width = width(rule);
    if (width == 0) {
      return 1;
    }
    if (a.type().isInteger() && width < 1) {
      width = 1;
    }
    boolean inType = span.ofElements() && isInType(rule);
    double count = Math.ceil(inType ? narrow(span.length() / width) : span.length() / width);
    if (!(count >= 1 && count < Long.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "histogram: %s finds a width of %s for bins from %s to %s"
              .formatted(rule, width, span.first(), span.last()));
    }
    return (long) count;
  }

  private double width(BinRule rule) {
    return switch (rule) {
      case SQRT -> ptp / Math.sqrt(n);
      case STURGES -> ptp / (log2(n) + 1.0);
      case RICE -> narrow(ptp / narrow(2.0 * Math.pow(n, 1.0 / 3)));
      case SCOTT ->
          narrow(narrow(Math.pow(24.0 * Math.pow(Math.PI, 0.5) / n, 1.0 / 3.0)) * deviation());
      case STONE -> stone();
      case DOANE -> doane();
      case FD -> 2.0 * quartileDistance() * Math.pow(n, -1.0 / 3.0);
      case AUTO ->
          Math.min(Math.max(width(BinRule.FD), width(BinRule.SQRT) / 2), width(BinRule.STURGES));
    };
  }

  /** Says whether NumPy has a rule's width in the type of the elements. */
  private static boolean isInType(BinRule rule) {
    return rule == BinRule.RICE || rule == BinRule.SCOTT || rule == BinRule.STONE;
  }

  /** Rounds as a scalar of the elements' type is rounded. */
  private double narrow(double value) {
    return switch (a.type()) {
      case FLOAT32 -> (float) value;
      case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) value));
      default -> value;
    };
  }

  private ArrayContext context() {
    return Numeric.context(np);
  }

  /** Exact for powers of 2, at which rules take a bin more. */
  private double log2(double value) {
    try (NDArray number = Moments.number(context(), value);
        NDArray log = UnaryUfunc.LOG2.apply(number)) {
      return log.toDouble();
    }
  }

  private double deviation() {
    try (NDArray deviation = Moments.std(context(), a, Over.all())) {
      return deviation.toDouble();
    }
  }

  private double quartileDistance() {
    double[] quarters = {0.75, 0.25};
    try (NDArray quartiles =
        Quantiles.of("histogram", QuantileMethod.LINEAR)
            .several(context(), a, quarters, Over.all())) {
      return quartiles.getDouble(0) - quartiles.getDouble(1);
    }
  }

  private double doane() {
    if (n <= 2) {
      return 0;
    }
    double spread = Math.sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)));
    try (NDArray deviation = Moments.std(context(), a, Over.all())) {
      if (!(deviation.toDouble() > 0)) {
        return 0;
      }
      double skewness = Math.abs(skewness(deviation));
      return ptp / (1.0 + log2(n) + log2(1.0 + skewness / spread));
    }
  }

  private double skewness(NDArray deviation) {
    try (NDArray mean = Moments.mean(context(), a, Over.all());
        NDArray distance = BinaryUfunc.SUBTRACT.apply(a, mean)) {
      BinaryUfunc.DIVIDE.apply(distance, deviation, distance);
      try (NDArray cubes = BinaryUfunc.POWER.apply(distance, 3);
          NDArray skewness = Moments.mean(context(), cubes, Over.all())) {
        return skewness.toDouble();
      }
    }
  }

  private double stone() {
    if (n <= 1 || ptp == 0) {
      return 0;
    }
    int most = (int) Math.max(LEAST_TRIED, Math.sqrt(n));
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int bins = 1; bins <= most; bins++) {
      double risk = risk(bins);
      if (risk < least) {
        least = risk;
        best = bins;
      }
    }
    if (best == most) {
      context().warn("the number of bins estimated by STONE may be suboptimal in histogram");
    }
    return narrow(ptp / best);
  }

  private double risk(int bins) {
    Histogram histogram = np.histogram(a, Bins.count(bins).range(span.first(), span.last()));
    try (NDArray counts = histogram.counts();
        NDArray _ = histogram.edges();
        NDArray shares = BinaryUfunc.DIVIDE.apply(counts, (double) a.elements());
        NDArray square = np.dot(shares, shares)) {
      return (2 - (n + 1) * square.toDouble()) / narrow(ptp / bins);
    }
  }
}
