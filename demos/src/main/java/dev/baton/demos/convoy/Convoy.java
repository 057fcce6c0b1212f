package dev.baton.demos.convoy;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.ThreadLedger;
import java.time.Duration;
import java.util.List;

/**
 * What is known of one convoy.
 *
 * @param policy the name of the lock policy
 * @param switchInterval the lock's switch interval
 * @param duration how long the threads ran; the timeline is a little longer at both ends
 * @param exchanges how many exchanges the thread {@value #IO} made
 * @param timeline what each thread did and when
 * @param ledger what each thread did in all, its times included
 */
public record Convoy(
    String policy,
    Duration switchInterval,
    Duration duration,
    long exchanges,
    Timeline timeline,
    List<ThreadLedger> ledger) {
  /** The name of the thread that comes back from I/O in a loop. */
  public static final String IO = "io";

  /** The name of the thread that computes and never gives the lock up of its own accord. */
  public static final String CPU_BOUND = "cpu-bound";

  /** How long the other side takes to reply, at least. */
  public static final Duration REPLY = Duration.ofNanos(500_000);

  /** Makes an immutable record. */
  public Convoy {
    ledger = List.copyOf(ledger);
  }

  /**
   * Returns how many exchanges were made in a second.
   *
   * @return the rate over the whole run
   */
  public double exchangesPerSecond() {
    return exchanges / (duration.toNanos() / 1e9);
  }

  /**
   * Returns how long the thread that comes back from I/O waits for the lock.
   *
   * @return the median of its waits; zero if it never waited
   */
  public Duration medianWait() {
    return timeline.spans(IO, LockPhase.WAITING).median();
  }

  /**
   * Returns for which part of the time the computing thread held the lock.
   *
   * @return between 0 and 1
   */
  public double computing() {
    return timeline.spans(CPU_BOUND, LockPhase.HOLDING).total().toNanos()
        / (double) duration.toNanos();
  }

  /**
   * Names the file that has the whole timeline.
   *
   * @return as in {@code convoy-cpython.trace.json}
   */
  public String traceFile() {
    return "convoy-" + policy + ".trace.json";
  }
}
