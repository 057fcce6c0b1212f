package dev.baton.core.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One thread's exact counts of what is rarer than a drop and retake: written by that thread alone,
 * read by any, never torn, at the price of a plain increment.
 */
final class Counts {
  static final int SWITCHES = 0;
  static final int FORCED_DROPS = 1;
  static final int REQUESTS_MADE = 2;
  static final int REQUESTS_SERVED = 3;
  private static final int SIZE = 4;

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] values = new long[SIZE];

  void increment(int index) {
    ELEMENT.setOpaque(values, index, values[index] + 1);
  }

  private long get(int index) {
    return (long) ELEMENT.getOpaque(values, index);
  }

  ThreadLedger read(
      String thread, long takes, long drops, long detachedSections, @Nullable ThreadTimes times) {
    return new ThreadLedger(
        thread,
        takes,
        get(SWITCHES),
        drops,
        get(FORCED_DROPS),
        get(REQUESTS_MADE),
        get(REQUESTS_SERVED),
        detachedSections,
        times);
  }
}
