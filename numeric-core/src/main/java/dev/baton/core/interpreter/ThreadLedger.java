package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * What one thread did with the lock, in exact counts.
 *
 * @param thread the thread's name
 * @param takes how often it took the lock
 * @param switches how many of those takes followed another thread's: the lock changed hands
 * @param drops how often it dropped the lock
 * @param forcedDrops how many of those drops were at a checkpoint, on request
 * @param requestsMade how often, having waited one switch interval, it asked the holder to drop the
 *     lock
 * @param requestsServed how many of its drops, forced or voluntary, served another thread's request
 * @param detachedSections how often it entered a detached section: a kernel, or I/O, with the lock
 *     dropped
 * @param times how it spent its time, if {@linkplain InterpreterBuilder#measureTimes(boolean) times
 *     are measured}; null otherwise
 */
public record ThreadLedger(
    String thread,
    long takes,
    long switches,
    long drops,
    long forcedDrops,
    long requestsMade,
    long requestsServed,
    long detachedSections,
    @Nullable ThreadTimes times) {

  /**
   * Makes an entry without times.
   *
   * @param thread the thread's name
   * @param takes how often it took the lock
   * @param switches how many of those takes followed another thread's
   * @param drops how often it dropped the lock
   * @param forcedDrops how many of those drops were at a checkpoint, on request
   * @param requestsMade how often it asked the holder to drop the lock
   * @param requestsServed how many of its drops served another thread's request
   * @param detachedSections how often it entered a detached section
   */
  public ThreadLedger(
      String thread,
      long takes,
      long switches,
      long drops,
      long forcedDrops,
      long requestsMade,
      long requestsServed,
      long detachedSections) {
    this(
        thread,
        takes,
        switches,
        drops,
        forcedDrops,
        requestsMade,
        requestsServed,
        detachedSections,
        null);
  }

  ThreadLedger plus(ThreadLedger other) {
    return new ThreadLedger(
        thread,
        takes + other.takes,
        switches + other.switches,
        drops + other.drops,
        forcedDrops + other.forcedDrops,
        requestsMade + other.requestsMade,
        requestsServed + other.requestsServed,
        detachedSections + other.detachedSections,
        sum(times, other.times));
  }

  private static @Nullable ThreadTimes sum(@Nullable ThreadTimes a, @Nullable ThreadTimes b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.plus(b);
  }
}
