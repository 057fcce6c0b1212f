package dev.baton.demos.convoy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadTimes;
import dev.baton.demos.programs.Effort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Convoys on the real lock. How fast they are is not looked at, what they record is. */
@Timeout(120)
class ConvoyLabTest {
  private static Convoys run() {
    var lab = new ConvoyLab(Duration.ofMillis(100));
    assertThat(lab.convoys()).isEqualTo(Convoys.NONE);
    lab.run();
    Convoys convoys = lab.convoys();
    assertThat(convoys.failures()).isEmpty();
    assertThat(convoys.all()).extracting(Convoy::policy).containsExactly("cpython", "io-first");
    return convoys;
  }

  @Test
  void theBooksAreBalancedAndAgreeWithTheTimeline() {
    for (Convoy convoy : run().all()) {
      assertThat(convoy.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
      assertThat(convoy.timeline().lost()).isZero();
      for (String thread : List.of(Convoy.IO, Convoy.CPU_BOUND)) {
        ThreadLedger entry = convoy.ledger(thread);
        ThreadTimes times = convoy.times(thread);
        assertThat(entry.takes()).isPositive().isEqualTo(entry.drops());
        assertThat(convoy.timeline().spans(thread, LockPhase.HOLDING).total().toNanos())
            .isEqualTo(times.heldNanos());
        assertThat(convoy.timeline().spans(thread, LockPhase.WAITING).total().toNanos())
            .isEqualTo(times.waitedNanos());
        assertThat(convoy.timeline().spans(thread, LockPhase.DETACHED).total().toNanos())
            .isEqualTo(times.detachedNanos());
      }
      ThreadLedger io = convoy.ledger(Convoy.IO);
      // One that was made after the time was over may be in the ledger and not in the count.
      assertThat(io.detachedSections()).isGreaterThanOrEqualTo(convoy.exchanges());
      assertThat(convoy.times(Convoy.IO).detachedNanos())
          .isGreaterThanOrEqualTo(io.detachedSections() * Convoy.REPLY.toNanos());
      assertThat(convoy.ledger(Convoy.CPU_BOUND).detachedSections()).isZero();
      assertThat(convoy.computing()).isBetween(0.0, 1.0);
      assertThat(convoy.startNanos()).isPositive().isLessThan(convoy.timeline().nanos());
    }
  }

  @Test
  void theWholeTimelinesAreWrittenForPerfetto() throws IOException {
    Convoys convoys = run();
    Map<String, String> traces = convoys.traces();
    for (Convoy convoy : convoys.all()) {
      JsonNode events =
          new ObjectMapper()
              .readTree(traces.get("convoy-" + convoy.policy() + ".trace.json"))
              .get("traceEvents");
      assertThat(events.findValuesAsText("ph")).contains("M", "X");
      long spans = events.findValuesAsText("ph").stream().filter("X"::equals).count();
      assertThat(spans)
          .isEqualTo(
              convoy.timeline().tracks().stream().mapToLong(track -> track.spans().size()).sum());
    }
  }

  @Test
  void inTheLabEachTakesASecondAtMost() {
    for (Effort effort : Effort.values()) {
      assertThat(ConvoyLab.duration(effort)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }
  }
}
