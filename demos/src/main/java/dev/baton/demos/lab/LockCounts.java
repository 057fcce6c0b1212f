package dev.baton.demos.lab;

import dev.baton.core.interpreter.Ledger;
import dev.baton.core.interpreter.ThreadLedger;

/**
 * What all threads of an interpreter did with its lock, added up.
 *
 * @param takes how often it was taken
 * @param switches how often it changed hands
 * @param forcedDrops how often it was dropped at a checkpoint because a waiter had asked
 * @param requests how often a waiter asked
 * @param released how often it was dropped for native work
 */
public record LockCounts(
    long takes, long switches, long forcedDrops, long requests, long released) {
  /** No lock was touched. */
  public static final LockCounts NONE = new LockCounts(0, 0, 0, 0, 0);

  /**
   * Reads a ledger.
   *
   * @param ledger the ledger
   * @return its totals
   */
  public static LockCounts of(Ledger ledger) {
    ThreadLedger total = ledger.total();
    return new LockCounts(
        total.takes(),
        total.switches(),
        total.forcedDrops(),
        total.requestsMade(),
        total.detachedSections());
  }

  /**
   * Adds.
   *
   * @param other other counts
   * @return the sums
   */
  public LockCounts plus(LockCounts other) {
    return new LockCounts(
        takes + other.takes,
        switches + other.switches,
        forcedDrops + other.forcedDrops,
        requests + other.requests,
        released + other.released);
  }

  /**
   * Subtracts an earlier reading.
   *
   * @param earlier counts read before
   * @return what was counted since
   */
  public LockCounts since(LockCounts earlier) {
    return new LockCounts(
        takes - earlier.takes,
        switches - earlier.switches,
        forcedDrops - earlier.forcedDrops,
        requests - earlier.requests,
        released - earlier.released);
  }
}
