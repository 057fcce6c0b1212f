package dev.baton.core.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.core.interpreter.Await;
import dev.baton.core.interpreter.HandClock;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who held the lock when. */
class TimelineTest {
  private static Track track(Timeline timeline, String thread) {
    return timeline.tracks().stream()
        .filter(track -> track.thread().equals(thread))
        .findFirst()
        .orElseThrow();
  }

  private static FutureTask<Void> start(String name, Runnable work) {
    FutureTask<Void> task = new FutureTask<>(work, null);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task;
  }

  @Test
  void spansAreWhatTheThreadDidByTheClock() {
    HandClock clock = new HandClock();
    Interpreter interpreter = Interpreter.builder().scheduler(clock).timeline(100).build();
    clock.advance(10);
    try (var _ = interpreter.attach()) {
      clock.advance(1);
      try (var _ = interpreter.detach()) {
        clock.advance(2);
      }
      clock.advance(3);
    }
    clock.advance(4);
    try (var _ = interpreter.attach()) {
      clock.advance(5);
      Timeline timeline = Timeline.of(interpreter);
      assertThat(timeline.nanos()).isEqualTo(25);
      assertThat(timeline.tracks()).hasSize(1);
      Track track = timeline.tracks().getFirst();
      assertThat(track.thread()).isEqualTo(Thread.currentThread().getName());
      assertThat(track.threadId()).isEqualTo(Thread.currentThread().threadId());
      assertThat(track.spans())
          .containsExactly(
              new Span(LockPhase.HOLDING, 10, 11, 0),
              new Span(LockPhase.DETACHED, 11, 13, 0),
              new Span(LockPhase.HOLDING, 13, 16, 0),
              new Span(LockPhase.HOLDING, 20, 25, 0));
    }
  }

  @Test
  void overflowIsCounted() {
    Interpreter interpreter = Interpreter.builder().timeline(10).measureTimes(true).build();
    try (var attachment = interpreter.attach()) {
      for (int i = 0; i < 50; i++) {
        attachment.state().detach();
        attachment.state().reattach();
      }
      Timeline timeline = Timeline.of(interpreter);
      assertThat(timeline.tracks().getFirst().spans()).hasSize(10);
      assertThat(timeline.lost()).isEqualTo(101 - 10);
      assertThat(timeline.lostTracks()).isZero();
    }
  }

  @Test
  void tracksOfEndedThreadsAreKeptUpToANumber() throws InterruptedException {
    Interpreter interpreter = Interpreter.builder().timeline(1_000).build();
    int threads = 1_300;
    for (int i = 0; i < threads; i++) {
      Thread visitor = Thread.ofVirtual().start(() -> interpreter.attach().close());
      visitor.join();
    }
    Timeline timeline = Timeline.of(interpreter);
    assertThat(timeline.lostTracks()).isPositive();
    assertThat(timeline.tracks().size() + timeline.lostTracks()).isEqualTo(threads);
    assertThat(timeline.tracks()).allSatisfy(track -> assertThat(track.spans()).hasSize(1));
  }

