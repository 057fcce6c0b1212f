package dev.baton.demos.cli;

import dev.baton.core.interpreter.AdaptiveReleasePolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.demos.bench.BreakEven;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.machine.Spinning;
import dev.baton.demos.report.Figures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baton bench breakeven}: from which size on it pays to drop the lock. */
@Command(
    name = BreakEvenCommand.NAME,
    header = "Measure from which size on it pays to drop the lock, per kernel.",
    description = {
      "",
      "One thread calls a kernel with the lock held and with it dropped: what that costs. Two",
      "threads do the same: what it gains. And two threads under the adaptive policy, beside the",
      "better of both. The break-even is the smallest size from which on two threads gain 10 %%",
      "or more; the time of a call there is what the adaptive policy is to compare with.",
      ""
    })
public final class BreakEvenCommand implements Callable<Integer> {
  static final String NAME = "breakeven";

  /** Two threads do as much more than one where there are cores for both. */
  private static final double FREE = 1.7;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Option(names = "--quick", description = "Take some seconds; figures are noisier.")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file.")
  private @Nullable Path json;

  /** Makes the command; picocli fills in its fields. */
  public BreakEvenCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Machine machine = Machine.describe(Map.of());
    Session.describe(machine, out);
    out.println();
    List<Double> spare = new ArrayList<>();
    List<BreakEven.Result> results = measured(spare);
    rows(results).print(out);
    out.println();
    summary(results).print(out);
    out.println();
    out.println(
        suggestion(results, Statistics.of(spare.stream().mapToDouble(s -> s).toArray()).median()));
    out.flush();
    var files = new ResultFiles(out);
    if (json != null) {
      out.println("Figures: " + files.write(json, new Content(1, machine, results)));
      out.flush();
    }
    return files.isComplete() ? 0 : 1;
  }

  /**
   * What the file has.
   *
   * @param schema the version of its shape
   * @param machine what it was measured on
   * @param breakeven a result for each kernel
   */
  record Content(int schema, Machine machine, List<BreakEven.Result> breakeven) {}

  private List<BreakEven.Result> measured(List<Double> spare) {
    List<String> names = BreakEven.names();
    List<BreakEven.Result> results = new ArrayList<>();
    try (var progress = new ProgressLine("timing")) {
      for (String name : names) {
        progress.at((double) results.size() / names.size(), name);
        spare.add(Spinning.speedup(2));
        results.add(
            BreakEven.measure(
                name, quick ? BreakEven.Length.QUICK : BreakEven.Length.WHOLE, Long.MAX_VALUE));
      }
    }
    return results;
  }

  private static TextTable rows(List<BreakEven.Result> results) {
    TextTable.Align right = TextTable.Align.RIGHT;
    var table =
        new TextTable(
            List.of("kernel", "elements", "a call", "costs one", "gains two", "spread", "adaptive"),
            List.of(TextTable.Align.LEFT, right, right, right, right, right, right));
    for (BreakEven.Result result : results) {
      for (BreakEven.Row row : result.rows()) {
        table.add(
            result.name(),
            String.format(Locale.ROOT, "%,d", row.size()),
            Figures.time(row.nanos().median() / 1e9),
            String.format(Locale.ROOT, "%+.0f%%", 100 * (row.cost().median() - 1)),
            Figures.ratio(row.gain().median()),
            Figures.ratio(row.gain().lowerQuartile())
                + "–"
                + Figures.ratio(row.gain().upperQuartile()),
            Figures.ratio(row.adaptive().median()));
      }
    }
    return table;
  }

  private static TextTable summary(List<BreakEven.Result> results) {
    TextTable.Align right = TextTable.Align.RIGHT;
    var table =
        new TextTable(
            List.of("kernel", "pays from", "where a call takes", "NumPy drops it", "adaptive does"),
            List.of(TextTable.Align.LEFT, right, right, right, right));
    for (BreakEven.Result result : results) {
      BreakEven.Row row = result.breakEven();
      table.add(
          result.name(),
          row == null ? "no size here" : String.format(Locale.ROOT, "%,d", row.size()),
          row == null ? "-" : Figures.time(row.nanos().median() / 1e9),
          result.numpyLimit() == 1
              ? "at any size"
              : String.format(Locale.ROOT, "from %,d", result.numpyLimit()),
          String.format(Locale.ROOT, "from %,d", result.adaptiveLimit()));
    }
    return table;
  }

  private static String suggestion(List<BreakEven.Result> results, double spare) {
    String now =
        "The adaptive policy drops the lock for kernels of %s or more"
            .formatted(Figures.time(ReleasePolicy.adaptive().switchPrice().toNanos() / 1e9));
    double[] nanos =
        results.stream()
            .map(BreakEven.Result::breakEven)
            .filter(Objects::nonNull)
            .mapToDouble(row -> row.nanos().median())
            .toArray();
    if (spare < FREE || nanos.length == 0) {
      return String.format(
          Locale.ROOT,
          "%s. No suggestion: two threads of arithmetic alone did %s what one did, so no second"
              + " core was free%s.",
          now,
          Figures.ratio(spare),
          spare < FREE ? "" : " all the time");
    }
    double median = Statistics.of(nanos).median();
    return String.format(
        Locale.ROOT,
        "%s; the median of the break-evens is %s. To have it use that: -D%s=%.0f",
        now,
        Figures.time(median / 1e9),
        AdaptiveReleasePolicy.BREAK_EVEN,
        median);
  }
}
