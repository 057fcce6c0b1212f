package dev.baton.demos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Draws curves as SVG, with a legend. */
final class CurveChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 52;
  private static final int RIGHT = 34;
  private static final int TOP = 26;
  private static final int BOTTOM = 46;
  private static final int COLORS = 6;

  private final Curves curves;
  private final double from;
  private final double to;
  private final double highest;
  private final StringBuilder svg = new StringBuilder();

  private CurveChart(Curves curves) {
    this.curves = curves;
    List<Double> x = curves.lines().stream().flatMap(line -> line.x().stream()).toList();
    from = x.stream().mapToDouble(this::scaled).min().orElse(0);
    to = Math.max(from + 1e-9, x.stream().mapToDouble(this::scaled).max().orElse(1));
    double top = curves.lines().stream().flatMap(line -> line.y().stream()).reduce(1.0, Math::max);
    highest = Math.ceil(2.2 * top) / 2; // Half a unit at a time, with some room.
  }

  /** Returns the drawing and its legend; nothing if there is nothing to draw. */
  static String html(Curves curves) {
    if (curves.lines().stream().allMatch(line -> line.x().isEmpty())) {
      return "";
    }
    var chart = new CurveChart(curves);
    return chart.legend() + chart.drawing();
  }

  private double scaled(double x) {
    return curves.isLogarithmic() ? Math.log10(x) : x;
  }

  private double across(double x) {
    return LEFT + (scaled(x) - from) / (to - from) * (WIDTH - LEFT - RIGHT);
  }

  private double up(double y) {
    return HEIGHT - BOTTOM - y / highest * (HEIGHT - BOTTOM - TOP);
  }

  private static String classes(Curves.Line line) {
    return "curve c%d %s".formatted(line.color() % COLORS, kind(line));
  }

  private static String kind(Curves.Line line) {
    return line.kind().name().toLowerCase(Locale.ROOT);
  }

  private String legend() {
    var html = new StringBuilder("<ul class=\"legend\">");
    for (Curves.Line line : curves.lines()) {
      html.append(
          ("<li><svg width=\"26\" height=\"10\" aria-hidden=\"true\"><line class=\"%s\" x1=\"0\""
                  + " x2=\"26\" y1=\"5\" y2=\"5\"></line></svg>%s</li>")
              .formatted(classes(line), Html.escape(line.name())));
    }
    return html.append("</ul>\n").toString();
  }

  private String drawing() {
    svg.append(
        "<svg class=\"curves\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(WIDTH, HEIGHT, Html.escape(curves.title())));
    double step = highest > 4 ? 1 : 0.5;
    for (double y = 0; y <= highest + 1e-9; y += step) {
      line("grid", LEFT, up(y), WIDTH - RIGHT, up(y));
      text(LEFT - 7, up(y) + 4, "end", String.format(Locale.ROOT, "%.1f", y));
    }
    for (double x : marks()) {
      line("grid", across(x), TOP, across(x), HEIGHT - BOTTOM);
      text(across(x), HEIGHT - BOTTOM + 17, "middle", String.format(Locale.ROOT, "%,.0f", x));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", curves.across());
    text(LEFT, 11, "start", curves.up());
    curves.lines().forEach(this::curve);
    return svg.append("</svg>\n").toString();
  }

  /** Where points are; every other one, and so on, where they would not have room. */
  private List<Double> marks() {
    List<Double> all =
        new ArrayList<>(
            new TreeSet<>(
                curves.lines().stream()
                    .filter(line -> line.kind() == Curves.Kind.MEASURED)
                    .flatMap(line -> line.x().stream())
                    .toList()));
    int every = 1 + all.size() / 10;
    List<Double> marks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      marks.add(all.get(i));
    }
    return marks;
  }

  private void curve(Curves.Line line) {
    var points = new StringBuilder();
    for (int i = 0; i < line.x().size(); i++) {
      points.append(number(across(line.x().get(i)))).append(',');
      points.append(number(up(line.y().get(i)))).append(' ');
    }
    svg.append("<polyline class=\"%s\" points=\"%s\"/>\n".formatted(classes(line), points));
    if (line.kind() != Curves.Kind.MEASURED) {
      return;
    }
    for (int i = 0; i < line.x().size(); i++) {
      svg.append(
          "<circle class=\"c%d\" cx=\"%s\" cy=\"%s\" r=\"3.5\"><title>%s, %s %s: %s</title></circle>\n"
              .formatted(
                  line.color() % COLORS,
                  number(across(line.x().get(i))),
                  number(up(line.y().get(i))),
                  Html.escape(line.name()),
                  String.format(Locale.ROOT, "%,.0f", line.x().get(i)),
                  Html.escape(curves.across()),
                  Figures.ratio(line.y().get(i))));
    }
  }

  private void line(String style, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
            .formatted(style, number(x1), number(y1), number(x2), number(y2)));
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        "<text class=\"mark\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
            .formatted(number(x), number(y), anchor, Html.escape(text)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
