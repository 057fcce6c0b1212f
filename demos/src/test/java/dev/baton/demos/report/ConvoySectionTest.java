package dev.baton.demos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadTimes;
import dev.baton.core.interpreter.Track;
import dev.baton.demos.convoy.Convoy;
import dev.baton.demos.convoy.Convoys;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConvoySectionTest {
  private static final long MILLI = 1_000_000;
  private static final long IO = 7;
  private static final long CPU_BOUND = 8;

  private static Span span(LockPhase phase, long from, long to, long partner) {
    return new Span(phase, from * MILLI, to * MILLI, partner);
  }

  /**
   * Both threads are there from 10 ms on and run for 60. Of the two stretches of 30 ms that makes,
   * the first has no exchange and the second one, so that 40 to 70 ms are drawn.
   */
  private static Convoy convoy(String policy) {
    var io =
        new Track(
            Convoy.IO,
            IO,
            List.of(
                span(LockPhase.DETACHED, 10, 34, 0),
                span(LockPhase.WAITING, 34, 46, CPU_BOUND),
                span(LockPhase.HOLDING, 46, 49, CPU_BOUND),
                span(LockPhase.DETACHED, 49, 70, 0)),
            0);
    var cpuBound =
        new Track(
            Convoy.CPU_BOUND,
            CPU_BOUND,
            List.of(
                span(LockPhase.HOLDING, 5, 46, 0),
                span(LockPhase.WAITING, 46, 49, IO),
                span(LockPhase.HOLDING, 49, 70, IO)),
            0);
    return new Convoy(
        policy,
        Duration.ofMillis(5),
        Duration.ofMillis(60),
        12,
        new Timeline("test", List.of(io, cpuBound), 0, 80 * MILLI),
        List.of(
            new ThreadLedger(
                Convoy.IO,
                1234,
                2,
                1234,
                0,
                31,
                41,
                1233,
                new ThreadTimes(3 * MILLI, 12 * MILLI, 45 * MILLI, 12 * MILLI, Convoy.CPU_BOUND)),
            new ThreadLedger(
                Convoy.CPU_BOUND,
                52,
                2,
                52,
                51,
                53,
                54,
                0,
                new ThreadTimes(62 * MILLI, 3 * MILLI, 0, 3 * MILLI, null))));
  }

  private static String html(Convoy... convoys) {
    return ConvoySection.html(new Convoys(List.of(convoys), List.of()));
  }

  private static String rectangle(String phase, String x, String width) {
    return "<rect class=\"%s\" x=\"%s\" y=\"\\d+\" width=\"%s\""
        .formatted(phase, Pattern.quote(x), Pattern.quote(width));
  }

  @Test
  void everySpanOfTheDrawnTimeHasItsPlace() {
    String html = html(convoy("cpython"));
    assertThat(html)
        .containsPattern(rectangle("waiting", "0.000%", "20.000%")) // It began before.
        .containsPattern(rectangle("holding", "20.000%", "10.000%"))
        .containsPattern(rectangle("detached", "30.000%", "70.000%"))
        .containsPattern(rectangle("holding", "0.000%", "20.000%"))
        .containsPattern(rectangle("waiting", "20.000%", "10.000%"))
        .containsPattern(rectangle("holding", "30.000%", "70.000%"));
    // Three more are the legend's.
    assertThat(Pattern.compile("<rect class=").matcher(html).results()).hasSize(6 + 3);
    assertThat(html).contains(">0 ms<").contains(">30 ms<").doesNotContain(">35 ms<");
  }

  @Test
  void thePictureIsInWordsToo() {
    assertThat(html(convoy("cpython")))
        .contains(
            "aria-label=\"io, 30 ms: holds the lock 1 times, in all 3.00 ms; waits for the lock 1"
                + " times, in all 6.00 ms; needs no lock: in I/O 1 times, in all 21.0 ms\"")
        .contains("<title>io waits for the lock, held by cpu-bound: 12.0 ms</title>")
        .contains("<title>cpu-bound holds the lock, after io: 21.0 ms</title>");
  }

  @Test
  void theLedgerIsBelow() {
    String html = html(convoy("cpython"));
    for (String cell :
        List.of(
            "3.00 ms", "12.0 ms", "45.0 ms", "1,234", "31", "41", "51", "53", "54", "62.0 ms")) {
      assertThat(html).contains(">" + cell + "</td>");
    }
    assertThat(html).contains(">cpu-bound</td></tr>").contains(">-</td></tr>");
  }

  @Test
  void oneSentenceComparesThePolicies() {
    String sentence =
        ConvoySection.sentence(
            new Convoys(List.of(convoy("cpython"), convoy("io-first")), List.of()));
    assertThat(sentence)
        .contains("switch interval of 5 ms")
        .contains("12.0 ms under cpython and 12.0 ms under io-first")
        .contains("200 and 200 exchanges")
        .contains("95 % and 95 % of the time")
        .endsWith(".");
    assertThat(sentence.split("\\. ")).hasSize(1);
  }

  @Test
  void theTraceFilesAreNamedAndNothingIsLinkedOrScripted() {
    assertThat(html(convoy("cpython"), convoy("io-first")))
        .contains("convoy-cpython.trace.json and convoy-io-first.trace.json")
        .contains("Perfetto")
        .doesNotContain("<script")
        .doesNotContainPattern("https?:|url\\(");
  }

  @Test
  void whatFailedIsSaidAndNothingIsNoSection() {
    assertThat(ConvoySection.html(new Convoys(List.of(), List.of("The convoy <failed>."))))
        .contains("The convoy &lt;failed&gt;.")
        .doesNotContain("<svg");
    assertThat(ConvoySection.html(Convoys.NONE)).isEmpty();
  }
}
