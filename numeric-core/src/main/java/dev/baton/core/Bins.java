package dev.baton.core;

import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * Into which bins a histogram counts: the {@code bins} and the {@code range} of {@code
 * numpy.histogram}. Immutable.
 */
public final class Bins {
  private static final long DEFAULT_COUNT = 10;

  /** Ten bins of one width over all elements: NumPy's default. */
  public static final Bins DEFAULT = count(DEFAULT_COUNT);

  private final long count;
  private final @Nullable NDArray edges;
  private final @Nullable BinRule rule;
  private final double @Nullable [] range;

  private Bins(
      long count, @Nullable NDArray edges, @Nullable BinRule rule, double @Nullable [] range) {
    this.count = count;
    this.edges = edges;
    this.rule = rule;
    this.range = range;
  }

  /**
   * Means bins of one width.
   *
   * @param count how many, at least 1
   * @return the bins
   * @throws IllegalArgumentException if there is to be none
   */
  public static Bins count(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("a histogram has at least 1 bin, not " + count);
    }
    return new Bins(count, null, null, null);
  }

  /**
   * Means bins between given edges: each takes its first edge in, the last bin its last one too.
   *
   * @param edges of one axis, ascending; stays the caller's
   * @return the bins
   */
  public static Bins edges(NDArray edges) {
    return new Bins(0, edges, null, null);
  }

  /**
   * Means bins of one width, as many as a rule finds in the data.
   *
   * @param rule the rule
   * @return the bins
   */
  public static Bins by(BinRule rule) {
    return new Bins(0, null, rule, null);
  }

  /**
   * Says where the first bin begins and the last one ends: at the smallest and the largest element
   * if this is not said. Elements beyond are left out.
   *
   * @param first the first edge
   * @param last the last edge, not less
   * @return changed bins
   * @throws IllegalArgumentException if these are no finite numbers, or in the other order, or
   *     edges are given
   */
  public Bins range(double first, double last) {
    if (edges != null) {
      throw new IllegalArgumentException(
          "bins with given edges have no range: %s to %s".formatted(first, last));
    }
    if (!(first <= last) || !Double.isFinite(first) || !Double.isFinite(last)) {
      throw new IllegalArgumentException(
          "the range of bins is from a finite number to one not less: %s to %s"
              .formatted(first, last));
    }
    return new Bins(count, null, rule, new double[] {first, last});
  }

  long count() {
    return count;
  }

  @Nullable NDArray edges() {
    return edges;
  }

  @Nullable BinRule rule() {
    return rule;
  }

  /** Returns the first and the last edge, or null; not to be changed. */
  double @Nullable [] range() {
    return range;
  }

  /** Names what was asked for. */
  @Override
  public String toString() {
    String bins =
        edges != null ? "given edges" : rule != null ? "bins by " + rule : count + " bins";
    return range == null ? bins : bins + " from " + range[0] + " to " + range[1];
  }
}
