package dev.baton.demos.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.demos.lab.Result;
import dev.baton.demos.programs.Effort;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhibitsTest {
  @Test
  void referencesAreCountedAndTheMemoryIsFreeWithTheLast() throws Exception {
    Outcome outcome = new ReferenceCounts().show(Effort.QUICK, null);
    assertThat(outcome.rows().stream().map(row -> row.get(1)))
        .containsExactly("1", "2", "3", "2", "1", "freed");
    assertThat(outcome.rows().getLast().get(2)).isEqualTo("0 bytes");
  }

  @Test
  void underTheLockNoUpdateIsLost() throws Exception {
    assertThat(LostUpdates.counted(LockPolicy.cpython(), 100_000)).isEqualTo(200_000);
  }

  @Test
  void aWayOfGuardingCountsIsARow() throws Exception {
    Outcome outcome = new LockGranularity().show(Effort.QUICK, null);
    assertThat(outcome.rows()).hasSize(3);
    assertThat(outcome.results().stream().map(Result::seconds)).allMatch(s -> s != null && s > 0);
  }

  @Test
  void theFirstPolicyIsWhatTheOthersAreComparedWith() throws Exception {
    Outcome outcome = new PolicyPrices().show(Effort.QUICK, null);
    assertThat(outcome.columns()).hasSize(5);
    assertThat(outcome.rows().stream().map(List::getFirst))
        .containsExactly("countdown", "print", "add", "dft-exp", "foreach");
    assertThat(outcome.results()).hasSize(20);
  }

  @Test
  void sleepsAndReadsAreTimedAloneAndBesideACountingThread() throws Exception {
    Outcome outcome = new Latencies().show(Effort.QUICK, null);
    assertThat(outcome.rows()).hasSize(6);
    assertThat(outcome.results()).hasSize(6);
    // No sleep is shorter than it was to be, whatever the lock.
    assertThat(outcome.results().subList(0, 3)).allMatch(result -> result.seconds() >= 1e-3);
  }

  @Test
  void estimatesStandBesideTheTruth() throws Exception {
    Outcome outcome = new WhatIf().show(Effort.QUICK, null);
    assertThat(outcome.rows()).hasSize(8);
    for (List<String> row : outcome.rows()) {
      assertThat(Double.parseDouble(row.get(2).replace(" %", ""))).isBetween(0.0, 100.0);
      assertThat(Double.parseDouble(row.get(3).replace("×", ""))).isBetween(1.0, 2.0);
      assertThat(Double.parseDouble(row.get(4).replace("×", ""))).isBetween(1.0, 2.0);
    }
    // Counting calls no kernel at all: nothing to release.
    assertThat(outcome.rows().get(6)).contains("countdown", "0.0 %", "1.00×");
    assertThat(outcome.results()).allMatch(result -> result.seconds() > 0);
  }

  @Test
  void programsScaleBesideAmdahlsLawAndTheMemorysLimit() throws Exception {
    Outcome outcome = new Scaling().show(Effort.QUICK, null);
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(outcome.columns()).contains("1 thread", 2 * cores + " threads");
    assertThat(outcome.rows()).hasSize(5);
    assertThat(outcome.rows().getLast()).contains("plain copies", "1.00×");
    assertThat(outcome.results()).allMatch(result -> result.speedup() > 0);
    assertThat(outcome.curves()).isNotNull();
    assertThat(outcome.curves().lines()).hasSize(2 * 4 + 1);
  }

  @Test
  void amdahlsLawEndsWithTheCores() {
    assertThat(Scaling.amdahl(1, 2, 2)).isEqualTo(2);
    assertThat(Scaling.amdahl(1, 4, 2)).isEqualTo(2);
    assertThat(Scaling.amdahl(0.5, 4, 4)).isEqualTo(1.6);
    assertThat(Scaling.amdahl(0, 4, 4)).isEqualTo(1);
  }

  @Test
  void breakEvensAreDrawn() throws Exception {
    Outcome outcome = new BreakEvenCurves().show(Effort.QUICK, null);
    assertThat(outcome.rows()).hasSize(3 * 6);
    assertThat(outcome.results()).allMatch(result -> result.seconds() > 0 && result.speedup() > 0);
    assertThat(outcome.conclusion()).contains("add ", "exp ", "sort ");
  }

  @Test
  void everyWayToShareTheCoresIsARow() throws Exception {
    Outcome outcome = new Oversubscription().show(Effort.QUICK, null);
    assertThat(outcome.rows().stream().map(row -> row.subList(0, 2)))
        .containsExactly(
            List.of("1", "1"), List.of("2", "1"), List.of("1", "2"), List.of("2", "2"));
    assertThat(outcome.conclusion()).startsWith("Warning");
    assertThat(outcome.results()).allMatch(result -> result.seconds() > 0);
  }

  @Test
  void namesAreOnesOwn() {
    assertThat(Exhibits.all().stream().map(Exhibit::name)).doesNotHaveDuplicates();
    assertThat(Exhibits.named("race")).isPresent();
    assertThat(Exhibits.named("nothing")).isEmpty();
  }
}
