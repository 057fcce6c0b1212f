package dev.baton.demos.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.programs.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PythonPeerTest {
  @Test
  void aPythonThatDoesNotExistIsSaidPlainly() {
    assertThatThrownBy(() -> PythonPeer.start("/nonexistent"))
        .isInstanceOf(PeerException.class)
        .hasMessage("not found: BATON_PYTHON is /nonexistent, which is not a program");
  }

  @Test
  void aNameThatIsNotOnThePathIsSaidPlainly() {
    assertThatThrownBy(() -> PythonPeer.start("no-such-python"))
        .isInstanceOf(PeerException.class)
        .hasMessageStartingWith("not found: no-such-python does not start");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPythonWithoutNumpyIsSaidPlainly(@TempDir Path folder) throws IOException {
    Path python = folder.resolve("python-without-numpy");
    Files.writeString(
        python, "#!/bin/sh\necho \"ModuleNotFoundError: No module named 'numpy'\" >&2\nexit 1\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
    assertThatThrownBy(() -> PythonPeer.start(python.toString()))
        .isInstanceOf(PeerException.class)
        .hasMessageStartingWith("not found: " + python)
        .hasMessageEndingWith("No module named 'numpy'");
  }

  /** The peer, or a skipped test where there is no Python or NumPy. */
  private static PythonPeer peer() {
    PythonPeer peer = null;
    try {
      peer = PythonPeer.start();
    } catch (PeerException e) {
      assumeThat(e).as("needs Python and NumPy").isNull();
    }
    return peer;
  }

  @Test
  void everyProgramComputesWhatItMust() throws PeerException {
    try (PythonPeer peer = peer()) {
      for (Program program : Programs.all()) {
        var small =
            new Workload(
                Math.min(64, program.workload(Effort.QUICK, Contender.CPYTHON_NUMPY).size()), 4);
        for (Mode mode : program.peerModes()) {
          for (int threads = 1; threads <= 5; threads += 2) {
            JsonNode reply =
                peer.ask(
                    Map.of(
                        "op", "run",
                        "program", program.name(),
                        "size", small.size(),
                        "count", small.count(),
                        "threads", threads,
                        "mode", mode.toString()));
            program.verify(small, reply.get("value").asDouble());
            assertThat(reply.get("seconds").asDouble()).isPositive();
          }
        }
      }
    }
  }

  @Test
  void everyBenchmarkHasItsCounterpart() throws PeerException {
    try (PythonPeer peer = peer()) {
      for (BenchmarkCase benchmark :
          BenchmarkCase.all().stream().filter(BenchmarkCase::hasPeer).toList()) {
        // A size of its own: what some compute is known for that alone.
        Map<String, Long> params =
            benchmark.sizes().isEmpty() ? Map.of() : Map.of("n", benchmark.sizes().getFirst());
        JsonNode reply =
            peer.ask(
                Map.of(
                    "op", "bench", "name", benchmark.name(), "params", params, "seconds", 0.001));
        assertThat(reply.get("value").asDouble()).as(benchmark.name()).isPositive();
        double expected = benchmark.expected().applyAsDouble(params.getOrDefault("n", 1L));
        assertThat(reply.get("check").asDouble())
            .as(benchmark.name())
            .isCloseTo(expected, offset(1e-9 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void aFailedRequestIsReportedAndTheNextOneAnswered() throws PeerException {
    try (PythonPeer peer = peer()) {
      assertThatThrownBy(() -> peer.ask(Map.of("op", "nonsense")))
          .isInstanceOf(PeerException.class)
          .hasMessageContaining("nonsense");
      assertThat(peer.ask(Map.of("op", "describe")).get("python").asText()).isNotBlank();
    }
  }

  @Test
  void afterItsEndItSaysSoInsteadOfHanging() throws PeerException {
    PythonPeer peer = peer();
    peer.close();
    assertThatThrownBy(() -> peer.ask(Map.of("op", "describe"))).isInstanceOf(PeerException.class);
  }
}
