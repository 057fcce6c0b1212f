package dev.baton.demos.convoy;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadTimes;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

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
   * Returns for which part of its time the computing thread held the lock.
   *
   * @return between 0 and 1
   */
  public double computing() {
    ThreadTimes times = times(CPU_BOUND);
    return times.heldNanos() / (double) times.attachedNanos();
  }

  /**
   * Returns how a thread spent its time.
   *
   * @param thread {@value #IO} or {@value #CPU_BOUND}
   * @return its times
   */
  public ThreadTimes times(String thread) {
    return Objects.requireNonNull(ledger(thread).times(), "a convoy is run with exact times");
  }

  /**
   * Returns what a thread did in all.
   *
   * @param thread {@value #IO} or {@value #CPU_BOUND}
   * @return its entry in the ledger
   */
  public ThreadLedger ledger(String thread) {
    return ledger.stream()
        .filter(entry -> entry.thread().equals(thread))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("not in the ledger: " + thread));
  }

  /**
   * Returns when both threads had attached, from when on the duration counts.
   *
   * @return nanoseconds, by the timeline's clock
   */
  public long startNanos() {
    return timeline.tracks().stream()
        .flatMap(track -> track.spans().stream().limit(1))
        .mapToLong(Span::beginNanos)
        .max()
        .orElse(0);
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
