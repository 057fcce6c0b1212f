package dev.baton.demos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.demos.lab.Json;
import dev.baton.demos.lab.SampleMeasurements;
import dev.baton.demos.lab.Samples;
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
            "hold,release,numpy,adaptive,none",
            "--no-peers",
            "--json",
            json.toString());
    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString()).contains("matmul").contains("release");
    JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
    assertThat(results).hasSize(5 * 5 * 2);
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
    JsonNode echo = mapper.readTree(results.resolve("echo.json").toFile()).get("echo");
    assertThat(programs).hasSize(samples.size() + echo.size());
    assertThat(programs.stream().filter("echo"::equals)).hasSize(3 + 2 * 3 * 2);
    assertThat(Files.readString(results.resolve("report.html"))).contains("An echo server");
    assertThat(out.toString()).contains("report.html").contains("results.json");
    assertThat(Files.readString(results.resolve("report.html")))
        .contains("Policy cpython, the ledger")
        .contains("Policy io-first, the ledger")
        .contains("class=\"holding\"");
    for (String policy : List.of("cpython", "io-first")) {
      JsonNode trace =
          mapper.readTree(results.resolve("convoy-" + policy + ".trace.json").toFile());
      assertThat(trace.get("traceEvents")).isNotEmpty();
    }
  }

  @Test
  void aRunIsComparedWithAnEarlierOne(@TempDir Path folder) throws IOException {
    Path earlier = folder.resolve("earlier.json");
    Json.write(
        earlier, Samples.of(SampleMeasurements.machine(), List.copyOf(SampleMeasurements.all())));
    String results = folder.resolve("out").toString();
    int status =
        execute("lab", "--tiny", "--no-peers", "--out", results, "--compare", earlier.toString());
    assertThat(status).as(out.toString()).isZero();
    // The made-up run did other amounts of work, so nothing of it may be set beside this one.
    assertThat(out.toString())
        .contains("Compared with the run of 2026-01-02T03:04:05Z")
        .contains("on another machine: A <fast> CPU & more")
        .contains("0 faster, 0 slower, 0 within the noise");
  }

  @Test
  void whatCannotBeWrittenWhereItShouldIsSavedElsewhereAndSaid(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Path below = file.resolve("lab");
    int status =
        execute(
            "run",
            "matmul",
            "--size",
            "8",
            "--count",
            "2",
            "--rounds",
            "1",
            "--no-peers",
            "--json",
            below.resolve("run.json").toString());
    assertThat(status).as(out.toString()).isEqualTo(1);
    assertThat(saved("run.json")).isNotEmptyFile();
    status = execute("lab", "--tiny", "--no-peers", "--out", below.toString());
    assertThat(status).as(out.toString()).isEqualTo(1);
    assertThat(out.toString())
        .contains(below + " cannot be written to: ")
        .contains("Report:  " + saved("report.html"));
    for (String name : List.of("results.json", "samples.json", "echo.json", "report.html")) {
      assertThat(saved(name)).isNotEmptyFile();
    }
    assertThat(file).hasContent("in the way");
  }

  /** Where the output says that a file was saved instead. */
  private Path saved(String name) {
    Matcher said =
        Pattern.compile(Pattern.quote(name) + " cannot be written: .*\\. Saved as (.*) instead\\.")
            .matcher(out.toString());
    assertThat(said.find()).as("%s in%n%s", name, out).isTrue();
    return Path.of(said.group(1));
  }

  @Test
  void whatCannotBeComparedWithIsSaidBeforeAnythingIsMeasured(@TempDir Path folder) {
    Path missing = folder.resolve("missing.json");
    int status =
        execute("lab", "--tiny", "--out", folder.toString(), "--compare", missing.toString());
    assertThat(status).isEqualTo(1);
    assertThat(out.toString()).doesNotContain("countdown");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theEchoServerRunsAndItsFiguresAreWritten(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("echo.json");
    int status =
        execute(
            "run",
            "echo",
            "--interval",
            "1ms,0.1ms",
            "--threads",
            "0,1",
            "--policy",
            "cpython,none",
            "--seconds",
            "0.01",
            "--rounds",
            "1",
            "--connections",
            "2",
            "--size",
            "100",
            "--no-peers",
            "--json",
            json.toString());
    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString()).contains("Baton, cpython").contains("Baton, none");
    assertThat(out.toString()).doesNotContain("CPython");
    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.fieldNames())
        .toIterable()
        .containsExactly("schema", "machine", "peer", "connections", "size", "echo");
    assertThat(root.get("connections").asInt()).isEqualTo(2);
    assertThat(root.get("size").asInt()).isEqualTo(100);
    assertThat(root.get("echo")).hasSize(2 + 2 + 1);
    for (JsonNode entry : root.get("echo")) {
      assertThat(entry.fieldNames())
          .toIterable()
          .containsExactly(
              "system",
              "policy",
              "switchIntervalNanos",
              "threads",
              "rounds",
              "requestsPerSecond",
              "ratioToCPython",
              "p50Nanos",
              "p99Nanos",
              "maxNanos",
              "turnsPerSecondAlone",
              "turnsPerSecondBeside",
              "shareKept",
              "lockSwitchesPerSecond",
              "note");
      assertThat(entry.get("system").asText()).isEqualTo("baton");
      assertThat(entry.get("requestsPerSecond").asDouble()).isPositive();
      assertThat(entry.get("p50Nanos").asDouble())
          .isPositive()
          .isLessThanOrEqualTo(entry.get("p99Nanos").asDouble());
      assertThat(entry.get("p99Nanos").asDouble())
          .isLessThanOrEqualTo(entry.get("maxNanos").asDouble());
      assertThat(entry.get("shareKept").isNull()).isEqualTo(entry.get("threads").asInt() == 0);
      assertThat(entry.get("rounds").asInt()).isEqualTo(1);
    }
  }

  @Test
  void theCountdownIsComparedWithOneThread(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("results.json");
    int status =
        execute(
            "run",
            "countdown",
            "--threads",
            "1,2,4,8",
            "--size",
            "1000",
            "--rounds",
            "2",
            "--no-peers",
            "--json",
            json.toString());
    assertThat(status).as(out.toString()).isZero();
    JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
    // By each of the four modes.
    assertThat(results.findValuesAsText("threads"))
        .containsExactly("1 2 4 8 ".repeat(4).split(" "));
    for (JsonNode result : results) {
      assertThat(result.get("speedup").asDouble()).isPositive();
    }
    assertThat(out.toString()).contains("speed-up").contains("1.00×");
  }

  @Test
  void slicesAreExactInVirtualTimeAndTheirFilesAreWritten(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("slices.json");
    Path trace = folder.resolve("trace.json");
    int status =
        execute(
            "run",
            "slices",
            "--simulated",
            "--seconds",
            "0.5",
            "--trace",
            trace.toString(),
            "--json",
            json.toString());
    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("median slice: 1.01 intervals, 0.900–1.10: met")
        .doesNotContain("MISSED");
    var mapper = new ObjectMapper();
    JsonNode root = mapper.readTree(json.toFile());
    assertThat(root.fieldNames())
        .toIterable()
        .containsExactly(
            "schema",
            "machine",
            "simulated",
            "policy",
            "switchIntervalNanos",
            "seconds",
            "threads",
            "promises");
    assertThat(root.get("simulated").asBoolean()).isTrue();
    assertThat(root.get("threads")).hasSize(2);
    assertThat(root.get("threads").get(0).get("slices").get("p50").asLong())
        .isEqualTo(5_000_000 / 97 * 98);
    assertThat(root.get("promises").findValuesAsText("met")).containsOnly("true");
    assertThat(mapper.readTree(trace.toFile()).get("traceEvents")).isNotEmpty();
  }

  @Test
  void slicesOfThisMachineAreSaid() {
    int status =
        execute("run", "slices", "--seconds", "0.05", "--interval", "1ms", "--threads", "3");
    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("3 CPU-bound threads under cpython, switch interval 1 ms")
        .contains("cpu-bound-2")
        .contains("share of cpu-bound-2");
  }

  @Test
  void theLocksOtherBenchmarksVerifyTheirResults(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("bench.json");
    int status =
        execute(
            "bench",
            "lock.pair.times",
            "lock.pair.none",
            "lock.pair.jfr",
            "--json",
            json.toString());
    assertThat(status).as(out.toString()).isZero();
    JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
    assertThat(results.findValuesAsText("name"))
        .containsExactly("lock.pair.times", "lock.pair.none", "lock.pair.jfr");
    assertThat(results.findValuesAsText("system")).containsOnly("baton"); // They have no peer.
    assertThat(results.get(0).get("value").asDouble()).isPositive();
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
