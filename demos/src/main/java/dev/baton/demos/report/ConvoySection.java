package dev.baton.demos.report;

import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadTimes;
import dev.baton.demos.convoy.Convoy;
import dev.baton.demos.convoy.Convoys;
import dev.baton.demos.echo.Intervals;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

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
    return String.format(
        Locale.ROOT,
        "With a switch interval of %s a thread that comes back from half a millisecond of I/O waits"
            + " for the lock %s (median of its waits), so that it makes %s exchanges a second; the"
            + " thread that computes meanwhile has the lock %s of the time.",
        Intervals.text(convoys.all().getFirst().switchInterval()),
        each(convoys, c -> seconds(c.medianWait().toNanos()) + " under " + c.policy()),
        each(convoys, c -> String.format(Locale.ROOT, "%,.0f", c.exchangesPerSecond())),
        each(convoys, c -> String.format(Locale.ROOT, "%.0f %%", 100 * c.computing())));
  }

  private static String each(Convoys convoys, Function<Convoy, String> figure) {
    return convoys.all().stream().map(figure).collect(Collectors.joining(" and "));
  }

  private static String chart(Convoy convoy) {
    long from = typical(convoy);
    return new TimelineChart(convoy.timeline(), from, from + drawn(convoy).toNanos())
        .html(
            "Policy " + convoy.policy(),
            convoy.switchInterval(),
            List.of(
                List.of(Convoy.IO, "in I/O for half a millisecond, then needs the lock a moment"),
                List.of(Convoy.CPU_BOUND, "computes, gives the lock up only on request")));
  }

  /**
   * Returns where the typical stretch begins: of all stretches of the drawn length, one after the
   * other, the one with the median number of exchanges. A fixed one might show what happened to the
   * machine just then.
   */
  private static long typical(Convoy convoy) {
    long drawn = drawn(convoy).toNanos();
    long first = convoy.startNanos();
    List<Long> begins =
        LongStream.range(0, Math.max(1, convoy.duration().toNanos() / drawn))
            .mapToObj(i -> first + i * drawn)
            .sorted(Comparator.comparingLong(begin -> exchanges(convoy, begin, begin + drawn)))
            .toList();
    return begins.get(begins.size() / 2);
  }

  private static long exchanges(Convoy convoy, long from, long to) {
    return convoy.timeline().tracks().stream()
        .filter(track -> track.thread().equals(Convoy.IO))
        .flatMap(track -> track.spans().stream())
        .filter(span -> span.phase() == LockPhase.HOLDING)
        .filter(span -> span.beginNanos() >= from && span.beginNanos() < to)
        .count();
  }

  private static Duration drawn(Convoy convoy) {
    Duration half = convoy.duration().dividedBy(2);
    return half.compareTo(DRAWN) < 0 ? half : DRAWN;
  }

  private static String ledger(Convoy convoy) {
    return "<div class=\"ledger\">"
        + Html.table(
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
            List.of(row(convoy, Convoy.IO), row(convoy, Convoy.CPU_BOUND)))
        + "</div>\n";
  }

  private static List<String> row(Convoy convoy, String thread) {
    ThreadLedger entry = convoy.ledger(thread);
    ThreadTimes times = convoy.times(thread);
    String holder = times.longestWaitHolder();
    return List.of(
        thread,
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
    return "Drawn: "
        + seconds(drawn(convoys.all().getFirst()).toNanos())
        + " of each run, of all such stretches the one with the median number of exchanges; a line"
        + " every switch interval. Recorded by the interpreter itself, not sampled. The whole runs"
        + " are in "
        + files
        + " beside this page, for Perfetto (ui.perfetto.dev) or chrome://tracing to open.";
  }

  private static String seconds(long nanos) {
    return nanos == 0 ? "0" : Figures.time(nanos / 1e9);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
