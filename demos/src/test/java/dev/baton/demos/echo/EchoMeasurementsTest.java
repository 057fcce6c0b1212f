package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.demos.lab.LockCounts;
import dev.baton.demos.lab.Result;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.report.EchoFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EchoMeasurementsTest {
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private static EchoConfiguration baton(String policy, @Nullable Duration interval, int threads) {
    return new EchoConfiguration(Contender.BATON, policy, interval, threads);
  }

  private static EchoConfiguration cpython(@Nullable Duration interval, int threads) {
    return new EchoConfiguration(Contender.CPYTHON_NUMPY, "cpython", interval, threads);
  }

  private static EchoMeasurement measured(EchoConfiguration configuration, double... rates) {
    List<EchoMeasurement.Sample> samples = new ArrayList<>();
    for (double rate : rates) {
      samples.add(
          new EchoMeasurement.Sample(
              rate, 1 / rate, 2 / rate, 9 / rate, 1e6, 8e5, LockCounts.NONE, 0.1));
    }
    return new EchoMeasurement(configuration, samples, "", "");
  }

  private static final EchoMeasurements SOME =
      new EchoMeasurements(
          List.of(
              measured(cpython(null, 0), 20_000, 30_000, 40_000),
              measured(baton("cpython", null, 0), 10_000, 30_000, 60_000),
              measured(baton("none", null, 0), 50_000),
              measured(cpython(INTERVAL, 1), 100, 200, 400),
              measured(baton("cpython", INTERVAL, 1), 100, 100, 100),
              measured(baton("none", null, 1), 40_000),
              measured(baton("cpython", Duration.ofMillis(1), 1), 500)));

  @Test
  void figuresAreMediansOfTheRounds() {
    EchoMeasurement m = SOME.all().get(3);
    assertThat(m.requestsPerSecond()).isEqualTo(200);
    assertThat(m.median(EchoMeasurement.Sample::p99)).isEqualTo(0.01);
    assertThat(m.longest()).isEqualTo(0.09);
    assertThat(m.shareKept()).isCloseTo(0.8, within(1e-12));
    assertThat(SOME.all().getFirst().shareKept()).as("nobody who could keep").isNull();
  }

  @Test
  void roundsThatDifferMoreThanTwofoldAreNotSteady() {
    assertThat(measured(cpython(INTERVAL, 1), 200, 100, 150).isSteady()).isTrue();
    assertThat(measured(cpython(INTERVAL, 1), 201, 100, 150).isSteady()).isFalse();
    EchoMeasurement noisy = SOME.all().get(3);
    assertThat(EchoFigures.requests(noisy, SOME)).isEqualTo("200 ~");
    assertThat(EchoFigures.requests(SOME.all().get(4), SOME)).isEqualTo("100 (0.50×)");
  }

  @Test
  void theRatioIsThatOfTheMedians() {
    assertThat(SOME.ratioToPeer(SOME.all().get(1))).isEqualTo(1);
    assertThat(SOME.ratioToPeer(SOME.all().get(4))).isEqualTo(0.5);
    assertThat(SOME.ratioToPeer(SOME.all().get(5))).as("whatever the interval").isEqualTo(200);
    assertThat(SOME.ratioToPeer(SOME.all().get(6))).as("CPython had no such interval").isNull();
    assertThat(SOME.ratioToPeer(SOME.all().getFirst())).as("itself").isNull();
  }

  @Test
  void aServerWithoutALockStandsInTheRowsOfAllIntervals() {
    assertThat(SOME.rows())
        .extracting(EchoConfiguration::switchInterval)
        .containsExactly(null, INTERVAL, Duration.ofMillis(1));
    assertThat(SOME.servers())
        .extracting(EchoConfiguration::server)
        .containsExactly("CPython", "Baton, cpython", "Baton, none");
    for (EchoConfiguration row : SOME.rows().subList(1, 3)) {
      assertThat(SOME.find(Contender.BATON, "none", row)).isEqualTo(SOME.all().get(5));
    }
  }

  @Test
  void withoutALockAloneTheRowsHaveNoInterval() {
    var none = new EchoMeasurements(List.of(SOME.all().get(2), SOME.all().get(5)));
    assertThat(none.rows()).extracting(EchoConfiguration::threads).containsExactly(0, 1);
  }

  @Test
  void linesOfTheResultsCompareWithTheServerAlone() {
    List<Result> results = SOME.results(16);
    assertThat(results).extracting(Result::program).containsOnly("echo");
    assertThat(results).extracting(Result::threads).containsExactly(1, 1, 1, 2, 2, 2, 2);
    assertThat(results)
        .extracting(Result::mode)
        .containsExactly("release", "release", "none", "release", "release", "none", "release");
    Result cpython = results.get(3);
    assertThat(cpython.system()).isEqualTo("cpython-numpy");
    assertThat(cpython.size()).isEqualTo(16);
    assertThat(cpython.seconds()).isEqualTo(1.0 / 200);
    assertThat(cpython.speedup()).isCloseTo(200.0 / 30_000, within(1e-12));
    assertThat(cpython.note())
        .isEqualTo(
            "CPython, 5 ms, beside 1 CPU-bound thread: 200 requests/s, p99 10.000 ms, CPU-bound"
                + " threads keep 80 %");
  }

  @Test
  void whatIsMissingSaysWhy() {
    var failed = new EchoMeasurement(baton("fair", null, 0), List.of(), "for a test", "");
    var absent = new EchoMeasurement(cpython(null, 0), List.of(), "", "not found: no Python");
    var stopped = new EchoMeasurement(baton("none", null, 0), List.of(), "", "");
    var measurements = new EchoMeasurements(List.of(failed, absent, stopped));
    assertThat(measurements.results(1))
        .extracting(Result::note)
        .containsExactly(
            "Baton, fair, alone: failed: for a test",
            "CPython, alone: not found: no Python",
            "Baton, none, alone: not measured: stopped before");
    assertThat(measurements.results(1)).allMatch(r -> r.seconds() == null && r.speedup() == null);
    assertThat(measurements.hasFailures()).isTrue();
    assertThat(new EchoMeasurements(List.of(absent, stopped)).hasFailures()).isFalse();
    assertThat(measurements.ratioToPeer(failed)).isNull();
  }
}
