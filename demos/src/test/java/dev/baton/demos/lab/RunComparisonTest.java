package dev.baton.demos.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.demos.lab.RunComparison.Change;
import dev.baton.demos.lab.RunComparison.Verdict;
import dev.baton.demos.lab.Samples.Sample;
import dev.baton.demos.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
  private static final Machine MACHINE = SampleMeasurements.machine();

  @Test
  void aChangeIsOneBeyondTheNoiseOfBothRuns() {
    assertThat(verdict(List.of(1.0, 1.1, 1.2, 1.3), List.of(0.7, 0.8, 0.9)))
        .isEqualTo(Verdict.FASTER);
    assertThat(verdict(List.of(0.7, 0.8, 0.9), List.of(1.0, 1.1, 1.2, 1.3)))
        .isEqualTo(Verdict.SLOWER);
    assertThat(verdict(List.of(1.0, 1.1, 1.2, 1.3), List.of(0.9, 1.1, 1.15)))
        .isEqualTo(Verdict.NOISE);
    assertThat(verdict(List.of(2.0, 2.0), List.of(1.0, 1.0, 1.0)))
        .as("two repetitions do not show how much they vary")
        .isEqualTo(Verdict.NOISE);
  }

  @Test
  void theSpeedupIsTheEarlierMedianOverTheLater() {
    Change change = changes(List.of(1.0, 2.0, 9.0), List.of(0.5, 1.0, 1.5)).getFirst();
    assertThat(change.speedup()).isCloseTo(2.0, within(1e-12));
  }

  @Test
  void onlyTheSameConfigurationDoingAsMuchIsCompared() {
    Sample one = sample("add", 1, 64, List.of(1.0));
    Sample two = sample("add", 2, 64, List.of(1.0));
    Sample larger = sample("add", 1, 128, List.of(1.0));
    Sample failed = sample("dft", 1, 64, List.of());
    RunComparison comparison = compare(List.of(one, two, failed), List.of(larger, two, failed));
    assertThat(comparison.changes()).extracting(Change::sample).containsExactly(two);
    assertThat(comparison.unmatched()).isEqualTo(2);
  }

  @Test
  void anotherMachineIsNoticed() {
    assertThat(compare(List.of(), List.of()).isSameMachine()).isTrue();
    var other =
        new Machine(
            "Another CPU",
            MACHINE.cores(),
            MACHINE.memoryBytes(),
            MACHINE.os(),
            MACHINE.jdk(),
            0,
            MACHINE.nativeCode(),
            MACHINE.peers(),
            MACHINE.when(),
            MACHINE.capacity());
    assertThat(
            RunComparison.of(new Samples(1, other, List.of()), new Samples(1, MACHINE, List.of()))
                .isSameMachine())
        .isFalse();
  }

  @Test
  void whatWasWrittenIsReadBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("samples.json");
    Samples samples = Samples.of(MACHINE, SampleMeasurements.withFailure());
    Json.write(file, samples);
    assertThat(Json.read(file, Samples.class)).isEqualTo(samples);
  }

  @Test
  void anotherFileIsRefusedByName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results.json");
    Json.write(file, Results.of(MACHINE, SampleMeasurements.all()));
    assertThatThrownBy(() -> Json.read(file, Samples.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("results.json")
        .hasMessageContaining("it has no samples");
  }

  private static Verdict verdict(List<Double> before, List<Double> now) {
    return changes(before, now).getFirst().verdict();
  }

  private static List<Change> changes(List<Double> before, List<Double> now) {
    return compare(List.of(sample("add", 1, 64, before)), List.of(sample("add", 1, 64, now)))
        .changes();
  }

  private static RunComparison compare(List<Sample> before, List<Sample> now) {
    return RunComparison.of(new Samples(1, MACHINE, before), new Samples(1, MACHINE, now));
  }

  private static Sample sample(String program, int threads, long size, List<Double> seconds) {
    return new Sample(program, "baton", "hold", threads, size, 4, seconds, LockCounts.NONE);
  }
}
