package dev.baton.demos.report;

import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The report's charts. */
final class Charts {
  /** The longest bar for which there is room, in numbers of threads. */
  private static final double LONGEST = 1.1;

  private Charts() {}

  /** Draws the speed-up of every program in every mode. */
  static String speedups(Findings findings) {
    List<Comparison> comparisons = findings.comparisons();
    int threads = findings.threads();
    var chart =
        new BarChart(
            LONGEST * threads, // Noise may make a bar longer than can be; it is then cut off.
            List.of(
                new BarChart.Mark(1, "1× no gain"),
                new BarChart.Mark(threads, threads + "× ideal")));
    chart.legend(legend(comparisons));
    for (Place place : List.of(Place.INTERPRETER, Place.NATIVE, Place.WAITING, Place.BOTH)) {
      List<BarChart.Row> rows = new ArrayList<>();
      for (Comparison c : comparisons) {
        if (c.program().place() == place) {
          List<BarChart.Bar> bars = c.entries().stream().map(Charts::bar).toList();
          rows.add(new BarChart.Row(c.program().name(), c.program().title(), bars, 0));
        }
      }
      chart.group(heading(place), rows);
    }
    return chart.html();
  }

  private static String heading(Place place) {
    return switch (place) {
      case INTERPRETER -> "Work inside the interpreter";
      case NATIVE -> "Work in native code";
      case WAITING -> "Input and output, waiting";
      case BOTH -> "Both side by side";
    };
  }

  private static BarChart.Bar bar(Comparison.Entry entry) {
    Statistics rounds = entry.byRound();
    String figure = Figures.ratio(entry.speedup());
    return new BarChart.Bar(
        series(entry.contender(), entry.mode()),
        entry.speedup(),
        rounds.lowerQuartile(),
        rounds.upperQuartile(),
        figure,
        "%s %s (half of the rounds between %s and %s)"
            .formatted(
                entry.label(),
                figure,
                Figures.ratio(rounds.lowerQuartile()),
                Figures.ratio(rounds.upperQuartile())));
  }

  private static List<List<String>> legend(List<Comparison> comparisons) {
    var present = new TreeSet<String>();
    List<List<String>> legend = new ArrayList<>();
    for (Comparison.Entry e : comparisons.stream().flatMap(c -> c.entries().stream()).toList()) {
      if (present.add(series(e.contender(), e.mode()))) {
        legend.add(
            List.of(
                series(e.contender(), e.mode()),
                hasSeriesOfItsOwn(e) ? e.label() : e.contender().title()));
      }
    }
    return legend;
  }

  /** Says whether the label has to tell the mode, too. */
  private static boolean hasSeriesOfItsOwn(Comparison.Entry e) {
    return e.contender() == Contender.BATON || e.mode() == Mode.PROCESSES;
  }

  private static String series(Contender contender, Mode mode) {
    if (contender == Contender.BATON) {
      return mode.toString();
    }
    return mode == Mode.PROCESSES ? contender + "-processes" : contender.toString();
  }

  /** Draws one thread's time in Baton and in its peers; each program has a scale of its own. */
  static String oneThread(List<OneThread> programs) {
    var chart = new BarChart(1, List.of());
    List<List<String>> legend = new ArrayList<>();
    legend.add(List.of(Mode.RELEASE.toString(), Contender.BATON.title()));
    for (Contender peer : Contender.values()) {
      if (programs.stream().anyMatch(program -> program.ratio(peer) != null)) {
        legend.add(List.of(peer.toString(), peer.title()));
      }
    }
    chart.legend(legend);
    List<BarChart.Row> rows = new ArrayList<>();
    for (OneThread program : programs) {
      Statistics baton = program.baton().statistics();
      List<BarChart.Bar> bars = new ArrayList<>();
      bars.add(timeBar(Mode.RELEASE.toString(), Contender.BATON, baton));
      double longest = baton.upperQuartile();
      for (Measurement peer : program.peers()) {
        Contender contender = peer.configuration().contender();
        bars.add(timeBar(contender.toString(), contender, peer.statistics()));
        longest = Math.max(longest, peer.statistics().upperQuartile());
      }
      rows.add(
          new BarChart.Row(
              program.baton().configuration().program().name(),
              program.baton().note(),
              bars,
              longest));
    }
    chart.group("Time, shorter is better", rows);
    return chart.html();
  }

  private static BarChart.Bar timeBar(String series, Contender contender, Statistics time) {
    return new BarChart.Bar(
        series,
        time.median(),
        time.lowerQuartile(),
        time.upperQuartile(),
        Figures.time(time.median()),
        "%s %s (half of the rounds between %s and %s)"
            .formatted(
                contender.title(),
                Figures.time(time.median()),
                Figures.time(time.lowerQuartile()),
                Figures.time(time.upperQuartile())));
  }
}
