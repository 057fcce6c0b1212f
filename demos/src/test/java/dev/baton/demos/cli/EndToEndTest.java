package dev.baton.demos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands on the real library, with tiny sizes. What they measure is not looked at. */
class EndToEndTest {
  private final StringWriter out = new StringWriter();

  private int execute(String... line) {
    CommandLine commandLine = BatonCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    return commandLine.execute(line);
  }

  @Test
  void aProgramRunsAndItsResultsAreWritten(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("results.json");
    int status =
        execute(
            "run",
            "matmul",
            "dft",
            "--size",
            "32",
            "--count",
            "4",
            "--rounds",
            "2",
            "--mode",
            "hold,release,numpy,none",
            "--no-peers",
            "--json",
            json.toString());
    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString()).contains("matmul").contains("release");
    JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
    assertThat(results).hasSize(4 * 4 * 2);
    for (JsonNode result : results) {
      assertThat(result.get("seconds").asDouble()).isPositive();
      assertThat(result.get("size").asInt()).isEqualTo(32);
    }
  }

  @Test
  void theLabRunsEveryProgramAndWritesItsReport(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("copy.json");
    Path results = folder.resolve("out");
    int status =
        execute("lab", "--quick", "--tiny", "--out", results.toString(), "--json", copy.toString());
    assertThat(status).as(out.toString()).isZero();
    assertThat(results.resolve("results.json")).hasSameTextualContentAs(copy);
    var mapper = new ObjectMapper();
    JsonNode written = mapper.readTree(copy.toFile());
    List<String> programs = written.get("results").findValuesAsText("program");
    assertThat(programs).containsAll(Programs.all().stream().map(Program::name).toList());
    Matcher embedded =
        Pattern.compile("id=\"results\">(.*?)</script>", Pattern.DOTALL)
            .matcher(Files.readString(results.resolve("report.html")));
    assertThat(embedded.find()).isTrue();
    assertThat(mapper.readTree(embedded.group(1))).isEqualTo(written);
    JsonNode samples = mapper.readTree(results.resolve("samples.json").toFile()).get("samples");
    assertThat(samples).hasSameSizeAs(programs);
    assertThat(out.toString()).contains("report.html").contains("results.json");
  }

  @Test
  void aBenchmarkRunsInAForkAndItsFigureIsWritten(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("bench.json");
    int status = execute("bench", "lock.pair", "--no-peers", "--json", json.toString());
    assertThat(status).as(out.toString()).isZero();
    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.fieldNames()).toIterable().containsExactly("schema", "machine", "results");
    assertThat(root.get("results")).hasSize(1);
    JsonNode result = root.get("results").get(0);
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly("name", "params", "system", "value", "unit");
    assertThat(result.get("name").asText()).isEqualTo("lock.pair");
    assertThat(result.get("system").asText()).isEqualTo("baton");
    assertThat(result.get("value").asDouble()).isPositive();
    assertThat(result.get("unit").asText()).isEqualTo("ns/op");
  }
}
