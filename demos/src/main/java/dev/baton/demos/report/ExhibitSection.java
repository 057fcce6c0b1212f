package dev.baton.demos.report;

import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.exhibits.Outcome;

/** The report's sections on what is shown by other figures than speed-ups. */
final class ExhibitSection {
  private ExhibitSection() {}

  /** Writes a section for each exhibit shown. */
  static String html(Exhibition exhibition) {
    var html = new StringBuilder();
    for (Exhibition.Shown shown : exhibition.shown()) {
      Outcome outcome = shown.outcome();
      html.append("<section id=\"")
          .append(Html.escape(shown.exhibit().name()))
          .append("\">\n<h2>")
          .append(Html.escape(shown.exhibit().title()))
          .append("</h2>\n<p>")
          .append(Html.escape(shown.exhibit().explanation()))
          .append("</p>\n")
          .append(
              outcome == null
                  ? "<p>Failed: " + Html.escape(shown.failure()) + "</p>\n"
                  : (outcome.curves() == null ? "" : CurveChart.html(outcome.curves()))
                      + Html.table(shown.exhibit().name(), outcome.columns(), outcome.rows())
                      + "<p class=\"caption\">"
                      + Html.escape(outcome.conclusion())
                      + "</p>\n")
          .append("</section>\n");
    }
    return html.toString();
  }
}
