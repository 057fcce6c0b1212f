package dev.baton.demos.bench;

import dev.baton.demos.lab.Statistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one benchmark with one size.
 *
 * @param benchmark the benchmark
 * @param params its parameters
 * @param nanos Baton's nanoseconds per unit, one value per iteration, described; null if it failed
 * @param comparisons the others' figures beside it
 * @param failure why it failed; empty if it did not
 * @param notes who is missing and why, a line each
 */
public record BenchmarkResult(
    BenchmarkCase benchmark,
    Map<String, Long> params,
    @Nullable Statistics nanos,
    List<Comparison> comparisons,
    String failure,
    List<String> notes) {
  /** Makes an immutable result. */
  public BenchmarkResult {
    params = Map.copyOf(params);
    comparisons = List.copyOf(comparisons);
    notes = List.copyOf(notes);
  }

  static BenchmarkResult failed(BenchmarkCase benchmark, Map<String, Long> params, String why) {
    return new BenchmarkResult(benchmark, params, null, List.of(), why, List.of());
  }

  /**
   * Says whether the goal was reached.
   *
   * @param comparison beside whom; null for nobody
   * @return the verdict; unknown if the benchmark failed
   */
  public Goal.Verdict verdict(@Nullable Comparison comparison) {
    if (nanos == null) {
      return Goal.Verdict.UNKNOWN;
    }
    return comparison == null
        ? benchmark.goal().judge(nanos.median(), null)
        : comparison.goal().judge(nanos.median(), comparison.ratio().median());
  }
}
