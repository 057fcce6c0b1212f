package dev.baton.demos.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
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
        long usual = program.workload(Effort.QUICK, Contender.CPYTHON_NUMPY).size();
        PeerChecks.runs(peer, program, new Workload(Math.min(64, usual), 4), program.peerModes());
      }
    }
  }

  @Test
  void everyBenchmarkHasItsCounterpart() throws PeerException {
    try (PythonPeer peer = peer()) {
      for (BenchmarkCase benchmark :
          BenchmarkCase.all().stream().filter(BenchmarkCase::hasPeer).toList()) {
        PeerChecks.times(peer, benchmark);
      }
    }
  }

  @Test
  void aFailedRequestIsReportedAndTheNextOneAnswered() throws PeerException {
    try (PythonPeer peer = peer()) {
      PeerChecks.refusesNonsense(peer);
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
