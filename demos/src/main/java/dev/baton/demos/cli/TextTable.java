package dev.baton.demos.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints rows in columns, numbers to the right. */
final class TextTable {
  /** How a column is set. */
  enum Align {
    LEFT,
    RIGHT
  }

  private final List<Align> alignment;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> headings, List<Align> alignment) {
    this.alignment = alignment;
    rows.add(headings);
  }

  void add(String... cells) {
    if (cells.length != alignment.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, alignment.size()));
    }
    rows.add(List.of(cells));
  }

  void print(PrintWriter out) {
    int[] widths = new int[alignment.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = row.get(column);
        String padding = " ".repeat(widths[column] - cell.length());
        line.append(alignment.get(column) == Align.LEFT ? cell + padding : padding + cell);
        line.append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }
}
