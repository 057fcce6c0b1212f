package dev.baton.demos.echo;

import dev.baton.demos.programs.Contender;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing to measure.
 *
 * @param contender whose server
 * @param policy its lock policy; CPython has but its own
 * @param switchInterval the lock's switch interval, or null where it plays no part: beside no
 *     CPU-bound thread, or without a lock
 * @param threads the number of CPU-bound threads beside the server's own
 */
public record EchoConfiguration(
    Contender contender, String policy, @Nullable Duration switchInterval, int threads) {
  /**
   * Says whether the two differ at most in the server: whether their figures can be compared.
   *
   * @param other another configuration
   * @return true if both have as many CPU-bound threads and, where both have one, the same switch
   *     interval
   */
  public boolean isComparable(EchoConfiguration other) {
    return threads == other.threads
        && (switchInterval == null
            || other.switchInterval == null
            || switchInterval.equals(other.switchInterval));
  }

  /**
   * Says whether the two are the same server.
   *
   * @param other another configuration
   * @return true if system and policy are the same
   */
  public boolean hasServerOf(EchoConfiguration other) {
    return contender == other.contender && policy.equals(other.policy);
  }

  /**
   * Names the server.
   *
   * @return as in “Baton, io-first” and “CPython”
   */
  public String server() {
    return contender == Contender.BATON ? contender.title() + ", " + policy : "CPython";
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %s%s",
        server(),
        switchInterval == null ? "" : Intervals.text(switchInterval) + ", ",
        beside(threads));
  }

  /**
   * Says beside what a server runs.
   *
   * @param threads the number of CPU-bound threads
   * @return as in “beside 2 CPU-bound threads” or “alone”
   */
  public static String beside(int threads) {
    return threads == 0
        ? "alone"
        : "beside %d CPU-bound thread%s".formatted(threads, threads == 1 ? "" : "s");
  }
}
