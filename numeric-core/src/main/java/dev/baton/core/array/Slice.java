package dev.baton.core.array;

import org.jspecify.annotations.Nullable;

/**
 * Part of one axis, as between the brackets of {@code a[start:stop:step]}.
 *
 * @param start the first index, or null for the end the step starts from; negative counts from the
 *     end
 * @param stop the index before which it ends, or null for the end the step runs to; negative counts
 *     from the end
 * @param step from one index to the next; not 0
 * @param single true for one index ({@code a[3]}), which removes the axis
 */
public record Slice(@Nullable Long start, @Nullable Long stop, long step, boolean single) {
  /** The whole axis: {@code :}. */
  public static final Slice ALL = new Slice(null, null, 1, false);

  /** The whole axis backwards: {@code ::-1}. */
  public static final Slice REVERSED = new Slice(null, null, -1, false);

  /**
   * Checks the step.
   *
   * @throws IllegalArgumentException if it is 0
   */
  public Slice {
    if (step == 0) {
      throw new IllegalArgumentException("slice step must not be 0");
    }
  }

  /**
   * Takes one index and drops the axis: {@code a[index]}.
   *
   * @param index the index; negative counts from the end
   * @return the slice
   */
  public static Slice at(long index) {
    return new Slice(index, null, 1, true);
  }

  /**
   * Takes a range: {@code start:stop}.
   *
   * @param start the first index; negative counts from the end
   * @param stop the index before which it ends; negative counts from the end
   * @return the slice
   */
  public static Slice range(long start, long stop) {
    return new Slice(start, stop, 1, false);
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
    return new Slice(start, stop, step, false);
  }

  /**
   * Takes everything from an index on: {@code start:}.
   *
   * @param start the first index; negative counts from the end
   * @return the slice
   */
  public static Slice from(long start) {
    return new Slice(start, null, 1, false);
  }

  /**
   * Takes everything before an index: {@code :stop}.
   *
   * @param stop the index before which it ends; negative counts from the end
   * @return the slice
   */
  public static Slice to(long stop) {
    return new Slice(null, stop, 1, false);
  }

  /**
   * Takes every step-th index: {@code ::step}.
   *
   * @param step from one index to the next; negative starts from the end
   * @return the slice
   */
  public static Slice every(long step) {
    return new Slice(null, null, step, false);
  }

  /**
   * Returns the first index for an axis, clipped as Python clips it ({@code slice.indices}).
   *
   * @param extent the axis's extent
   * @return the index of the first element taken, if {@link #count(long)} is not 0
   * @throws IndexOutOfBoundsException for a single index out of range
   */
  public long first(long extent) {
    if (single) {
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
    if (single) {
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
}
