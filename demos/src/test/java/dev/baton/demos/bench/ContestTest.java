package dev.baton.demos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.baton.demos.peer.PeerException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Those with whom benchmarks are compared compute what these expect. */
class ContestTest {
  private static final long LENGTH = 64;

  @ParameterizedTest
  @EnumSource
  void everyoneComputesTheSame(Contest contest) throws PeerException {
    for (BenchmarkCase benchmark : FourierBenchmarks.all()) {
      if (!benchmark.contests().contains(contest)) {
        continue;
      }
      Map<String, Long> params = Map.of("n", LENGTH);
      try (Rival rival =
          contest.start(new Exchange.Request(benchmark.name(), params, List.of(contest), 0.1))) {
        assertThat(rival.measure(0.001)).as(benchmark.name()).isPositive();
        double expected = benchmark.expected().applyAsDouble(LENGTH);
        assertThat(rival.check())
            .as(benchmark.name())
            .isCloseTo(expected, offset(1e-9 * Math.max(1, Math.abs(expected))));
      } catch (PeerException e) {
        if (e.isNotFound() || String.valueOf(e.getMessage()).contains("scipy")) {
          abort(e.getMessage());
        }
        throw e;
      }
    }
  }
}
