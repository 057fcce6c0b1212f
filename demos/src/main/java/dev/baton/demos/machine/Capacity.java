package dev.baton.demos.machine;

import java.util.Locale;

/**
 * How many times as much plain arithmetic several threads did as one, without any lock and hardly
 * any memory, while programs were measured: as many as the threads where each had a core to itself,
 * less where cores are shared with others, as they are in many a cloud. Speed-ups are to be held
 * against it; where cores come and go, one that was measured at a better moment can be more.
 *
 * @param threads how many
 * @param lowerQuartile of its repetitions
 * @param median of its repetitions
 * @param upperQuartile of its repetitions
 */
public record Capacity(int threads, double lowerQuartile, double median, double upperQuartile) {
  /** Says it in a sentence. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Plain arithmetic, measured in between, ran %.2f× (%.2f–%.2f) as fast in %d threads as in"
            + " one: hold speed-ups against that.",
        median,
        lowerQuartile,
        upperQuartile,
        threads);
  }
}
