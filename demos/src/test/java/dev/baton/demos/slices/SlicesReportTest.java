package dev.baton.demos.slices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.Track;
import dev.baton.demos.slices.SlicesReport.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SlicesReportTest {
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private static SlicesPlan plan(String policy, int threads, long millis) {
    return new SlicesPlan(policy, INTERVAL, threads, Duration.ofMillis(millis));
  }

  @Test
  void inVirtualTimeTwoThreadsKeepCPythonsPromiseExactly() {
    SlicesPlan plan = plan("cpython", 2, 2_000);
    Timeline timeline = SimulatedSlices.run(plan);
    var report = SlicesReport.of(plan, timeline);
    // The interval, and up to the next checkpoint: a whole number of steps of a 97th.
    Duration step = INTERVAL.dividedBy(97);
    for (SlicesReport.Entry entry : report.threads()) {
      assertThat(entry.slices().median()).isEqualTo(step.multipliedBy(98));
      assertThat(entry.slices().quantile(0.9)).isEqualTo(step.multipliedBy(98));
      assertThat(entry.waits().quantile(0.99)).isEqualTo(step.multipliedBy(98));
      assertThat(entry.share()).isBetween(0.49, 0.51);
    }
    assertThat(report.verdicts()).hasSize(4).allMatch(Verdict::met);
    assertThat(SimulatedSlices.run(plan).tracks())
        .extracting(Track::spans)
        .usingRecursiveComparison()
        .ignoringFields("partnerId")
        .isEqualTo(timeline.tracks().stream().map(Track::spans).toList());
    long[] histogram = report.histogram(13);
    assertThat(histogram[4]).isGreaterThan(390);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first"})
  void everyLockIsSharedEvenlyInVirtualTime(String policy) {
    SlicesPlan plan = plan(policy, 4, 4_000);
    var report = SlicesReport.of(plan, SimulatedSlices.run(plan));
    assertThat(report.lost()).isZero();
    assertThat(report.threads()).hasSize(4);
    assertThat(report.verdicts()).filteredOn(v -> v.what().startsWith("share")).hasSize(4);
    assertThat(report.threads().stream().mapToDouble(SlicesReport.Entry::share).sum())
        .isBetween(0.999, 1.001);
    for (SlicesReport.Entry entry : report.threads()) {
      assertThat(entry.slices().count()).as(entry.thread()).isGreaterThan(10);
    }
  }

  @Test
  void withoutALockThereIsNothingToJudge() {
    SlicesPlan plan = plan("none", 3, 50);
    var report = SlicesReport.of(plan, SimulatedSlices.run(plan));
    assertThat(report.verdicts()).isEmpty();
    assertThat(report.threads()).allMatch(entry -> entry.waits().count() == 0);
  }

  @Test
  void onThisMachineEveryThreadIsRecorded() throws InterruptedException {
    SlicesPlan plan = plan("cpython", 3, 60);
    var report = SlicesReport.of(plan, RealSlices.run(plan));
    assertThat(report.threads()).allMatch(entry -> entry.slices().count() > 0);
    assertThat(report.threads().stream().mapToDouble(SlicesReport.Entry::share).sum())
        .isBetween(0.999, 1.001);
  }

  @Test
  void aBrokenPromiseIsMissed() {
    // One thread has the lock nine times as long as the other.
    var first =
        new Track(
            SlicesPlan.thread(0),
            1,
            List.of(
                new Span(LockPhase.HOLDING, 0, 45_000_000, 0),
                new Span(LockPhase.WAITING, 45_000_000, 50_000_000, 2)),
            0);
    var second =
        new Track(
            SlicesPlan.thread(1),
            2,
            List.of(
                new Span(LockPhase.WAITING, 0, 45_000_000, 1),
                new Span(LockPhase.HOLDING, 45_000_000, 50_000_000, 1)),
            0);
    var timeline = new Timeline("test", List.of(first, second), 0, 50_000_000);
    var report = SlicesReport.of(plan("cpython", 2, 50), timeline);
    assertThat(report.verdicts()).hasSize(4);
    assertThat(report.verdicts().getFirst().met()).isTrue(); // The lower of two medians.
    assertThat(report.verdicts().subList(1, 4)).noneMatch(Verdict::met);
    assertThat(report.verdicts().getLast())
        .hasToString("p99 of the waits: 9.00 intervals, ≤ 2.00: MISSED");
    assertThat(report.histogram(13)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1);
  }
}
