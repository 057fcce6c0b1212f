package dev.baton.demos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars from left to right, in groups of rows that share one scale, as HTML with inline SVG.
 *
 * <p>Positions along a bar are percentages and sizes across it are pixels, so that a chart fills
 * whatever width there is and its text keeps its size: on paper, on a telephone, on a wide screen.
 * Colours are the page's, by class.
 */
final class BarChart {
  private static final int BAR = 15;
  private static final int GAP = 4;
  private static final int MARGIN = 5;

  /** Room to the right of the longest bar, for its figure. */
  private static final double ROOM = 1.16;

  /**
   * One bar.
   *
   * @param series the class that colours it
   * @param value its length
   * @param low where the whisker begins
   * @param high where it ends
   * @param figure what is written at its end
   * @param title what it is, for whoever hovers over it or hears the page read
   */
  record Bar(String series, double value, double low, double high, String figure, String title) {}

  /**
   * Bars under one label.
   *
   * @param name the label
   * @param explanation a smaller line below it
   * @param bars one below the other
   * @param scale the length that fills the row, or 0 for the chart's own
   */
  record Row(String name, String explanation, List<Bar> bars, double scale) {}

  /**
   * A line across all rows.
   *
   * @param value where it is
   * @param label what it says
   */
  record Mark(double value, String label) {}

  private final List<Mark> marks;
  private final StringBuilder html = new StringBuilder();
  private final double scale;

  /** Begins a chart whose bars are as long as {@code longest} at most. */
  BarChart(double longest, List<Mark> marks) {
    this.marks = List.copyOf(marks);
    double furthest = marks.stream().mapToDouble(Mark::value).max().orElse(0);
    scale = ROOM * Math.max(longest, furthest);
  }

  /** Adds a legend: what each class of bars is. */
  void legend(List<List<String>> seriesAndMeaning) {
    html.append("<ul class=\"legend\">");
    for (List<String> entry : seriesAndMeaning) {
      html.append("<li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"")
          .append(entry.get(0))
          .append("\" width=\"14\" height=\"14\" rx=\"3\"></rect></svg>")
          .append(Html.escape(entry.get(1)))
          .append("</li>");
    }
    html.append("</ul>\n");
  }

  /** Adds rows under a heading, with the marks' labels above them. */
  void group(String heading, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    html.append("<div class=\"group\"><div class=\"row head\"><h3>")
        .append(Html.escape(heading))
        .append("</h3>");
    html.append("<svg class=\"bars\" width=\"100%\" height=\"18\" aria-hidden=\"true\">");
    for (Mark mark : marks) {
      html.append("<text class=\"mark\" text-anchor=\"middle\" y=\"13\" x=\"")
          .append(percent(mark.value(), scale))
          .append("\">")
          .append(Html.escape(mark.label()))
          .append("</text>");
    }
    html.append("</svg></div>\n");
    rows.forEach(this::row);
    html.append("</div>\n");
  }

  private void row(Row row) {
    double rowScale = row.scale() > 0 ? ROOM * row.scale() : scale;
    int height = 2 * MARGIN + row.bars().size() * (BAR + GAP) - GAP;
    List<String> read = new ArrayList<>();
    row.bars().forEach(bar -> read.add(bar.title()));
    html.append("<div class=\"row\"><div class=\"label\"><b>")
        .append(Html.escape(row.name()))
        .append("</b><span>")
        .append(Html.escape(row.explanation()))
        .append("</span></div>\n<svg class=\"bars\" width=\"100%\" height=\"")
        .append(height)
        .append("\" role=\"img\" aria-label=\"")
        .append(Html.escape(row.name() + ": " + String.join("; ", read)))
        .append("\">");
    for (Mark mark : marks) {
      String x = percent(mark.value(), scale);
      html.append(
          "<line class=\"grid\" y1=\"0\" y2=\"100%%\" x1=\"%1$s\" x2=\"%1$s\"></line>"
              .formatted(x));
    }
    int y = MARGIN;
    for (Bar bar : row.bars()) {
      bar(bar, y, rowScale);
      y += BAR + GAP;
    }
    html.append("</svg></div>\n");
  }

  private void bar(Bar bar, int y, double rowScale) {
    double middle = y + BAR / 2.0;
    html.append("<g><title>").append(Html.escape(bar.title())).append("</title>");
    html.append(
        "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"></rect>"
            .formatted(bar.series(), y, percent(bar.value(), rowScale), BAR));
    if (bar.high() > bar.low()) {
      html.append(
          "<line class=\"whisker\" x1=\"%s\" x2=\"%s\" y1=\"%3$s\" y2=\"%3$s\"></line>"
              .formatted(percent(bar.low(), rowScale), percent(bar.high(), rowScale), middle));
    }
    html.append(
        "<text class=\"figure\" x=\"%s\" dx=\"7\" y=\"%s\">%s</text></g>"
            .formatted(
                percent(Math.max(bar.value(), bar.high()), rowScale),
                middle + 4.5,
                Html.escape(bar.figure())));
  }

  private static String percent(double value, double scale) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * Math.clamp(value / scale, 0, 1));
  }

  /** Returns the chart. */
  String html() {
    return html.toString();
  }
}
