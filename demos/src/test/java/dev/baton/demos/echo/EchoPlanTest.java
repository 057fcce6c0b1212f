package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoPlanTest {
  private static List<EchoConfiguration> all(EchoPlan plan, boolean withPeer) {
    return plan.turns(withPeer).stream().flatMap(List::stream).toList();
  }

  @Test
  void everyPolicyMeetsEveryIntervalAndNumberOfThreads() {
    EchoPlan plan = EchoPlan.whole();
    List<EchoConfiguration> all = all(plan, true);
    // Five servers alone; beside 1, 2 and 4 threads four with each interval and one without a lock.
    assertThat(all).hasSize(5 + 3 * (4 * 7 + 1));
    assertThat(new HashSet<>(all)).as("each once").hasSameSizeAs(all);
    assertThat(all(plan, false))
        .hasSize(4 + 3 * (3 * 7 + 1))
        .allMatch(c -> c.contender() == Contender.BATON);
  }

  @Test
  void onlyWhatCanBeComparedTakesTurns() {
    for (EchoPlan plan : List.of(EchoPlan.whole(), EchoPlan.quick(), EchoPlan.lab(Effort.FULL))) {
      for (List<EchoConfiguration> turn : plan.turns(true)) {
        assertThat(turn).allMatch(turn.getFirst()::isComparable);
        assertThat(turn.stream().map(EchoConfiguration::server)).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void withoutALockOrAThreadBesideTheIntervalPlaysNoPart() {
    for (EchoConfiguration c : all(EchoPlan.whole(), true)) {
      boolean counts = c.threads() > 0 && !c.policy().equals("none");
      assertThat(c.switchInterval() != null).as(c.toString()).isEqualTo(counts);
    }
  }

  @Test
  void theLabMeasuresLess() {
    EchoPlan lab = EchoPlan.lab(Effort.QUICK);
    assertThat(all(lab, true)).hasSize(3 + 2 * 3 * 2);
    assertThat(all(lab.tiny(), true)).isEqualTo(all(lab, true));
  }

  @Test
  void aConfigurationSaysWhatItIs() {
    List<EchoConfiguration> all = all(EchoPlan.lab(Effort.QUICK), true);
    assertThat(all.getFirst()).hasToString("CPython, alone");
    assertThat(all.getLast()).hasToString("Baton, io-first, 100 µs, beside 2 CPU-bound threads");
  }
}
