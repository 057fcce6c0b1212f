package dev.baton.demos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demos.echo.EchoConfiguration;
import dev.baton.demos.echo.EchoMeasurement;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.lab.LockCounts;
import dev.baton.demos.programs.Contender;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EchoSectionTest {
  private static final Duration INTERVAL = Duration.ofNanos(100_000);

  private static EchoMeasurement measured(
      Contender contender, String policy, @Nullable Duration interval, int threads, double rate) {
    return new EchoMeasurement(
        new EchoConfiguration(contender, policy, interval, threads),
        List.of(
            new EchoMeasurement.Sample(
                rate, 1 / rate, 2 / rate, 3 / rate, 1e6, 7.5e5, LockCounts.NONE, 1)),
        "",
        "");
  }

  private static String html(EchoMeasurement... measurements) {
    return EchoSection.html(new EchoMeasurements(List.of(measurements)));
  }

  @Test
  void itHasABarAndCellsForEveryServer() {
    String html =
        html(
            measured(Contender.CPYTHON_NUMPY, "cpython", INTERVAL, 2, 100),
            measured(Contender.BATON, "cpython", INTERVAL, 2, 80),
            measured(Contender.BATON, "io-first", INTERVAL, 2, 25_000));
    assertThat(html)
        .contains("switch interval 100 µs")
        .contains("beside 2 CPU-bound threads")
        .contains("80 (0.80×)")
        .contains("25,000 (250×)")
        .contains("20.0 ms")
        .contains("75 %");
    for (String series : List.of("cpython-numpy", "policy-cpython", "policy-io-first")) {
      assertThat(html.split("<rect class=\"" + series + "\" x=\"0\"", -1)).hasSize(2);
    }
  }

  @Test
  void whatIsMissingIsSaidAndEscaped() {
    var absent =
        new EchoMeasurement(
            new EchoConfiguration(Contender.CPYTHON_NUMPY, "cpython", null, 0),
            List.of(),
            "",
            "not found: <no> Python");
    assertThat(html(absent, measured(Contender.BATON, "cpython", null, 0, 30_000)))
        .contains("CPython: not found: &lt;no&gt; Python.")
        .doesNotContain("class=\"cpython-numpy\" x")
        .contains("30,000");
    assertThat(html(absent)).doesNotContain("<svg class=\"bars\"");
  }

  @Test
  void nothingMeasuredIsNoSection() {
    assertThat(html()).isEmpty();
  }
}
