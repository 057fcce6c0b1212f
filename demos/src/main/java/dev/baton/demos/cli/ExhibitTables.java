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
      for (int column = 0; column < outcome.columns().size(); column++) {
        alignment.add(alignment(outcome, column));
      }
      var table = new TextTable(outcome.columns(), alignment);
      outcome.rows().forEach(row -> table.add(row.toArray(String[]::new)));
      table.print(out);
      out.println(outcome.conclusion());
    }
    out.flush();
  }

  /** Numbers are aligned right, but for the first column, which says what they are of. */
  private static TextTable.Align alignment(Outcome outcome, int column) {
    return column > 0
            && outcome.rows().stream()
                .anyMatch(row -> row.get(column).chars().anyMatch(Character::isDigit))
        ? TextTable.Align.RIGHT
        : TextTable.Align.LEFT;
  }
}
