package dev.baton.demos.report;

import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The thesis in one figure: speed-ups of two kinds of work, bound by the processor and by input and
 * output, inside the interpreter and outside. What tells a gain from none is the column, not the
 * row.
 */
final class ThesisFigure {
  /** One of the four programs that stand for the four kinds of work. */
  private record Cell(String program, Mode mode, String what) {}

  private static final List<List<Cell>> CELLS =
      List.of(
          List.of(
              new Cell("countdown", Mode.HOLD, "counting in a loop"),
              new Cell("matmul", Mode.RELEASE, "multiplying matrices")),
          List.of(
              new Cell("print", Mode.HOLD, "formatting and printing"),
              new Cell("read-file", Mode.RELEASE, "reading a file")));

  private static final List<String> ROWS = List.of("CPU-bound", "I/O-bound");

  private ThesisFigure() {}

  /** Draws the figure; nothing unless all four programs were measured. */
  static String html(Findings findings) {
    var html = new StringBuilder();
    for (int row = 0; row < ROWS.size(); row++) {
      html.append("<tr><th scope=\"row\">").append(ROWS.get(row)).append("</th>");
      for (Cell cell : CELLS.get(row)) {
        Comparison comparison = find(findings, cell.program());
        Double baton = comparison == null ? null : comparison.speedup(Contender.BATON, cell.mode());
        if (comparison == null || baton == null) {
          return "";
        }
        html.append(cell(cell, baton, comparison.peerSpeedup(), findings.threads()));
      }
      html.append("</tr>\n");
    }
    return """
        <section id="thesis">
        <h2>What decides: not CPU or I/O, but inside or outside the interpreter</h2>
        <table class="thesis"><thead><tr><th></th><th scope="col">inside the interpreter</th>\
        <th scope="col">outside</th></tr></thead><tbody>
        """
        + html
        + """
        </tbody></table>
        <p class="caption">Each figure says how many times as fast %s threads were as one. Work that needs the interpreter \
        gains nothing, whether it computes or prints; work that does not gains, whether it computes or reads.</p>
        </section>
        """
            .formatted(findings.threads() == 2 ? "two" : Integer.toString(findings.threads()));
  }

  private static @Nullable Comparison find(Findings findings, String program) {
    return findings.comparisons().stream()
        .filter(c -> c.program().name().equals(program))
        .findFirst()
        .orElse(null);
  }

  private static String cell(Cell cell, double baton, @Nullable Double peer, int threads) {
    // From white at no gain to full colour where every thread counts.
    double gain = Math.clamp((baton - 1) / (threads - 1), 0, 1);
    return String.format(
        Locale.ROOT,
        "<td style=\"--gain:%.2f\"><b>%s</b><span>%s: %s</span><span>CPython + NumPy %s</span></td>",
        gain,
        Figures.ratio(baton),
        Html.escape(cell.program()),
        Html.escape(cell.what()),
        Figures.ratio(peer));
  }
}
