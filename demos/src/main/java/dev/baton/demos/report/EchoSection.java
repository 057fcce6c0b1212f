package dev.baton.demos.report;

import dev.baton.demos.echo.EchoConfiguration;
import dev.baton.demos.echo.EchoMeasurement;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.echo.Intervals;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.programs.Contender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The report's section on echo servers beside CPU-bound threads. */
final class EchoSection {
  private EchoSection() {}

  /** Writes the section; nothing if nothing was measured. */
  static String html(EchoMeasurements measurements) {
    if (measurements.all().isEmpty()) {
      return "";
    }
    return """
        <section>
        <h2>An echo server beside threads that compute</h2>
        <p>A server sends every message back. It waits for messages with the lock released, but needs the lock again \
        after each read and each write. Threads that compute in the interpreter never release it of their own accord: \
        CPython’s lock makes the server ask for it and wait a whole <em>switch interval</em>, 5 milliseconds unless set, \
        for what takes it microseconds. That is the convoy. A lock that lets threads go first which come back from I/O \
        has none.</p>
        """
        + chart(measurements)
        + Html.table(
            "Requests per second, and over CPython’s",
            EchoFigures.headings(measurements),
            EchoFigures.rows(measurements, m -> EchoFigures.requests(m, measurements)))
        + Html.table(
            "Latency that 99 % of the requests did not exceed",
            EchoFigures.headings(measurements), EchoFigures.rows(measurements, EchoFigures::p99))
        + Html.table(
            "What the computing threads keep of what they do without clients",
            EchoFigures.headings(measurements),
            EchoFigures.rows(measurements, EchoFigures::kept))
        + Html.paragraphs(whyNot(measurements))
        + """
        <p class="caption">Each server is a process of its own; one client waits for each reply before it sends again. \
        Where no thread computes the switch interval plays no part. A message that arrives before a computing thread has \
        woken up to take the lock is answered at once: on some machines, and in some rounds, that is most of them. Medians \
        of the rounds; thin lines span their middle half. A ~ marks figures whose rounds differ more than twofold: noise, \
        and no figure of the lock.</p>
        </section>
        """;
  }

  private static List<String> whyNot(EchoMeasurements measurements) {
    return measurements.all().stream()
        .filter(m -> !m.whyNot().isEmpty())
        .map(m -> m.configuration().server() + ": " + m.whyNot() + ".")
        .distinct()
        .toList();
  }

  private static String chart(EchoMeasurements measurements) {
    double most =
        measurements.all().stream()
            .filter(EchoMeasurement::isMeasured)
            .mapToDouble(m -> requests(m).upperQuartile())
            .max()
            .orElse(0);
    if (most == 0) {
      return "";
    }
    var chart = new BarChart(most, List.of());
    chart.legend(measurements.servers().stream().map(s -> List.of(series(s), s.server())).toList());
    List<BarChart.Row> rows = new ArrayList<>();
    for (EchoConfiguration row : measurements.rows()) {
      List<BarChart.Bar> bars = new ArrayList<>();
      for (EchoConfiguration server : measurements.servers()) {
        EchoMeasurement m = measurements.find(server.contender(), server.policy(), row);
        if (m != null && m.isMeasured()) {
          bars.add(bar(m, measurements));
        }
      }
      if (!bars.isEmpty()) {
        Duration interval = row.switchInterval();
        rows.add(
            new BarChart.Row(
                EchoConfiguration.beside(row.threads()),
                interval == null ? "" : "switch interval " + Intervals.text(interval),
                bars,
                0));
      }
    }
    chart.group("Requests per second, longer is better", rows);
    return chart.html();
  }

  private static BarChart.Bar bar(EchoMeasurement m, EchoMeasurements all) {
    Statistics rounds = requests(m);
    String figure = EchoFigures.requests(m, all);
    return new BarChart.Bar(
        series(m.configuration()),
        rounds.median(),
        rounds.lowerQuartile(),
        rounds.upperQuartile(),
        figure,
        m.configuration().server() + " " + figure);
  }

  private static Statistics requests(EchoMeasurement m) {
    return m.statistics(EchoMeasurement.Sample::requestsPerSecond);
  }

  private static String series(EchoConfiguration server) {
    return server.contender() == Contender.BATON
        ? "policy-" + server.policy()
        : server.contender().toString();
  }
}
