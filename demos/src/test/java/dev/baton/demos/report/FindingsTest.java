package dev.baton.demos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demos.lab.LockCounts;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.SampleMeasurements;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program.Place;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {
  /** Makes two threads in a mode so many times as fast as one, in every native program. */
  private static List<Measurement> scaled(double held, double released) {
    return SampleMeasurements.all().stream()
        .filter(m -> m.configuration().program().place() == Place.NATIVE)
        .map(
            m -> {
              double speedup = m.configuration().mode() == Mode.HOLD ? held : released;
              double seconds = m.configuration().threads() == 1 ? 1 : 1 / speedup;
              return new Measurement(
                  m.configuration(), m.state(), List.of(seconds), LockCounts.NONE, "");
            })
        .toList();
  }

  @Test
  void theHeadlineComparesReleasedAndHeld() {
    assertThat(Findings.of(scaled(1.02, 1.87)).headline())
        .startsWith("With the lock released, two threads ran up to 1.87× as fast as one")
        .endsWith("with the lock held, never more than 1.02×.");
  }

  @Test
  void whereReleasingDoesNotHelpTheHeadlineSaysSo() {
    assertThat(Findings.of(scaled(1.0, 1.04)).headline())
        .contains("gained nothing even with the lock released: 1.04× at best");
  }

  @Test
  void whatCannotBeIsNotReportedAsAFinding() {
    assertThat(Findings.of(scaled(1.6, 1.9)).headline()).startsWith("No verdict").contains("1.60×");
  }

  @Test
  void nothingMeasuredIsNoFinding() {
    assertThat(Findings.of(List.of()).headline()).startsWith("Nothing was measured");
    assertThat(Findings.of(List.of()).sentences()).isEmpty();
  }

  @Test
  void theSentencesNameWhatGainedAndWhatDidNot() {
    String text = String.join("\n", Findings.of(SampleMeasurements.all()).sentences());
    assertThat(text)
        .contains("(countdown, print) gained nothing")
        .contains("Without any lock it ran 1.9")
        .contains("(print-kernels)")
        .contains("CPython + NumPy, which releases");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyPlaceInASentenceIsFilledIn(List<Measurement> measurements) {
    var findings = Findings.of(measurements);
    assertThat(findings.headline()).doesNotContain("%s", "%d", "null");
    assertThat(findings.noise()).doesNotContain("%s", "%d", "null");
    assertThat(findings.sentences()).noneMatch(s -> s.contains("%s") || s.contains("null"));
    assertThat(Findings.beside(OneThread.of(measurements)).orElse("")).doesNotContain("%s", "%d");
  }

  static Stream<List<Measurement>> samples() {
    return Stream.of(
        SampleMeasurements.all(),
        SampleMeasurements.withFailure(),
        SampleMeasurements.withoutPeer(),
        scaled(1.02, 1.87),
        scaled(1, 1.04),
        scaled(1.6, 1.9),
        List.of());
  }

  @Test
  void failuresAreNamed() {
    assertThat(Findings.of(SampleMeasurements.withFailure()).sentences())
        .anyMatch(s -> s.contains("Failed") && s.contains("matmul, baton, release, 2 threads"));
  }

  @Test
  void figuresHaveThreeDigitsAndAUnit() {
    assertThat(Figures.time(1.5)).isEqualTo("1.50 s");
    assertThat(Figures.time(0.0455)).isEqualTo("45.5 ms");
    assertThat(Figures.time(7.8e-6)).isEqualTo("7.80 µs");
    assertThat(Figures.time(2.5e-10)).isEqualTo("0.25 ns");
    assertThat(Figures.ratio(1.949)).isEqualTo("1.95×");
    assertThat(Figures.ratio(null)).isEqualTo("-");
  }
}
