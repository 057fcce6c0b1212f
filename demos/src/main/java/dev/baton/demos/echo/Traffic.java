package dev.baton.demos.echo;

import org.HdrHistogram.Histogram;

/**
 * What clients saw.
 *
 * @param requestsPerSecond all connections together
 * @param latencies of every request, in nanoseconds. A client that waits for each reply before it
 *     sends again asks less often of a slow server, so that slow replies are few among them
 */
record Traffic(double requestsPerSecond, Histogram latencies) {
  private static final double NANOS = 1e9;
  private static final int DIGITS = 3;

  /** Makes an empty histogram for {@link #of}. */
  static Histogram noLatencies() {
    return new Histogram(DIGITS);
  }

  /** Returns what one connection saw that was never idle for so many nanoseconds. */
  static Traffic of(Histogram latencies, long nanos) {
    return new Traffic(latencies.getTotalCount() * NANOS / nanos, latencies);
  }

  /** Adds what another connection saw in the same time. */
  Traffic plus(Traffic other) {
    Histogram sum = latencies.copy();
    sum.add(other.latencies);
    return new Traffic(requestsPerSecond + other.requestsPerSecond, sum);
  }

  /** Returns the latency that so many per cent of the requests did not exceed, in seconds. */
  double percentile(double percent) {
    return latencies.getValueAtPercentile(percent) / NANOS;
  }

  /** Returns the longest latency, in seconds. */
  double max() {
    return latencies.getMaxValue() / NANOS;
  }
}
