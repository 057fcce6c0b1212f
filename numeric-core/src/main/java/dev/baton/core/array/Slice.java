package dev.baton.core.array;

import org.jspecify.annotations.Nullable;

/**
 * One item between the brackets of {@code a[1:5, ..., ::-1, None, 3]}: mostly part of one axis.
 * {@link #parse} reads all of them from that text.
 *
 * @param start the first index, or null for the end the step starts from; negative counts from the
 *     end
 * @param stop the index before which it ends, or null for the end the step runs to; negative counts
 *     from the end
 * @param step from one index to the next; not 0
 * @param kind what it does to the axes
 */
public record Slice(@Nullable Long start, @Nullable Long stop, long step, Kind kind)
    implements Index {
  /** What an item does to the axes. */
  public enum Kind {
    /** Keeps its axis, with part of the indices: {@code start:stop:step}. */
    RANGE,
    /** Takes one index and drops the axis: {@code 3}. */
    INDEX,
    /** Adds an axis of extent 1: {@code None}. */
    NEW_AXIS,
    /** Stands for as many whole axes as are missing: {@code ...}. */
    ELLIPSIS
  }

  /** The whole axis: {@code :}. */
  public static final Slice ALL = new Slice(null, null, 1);

  /** The whole axis backwards: {@code ::-1}. */
  public static final Slice REVERSED = new Slice(null, null, -1);

  /** As many whole axes as the other items leave: {@code ...}. */
  public static final Slice ELLIPSIS = new Slice(null, null, 1, Kind.ELLIPSIS);

  /** A new axis of extent 1: {@code None}, {@code numpy.newaxis}. */
  public static final Slice NEW_AXIS = new Slice(null, null, 1, Kind.NEW_AXIS);

  /**
   * Checks the step.
   *
   * @throws IllegalArgumentException if it is 0
   */
  public Slice {
    if (step == 0) {
      throw new IllegalArgumentException("Slice: the step must not be 0");
    }
  }

  /**
   * Takes every step-th index of a range of which either end may be open: {@code start:stop:step}.
   *
   * @param start the first index, or null for the end the step starts from
   * @param stop the index before which it ends, or null for the end the step runs to
   * @param step from one index to the next
   * @throws IllegalArgumentException if the step is 0
   */
  public Slice(@Nullable Long start, @Nullable Long stop, long step) {
    this(start, stop, step, Kind.RANGE);
  }

  /**
   * Takes one index and drops the axis: {@code a[index]}.
   *
   * @param index the index; negative counts from the end
   * @return the slice
   */
  public static Slice at(long index) {
    return new Slice(index, null, 1, Kind.INDEX);
  }

  /**
   * Takes a range: {@code start:stop}.
   *
   * @param start the first index; negative counts from the end
   * @param stop the index before which it ends; negative counts from the end
   * @return the slice
   */
  public static Slice range(long start, long stop) {
    return new Slice(start, stop, 1);
  }

  /**
   * Takes every step-th index of a range: {@code start:stop:step}.
   *
   * @param start the first index; negative counts from the end
   * @param stop the index before which it ends; negative counts from the end
   * @param step from one index to the next; not 0
   * @return the slice
   */
  public static Slice range(long start, long stop, long step) {
    return new Slice(start, stop, step);
  }

  /**
   * Takes everything from an index on: {@code start:}.
   *
   * @param start the first index; negative counts from the end
   * @return the slice
   */
  public static Slice from(long start) {
    return new Slice(start, null, 1);
  }

  /**
   * Takes everything before an index: {@code :stop}.
   *
   * @param stop the index before which it ends; negative counts from the end
   * @return the slice
   */
  public static Slice to(long stop) {
    return new Slice(null, stop, 1);
  }

  /**
   * Takes every step-th index: {@code ::step}.
   *
   * @param step from one index to the next; negative starts from the end
   * @return the slice
   */
  public static Slice every(long step) {
    return new Slice(null, null, step);
  }

  /**
   * Reads what stands between Python's brackets: integers, {@code start:stop:step} with any part
   * left out, {@code ...}, {@code None} or {@code newaxis}, separated by commas.
   *
   * @param text for example {@code "1:5, ..., ::-1, None"}
   * @return the items, in their order
   * @throws IllegalArgumentException if it cannot be read; the message shows the place
   */
  public static Slice[] parse(String text) {
    return new SliceText(text).items();
  }

  /**
   * Says whether it takes one index, which removes the axis.
   *
   * @return true for {@link Kind#INDEX}
   */
  public boolean single() {
    return kind == Kind.INDEX;
  }

  /**
   * Returns the first index for an axis, clipped as Python clips it ({@code slice.indices}).
   *
   * @param extent the axis's extent
   * @return the index of the first element taken, if {@link #count(long)} is not 0
   * @throws IndexOutOfBoundsException for a single index out of range
   */
  public long first(long extent) {
    if (single()) {
      return Shape.checkedIndex(start == null ? 0 : start, extent);
    }
    return step > 0
        ? clipped(start, 0, 0, extent, extent)
        : clipped(start, extent - 1, -1, extent - 1, extent);
  }

  /**
   * Returns how many indices of an axis it takes.
   *
   * @param extent the axis's extent
   * @return 0 to {@code extent}
   */
  public long count(long extent) {
    if (single()) {
      return 1;
    }
    long first = first(extent);
    if (step > 0) {
      long last = clipped(stop, extent, 0, extent, extent);
      return last <= first ? 0 : (last - first - 1) / step + 1;
    }
    long last = clipped(stop, -1, -1, extent - 1, extent);
    // Unsigned, since -Long.MIN_VALUE is 2^63.
    return first <= last ? 0 : Long.divideUnsigned(first - last - 1, -step) + 1;
  }

  private static long clipped(
      @Nullable Long bound, long missing, long low, long high, long extent) {
    if (bound == null) {
      return missing;
    }
    return Math.clamp(bound < 0 ? bound + extent : bound, low, high);
  }

  /** Returns the item as it is written in Python. */
  @Override
  public String toString() {
    return switch (kind) {
      case INDEX -> String.valueOf(start);
      case NEW_AXIS -> "None";
      case ELLIPSIS -> "...";
      case RANGE ->
          (start == null ? "" : start)
              + ":"
              + (stop == null ? "" : stop)
              + (step == 1 ? "" : ":" + step);
    };
  }
}
