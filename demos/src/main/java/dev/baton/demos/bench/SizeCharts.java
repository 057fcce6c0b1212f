package dev.baton.demos.bench;

import dev.baton.demos.lab.Statistics;
import dev.baton.demos.report.SizesPage.Chart;
import dev.baton.demos.report.SizesPage.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the results of benchmarks at several sizes into charts, one for each benchmark. */
public final class SizeCharts {
  private SizeCharts() {}

  /**
   * Draws up charts.
   *
   * @param results results with a size
   * @return a chart for each benchmark
   */
  public static List<Chart> of(List<BenchmarkResult> results) {
    return results.stream()
        .map(BenchmarkResult::benchmark)
        .distinct()
        .map(benchmark -> chart(benchmark, results))
        .toList();
  }

  private static Chart chart(BenchmarkCase benchmark, List<BenchmarkResult> all) {
    List<BenchmarkResult> results =
        all.stream().filter(result -> result.benchmark().equals(benchmark)).toList();
    List<Line> lines = new ArrayList<>();
    add(lines, "baton", results, BenchmarkResult::nanos);
    for (Contest contest : Contest.values()) {
      add(lines, contest.toString(), results, result -> nanos(result, contest));
    }
    return new Chart(benchmark.name(), benchmark.kernel(), lines);
  }

  private static @Nullable Statistics nanos(BenchmarkResult result, Contest contest) {
    return result.comparisons().stream()
        .filter(comparison -> comparison.system() == contest)
        .map(Comparison::nanos)
        .findFirst()
        .orElse(null);
  }

  private static void add(
      List<Line> lines,
      String system,
      List<BenchmarkResult> results,
      Function<BenchmarkResult, @Nullable Statistics> time) {
    List<Long> sizes = new ArrayList<>();
    List<Double> nanos = new ArrayList<>();
    for (BenchmarkResult result : results) {
      Statistics measured = time.apply(result);
      Long size = result.params().get("n");
      if (measured != null && size != null) {
        sizes.add(size);
        nanos.add(measured.median() * result.benchmark().unitsPerCall(result.params()) / size);
      }
    }
    if (!sizes.isEmpty()) {
      lines.add(new Line(system, system, sizes, nanos));
    }
  }
}
