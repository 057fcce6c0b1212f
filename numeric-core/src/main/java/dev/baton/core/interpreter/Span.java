package dev.baton.core.interpreter;

import java.time.Duration;

/**
 * A stretch of time in which a thread did one thing with regard to the interpreter lock.
 *
 * @param phase what it did
 * @param beginNanos when it began to, in nanoseconds since the interpreter was built, by its {@link
 *     Scheduler#nanoTime()}
 * @param endNanos when it ceased to; the time of the snapshot for a span that goes on
 * @param partnerId the {@link Thread#threadId()} of the other thread concerned, or 0: the one that
 *     had the lock when a wait began, the one that had it before if a hold followed a switch
 */
public record Span(LockPhase phase, long beginNanos, long endNanos, long partnerId) {
  /**
   * Returns how long it lasted.
   *
   * @return nanoseconds
   */
  public long nanos() {
    return endNanos - beginNanos;
  }

  /**
   * Returns how long it lasted.
   *
   * @return the duration
   */
  public Duration duration() {
    return Duration.ofNanos(nanos());
  }
}
