package dev.baton.demos.cli;

import dev.baton.demos.echo.EchoLab;
import dev.baton.demos.echo.EchoMeasurement;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.report.EchoFigures;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Prints what was measured of the echo servers: a column for each server. */
final class EchoTables {
  private EchoTables() {}

  static void print(EchoLab lab, PrintWriter out) {
    EchoMeasurements measurements = lab.measurements();
    out.println(
        "Echo server, requests per second"
            + (lab.peer().isEmpty() ? "" : " (and over those of " + lab.peer() + ")"));
    print(measurements, out, m -> EchoFigures.requests(m, measurements));
    if (measurements.all().stream().anyMatch(m -> m.isMeasured() && !m.isSteady())) {
      out.println(EchoFigures.UNSTEADY);
    }
    out.println();
    out.println("Latency that 99 of 100 requests did not exceed");
    print(measurements, out, EchoFigures::p99);
    out.println();
    out.println("What the CPU-bound threads keep of what they do without clients");
    print(measurements, out, EchoFigures::kept);
    measurements.all().stream()
        .filter(m -> !m.whyNot().isEmpty())
        .map(m -> m.configuration().server() + ": " + m.whyNot())
        .distinct()
        .forEach(reason -> out.println("\n" + reason));
    out.flush();
  }

  private static void print(
      EchoMeasurements measurements, PrintWriter out, Function<EchoMeasurement, String> figure) {
    List<String> headings = EchoFigures.headings(measurements);
    var table =
        new TextTable(headings, Collections.nCopies(headings.size(), TextTable.Align.RIGHT));
    EchoFigures.rows(measurements, figure).forEach(row -> table.add(row.toArray(String[]::new)));
    table.print(out);
  }
}
