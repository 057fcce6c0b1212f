package dev.baton.demos.cli;

import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.exhibits.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what exhibits showed. */
final class ExhibitTables {
  private ExhibitTables() {}

  static void print(Exhibition exhibition, PrintWriter out) {
    for (Exhibition.Shown shown : exhibition.shown()) {
      out.println();
      out.println(shown.exhibit().name() + ": " + shown.exhibit().title());
      Outcome outcome = shown.outcome();
      if (outcome == null) {
        out.println("failed: " + shown.failure());
        continue;
      }
      List<TextTable.Align> alignment = new ArrayList<>();
      outcome.columns().forEach(_ -> alignment.add(TextTable.Align.RIGHT));
      alignment.set(0, TextTable.Align.LEFT);
      var table = new TextTable(outcome.columns(), alignment);
      outcome.rows().forEach(row -> table.add(row.toArray(String[]::new)));
      table.print(out);
      out.println(outcome.conclusion());
    }
    out.flush();
  }
}
