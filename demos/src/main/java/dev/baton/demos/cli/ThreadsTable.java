package dev.baton.demos.cli;

import dev.baton.demos.bench.TwoThreads;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.report.Figures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what a second thread adds to each kernel. */
final class ThreadsTable {
  /** What arithmetic is to gain from a second core. */
  private static final double COMPUTE_GOAL = 1.95;

  /** How near memory traffic is to come to the loop in C. */
  private static final double MEMORY_GOAL = 0.95;

  private ThreadsTable() {}

  /** Measures and prints, beside loops in C if they are wanted. */
  static void print(boolean withLimit, PrintWriter out) {
    var table =
        new TextTable(
            List.of("name", "size", "limited by", "released", "spread", "held", "c", ""),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT));
    List<String> names = TwoThreads.names();
    try (var progress = new ProgressLine("timing")) {
      for (int i = 0; i < names.size(); i++) {
        progress.at((double) i / names.size(), names.get(i));
        TwoThreads.Row row = TwoThreads.measure(names.get(i), withLimit);
        Statistics limit = row.limit();
        table.add(
            row.name(),
            String.format(Locale.ROOT, "%,d", row.size()),
            row.isComputeBound() ? "arithmetic" : "memory",
            Figures.ratio(row.released().median()),
            Figures.ratio(row.released().lowerQuartile())
                + "–"
                + Figures.ratio(row.released().upperQuartile()),
            Figures.ratio(row.held().median()),
            limit == null ? "-" : Figures.ratio(limit.median()),
            verdict(row));
      }
    }
    out.println("Calls of two threads in a while, against those of one:");
    table.print(out);
    out.flush();
  }

  private static String verdict(TwoThreads.Row row) {
    Statistics limit = row.limit();
    double goal =
        row.isComputeBound() ? COMPUTE_GOAL : limit == null ? 1 : MEMORY_GOAL * limit.median();
    if (row.released().median() >= goal) {
      return "met";
    }
    return row.isComputeBound() && limit != null && limit.median() < COMPUTE_GOAL
        ? "not to be told: no second core was free for C either"
        : "MISSED, the goal is " + Figures.ratio(goal);
  }
}
