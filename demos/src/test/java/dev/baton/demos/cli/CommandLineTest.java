package dev.baton.demos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.core.ReleaseRule;
import dev.baton.core.ReleaseRules;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.programs.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
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
        "run blur --passes 0",
        "run blur --passes 1001",
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
        "bench breakeven extra",
        "info extra",
        "info --json"
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
        "bench breakeven --help",
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

  @Test
  void infoSaysWhatTheAdaptivePolicyHasLearned() {
    assertThat(execute("info")).isZero();
    assertThat(out.toString()).containsPattern("a switch between threads takes [0-9.]+ µs");
    for (NativeWork work : NativeWork.values()) {
      assertThat(out.toString())
          .containsPattern(
              "adaptive release +" + name(work) + ": [0-9.e+]+ ns per element, released from");
    }
  }

  @Test
  void infoListsWhichOperationsRelease() {
    assertThat(execute("info --releases")).isZero();
    List<String> lines = out.toString().lines().toList();
    for (ReleaseRule rule : ReleaseRules.all()) {
      assertThat(lines)
          .filteredOn(line -> line.startsWith(rule.operation() + "  "))
          .singleElement()
          .asString()
          .endsWith(rule.why());
    }
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "arithmetic +elementwise +elements of the result +never +always +501 .*"));
  }

  @Test
  void infoListsThemForToolsToo() throws IOException {
    assertThat(execute("info --releases --json")).isZero();
    JsonNode root = new ObjectMapper().readTree(out.toString());
    assertThat(root.get("schema").asInt()).isEqualTo(1);
    assertThat(root.get("releases")).hasSameSizeAs(ReleaseRules.all());
    JsonNode dot = entry(root, "dot");
    assertThat(dot.fieldNames())
        .toIterable()
        .containsExactly(
            "operation", "methods", "work", "size", "hold", "release", "numpy", "adaptive", "why");
    assertThat(dot.get("work").asText()).isEqualTo("blas");
    assertThat(dot.get("hold").isNull()).isTrue();
    assertThat(dot.get("release").asLong()).isEqualTo(1);
    assertThat(dot.get("numpy").asLong()).isEqualTo(1);
    assertThat(dot.get("adaptive").asLong()).isPositive();
    assertThat(dot.get("methods").get(0).asText()).isEqualTo("Numeric.dot");
    assertThat(entry(root, "matmul").get("numpy").asLong()).isEqualTo(501);
    assertThat(entry(root, "formatting and printing").get("release").isNull()).isTrue();
  }

  private static JsonNode entry(JsonNode root, String operation) {
    for (JsonNode entry : root.get("releases")) {
      if (entry.get("operation").asText().equals(operation)) {
        return entry;
      }
    }
    throw new AssertionError("no entry for " + operation);
  }

  private static String name(NativeWork work) {
    return work.name().toLowerCase(Locale.ROOT);
  }
}
