package dev.baton.demos.slices;

import dev.baton.core.instruments.Slices;
import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.LockPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What a timeline says of the slices in it.
 *
 * @param plan what ran
 * @param threads one entry per thread
 * @param lost how many changes the timeline had no room for
 */
public record SlicesReport(SlicesPlan plan, List<Entry> threads, long lost) {
  /** Slices this far from one interval, or shares this far from an equal one, still meet it. */
  private static final double TOLERANCE = 0.2;

  /** Makes an immutable report. */
  public SlicesReport {
    threads = List.copyOf(threads);
  }

  /**
   * One thread.
   *
   * @param thread its name
   * @param share its part of the time that the lock was held
   * @param slices how long it had the lock, each time until another one had it
   * @param waits how long it waited for it
   */
  public record Entry(String thread, double share, Slices slices, Slices waits) {}

  /**
   * A promise, and what came of it.
   *
   * @param what what it is about
   * @param value the measured value
   * @param low the least that meets it
   * @param high the most
   * @param unit of all three
   */
  public record Verdict(String what, double value, double low, double high, String unit) {
    /**
     * Says whether it is kept.
     *
     * @return true if the value is from {@code low} to {@code high}
     */
    public boolean met() {
      return value >= low && value <= high;
    }

    /** Returns the promise, the value and the verdict in a line. */
    @Override
    public String toString() {
      String range =
          low > 0
              ? String.format(Locale.ROOT, "%.3g–%.3g", low, high)
              : String.format(Locale.ROOT, "≤ %.3g", high);
      return String.format(
          Locale.ROOT, "%s: %.3g %s, %s: %s", what, value, unit, range, met() ? "met" : "MISSED");
    }
  }

  /**
   * Reads a timeline.
   *
   * @param plan what ran
   * @param timeline what each thread did
   * @return the figures
   */
  public static SlicesReport of(SlicesPlan plan, Timeline timeline) {
    Map<String, Double> shares = timeline.shares();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < plan.threads(); i++) {
      String name = SlicesPlan.thread(i);
      entries.add(
          new Entry(
              name,
              shares.getOrDefault(name, 0.0),
              timeline.slices(name),
              timeline.spans(name, LockPhase.WAITING)));
    }
    return new SlicesReport(plan, entries, timeline.lost());
  }

  /**
   * Returns a duration in switch intervals.
   *
   * @param duration how long
   * @return how many intervals
   */
  public double intervals(Duration duration) {
    return duration.toNanos() / (double) plan.switchInterval().toNanos();
  }

  /**
   * Judges by what CPython's lock promises two CPU-bound threads: slices of one interval each, half
   * the time for each, waits of no more than two intervals. For k threads: a k-th of the time, and
   * 2 (k − 1) intervals.
   *
   * @return a verdict each; none where there is no lock, and so no slices
   */
  public List<Verdict> verdicts() {
    if (plan.policy().equals("none")) {
      return List.of();
    }
    int k = plan.threads();
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(
        new Verdict(
            "median slice",
            intervals(quantile(lengths(Entry::slices), 0.5)),
            1 - TOLERANCE / 2,
            1 + TOLERANCE / 2,
            "intervals"));
    for (Entry entry : threads) {
      verdicts.add(
          new Verdict(
              "share of " + entry.thread(),
              100 * entry.share(),
              100.0 / k * (1 - TOLERANCE),
              100.0 / k * (1 + TOLERANCE),
              "%"));
    }
    verdicts.add(
        new Verdict(
            "p99 of the waits",
            intervals(quantile(lengths(Entry::waits), 0.99)),
            0,
            2.0 * (k - 1),
            "intervals"));
    return verdicts;
  }

  /**
   * Counts the slices of all threads by length.
   *
   * @param classes how many classes of a quarter of an interval
   * @return the numbers; the last one is of all longer slices too
   */
  public long[] histogram(int classes) {
    long[] counts = new long[classes];
    for (long nanos : lengths(Entry::slices)) {
      long at = nanos * 4 / plan.switchInterval().toNanos();
      counts[(int) Math.min(at, classes - 1)]++;
    }
    return counts;
  }

  private interface Part {
    Slices of(Entry entry);
  }

  /** All threads' lengths in nanoseconds, ascending. */
  private long[] lengths(Part part) {
    return threads.stream().map(part::of).flatMapToLong(SlicesReport::lengths).sorted().toArray();
  }

  /** The n-th shortest, for each n: its rank's quantile, taken well inside the rank. */
  private static LongStream lengths(Slices slices) {
    int count = slices.count();
    return LongStream.range(0, count).map(n -> slices.quantile((n + 0.5) / count).toNanos());
  }

  private static Duration quantile(long[] sorted, double part) {
    int rank = Math.max(1, (int) Math.ceil(part * sorted.length));
    return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[rank - 1]);
  }
}
