package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * How a thread spent its time inside attachments. The three parts add up to that time exactly: each
 * ends with the reading of the clock that the next begins with. What goes on when they are read is
 * counted until then.
 *
 * @param heldNanos how long it held the lock
 * @param waitedNanos how long it wanted to run interpreter code and might not
 * @param detachedNanos how long it was in detached sections, in native code or I/O
 * @param longestWaitNanos the longest of its waits, one that goes on included
 * @param longestWaitHolder the name of the thread that held the lock, or had stopped the world,
 *     when that wait began; where nobody had it just then, after a drop on request, of the one that
 *     had it last before the wait ended; null if there was no wait, or nobody else had it meanwhile
 */
public record ThreadTimes(
    long heldNanos,
    long waitedNanos,
    long detachedNanos,
    long longestWaitNanos,
    @Nullable String longestWaitHolder) {

  /**
   * Returns the sum of the three parts.
   *
   * @return nanoseconds the thread spent inside attachments
   */
  public long attachedNanos() {
    return heldNanos + waitedNanos + detachedNanos;
  }

  ThreadTimes plus(ThreadTimes other) {
    ThreadTimes longer = other.longestWaitNanos > longestWaitNanos ? other : this;
    return new ThreadTimes(
        heldNanos + other.heldNanos,
        waitedNanos + other.waitedNanos,
        detachedNanos + other.detachedNanos,
        longer.longestWaitNanos,
        longer.longestWaitHolder);
  }
}
