package dev.baton.demos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.demos.peer.PeerException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OpenBLAS, called from C, multiplies as long as it is asked to. */
class GemmRivalTest {
  @Test
  void timesProducts() throws PeerException, IOException, InterruptedException {
    assumeTrue(hasCompiler(), "no C compiler");
    BenchmarkCase gemm = BenchmarkCase.named("gemm").getFirst();
    assertThat(gemm.contests()).contains(Contest.OPENBLAS);
    try (Rival rival = GemmRival.fastest(8)) {
      assertThat(rival.measure(0.001)).isPositive();
      assertThat(rival.measure(0.001)).isPositive();
    }
  }

  private static boolean hasCompiler() throws IOException, InterruptedException {
    try {
      new CCompiler().run(List.of("--version"));
      return true;
    } catch (PeerException e) {
      return false;
    }
  }
}
