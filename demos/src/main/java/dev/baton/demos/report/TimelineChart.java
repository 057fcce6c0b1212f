package dev.baton.demos.report;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.Track;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A part of a timeline as HTML with inline SVG: a row per thread, time from left to right.
 *
 * <p>A span's phase is its colour and its height too, for whoever cannot tell the colours. Holds
 * are drawn with an outline, so that one of a few microseconds can be seen beside one of
 * milliseconds; all other lengths are true.
 */
final class TimelineChart {
  private static final int HEIGHT = 30;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Timeline timeline;
  private final long from;
  private final long to;

  /** Takes the part of a timeline between two times, in nanoseconds of its own. */
  TimelineChart(Timeline timeline, long from, long to) {
    this.timeline = timeline;
    this.from = from;
    this.to = to;
  }

  /** What the colours mean. */
  static String legend() {
    var html = new StringBuilder("<ul class=\"legend\">");
    for (LockPhase phase : LockPhase.values()) {
      html.append("<li><svg width=\"26\" height=\"%d\" aria-hidden=\"true\">".formatted(HEIGHT))
          .append(rectangle(phase, "0", "26"))
          .append("</svg>")
          .append(Html.escape(meaning(phase)))
          .append("</li>");
    }
    return html.append("</ul>\n").toString();
  }

  /**
   * Draws threads.
   *
   * @param heading what the chart is of
   * @param tick the distance of the lines across it
   * @param threads the threads' names and a few words on each, in order
   */
  String html(String heading, Duration tick, List<List<String>> threads) {
    var html = new StringBuilder("<div class=\"group timeline\"><div class=\"row head\"><h3>");
    html.append(Html.escape(heading)).append("</h3>\n");
    html.append("<svg class=\"bars\" width=\"100%\" height=\"18\" aria-hidden=\"true\">");
    for (long at = from; at <= to; at += tick.toNanos()) {
      String anchor = at == from ? "start" : at + tick.toNanos() > to ? "end" : "middle";
      html.append(
          "<text class=\"mark\" text-anchor=\"%s\" y=\"13\" x=\"%s\">%s</text>"
              .formatted(anchor, percent(at - from), millis(at - from)));
    }
    html.append("</svg></div>\n");
    Map<Long, String> names = new HashMap<>();
    timeline.tracks().forEach(track -> names.put(track.threadId(), track.thread()));
    for (List<String> thread : threads) {
      row(html, thread.getFirst(), thread.getLast(), tick, names);
    }
    return html.append("</div>\n").toString();
  }

  private void row(
      StringBuilder html, String name, String words, Duration tick, Map<Long, String> names) {
    html.append("<div class=\"row\"><div class=\"label\"><b>")
        .append(Html.escape(name))
        .append("</b><span>")
        .append(Html.escape(words))
        .append("</span></div>\n<svg class=\"bars\" width=\"100%\" height=\"")
        .append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"")
        .append(Html.escape(read(name)))
        .append("\">");
    for (long at = from; at <= to; at += tick.toNanos()) {
      html.append(
          "<line class=\"grid\" y1=\"0\" y2=\"100%%\" x1=\"%1$s\" x2=\"%1$s\"></line>"
              .formatted(percent(at - from)));
    }
    for (Span span : spans(name)) {
      long begin = Math.max(span.beginNanos(), from);
      html.append("<g><title>")
          .append(Html.escape(title(name, span, names)))
          .append("</title>")
          .append(
              rectangle(
                  span.phase(),
                  percent(begin - from),
                  percent(Math.min(span.endNanos(), to) - begin)))
          .append("</g>");
    }
    html.append("</svg></div>\n");
  }

  private List<Span> spans(String thread) {
    return timeline.tracks().stream()
        .filter(track -> track.thread().equals(thread))
        .map(Track::spans)
        .flatMap(List::stream)
        .filter(span -> span.endNanos() > from && span.beginNanos() < to)
        .toList();
  }

  private static String rectangle(LockPhase phase, String x, String width) {
    int height =
        switch (phase) {
          case HOLDING -> HEIGHT - 6;
          case WAITING -> HEIGHT / 2 - 3;
          case DETACHED -> 4;
        };
    return "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"></rect>"
        .formatted(name(phase), x, (HEIGHT - height) / 2, width, height);
  }

  private static String name(LockPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  private static String meaning(LockPhase phase) {
    return switch (phase) {
      case HOLDING -> "holds the lock";
      case WAITING -> "waits for the lock";
      case DETACHED -> "needs no lock: in I/O";
    };
  }

  private static String title(String thread, Span span, Map<Long, String> names) {
    String partner = Objects.requireNonNullElse(names.get(span.partnerId()), "");
    String suffix =
        partner.isEmpty()
            ? ""
            : (span.phase() == LockPhase.WAITING ? ", held by " : ", after ") + partner;
    return "%s %s%s: %s"
        .formatted(thread, meaning(span.phase()), suffix, Figures.time(span.nanos() / 1e9));
  }

  /** The row in words: how often and how long each phase, within the chart. */
  private String read(String thread) {
    var text = new StringBuilder(thread).append(", ").append(millis(to - from)).append(": ");
    String separator = "";
    for (LockPhase phase : LockPhase.values()) {
      long[] lengths =
          spans(thread).stream()
              .filter(span -> span.phase() == phase)
              .mapToLong(span -> Math.min(span.endNanos(), to) - Math.max(span.beginNanos(), from))
              .toArray();
      long sum = 0;
      for (long length : lengths) {
        sum += length;
      }
      text.append(separator)
          .append(
              "%s %d times, in all %s"
                  .formatted(meaning(phase), lengths.length, Figures.time(sum / 1e9)));
      separator = "; ";
    }
    return text.toString();
  }

  private String percent(long nanos) {
    return String.format(Locale.ROOT, "%.3f%%", 100.0 * nanos / (to - from));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.0f ms", nanos / NANOS_PER_MILLI);
  }
}
