package dev.baton.demos.slices;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.baton.core.instruments.Slices;
import dev.baton.demos.machine.Machine;
import java.util.List;

/**
 * The content of the file that {@code run slices --json} writes.
 *
 * @param schema the version of its shape
 * @param machine what it ran on
 * @param simulated whether it ran in virtual time
 * @param policy the lock policy
 * @param switchIntervalNanos the switch interval
 * @param seconds how long it ran
 * @param threads one entry per thread
 * @param promises what CPython's lock promises, and what came of it
 */
@JsonPropertyOrder({
  "schema",
  "machine",
  "simulated",
  "policy",
  "switchIntervalNanos",
  "seconds",
  "threads",
  "promises"
})
public record SlicesFile(
    int schema,
    Machine machine,
    boolean simulated,
    String policy,
    long switchIntervalNanos,
    double seconds,
    List<Entry> threads,
    List<Promise> promises) {
  private static final int SCHEMA = 1;

  /** Makes immutable content. */
  public SlicesFile {
    threads = List.copyOf(threads);
    promises = List.copyOf(promises);
  }

  /**
   * How long something lasted each time.
   *
   * @param count how often
   * @param p10 nanoseconds that a tenth did not exceed
   * @param p50 the median
   * @param p90 what nine tenths did not exceed
   * @param p99 what 99 % did not exceed
   * @param max the longest
   */
  @JsonPropertyOrder({"count", "p10", "p50", "p90", "p99", "max"})
  public record Lengths(int count, long p10, long p50, long p90, long p99, long max) {
    static Lengths of(Slices slices) {
      return new Lengths(
          slices.count(),
          slices.quantile(0.1).toNanos(),
          slices.quantile(0.5).toNanos(),
          slices.quantile(0.9).toNanos(),
          slices.quantile(0.99).toNanos(),
          slices.quantile(1).toNanos());
    }
  }

  /**
   * One thread.
   *
   * @param thread its name
   * @param share its part of the time that the lock was held
   * @param slices its slices, in nanoseconds
   * @param waits its waits, in nanoseconds
   */
  @JsonPropertyOrder({"thread", "share", "slices", "waits"})
  public record Entry(String thread, double share, Lengths slices, Lengths waits) {}

  /**
   * One promise.
   *
   * @param what what it is about
   * @param value the measured value
   * @param low the least that meets it
   * @param high the most
   * @param unit of all three
   * @param met whether it is kept
   */
  @JsonPropertyOrder({"what", "value", "low", "high", "unit", "met"})
  public record Promise(
      String what, double value, double low, double high, String unit, boolean met) {}

  /**
   * Puts figures together.
   *
   * @param machine what it ran on
   * @param simulated whether it ran in virtual time
   * @param report the figures
   * @return the content
   */
  public static SlicesFile of(Machine machine, boolean simulated, SlicesReport report) {
    SlicesPlan plan = report.plan();
    return new SlicesFile(
        SCHEMA,
        machine,
        simulated,
        plan.policy(),
        plan.switchInterval().toNanos(),
        plan.duration().toNanos() / 1e9,
        report.threads().stream()
            .map(
                e ->
                    new Entry(e.thread(), e.share(), Lengths.of(e.slices()), Lengths.of(e.waits())))
            .toList(),
        report.verdicts().stream()
            .map(v -> new Promise(v.what(), v.value(), v.low(), v.high(), v.unit(), v.met()))
            .toList());
  }
}
