package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TrafficTest {
  /** The histogram keeps three digits. */
  private static final double DIGITS = 1e-3;

  private static Histogram microseconds(int from, int to) {
    Histogram latencies = Traffic.noLatencies();
    for (int i = from; i <= to; i++) {
      latencies.recordValue(i * 1_000L);
    }
    return latencies;
  }

  @Test
  void percentilesAreThoseOfTheLatencies() {
    Traffic traffic = Traffic.of(microseconds(1, 1_000), 2_000_000_000L);
    assertThat(traffic.percentile(50)).isCloseTo(500e-6, within(500e-6 * DIGITS));
    assertThat(traffic.percentile(99)).isCloseTo(990e-6, within(990e-6 * DIGITS));
    assertThat(traffic.max()).isCloseTo(1e-3, within(1e-3 * DIGITS));
  }

  @Test
  void theRateIsRequestsOverTime() {
    assertThat(Traffic.of(microseconds(1, 1_000), 2_000_000_000L).requestsPerSecond())
        .isEqualTo(500);
    assertThat(Traffic.of(microseconds(1, 1), 250_000_000L).requestsPerSecond()).isEqualTo(4);
  }

  @Test
  void connectionsAddUp() {
    Traffic slow = Traffic.of(microseconds(501, 1_000), 1_000_000_000L);
    Traffic fast = Traffic.of(microseconds(1, 500), 500_000_000L);
    Traffic both = slow.plus(fast);
    assertThat(both.requestsPerSecond()).isEqualTo(500 + 1_000);
    assertThat(both.latencies().getTotalCount()).isEqualTo(1_000);
    assertThat(both.percentile(50)).isCloseTo(500e-6, within(500e-6 * DIGITS));
    assertThat(both.max()).isCloseTo(1e-3, within(1e-3 * DIGITS));
    assertThat(slow.latencies().getTotalCount()).as("left alone").isEqualTo(500);
  }

  @Test
  void veryLongLatenciesAreKept() {
    Histogram latencies = Traffic.noLatencies();
    latencies.recordValue(40_000_000_000L);
    assertThat(Traffic.of(latencies, 40_000_000_000L).max()).isCloseTo(40, within(40 * DIGITS));
  }
}
