package dev.baton.demos.lab;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.baton.demos.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code results.json}, which tools read: its shape is fixed.
 *
 * @param schema the version of that shape
 * @param machine what it was measured on
 * @param results one entry per configuration
 */
@JsonPropertyOrder({"schema", "machine", "results"})
public record Results(int schema, Machine machine, List<Result> results) {
  /** The version of the shape. */
  public static final int SCHEMA = 1;

  /** Makes immutable results. */
  public Results {
    results = List.copyOf(results);
  }

  /**
   * Computes medians and speed-ups.
   *
   * @param machine what it was measured on
   * @param measurements what was measured
   * @return the results, in the measurements' order
   */
  public static Results of(Machine machine, List<Measurement> measurements) {
    List<Result> results = new ArrayList<>();
    for (Measurement measurement : measurements) {
      Configuration c = measurement.configuration();
      Double seconds = measurement.isMeasured() ? measurement.statistics().median() : null;
      results.add(
          new Result(
              c.program().name(),
              c.contender().toString(),
              c.mode().toString(),
              c.threads(),
              c.workload().size(),
              seconds,
              speedup(measurement, measurements),
              measurement.note()));
    }
    return new Results(SCHEMA, machine, results);
  }

  /**
   * Adds results.
   *
   * @param more results measured on the same machine in another way
   * @return these results and those
   */
  public Results and(List<Result> more) {
    List<Result> both = new ArrayList<>(results);
    both.addAll(more);
    return new Results(schema, machine, both);
  }

  /**
   * Returns how much faster than one thread a configuration is.
   *
   * @param measurement the configuration's measurement
   * @param all where to look for one thread's
   * @return the ratio of the median times, or null if either is missing
   */
  public static @Nullable Double speedup(Measurement measurement, List<Measurement> all) {
    Measurement one = ofOneThread(measurement, all);
    return one == null || !measurement.isMeasured()
        ? null
        : one.statistics().median() / measurement.statistics().median();
  }

  /**
   * Describes the speed-ups that the rounds give one by one: each compares runs that were made
   * close together in time.
   *
   * @param measurement the configuration's measurement
   * @param all where to look for one thread's
   * @return their statistics, or null if either is missing
   */
  public static @Nullable Statistics speedupsByRound(
      Measurement measurement, List<Measurement> all) {
    Measurement one = ofOneThread(measurement, all);
    if (one == null || !measurement.isMeasured()) {
      return null;
    }
    int rounds = Math.min(one.seconds().size(), measurement.seconds().size());
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = one.seconds().get(i) / measurement.seconds().get(i);
    }
    return Statistics.of(ratios);
  }

  private static @Nullable Measurement ofOneThread(Measurement measurement, List<Measurement> all) {
    return all.stream()
        .filter(other -> other.configuration().threads() == 1)
        .filter(other -> other.configuration().differsOnlyInThreads(measurement.configuration()))
        .filter(Measurement::isMeasured)
        .findFirst()
        .orElse(null);
  }
}
