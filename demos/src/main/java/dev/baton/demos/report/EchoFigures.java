package dev.baton.demos.report;

import dev.baton.demos.echo.EchoConfiguration;
import dev.baton.demos.echo.EchoMeasurement;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.echo.Intervals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Lays the echo servers' figures out in tables: a row for each switch interval and number of
 * CPU-bound threads, a column for each server.
 */
public final class EchoFigures {
  /** What the mark behind a figure means. */
  public static final String UNSTEADY =
      "~ the rounds differ more than twofold: noise, and no figure of the lock";

  private static final String NOTHING = "-";

  private EchoFigures() {}

  /**
   * Names the columns.
   *
   * @param measurements what the table is of
   * @return the headings
   */
  public static List<String> headings(EchoMeasurements measurements) {
    List<String> headings = new ArrayList<>(List.of("switch interval", "CPU-bound threads"));
    measurements.servers().forEach(server -> headings.add(server.server()));
    return headings;
  }

  /**
   * Fills the rows.
   *
   * @param measurements what the table is of
   * @param figure writes one figure of a configuration that was measured
   * @return the rows, with a dash where there is no figure
   */
  public static List<List<String>> rows(
      EchoMeasurements measurements, Function<EchoMeasurement, String> figure) {
    List<List<String>> rows = new ArrayList<>();
    for (EchoConfiguration row : measurements.rows()) {
      Duration interval = row.switchInterval();
      List<String> cells = new ArrayList<>();
      cells.add(interval == null ? NOTHING : Intervals.text(interval));
      cells.add(Integer.toString(row.threads()));
      for (EchoConfiguration server : measurements.servers()) {
        EchoMeasurement m = measurements.find(server.contender(), server.policy(), row);
        cells.add(m == null || !m.isMeasured() ? NOTHING : figure.apply(m));
      }
      rows.add(cells);
    }
    return rows;
  }

  /**
   * Writes requests per second.
   *
   * @param m the configuration's measurement
   * @param all where to look for CPython's
   * @return as in {@code 371 (1.02×)}, the latter over CPython's; with a {@code ~} if the rounds
   *     differ too much, {@link #UNSTEADY}
   */
  public static String requests(EchoMeasurement m, EchoMeasurements all) {
    Double ratio = all.ratioToPeer(m);
    double requests = m.requestsPerSecond();
    String number =
        requests < 10 ? Figures.digits(requests) : String.format(Locale.ROOT, "%,.0f", requests);
    String both = ratio == null ? number : number + " (" + Figures.ratio(ratio) + ")";
    return m.isSteady() ? both : both + " ~";
  }

  /**
   * Writes the latency that 99 % of the requests did not exceed.
   *
   * @param m the configuration's measurement
   * @return as in {@code 5.12 ms}
   */
  public static String p99(EchoMeasurement m) {
    return Figures.time(m.median(EchoMeasurement.Sample::p99));
  }

  /**
   * Writes what the CPU-bound threads keep.
   *
   * @param m the configuration's measurement
   * @return as in {@code 98 %}, or a dash without such threads
   */
  public static String kept(EchoMeasurement m) {
    Double kept = m.shareKept();
    return kept == null ? NOTHING : String.format(Locale.ROOT, "%.0f %%", 100 * kept);
  }
}
