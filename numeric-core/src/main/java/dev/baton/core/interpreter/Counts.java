package dev.baton.core.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One thread's exact counts: written by that thread alone, read by any, never torn, at the price of
 * a plain increment.
 */
final class Counts {
  static final int TAKES = 0;
  static final int SWITCHES = 1;
  static final int DROPS = 2;
  static final int FORCED_DROPS = 3;
  static final int REQUESTS_MADE = 4;
  static final int REQUESTS_SERVED = 5;
  static final int DETACHED_SECTIONS = 6;
  private static final int SIZE = 7;

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] values = new long[SIZE];

  void increment(int index) {
    ELEMENT.setOpaque(values, index, values[index] + 1);
  }

  private long get(int index) {
    return (long) ELEMENT.getOpaque(values, index);
  }

  /** Grows before the lock is freed: with the holder, it identifies a hold. */
  long drops() {
    return get(DROPS);
  }

  ThreadLedger read(String thread, @Nullable ThreadTimes times) {
    return new ThreadLedger(
        thread,
        get(TAKES),
        get(SWITCHES),
        get(DROPS),
        get(FORCED_DROPS),
        get(REQUESTS_MADE),
        get(REQUESTS_SERVED),
        get(DETACHED_SECTIONS),
        times);
  }
}
