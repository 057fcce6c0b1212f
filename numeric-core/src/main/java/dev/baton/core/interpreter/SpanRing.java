package dev.baton.core.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The latest changes of one thread from one phase to another: written by that thread alone, read by
 * any.
 *
 * <p>Change number {@code n} lies at {@code n % size}, in two longs: the time, and the new phase
 * with the partner's id. The array grows to this size, one more than the capacity, before anything
 * is overwritten. {@code count} is stored after the change. A reader reads the count, copies, and
 * reads the count again: what may have been overwritten in between, the change now being written
 * included, it leaves out.
 */
final class SpanRing {
  private static final VarHandle COUNT;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(SpanRing.class, "count", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final int size;
  private volatile long[] changes;
  private long count;

  SpanRing(int capacity) {
    this.size = capacity + 1;
    this.changes = new long[2 * Math.min(size, 64)];
  }

  void add(int phase, long nanos, long partnerId) {
    long[] array = changes;
    long n = count;
    int at = 2 * (int) (n < size ? n : n % size);
    if (at == array.length) {
      array = Arrays.copyOf(array, Math.min(2 * size, 2 * array.length));
      changes = array;
    }
    // A reader that sees these has to see, or soon sees, a count that tells it so.
    VarHandle.storeStoreFence();
    ELEMENT.setOpaque(array, at, nanos);
    ELEMENT.setOpaque(array, at + 1, partnerId << 2 | phase);
    COUNT.setRelease(this, n + 1);
  }

  /**
   * Reads the spans.
   *
   * @param epoch what spans' times count from
   * @param now ends the span that goes on
   */
  Track read(String thread, long threadId, long epoch, long now) {
    long end = (long) COUNT.getAcquire(this);
    long[] array = changes;
    long first = Math.max(0, end + 1 - size);
    int length = (int) (end - first);
    long[] copy = new long[2 * length];
    for (int i = 0; i < length; i++) {
      int at = 2 * (int) ((first + i) % size);
      copy[2 * i] = (long) ELEMENT.getOpaque(array, at);
      copy[2 * i + 1] = (long) ELEMENT.getOpaque(array, at + 1);
    }
    VarHandle.loadLoadFence();
    // Change number `newest` may be half written; it goes where number newest − size was.
    long newest = (long) COUNT.getOpaque(this);
    long firstSafe = Math.max(first, newest + 1 - size);
    List<Span> spans = new ArrayList<>();
    for (int i = (int) Math.min(firstSafe - first, length); i < length; i++) {
      long begin = copy[2 * i];
      int phase = (int) copy[2 * i + 1] & 3;
      if (phase != Watch.OUTSIDE) {
        long until = i + 1 < length ? copy[2 * i + 2] : Math.max(now, begin);
        spans.add(
            new Span(
                Objects.requireNonNull(Watch.phase(phase)),
                begin - epoch,
                until - epoch,
                copy[2 * i + 1] >>> 2));
      }
    }
    return new Track(thread, threadId, spans, firstSafe);
  }
}
