package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demos.peer.PeerException;
import dev.baton.demos.programs.Contender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lab on real servers, for a short time. What it measures is not looked at. */
class EchoLabTest {
  private static EchoPlan plan(List<String> policies) {
    Duration time = Duration.ofMillis(2);
    List<Duration> intervals = List.of(Duration.ofMillis(1), Duration.ofNanos(100_000));
    return new EchoPlan(
        intervals, List.of(0, 1), policies, 2, 16, 2, time, time, Duration.ofDays(1));
  }

  @Test
  void whereThereIsNoPythonBatonIsMeasuredAlone() {
    List<Double> progress = new ArrayList<>();
    var lab =
        new EchoLab(
            plan(List.of("cpython", "none")),
            true,
            () -> {
              throw new PeerException(PeerException.NOT_FOUND + "not in this test");
            },
            (done, _) -> progress.add(done));
    lab.run();
    EchoMeasurements measurements = lab.measurements();
    assertThat(measurements.hasFailures()).isFalse();
    assertThat(measurements.all()).hasSize(3 + 2 * 2 + 1);
    for (EchoMeasurement m : measurements.all()) {
      boolean baton = m.configuration().contender() == Contender.BATON;
      assertThat(m.isMeasured()).as(m.configuration().toString()).isEqualTo(baton);
      assertThat(m.samples()).hasSize(baton ? 2 : 0);
      assertThat(m.whyNot()).isEqualTo(baton ? "" : "not found: not in this test");
    }
    assertThat(lab.peer()).isEmpty();
    assertThat(progress).isSorted().allMatch(done -> done >= 0 && done < 1);
  }

  @Test
  void aServerThatFailsIsReportedAndTheOthersAreMeasured() {
    var lab = new EchoLab(plan(List.of("nonsense", "fair")), false, (_, _) -> {});
    lab.run();
    for (EchoMeasurement m : lab.measurements().all()) {
      boolean works = m.configuration().policy().equals("fair");
      assertThat(m.isMeasured()).isEqualTo(works);
      assertThat(m.failure().isEmpty()).isEqualTo(works);
    }
    assertThat(lab.measurements().hasFailures()).isTrue();
  }
}
