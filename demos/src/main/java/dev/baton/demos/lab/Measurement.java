package dev.baton.demos.lab;

import java.util.List;

/**
 * What was measured of one configuration. Immutable: the lab replaces it as it goes on, so that a
 * reader always sees a whole one.
 *
 * @param configuration what was measured
 * @param state how far it came
 * @param seconds the time of each repetition, in order
 * @param lock what the repetitions together did with the lock; zeros where that cannot be read
 * @param reason why it failed or is absent; empty otherwise
 */
public record Measurement(
    Configuration configuration,
    State state,
    List<Double> seconds,
    LockCounts lock,
    String reason) {
  /** How far a measurement came. */
  public enum State {
    /** It was begun. */
    BEGUN,
    /** It failed: the program, or its peer. */
    FAILED,
    /** It could not be begun, because the system is not installed. */
    ABSENT
  }

  /** Makes an immutable measurement. */
  public Measurement {
    seconds = List.copyOf(seconds);
  }

  static Measurement begun(Configuration configuration) {
    return new Measurement(configuration, State.BEGUN, List.of(), LockCounts.NONE, "");
  }

  static Measurement failed(Configuration configuration, String reason) {
    return new Measurement(configuration, State.FAILED, List.of(), LockCounts.NONE, reason);
  }

  static Measurement absent(Configuration configuration, String reason) {
    return new Measurement(configuration, State.ABSENT, List.of(), LockCounts.NONE, reason);
  }

  /**
   * Says whether there is a time.
   *
   * @return true if it was measured at least once and did not fail
   */
  public boolean isMeasured() {
    return !seconds.isEmpty();
  }

  /**
   * Describes the times.
   *
   * @return their statistics, in seconds
   * @throws IllegalArgumentException if there are none
   */
  public Statistics statistics() {
    return Statistics.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * Says what else is to be known.
   *
   * @return how much was done, or why there is no time
   */
  public String note() {
    return switch (state) {
      case FAILED -> "failed: " + reason;
      case ABSENT -> reason;
      case BEGUN ->
          isMeasured()
              ? configuration.program().describe(configuration.workload())
              : "not measured: stopped before";
    };
  }
}
