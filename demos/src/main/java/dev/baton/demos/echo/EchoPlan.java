package dev.baton.demos.echo;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what is measured and how long.
 *
 * @param intervals the switch intervals
 * @param threads the numbers of CPU-bound threads
 * @param policies the lock policies of Baton's servers
 * @param connections how many clients there are
 * @param size the bytes of a message
 * @param rounds how often each configuration is measured
 * @param measured how long each time, at least
 * @param start how long a server may run at first until its rate has settled
 * @param budget past it, no further round is begun
 */
public record EchoPlan(
    List<Duration> intervals,
    List<Integer> threads,
    List<String> policies,
    int connections,
    int size,
    int rounds,
    Duration measured,
    Duration start,
    Duration budget) {
  private static final int SIZE = 16;

  /** Makes an immutable plan. */
  public EchoPlan {
    intervals = intervals.stream().distinct().toList();
    threads = threads.stream().distinct().sorted().toList();
    policies = policies.stream().distinct().toList();
  }

  /**
   * Plans the experiment by itself, under every policy.
   *
   * @return seven switch intervals beside 0, 1, 2 and 4 CPU-bound threads
   */
  public static EchoPlan whole() {
    return new EchoPlan(
        List.of(
            Duration.ofMillis(100),
            Duration.ofMillis(10),
            Duration.ofMillis(5),
            Duration.ofMillis(1),
            Duration.ofNanos(100_000),
            Duration.ofNanos(10_000),
            Duration.ofNanos(1_000)),
        List.of(0, 1, 2, 4),
        LockPolicy.NAMES,
        1,
        SIZE,
        3,
        Duration.ofMillis(150),
        Duration.ofMillis(1_500),
        Duration.ofSeconds(80));
  }

  /**
   * Plans the experiment by itself, in a hurry.
   *
   * @return two switch intervals beside 0, 1, 2 and 4 CPU-bound threads
   */
  public static EchoPlan quick() {
    EchoPlan whole = whole();
    return new EchoPlan(
        List.of(Duration.ofMillis(5), Duration.ofNanos(100_000)),
        whole.threads(),
        whole.policies(),
        whole.connections(),
        whole.size(),
        whole.rounds(),
        Duration.ofMillis(100),
        Duration.ofMillis(800),
        Duration.ofSeconds(12));
  }

  /**
   * Plans the lab's part.
   *
   * @param effort how long the lab may take
   * @return two switch intervals beside 0, 1 and 2 CPU-bound threads, under CPython's policy and
   *     I/O-first
   */
  public static EchoPlan lab(Effort effort) {
    boolean quick = effort == Effort.QUICK;
    EchoPlan whole = whole();
    return new EchoPlan(
        List.of(Duration.ofMillis(5), Duration.ofNanos(100_000)),
        List.of(0, 1, 2),
        List.of("cpython", "io-first"),
        whole.connections(),
        whole.size(),
        effort.rounds(),
        quick ? Duration.ofMillis(80) : whole.measured(),
        quick ? Duration.ofMillis(400) : whole.start(),
        quick ? Duration.ofSeconds(2) : Duration.ofSeconds(20));
  }

  /**
   * Shortens a plan to hardly anything, to see whether everything works.
   *
   * @return a plan of the same configurations, once each
   */
  public EchoPlan tiny() {
    Duration time = Duration.ofMillis(5);
    return new EchoPlan(
        intervals, threads, policies, connections, size, 1, time, time, Duration.ZERO);
  }

  /**
   * Lists what is to be measured.
   *
   * @param withPeer whether CPython is wanted
   * @return lists of configurations that are to be compared with each other. Without CPU-bound
   *     threads and without a lock, one configuration does for all intervals
   */
  public List<List<EchoConfiguration>> turns(boolean withPeer) {
    List<List<EchoConfiguration>> turns = new ArrayList<>();
    for (int n : threads) {
      boolean first = true;
      for (Duration interval : n == 0 ? intervals.subList(0, 1) : intervals) {
        List<EchoConfiguration> turn = new ArrayList<>();
        if (withPeer) {
          turn.add(configuration(Contender.CPYTHON_NUMPY, "cpython", interval, n));
        }
        for (String policy : policies) {
          if (first || !policy.equals("none")) {
            turn.add(configuration(Contender.BATON, policy, interval, n));
          }
        }
        turns.add(List.copyOf(turn));
        first = false;
      }
    }
    return turns;
  }

  private static EchoConfiguration configuration(
      Contender contender, String policy, Duration interval, int threads) {
    boolean counts = threads > 0 && !policy.equals("none");
    return new EchoConfiguration(contender, policy, counts ? interval : null, threads);
  }
}
