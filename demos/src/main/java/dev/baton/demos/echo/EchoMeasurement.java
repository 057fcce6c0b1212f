package dev.baton.demos.echo;

import dev.baton.demos.lab.LockCounts;
import dev.baton.demos.lab.Statistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one configuration. Immutable: the lab replaces it as it goes on.
 *
 * @param configuration what was measured
 * @param samples one for each round
 * @param failure why it failed; empty if it did not
 * @param absence why it could not be begun; empty if it could
 */
public record EchoMeasurement(
    EchoConfiguration configuration, List<Sample> samples, String failure, String absence) {
  private static final double STEADY = 2;

  /**
   * One round.
   *
   * @param requestsPerSecond what the clients saw
   * @param p50 the median latency, in seconds
   * @param p99 the latency that 99 % of the requests did not exceed, in seconds
   * @param max the longest latency, in seconds
   * @param turnsAlone what the CPU-bound threads did without clients, in turns per second; 0
   *     without such threads
   * @param turnsBeside what they did beside the clients
   * @param lock what happened to the lock beside the clients; zeros where that cannot be read
   * @param seconds for how long
   */
  public record Sample(
      double requestsPerSecond,
      double p50,
      double p99,
      double max,
      double turnsAlone,
      double turnsBeside,
      LockCounts lock,
      double seconds) {
    static Sample of(Traffic traffic, double turnsAlone, Snapshot from, Snapshot to) {
      return new Sample(
          traffic.requestsPerSecond(),
          traffic.percentile(50),
          traffic.percentile(99),
          traffic.max(),
          turnsAlone,
          to.turnsPerSecond(from),
          to.lock().since(from.lock()),
          to.seconds() - from.seconds());
    }
  }

  /** Makes an immutable measurement. */
  public EchoMeasurement {
    samples = List.copyOf(samples);
  }

  /**
   * Says whether there are figures.
   *
   * @return true if it was measured at least once and did not fail
   */
  public boolean isMeasured() {
    return !samples.isEmpty() && failure.isEmpty();
  }

  /**
   * Describes a figure of the rounds.
   *
   * @param figure which figure of a round
   * @return its statistics
   * @throws IllegalArgumentException if there are no rounds
   */
  public Statistics statistics(ToDoubleFunction<Sample> figure) {
    return Statistics.of(samples.stream().mapToDouble(figure).toArray());
  }

  /**
   * Returns the median of the rounds.
   *
   * @param figure which figure of a round
   * @return its median
   * @throws IllegalArgumentException if there are no rounds
   */
  public double median(ToDoubleFunction<Sample> figure) {
    return statistics(figure).median();
  }

  /**
   * Returns the requests per second.
   *
   * @return the median of the rounds
   */
  public double requestsPerSecond() {
    return median(Sample::requestsPerSecond);
  }

  /**
   * Says whether the rounds are of one kind. Beside CPU-bound threads a message is answered either
   * at once, where it arrives before one of them has woken up to take the lock, or a switch
   * interval later; which of the two prevails may change from round to round, and a median of such
   * rounds says more of the scheduler than of the lock.
   *
   * @return false if the rounds' requests per second differ more than twofold
   */
  public boolean isSteady() {
    var rounds = statistics(Sample::requestsPerSecond);
    return rounds.max() <= STEADY * rounds.min();
  }

  /**
   * Returns the longest latency.
   *
   * @return the longest of all rounds, in seconds
   */
  public double longest() {
    return samples.stream().mapToDouble(Sample::max).max().orElseThrow();
  }

  /**
   * Returns which part of what they do alone the CPU-bound threads did beside the clients.
   *
   * @return the median of the rounds, or null if there are no such threads or no figures
   */
  public @Nullable Double shareKept() {
    return configuration.threads() == 0 || !isMeasured()
        ? null
        : (Double) median(sample -> sample.turnsBeside() / sample.turnsAlone());
  }

  /**
   * Compares requests per second.
   *
   * @param other what to compare with
   * @return the median of this one over the other's, or null if either has no figures
   */
  public @Nullable Double ratioTo(EchoMeasurement other) {
    return isMeasured() && other.isMeasured()
        ? (Double) (requestsPerSecond() / other.requestsPerSecond())
        : null;
  }

  /**
   * Says why there are no figures.
   *
   * @return the reason; empty if there are some
   */
  public String whyNot() {
    if (!failure.isEmpty()) {
      return "failed: " + failure;
    }
    if (!absence.isEmpty()) {
      return absence;
    }
    return isMeasured() ? "" : "not measured: stopped before";
  }
}
