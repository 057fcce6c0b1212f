package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a thread's changes. */
class SpanRingTest extends Stage {
  @Test
  void spansEndWhereTheNextBeginAndGapsAreNone() {
    SpanRing ring = new SpanRing(10);
    ring.add(Watch.WAITING, 1_005, 42);
    ring.add(Watch.HOLDING, 1_007, 43);
    ring.add(Watch.OUTSIDE, 1_010, 0);
    ring.add(Watch.HOLDING, 1_020, 0);

    Track track = ring.read("name", 7, 1_000, 1_021);

    assertThat(track)
        .isEqualTo(
            new Track(
                "name",
                7,
                List.of(
                    new Span(LockPhase.WAITING, 5, 7, 42),
                    new Span(LockPhase.HOLDING, 7, 10, 43),
                    new Span(LockPhase.HOLDING, 20, 21, 0)),
                0));
    assertThat(track.spans().getFirst().nanos()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1_000})
  void theLatestChangesAreKeptAndTheOthersCounted(int capacity) {
    SpanRing ring = new SpanRing(capacity);
    for (int i = 0; i < 300; i++) {
      int kept = Math.min(i, capacity);
      Track track = ring.read("name", 7, 0, i);
      assertThat(track.lost()).isEqualTo(i - kept);
      assertThat(track.spans()).hasSize(kept);
      for (int k = 0; k < kept; k++) {
        int number = i - kept + k;
        assertThat(track.spans().get(k))
            .isEqualTo(new Span(LockPhase.DETACHED, number, number + 1, 10L * number));
      }
      ring.add(Watch.DETACHED, i, 10L * i);
    }
  }

  @Test
  void aReaderBesideTheWriterSeesWholeSpansInOrder() {
    SpanRing ring = new SpanRing(100);
    Future<?> writing =
        puppet(interpreter(NEVER), "writer")
            .begin(
                () -> {
                  for (long i = 1; i <= 3_000_000; i++) {
                    ring.add(Watch.DETACHED, 3 * i, i);
                  }
                  return null;
                });
    long spans = 0;
    while (!writing.isDone()) {
      Track track = ring.read("name", 7, 0, 0);
      Span last = null;
      for (Span span : track.spans()) {
        assertThat(span.beginNanos()).isEqualTo(3 * span.partnerId());
        if (last != null) {
          assertThat(span.beginNanos()).isEqualTo(last.beginNanos() + 3);
          assertThat(last.endNanos()).isEqualTo(span.beginNanos());
        }
        last = span;
        spans++;
      }
    }
    Await.done(writing);
    assertThat(spans).isPositive();
    assertThat(ring.read("name", 7, 0, 0).lost()).isEqualTo(3_000_000 - 100);
  }
}
