package dev.baton.demos.exhibits;

import dev.baton.demos.lab.Result;
import dev.baton.demos.report.Curves;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exhibit showed.
 *
 * @param columns the headings of its table
 * @param rows the table
 * @param conclusion what the table says, in one or two sentences; every number from it
 * @param results what of it belongs in {@code results.json}
 * @param curves what of it the report draws, or null
 */
public record Outcome(
    List<String> columns,
    List<List<String>> rows,
    String conclusion,
    List<Result> results,
    @Nullable Curves curves) {
  /** Makes an immutable outcome. */
  public Outcome {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    results = List.copyOf(results);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells for %d columns: %s".formatted(row.size(), columns.size(), row));
      }
    }
  }

  /**
   * Makes an outcome that is a table alone.
   *
   * @param columns the headings of its table
   * @param rows the table
   * @param conclusion what the table says
   * @param results what of it belongs in {@code results.json}
   */
  public Outcome(
      List<String> columns, List<List<String>> rows, String conclusion, List<Result> results) {
    this(columns, rows, conclusion, results, null);
  }
}
