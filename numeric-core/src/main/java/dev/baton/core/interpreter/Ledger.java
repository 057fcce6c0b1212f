package dev.baton.core.interpreter;

import java.util.List;

/**
 * What every thread did with an interpreter's lock, read without taking it. Each number is exact;
 * numbers of different threads are read one after the other, so that sums agree only when the
 * threads are at rest.
 *
 * @param threads one entry per living thread that ever attached, and one named {@value #ENDED} that
 *     adds up those that have ended, if there are any
 */
public record Ledger(List<ThreadLedger> threads) {
  /** The name of the entry that adds up the threads that have ended. */
  public static final String ENDED = "(ended threads)";

  /** Makes an immutable ledger. */
  public Ledger {
    threads = List.copyOf(threads);
  }

  /**
   * Adds up all threads.
   *
   * @return one entry named {@code total}
   */
  public ThreadLedger total() {
    return threads.stream().reduce(nothing("total"), ThreadLedger::plus);
  }

  static ThreadLedger nothing(String thread) {
    return new ThreadLedger(thread, 0, 0, 0, 0, 0, 0, 0);
  }
}
