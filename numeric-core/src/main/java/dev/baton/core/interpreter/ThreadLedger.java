package dev.baton.core.interpreter;

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
 */
public record ThreadLedger(
    String thread,
    long takes,
    long switches,
    long drops,
    long forcedDrops,
    long requestsMade,
    long requestsServed,
    long detachedSections) {

  ThreadLedger plus(ThreadLedger other) {
    return new ThreadLedger(
        thread,
        takes + other.takes,
        switches + other.switches,
        drops + other.drops,
        forcedDrops + other.forcedDrops,
        requestsMade + other.requestsMade,
        requestsServed + other.requestsServed,
        detachedSections + other.detachedSections);
  }
}
