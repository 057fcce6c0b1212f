package dev.baton.demos.cli;

import dev.baton.demos.lab.RunComparison;
import dev.baton.demos.lab.RunComparison.Change;
import dev.baton.demos.lab.RunComparison.Verdict;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.report.Figures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what changed from one run of the lab to another. */
final class ComparisonTable {
  private ComparisonTable() {}

  static void print(RunComparison comparison, PrintWriter out) {
    out.println();
    out.println("Compared with the run of " + comparison.before().when());
    if (!comparison.isSameMachine()) {
      out.println("  on another machine: " + describe(comparison.before()));
      out.println("  now:                " + describe(comparison.now()));
    }
    var table =
        new TextTable(
            List.of("program", "system", "mode", "threads", "before", "now", "times as fast", ""),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT));
    for (Change change : comparison.changes()) {
      table.add(
          change.sample().program(),
          change.sample().system(),
          change.sample().mode(),
          Integer.toString(change.sample().threads()),
          Figures.seconds(change.before().median()),
          Figures.seconds(change.now().median()),
          Figures.ratio(change.speedup()),
          word(change.verdict()));
    }
    table.print(out);
    out.println(summary(comparison));
    out.flush();
  }

  private static String describe(Machine machine) {
    return "%s, %d cores, JDK %s".formatted(machine.cpu(), machine.cores(), machine.jdk());
  }

  private static String word(Verdict verdict) {
    return verdict == Verdict.NOISE ? "noise" : verdict.name().toLowerCase(Locale.ROOT);
  }

  private static String summary(RunComparison comparison) {
    long faster = count(comparison, Verdict.FASTER);
    long slower = count(comparison, Verdict.SLOWER);
    String unmatched =
        comparison.unmatched() == 0
            ? ""
            : "; %d were measured in one of the runs alone, or did another amount of work"
                .formatted(comparison.unmatched());
    return "%d faster, %d slower, %d within the noise: the middle halves of their times overlap%s."
        .formatted(faster, slower, comparison.changes().size() - faster - slower, unmatched);
  }

  private static long count(RunComparison comparison, Verdict verdict) {
    return comparison.changes().stream().filter(c -> c.verdict() == verdict).count();
  }
}
