package dev.baton.demos.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Workload;
import java.util.List;
import java.util.Map;

/** What every peer must answer, whoever it is. */
final class PeerChecks {
  private PeerChecks() {}

  /** Runs a program by 1, 3 and 5 threads in each mode, and verifies what it computes. */
  static void runs(Peer peer, Program program, Workload small, List<Mode> modes)
      throws PeerException {
    for (Mode mode : modes) {
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

  /** Times a benchmark for a moment, at a size for which its result is known. */
  static void times(Peer peer, BenchmarkCase benchmark) throws PeerException {
    Map<String, Long> params =
        benchmark.sizes().isEmpty() ? Map.of() : Map.of("n", benchmark.sizes().getFirst());
    JsonNode reply =
        peer.ask(
            Map.of("op", "bench", "name", benchmark.name(), "params", params, "seconds", 0.001));
    assertThat(reply.get("value").asDouble()).as(benchmark.name()).isPositive();
    double expected = benchmark.expected().applyAsDouble(params.getOrDefault("n", 1L));
    assertThat(reply.get("check").asDouble())
        .as(benchmark.name())
        .isCloseTo(expected, offset(1e-9 * Math.max(1, Math.abs(expected))));
  }

  /** Asks for nonsense, which is refused by its name. */
  static void refusesNonsense(Peer peer) {
    assertThatThrownBy(() -> peer.ask(Map.of("op", "nonsense")))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("nonsense");
  }
}
