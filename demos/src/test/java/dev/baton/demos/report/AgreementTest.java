package dev.baton.demos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demos.lab.Statistics;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Program PROGRAM = Programs.named("matmul").getFirst();

  private static Comparison.Entry entry(Contender contender, Mode mode, double... rounds) {
    Statistics byRound = Statistics.of(rounds);
    return new Comparison.Entry(contender, mode, byRound.median(), byRound);
  }

  private static String why(Comparison.Entry baton, Comparison.Entry peer) {
    var comparison = new Comparison(PROGRAM, 2, List.of(baton, peer));
    return Agreement.of(List.of(comparison), List.of()).getFirst().why();
  }

  @Test
  void speedUpsWithinFifteenPercentAgree() {
    assertThat(
            why(
                entry(Contender.BATON, Mode.RELEASE, 1.9, 1.95, 2.0),
                entry(Contender.CPYTHON_NUMPY, Mode.NUMPY, 1.7, 1.75, 1.8)))
        .isEmpty();
  }

  @Test
  void whatIsApartIsNoiseOrHasAReason() {
    Comparison.Entry fast = entry(Contender.BATON, Mode.RELEASE, 1.9, 1.95, 2.0);
    assertThat(why(fast, entry(Contender.CPYTHON_NUMPY, Mode.NUMPY, 1.0, 1.5, 3.0)))
        .startsWith("noise");
    assertThat(why(fast, entry(Contender.CPYTHON_NUMPY, Mode.NUMPY, 1.4, 1.5, 1.5)))
        .contains("CPython’s threads");
    assertThat(
            why(
                entry(Contender.BATON, Mode.RELEASE, 1.2, 1.2, 1.2),
                entry(Contender.CPYTHON_NUMPY, Mode.NUMPY, 1.9, 1.9, 1.9)))
        .contains("gained less");
  }

  @Test
  void onlyModesThatDoTheSameAreCompared() {
    var comparison =
        new Comparison(
            PROGRAM,
            2,
            List.of(
                entry(Contender.BATON, Mode.HOLD, 1.0),
                entry(Contender.BATON, Mode.PROCESSES, 1.9),
                entry(Contender.CPYTHON_NUMPY, Mode.NUMPY, 1.9),
                entry(Contender.CPYTHON_NUMPY, Mode.PROCESSES, 1.8),
                entry(Contender.ND4J, Mode.NONE, 1.8)));
    List<Agreement> agreements = Agreement.of(List.of(comparison), List.of());
    assertThat(agreements).hasSize(1);
    assertThat(agreements.getFirst().mode()).isEqualTo(Mode.PROCESSES.meaning());
    assertThat(Agreement.html(agreements)).contains("1 of 1 speed-ups", "+6 %", "agree");
    assertThat(Agreement.html(List.of())).isEmpty();
  }
}
