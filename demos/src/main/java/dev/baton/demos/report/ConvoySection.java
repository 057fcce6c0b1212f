package dev.baton.demos.report;

import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadTimes;
import dev.baton.demos.convoy.Convoy;
import dev.baton.demos.convoy.Convoys;
import dev.baton.demos.echo.Intervals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report's section on the convoy: who had the lock when, under one policy and another. */
final class ConvoySection {
  /** How much of each run is drawn. */
  private static final Duration DRAWN = Duration.ofMillis(30);

  private ConvoySection() {}

  /** Writes the section; nothing if nothing was run. */
  static String html(Convoys convoys) {
    if (convoys.all().isEmpty() && convoys.failures().isEmpty()) {
      return "";
    }
    var html =
        new StringBuilder(
            """
            <section id="convoy">
            <h2>The convoy, drawn from what the lock recorded</h2>
            """);
    if (!convoys.all().isEmpty()) {
      html.append("<p>").append(Html.escape(sentence(convoys))).append("</p>\n");
      html.append(TimelineChart.legend());
      convoys.all().forEach(convoy -> html.append(chart(convoy)).append(ledger(convoy)));
      html.append("<p class=\"caption\">").append(Html.escape(caption(convoys))).append("</p>\n");
    }
    return html.append(Html.paragraphs(convoys.failures())).append("</section>\n").toString();
  }

  /** Says what one sees, in figures of the whole runs. */
  static String sentence(Convoys convoys) {
    return convoys.all().stream()
            .map(
                c ->
                    String.format(
                        Locale.ROOT,
                        "under %s it waits %s for the lock each time (median; the switch interval"
                            + " is %s) and makes %,.0f exchanges a second, while the computing one"
                            + " has the lock for %.0f %% of the time",
                        c.policy(),
                        seconds(c.medianWait().toNanos()),
                        Intervals.text(c.switchInterval()),
                        c.exchangesPerSecond(),
                        100 * c.computing()))
            .collect(
                Collectors.joining(
                    "; ",
                    "One thread computes and another comes back from half a millisecond of I/O"
                        + " again and again: ",
                    "."));
  }

  private static String chart(Convoy convoy) {
    Duration drawn = drawn(convoy);
    // From the middle of each run: the same time in all, wherever that is.
    long from = convoy.duration().toNanos() / 2;
    return new TimelineChart(convoy.timeline(), from, from + drawn.toNanos())
        .html(
            "Policy " + convoy.policy(),
            convoy.switchInterval(),
            List.of(
                List.of(Convoy.IO, "in I/O for half a millisecond, then needs the lock a moment"),
                List.of(Convoy.CPU_BOUND, "computes, gives the lock up only on request")));
  }

  private static Duration drawn(Convoy convoy) {
    Duration half = convoy.duration().dividedBy(2);
    return half.compareTo(DRAWN) < 0 ? half : DRAWN;
  }

  private static String ledger(Convoy convoy) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : List.of(Convoy.IO, Convoy.CPU_BOUND)) {
      convoy.ledger().stream()
          .filter(entry -> entry.thread().equals(name))
          .forEach(entry -> rows.add(row(entry)));
    }
    return Html.table(
        String.format(
            Locale.ROOT,
            "Policy %s, the ledger of the whole run: %s, %,d exchanges",
            convoy.policy(),
            seconds(convoy.duration().toNanos()),
            convoy.exchanges()),
        List.of(
            "thread",
            "held",
            "waited",
            "detached",
            "takes",
            "forced drops",
            "requests made",
            "requests served",
            "longest wait",
            "its holder"),
        rows);
  }

  private static List<String> row(ThreadLedger entry) {
    ThreadTimes times = entry.times();
    if (times == null) {
      throw new IllegalArgumentException("a convoy without times: " + entry);
    }
    String holder = times.longestWaitHolder();
    return List.of(
        entry.thread(),
        seconds(times.heldNanos()),
        seconds(times.waitedNanos()),
        seconds(times.detachedNanos()),
        count(entry.takes()),
        count(entry.forcedDrops()),
        count(entry.requestsMade()),
        count(entry.requestsServed()),
        seconds(times.longestWaitNanos()),
        holder == null ? "-" : holder);
  }

  private static String caption(Convoys convoys) {
    String files =
        convoys.all().stream().map(Convoy::traceFile).collect(Collectors.joining(" and "));
    return "Drawn: the same "
        + seconds(drawn(convoys.all().getFirst()).toNanos())
        + " from the middle of each run; a line every switch interval. Recorded by the"
        + " interpreter itself, not sampled. The whole runs are in "
        + files
        + " beside this page, for Perfetto (ui.perfetto.dev) or chrome://tracing to open.";
  }

  private static String seconds(long nanos) {
    return Figures.time(nanos / 1e9);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
