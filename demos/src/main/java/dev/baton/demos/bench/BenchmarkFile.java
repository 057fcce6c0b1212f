package dev.baton.demos.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.programs.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The content of the file that {@code bench --json} writes, which tools read: its shape is fixed.
 *
 * @param schema the version of that shape
 * @param machine what it was measured on
 * @param results one entry per benchmark, size and system; what failed or is missing has none
 */
@JsonPropertyOrder({"schema", "machine", "results"})
public record BenchmarkFile(int schema, Machine machine, List<Entry> results) {
  private static final int SCHEMA = 1;

  /**
   * One figure.
   *
   * @param name the benchmark's name
   * @param params its parameters
   * @param system who ran it
   * @param value the median
   * @param unit of what
   */
  @JsonPropertyOrder({"name", "params", "system", "value", "unit"})
  public record Entry(
      String name, Map<String, Long> params, String system, double value, String unit) {}

  /** Makes an immutable file. */
  public BenchmarkFile {
    results = List.copyOf(results);
  }

  /**
   * Lists results.
   *
   * @param machine what they were measured on
   * @param results the results
   * @return the file's content
   */
  public static BenchmarkFile of(Machine machine, List<BenchmarkResult> results) {
    List<Entry> entries = new ArrayList<>();
    for (BenchmarkResult result : results) {
      if (result.nanos() != null) {
        entries.add(entry(result, Contender.BATON.toString(), result.nanos()));
      }
      for (Comparison comparison : result.comparisons()) {
        entries.add(entry(result, comparison.system().toString(), comparison.nanos()));
      }
    }
    return new BenchmarkFile(SCHEMA, machine, entries);
  }

  private static Entry entry(BenchmarkResult result, String system, Statistics nanos) {
    BenchmarkCase benchmark = result.benchmark();
    return new Entry(
        benchmark.name(), result.params(), system, nanos.median(), "ns/" + benchmark.per());
  }
}
