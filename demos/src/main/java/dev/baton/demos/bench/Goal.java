package dev.baton.demos.bench;

import dev.baton.demos.report.Figures;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark is to reach.
 *
 * @param nanos at most so many nanoseconds, or null
 * @param ratio at least so many times as fast as the peer, or null
 */
public record Goal(@Nullable Double nanos, @Nullable Double ratio) {
  /** Whether a goal was reached. */
  public enum Verdict {
    /** It was. */
    MET,
    /** It was not. */
    MISSED,
    /** It was not, and the peer is faster, where that is not allowed. */
    LOSES,
    /** The peer is missing. */
    UNKNOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing to reach: what is compared for comparison's sake. */
  static final Goal NONE = new Goal(null, null);

  static Goal nanos(double nanos) {
    return new Goal(nanos, null);
  }

  static Goal ratio(double ratio) {
    return new Goal(null, ratio);
  }

  /**
   * Judges figures.
   *
   * @param measuredNanos Baton's time
   * @param measuredRatio how many times as fast as the peer that is, or null if there is no peer
   * @return the verdict
   */
  public Verdict judge(double measuredNanos, @Nullable Double measuredRatio) {
    if (measuredRatio != null && measuredRatio < (ratio == null ? 1 : Math.min(1, ratio))) {
      return Verdict.LOSES;
    }
    if (nanos != null && measuredNanos > nanos) {
      return Verdict.MISSED;
    }
    if (ratio == null) {
      return Verdict.MET;
    }
    if (measuredRatio == null) {
      return Verdict.UNKNOWN;
    }
    return measuredRatio >= ratio ? Verdict.MET : Verdict.MISSED;
  }

  /** Returns the goal in words. */
  @Override
  public String toString() {
    String time = nanos == null ? "" : String.format(Locale.ROOT, "≤ %.0f ns", nanos);
    String comparison = ratio == null ? "" : "≥ " + Figures.ratio(ratio);
    return time.isEmpty() || comparison.isEmpty() ? time + comparison : time + ", " + comparison;
  }
}