  @Test
  void withoutATimelineThereIsNoneToRead() {
    try (Interpreter interpreter = Interpreter.builder().measureTimes(true).build()) {
      assertThatThrownBy(() -> Timeline.of(interpreter))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("timeline(spansPerThread)");
    }
    for (int wrong : new int[] {-1, 100_000_001}) {
      assertThatThrownBy(() -> Interpreter.builder().timeline(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(wrong));
    }
  }

  /** Slices are counted between switches, whatever a thread does in between. */
  @Test
  void aSliceLastsFromSwitchToSwitch() {
    Track track =
        new Track(
            "a",
            1,
            List.of(
                new Span(LockPhase.HOLDING, 0, 10, 0),
                new Span(LockPhase.DETACHED, 10, 15, 0),
                new Span(LockPhase.HOLDING, 15, 20, 0),
                new Span(LockPhase.WAITING, 20, 50, 2),
                new Span(LockPhase.HOLDING, 50, 57, 2)),
            0);
    Track other = new Track("b", 2, List.of(new Span(LockPhase.HOLDING, 20, 50, 1)), 0);
    Timeline timeline = new Timeline("i", List.of(track, other), 0, 57);

    Slices slices = timeline.slices("a");
    assertThat(slices.count()).isEqualTo(2);
    assertThat(slices.total()).isEqualTo(Duration.ofNanos(22));
    assertThat(slices.median()).isEqualTo(Duration.ofNanos(7));
    assertThat(slices.quantile(1)).isEqualTo(Duration.ofNanos(15));
    assertThat(slices.histogram(Duration.ofNanos(5))).containsExactly(0, 1, 0, 1);
    assertThat(timeline.spans("a", LockPhase.WAITING).total()).isEqualTo(Duration.ofNanos(30));
    assertThat(timeline.shares()).containsOnlyKeys("a", "b");
    assertThat(timeline.shares().get("a")).isCloseTo(22 / 52.0, within(1e-12));
    assertThat(timeline.slices("nobody").median()).isZero();
    assertThat(timeline.slices("nobody").histogram(Duration.ofNanos(1))).isEmpty();
    assertThatThrownBy(() -> slices.quantile(1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> slices.histogram(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Two CPU-bound threads get slices of one interval each (LOCK-SPEC 13). In real time, on a
   * machine that may be busy, a slice can be any longer but no shorter: a waiter asks after a whole
   * interval.
   */
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair"})
  void twoCpuBoundThreadsShareTheLockInSlicesOfAnInterval(String policy) {
    Duration interval = Duration.ofMillis(5);
    Interpreter interpreter =
        Interpreter.builder()
            .lock(LockPolicy.named(policy))
            .timeline(10_000)
            .measureTimes(true)
            .build();
    interpreter.lock().setSwitchInterval(interval);
    CountDownLatch both = new CountDownLatch(2);
    long switches = 60;
    List<FutureTask<Void>> tasks = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      tasks.add(
          start(
              name,
              () -> {
                try (var attachment = interpreter.attach()) {
                  both.countDown();
                  while (interpreter.lock().switchNumber() < switches) {
                    attachment.state().checkpoint();
                  }
                }
              }));
    }
    tasks.forEach(Await::done);

    Timeline timeline = Timeline.of(interpreter);
    Slices slices = timeline.slices("one");
    assertThat(slices.count()).isBetween(25, 35);
    assertThat(slices.median())
        .as(timeline.slices("two") + " " + slices)
        .isGreaterThanOrEqualTo(interval.multipliedBy(9).dividedBy(10));
    assertThat(timeline.shares().get("one") + timeline.shares().get("two"))
        .isCloseTo(1, within(1e-9));
    // The timeline and the times are made of the same readings.
    for (ThreadLedger thread : interpreter.ledger().threads()) {
      var times = Objects.requireNonNull(thread.times());
      assertThat(times.heldNanos())
          .isEqualTo(timeline.spans(thread.thread(), LockPhase.HOLDING).total().toNanos());
      assertThat(times.waitedNanos())
          .isEqualTo(timeline.spans(thread.thread(), LockPhase.WAITING).total().toNanos());
    }
    assertHoldsNeverOverlap(timeline);
  }

  private static void assertHoldsNeverOverlap(Timeline timeline) {
    List<Span> holds =
        timeline.tracks().stream()
            .flatMap(track -> track.spans().stream())
            .filter(span -> span.phase() == LockPhase.HOLDING)
            .sorted(Comparator.comparingLong(Span::beginNanos))
            .toList();
    for (int i = 1; i < holds.size(); i++) {
      assertThat(holds.get(i).beginNanos()).isGreaterThanOrEqualTo(holds.get(i - 1).endNanos());
    }
    assertThat(track(timeline, "one").spans().stream().filter(span -> span.partnerId() != 0))
        .extracting(Span::partnerId)
        .containsOnly(track(timeline, "two").threadId());
  }
}
