package dev.baton.demos.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes the page with one chart for each kernel: time per element by size, both logarithmic. */
public final class SizesPage {
  private static final String TEMPLATE = "sizes.html.template";
  private static final int WIDTH = 720;
  private static final int HEIGHT = 280;
  private static final int LEFT = 64;
  private static final int BOTTOM = 34;
  private static final int TOP = 12;

  /**
   * One system's times.
   *
   * @param system its name in the results
   * @param title its name for people
   * @param sizes how many elements
   * @param nanos nanoseconds per element, as many
   */
  public record Line(String system, String title, List<Long> sizes, List<Double> nanos) {
    /** Makes an immutable line. */
    public Line {
      sizes = List.copyOf(sizes);
      nanos = List.copyOf(nanos);
    }
  }

  /**
   * One kernel.
   *
   * @param name its name
   * @param what what it does
   * @param lines the systems that were measured
   */
  public record Chart(String name, String what, List<Line> lines) {
    /** Makes an immutable chart. */
    public Chart {
      lines = List.copyOf(lines);
    }
  }

  private SizesPage() {}

  /**
   * Writes the page.
   *
   * @param machine what it was measured on, in a line
   * @param charts the charts
   * @return one HTML document that needs nothing else
   */
  public static String html(String machine, List<Chart> charts) {
    var body = new StringBuilder();
    for (Chart chart : charts) {
      body.append("<section><h2>").append(Html.escape(chart.name)).append("</h2>\n<p>");
      body.append(Html.escape(chart.what)).append("</p>\n");
      body.append(svg(chart)).append(table(chart)).append("</section>\n");
    }
    return template()
        .replace("{{machine}}", Html.escape(machine))
        .replace("{{legend}}", legend(charts))
        .replace("{{charts}}", body);
  }

  private static String legend(List<Chart> charts) {
    return String.join(
        "",
        charts.stream()
            .flatMap(chart -> chart.lines.stream())
            .map(
                line ->
                    "<li><i class=\"" + line.system + "\"></i>" + Html.escape(line.title) + "</li>")
            .distinct()
            .toList());
  }

  // ---- the drawing ------------------------------------------------------------------------------

  /** From a power of ten to another. */
  private record Axis(int from, int to, double begin, double end) {
    static Axis of(double smallest, double largest, double begin, double end) {
      int from = (int) Math.floor(Math.log10(smallest));
      int to = (int) Math.ceil(Math.log10(largest));
      return new Axis(from, Math.max(to, from + 1), begin, end);
    }

    double at(double value) {
      return begin + (Math.log10(value) - from) / (to - from) * (end - begin);
    }
  }

  private static String svg(Chart chart) {
    List<Double> all = chart.lines.stream().flatMap(line -> line.nanos.stream()).sorted().toList();
    List<Long> sizes = chart.lines.stream().flatMap(line -> line.sizes.stream()).sorted().toList();
    if (all.isEmpty()) {
      return "<p>Nothing was measured.</p>\n";
    }
    Axis x = Axis.of(sizes.getFirst(), sizes.getLast(), LEFT, WIDTH - 10.0);
    Axis y = Axis.of(all.getFirst(), all.getLast(), HEIGHT - BOTTOM, TOP);
    var svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s: nanoseconds per element by size\">\n"
            .formatted(WIDTH, HEIGHT, Html.escape(chart.name)));
    for (int power = x.from; power <= x.to; power++) {
      double at = x.at(Math.pow(10, power));
      grid(svg, at, TOP, at, HEIGHT - BOTTOM);
      text(svg, at, HEIGHT - BOTTOM + 16, "middle", "10" + superscript(power));
    }
    for (int power = y.from; power <= y.to; power++) {
      double at = y.at(Math.pow(10, power));
      grid(svg, LEFT, at, WIDTH - 10, at);
      text(svg, LEFT - 6, at + 4, "end", Figures.time(Math.pow(10, power) * 1e-9));
    }
    chart.lines.forEach(line -> draw(svg, line, x, y));
    return svg.append("</svg>\n").toString();
  }

  private static void draw(StringBuilder svg, Line line, Axis x, Axis y) {
    var points = new StringBuilder();
    var marks = new StringBuilder();
    for (int i = 0; i < line.sizes.size(); i++) {
      String at = number(x.at(line.sizes.get(i)));
      String height = number(y.at(line.nanos.get(i)));
      points.append(at).append(',').append(height).append(' ');
      marks.append(
          "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"3\"><title>%s, %,d elements: %s each</title></circle>\n"
              .formatted(
                  line.system,
                  at,
                  height,
                  Html.escape(line.title),
                  line.sizes.get(i),
                  Figures.time(line.nanos.get(i) * 1e-9)));
    }
    svg.append("<polyline class=\"").append(line.system).append("\" points=\"");
    svg.append(points.toString().strip()).append("\"/>\n").append(marks);
  }

  private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
            .formatted(number(x1), number(y1), number(x2), number(y2)));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
            .formatted(number(x), number(y), anchor, Html.escape(text)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String superscript(int power) {
    return Integer.toString(power)
        .chars()
        .mapToObj(c -> c == '-' ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(c - '0', c - '0' + 1))
        .reduce("", String::concat);
  }

  // ---- the figures ------------------------------------------------------------------------------

  private static String table(Chart chart) {
    List<String> headings = new ArrayList<>(List.of("elements"));
    chart.lines.forEach(line -> headings.add(line.title));
    List<Long> sizes =
        chart.lines.stream().flatMap(line -> line.sizes.stream()).distinct().sorted().toList();
    List<List<String>> rows = new ArrayList<>();
    for (long size : sizes) {
      List<String> row = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", size)));
      for (Line line : chart.lines) {
        int place = line.sizes.indexOf(size);
        row.add(place < 0 ? "-" : Figures.time(line.nanos.get(place) * 1e-9));
      }
      rows.add(row);
    }
    return Html.table("Time per element", headings, rows);
  }

  private static String template() {
    try (var in = Objects.requireNonNull(SizesPage.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(TEMPLATE, e);
    }
  }
}
