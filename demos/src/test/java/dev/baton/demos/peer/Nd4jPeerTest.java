package dev.baton.demos.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.programs.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Nd4jPeerTest {
  /** Answers as the peer does, and prints what is no answer, as ND4J's native code does. */
  private static final String STAND_IN =
      """
      package dev.baton.nd4j;
      public class PeerMain {
        public static void main(String[] arguments) throws Exception {
          var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.print("Wrong matrix: \\n [0.1, 0.2]");
            String threads = System.getenv("OMP_NUM_THREADS");
            System.out.print("\\n{\\"nd4j\\": \\"a stand-in\\", \\"threads\\": " + threads + "}\\n");
          }
        }
      }
      """;

  @Test
  void aFolderWithoutItIsSaidPlainlyAndHowToGetIt(@TempDir Path folder) {
    assertThatThrownBy(() -> Nd4jPeer.start(folder.toString(), Map.of()))
        .isInstanceOf(PeerException.class)
        .hasMessage(
            "not found: BATON_ND4J is %s, which has no baton-nd4j.jar; mvn -f demos/nd4j package"
                + " makes one",
            folder);
  }

  @Test
  void whatIsThereAndDoesNotRunIsSaidPlainly(@TempDir Path folder) throws IOException {
    try (var _ = new JarOutputStream(Files.newOutputStream(folder.resolve("baton-nd4j.jar")))) {
      // A jar with nothing in it.
    }
    assertThatThrownBy(() -> Nd4jPeer.start(folder.toString(), Map.of()))
        .isInstanceOf(PeerException.class)
        .hasMessageStartingWith("not found: " + folder + " is there, but ND4J does not run: ");
  }

  @Test
  void repliesAreToldFromWhatNativeCodePrints(@TempDir Path folder)
      throws IOException, PeerException {
    Path source = Files.writeString(folder.resolve("PeerMain.java"), STAND_IN);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), source.toString()))
        .isZero();
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("baton-nd4j.jar")))) {
      jar.putNextEntry(new JarEntry("dev/baton/nd4j/PeerMain.class"));
      Files.copy(folder.resolve("dev/baton/nd4j/PeerMain.class"), jar);
    }
    try (Nd4jPeer peer = Nd4jPeer.start(folder.toString(), Map.of("OMP_NUM_THREADS", "3"))) {
      assertThat(peer.description().get("nd4j").asText()).isEqualTo("a stand-in");
      assertThat(peer.ask(Map.of("op", "run")).get("threads").asInt()).isEqualTo(3);
    }
  }

  /** The peer, or a skipped test where it has not been fetched. */
  private static Nd4jPeer peer() {
    Nd4jPeer peer = null;
    try {
      peer = Nd4jPeer.start(Map.of("OPENBLAS_CORETYPE", "Haswell"));
    } catch (PeerException e) {
      assumeThat(e).as("needs ND4J").isNull();
    }
    return peer;
  }

  @Test
  void everyProgramComputesWhatItMust() throws PeerException {
    try (Nd4jPeer peer = peer()) {
      for (Program program : Programs.all()) {
        PeerChecks.runs(peer, program, new Workload(64, 4), program.modes(Contender.ND4J));
      }
    }
  }

  @Test
  void everyBenchmarkHasItsCounterpart() throws PeerException {
    try (Nd4jPeer peer = peer()) {
      for (BenchmarkCase benchmark :
          BenchmarkCase.all().stream().filter(BenchmarkCase::isInNd4j).toList()) {
        PeerChecks.times(peer, benchmark);
      }
    }
  }

  @Test
  void aFailedRequestIsReportedAndTheNextOneAnswered() throws PeerException {
    try (Nd4jPeer peer = peer()) {
      PeerChecks.refusesNonsense(peer);
      assertThat(peer.ask(Map.of("op", "describe")).get("nd4j").asText()).startsWith("1.0");
    }
  }
}
