package dev.baton.demos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.programs.Programs;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String line) {
    CommandLine commandLine = BatonCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(line.isEmpty() ? new String[0] : line.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "--nonsense",
        "lab --quick --full",
        "lab --nonsense",
        "lab extra",
        "run",
        "run nonsense",
        "run matmul --threads 0",
        "run matmul --threads two",
        "run matmul --mode nonsense",
        "run matmul --rounds 0",
        "run matmul --size 0",
        "run matmul --count -1",
        "run echo extra",
        "run matmul echo",
        "run echo --threads -1",
        "run echo --threads two",
        "run echo --policy nonsense",
        "run echo --policy cpython,nonsense",
        "run echo --interval 5",
        "run echo --interval 1ns",
        "run echo --connections 0",
        "run echo --size 0",
        "run echo --size 65537",
        "run echo --seconds 0",
        "run echo --seconds NaN",
        "run echo --rounds 0",
        "run echo --mode hold",
        "run slices extra",
        "run matmul slices",
        "run slices --policy nonsense",
        "run slices --interval 5",
        "run slices --threads 1",
        "run slices --threads two",
        "run slices --threads 1001",
        "run slices --seconds 0",
        "run slices --seconds NaN",
        "run slices --seconds 601",
        "run slices --mode hold",
        "bench nonsense",
        "bench --nonsense",
        "info extra"
      })
  void aWrongCommandLineIsStatusTwoAndSaysWhy(String line) {
    assertThat(execute(line)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "lab --help",
        "run --help",
        "run echo --help",
        "run slices --help",
        "bench --help",
        "info --help"
      })
  void helpExplains(String line) {
    assertThat(execute(line)).isZero();
    assertThat(out.toString())
        .contains("Usage: baton")
        .hasLineCount((int) out.toString().lines().count());
    assertThat(out.toString().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void anUnknownPolicyIsAnsweredByThoseThereAre() {
    assertThat(execute("run echo --policy fairest")).isEqualTo(2);
    assertThat(err.toString()).contains("fairest");
    LockPolicy.NAMES.forEach(name -> assertThat(err.toString()).contains(name));
  }

  @Test
  void anUnknownProgramIsAnsweredByThoseThereAre() {
    assertThat(execute("run nonsense")).isEqualTo(2);
    Programs.all().forEach(p -> assertThat(err.toString()).contains(p.name()));
    assertThat(err.toString()).contains("echo").contains("slices");
  }

  @Test
  void runListsThePrograms() {
    assertThat(execute("run --list")).isZero();
    assertThat(out.toString()).contains("echo").contains("an echo server").contains("slices");
    Programs.all().forEach(p -> assertThat(out.toString()).contains(p.name()).contains(p.title()));
  }

  @Test
  void benchListsTheBenchmarksAndTheirGoals() {
    assertThat(execute("bench --list")).isZero();
    BenchmarkCase.all()
        .forEach(b -> assertThat(out.toString()).contains(b.name()).contains(b.goal().toString()));
  }

  @Test
  void benchListsOnlyWhatWasAskedFor() {
    assertThat(execute("bench --list call")).isZero();
    assertThat(out.toString()).contains("call.small").contains("call.fresh").doesNotContain("gemm");
  }

  @Test
  void infoNamesTheMachineAndTheJdk() {
    assertThat(execute("info")).isZero();
    assertThat(out.toString())
        .contains("cores")
        .contains(Runtime.version().toString())
        .containsPattern("NumPy");
  }
}
