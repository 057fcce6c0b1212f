package dev.baton.demos.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final Set<String> SYSTEMS = Set.of("baton", "cpython-numpy", "nd4j", "c");
  private static final Set<String> MODES =
      Set.of("hold", "release", "numpy", "adaptive", "none", "interpreters", "processes");

  @Test
  void theFileHasTheShapeThatToolsExpect(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("results.json");
    Json.write(file, Results.of(SampleMeasurements.machine(), SampleMeasurements.withFailure()));
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    assertThat(names(root)).containsExactly("schema", "machine", "results");
    assertThat(root.get("schema").isInt()).isTrue();
    assertThat(root.get("schema").asInt()).isEqualTo(1);
    assertThat(root.get("machine").isObject()).isTrue();
    assertThat(root.get("results")).isNotEmpty();
    for (JsonNode result : root.get("results")) {
      assertThat(names(result))
          .containsExactly(
              "program", "system", "mode", "threads", "size", "seconds", "speedup", "note");
      assertThat(result.get("program").isTextual()).isTrue();
      assertThat(SYSTEMS).contains(result.get("system").asText());
      assertThat(MODES).contains(result.get("mode").asText());
      assertThat(result.get("threads").isInt()).isTrue();
      assertThat(result.get("size").isIntegralNumber()).isTrue();
      assertThat(result.get("seconds").isDouble() || result.get("seconds").isNull()).isTrue();
      assertThat(result.get("speedup").isDouble() || result.get("speedup").isNull()).isTrue();
      assertThat(result.get("note").isTextual()).isTrue();
    }
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theSpeedupIsOneThreadsMedianOverThisOne() {
    Configuration one = configuration(1);
    Configuration two = configuration(2);
    List<Measurement> measurements =
        List.of(measured(one, 1.0, 1.2, 9.0), measured(two, 0.5, 0.6, 0.7));
    assertThat(Results.speedup(measurements.get(0), measurements)).isEqualTo(1.0);
    assertThat(Results.speedup(measurements.get(1), measurements)).isCloseTo(2.0, within(1e-12));
    // Round by round: 2, 2 and 12.9, whose median is 2.
    assertThat(Results.speedupsByRound(measurements.get(1), measurements).median())
        .isCloseTo(2.0, within(1e-12));
  }

  @Test
  void withoutOneThreadsTimeThereIsNoSpeedup() {
    Measurement two = measured(configuration(2), 0.5);
    Measurement failed = Measurement.failed(configuration(1), "for a test");
    assertThat(Results.speedup(two, List.of(failed, two))).isNull();
    assertThat(Results.speedup(failed, List.of(failed, two))).isNull();
    Results results = Results.of(SampleMeasurements.machine(), List.of(failed, two));
    assertThat(results.results().get(0).seconds()).isNull();
    assertThat(results.results().get(0).note()).isEqualTo("failed: for a test");
    assertThat(results.results().get(1).seconds()).isEqualTo(0.5);
    assertThat(results.results().get(1).speedup()).isNull();
  }

  @Test
  void anotherModesTimeIsNoBasis() {
    Measurement held = measured(configuration(1), 1.0);
    var c = configuration(2);
    Measurement released =
        measured(new Configuration(c.program(), c.contender(), Mode.RELEASE, 2, c.workload()), 0.5);
    assertThat(Results.speedup(released, List.of(held, released))).isNull();
  }

  private static Configuration configuration(int threads) {
    var program = Programs.named("matmul").getFirst();
    return new Configuration(
        program,
        Contender.BATON,
        Mode.HOLD,
        threads,
        program.workload(Effort.QUICK, Contender.BATON));
  }

  private static Measurement measured(Configuration configuration, Double... seconds) {
    return new Measurement(
        configuration, Measurement.State.BEGUN, List.of(seconds), LockCounts.NONE, "");
  }
}
