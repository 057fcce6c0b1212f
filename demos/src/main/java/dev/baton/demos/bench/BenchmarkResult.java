package dev.baton.demos.bench;

import dev.baton.demos.lab.Statistics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one benchmark with one size.
 *
 * @param benchmark the benchmark
 * @param params its parameters
 * @param nanos Baton's nanoseconds per unit, one value per iteration, described; null if it failed
 * @param peerNanos the peer's; null if there is none
 * @param limitNanos that of the plain loop in C; null if there is none
 * @param ratio how many times as fast as the peer, iteration by iteration; null if there is no peer
 * @param failure why it failed; empty if it did not
 * @param peerNote why there is no peer; empty if there is one or none was wanted
 */
public record BenchmarkResult(
    BenchmarkCase benchmark,
    Map<String, Long> params,
    @Nullable Statistics nanos,
    @Nullable Statistics peerNanos,
    @Nullable Statistics limitNanos,
    @Nullable Statistics ratio,
    String failure,
    String peerNote) {
  /** Makes an immutable result. */
  public BenchmarkResult {
    params = Map.copyOf(params);
  }

  static BenchmarkResult failed(BenchmarkCase benchmark, Map<String, Long> params, String why) {
    return new BenchmarkResult(benchmark, params, null, null, null, null, why, "");
  }

  /**
   * Says whether the goal was reached.
   *
   * @return the verdict; unknown if the benchmark failed
   */
  public Goal.Verdict verdict() {
    return nanos == null
        ? Goal.Verdict.UNKNOWN
        : benchmark.goal().judge(nanos.median(), ratio == null ? null : ratio.median());
  }
}
