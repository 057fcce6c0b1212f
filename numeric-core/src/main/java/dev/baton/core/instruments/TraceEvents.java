package dev.baton.core.instruments;

import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.Track;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes timelines in the Trace Event format, a JSON that <a
 * href="https://ui.perfetto.dev">Perfetto</a> and {@code chrome://tracing} open: a process per
 * interpreter, in it a track per thread, a counter of the threads that wait, and an arrow from each
 * thread that dropped the lock to the one that took it.
 */
public final class TraceEvents {
  private static final HexFormat HEX = HexFormat.of();

  private final Writer out;
  private boolean first = true;
  private long flows;

  private TraceEvents(Writer out) {
    this.out = out;
  }

  /**
   * Writes timelines into a file, in UTF-8.
   *
   * @param file created, or overwritten; {@code trace.json}, say
   * @param timelines of one interpreter or more
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, List<Timeline> timelines) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(out, timelines);
    }
  }

  /**
   * Writes timelines.
   *
   * @param out where to; neither flushed nor closed
   * @param timelines of one interpreter or more. Each begins at the time 0 of its own interpreter.
   * @throws IOException if it cannot be written
   */
  public static void write(Writer out, List<Timeline> timelines) throws IOException {
    new TraceEvents(out).write(timelines);
  }

  /**
   * Returns the same as a text.
   *
   * @param timelines the timelines
   * @return a whole document
   */
  public static String text(List<Timeline> timelines) {
    var text = new StringWriter();
    try {
      write(text, timelines);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void write(List<Timeline> timelines) throws IOException {
    out.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
    long lost = 0;
    long lostThreads = 0;
    for (int i = 0; i < timelines.size(); i++) {
      write(timelines.get(i), i + 1);
      lost += timelines.get(i).lost();
      lostThreads += timelines.get(i).lostTracks();
    }
    out.write(
        "\n],\"otherData\":{\"lostChanges\":%d,\"lostThreads\":%d}}\n"
            .formatted(lost, lostThreads));
  }

  private void write(Timeline timeline, int process) throws IOException {
    event(
        "M",
        process,
        0,
        "\"name\":\"process_name\",\"args\":{\"name\":%s}",
        quoted(timeline.interpreter()));
    for (Track track : timeline.tracks()) {
      String name =
          track.lost() == 0
              ? track.thread()
              : "%s (%d earlier changes lost)".formatted(track.thread(), track.lost());
      event(
          "M",
          process,
          track.threadId(),
          "\"name\":\"thread_name\",\"args\":{\"name\":%s}",
          quoted(name));
    }
    Map<Long, String> names = new HashMap<>();
    timeline.tracks().forEach(track -> names.put(track.threadId(), track.thread()));
    for (Track track : timeline.tracks()) {
      for (Span span : track.spans()) {
        write(span, process, track.threadId(), names);
      }
    }
    writeArrows(timeline, process);
    writeWaiters(timeline, process);
  }

  private void write(Span span, int process, long thread, Map<Long, String> names)
      throws IOException {
    String phase = span.phase().name().toLowerCase(Locale.ROOT);
    String args = "";
    if (span.partnerId() != 0) {
      String partner = names.getOrDefault(span.partnerId(), "#" + span.partnerId());
      args =
          ",\"args\":{%s:%s}"
              .formatted(
                  quoted(span.phase() == LockPhase.WAITING ? "held by" : "after"), quoted(partner));
    }
    event(
        "X",
        process,
        thread,
        "\"name\":\"%s\",\"cat\":\"lock\",\"cname\":\"%s\",\"ts\":%s,\"dur\":%s%s",
        phase,
        color(span.phase()),
        micros(span.beginNanos()),
        micros(span.nanos()),
        args);
  }

  private static String color(LockPhase phase) {
    return switch (phase) {
      case HOLDING -> "good";
      case WAITING -> "terrible";
      case DETACHED -> "grey";
    };
  }

  /** An arrow from the end of the hold that a hold followed, where that is kept. */
  private void writeArrows(Timeline timeline, int process) throws IOException {
    Map<Long, TreeMap<Long, Span>> holds = new HashMap<>();
    for (Track track : timeline.tracks()) {
      TreeMap<Long, Span> byEnd = holds.computeIfAbsent(track.threadId(), _ -> new TreeMap<>());
      for (Span span : track.spans()) {
        if (span.phase() == LockPhase.HOLDING) {
          byEnd.put(span.endNanos(), span);
        }
      }
    }
    for (Track track : timeline.tracks()) {
      for (Span span : track.spans()) {
        if (span.phase() == LockPhase.HOLDING && holds.containsKey(span.partnerId())) {
          var before = holds.get(span.partnerId()).floorEntry(span.beginNanos());
          if (before != null) {
            flows++;
            // Within the slice: an arrow that begins at its very end is drawn from the next one.
            long from = Math.max(before.getValue().beginNanos(), before.getKey() - 1);
            event("s", process, span.partnerId(), flow(from));
            event("f", process, track.threadId(), "\"bp\":\"e\"," + flow(span.beginNanos()));
          }
        }
      }
    }
  }

  private String flow(long nanos) {
    return "\"name\":\"lock\",\"cat\":\"lock\",\"id\":%d,\"ts\":%s".formatted(flows, micros(nanos));
  }

  private void writeWaiters(Timeline timeline, int process) throws IOException {
    TreeMap<Long, Integer> changes = new TreeMap<>();
    for (Track track : timeline.tracks()) {
      for (Span span : track.spans()) {
        if (span.phase() == LockPhase.WAITING) {
          changes.merge(span.beginNanos(), 1, Integer::sum);
          changes.merge(span.endNanos(), -1, Integer::sum);
        }
      }
    }
    int waiters = 0;
    for (var change : changes.entrySet()) {
      if (change.getValue() != 0) {
        waiters += change.getValue();
        event(
            "C",
            process,
            0,
            "\"name\":\"waiters\",\"ts\":%s,\"args\":{\"waiters\":%d}",
            micros(change.getKey()),
            waiters);
      }
    }
  }

  private void event(String type, int process, long thread, String format, Object... values)
      throws IOException {
    out.write(first ? "\n" : ",\n");
    first = false;
    out.write(
        "{\"ph\":\"%s\",\"pid\":%d,\"tid\":%d,".formatted(type, process, thread)
            + (values.length == 0 ? format : format.formatted(values))
            + "}");
  }

  /** The format counts in microseconds; fractions are allowed. */
  private static String micros(long nanos) {
    return "%d.%03d".formatted(nanos / 1_000, nanos % 1_000);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A lone surrogate has no UTF-8.
      boolean lone =
          Character.isSurrogate(c)
              && !(Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1)))
              && !(Character.isLowSurrogate(c)
                  && i > 0
                  && Character.isHighSurrogate(text.charAt(i - 1)));
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || lone) {
        quoted.append("\\u").append(HEX.toHexDigits(c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
