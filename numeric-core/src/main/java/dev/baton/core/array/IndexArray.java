package dev.baton.core.array;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Indices or truth values that select elements: what {@link Index#of(NDArray)} makes. */
public final class IndexArray implements Index {
  private final @Nullable NDArray array;
  private final long @Nullable [] numbers;
  private final boolean @Nullable [] mask;

  IndexArray(NDArray array) {
    this.array = array;
    this.numbers = null;
    this.mask = null;
  }

  IndexArray(long[] numbers) {
    this.array = null;
    this.numbers = numbers.clone();
    this.mask = null;
  }

  IndexArray(boolean[] mask) {
    this.array = null;
    this.numbers = null;
    this.mask = mask.clone();
  }

  /**
   * Returns the array it was made of.
   *
   * @return the array; null if it was made of Java values
   */
  public @Nullable NDArray array() {
    return array;
  }

  /**
   * Returns the indices along one axis that it was made of.
   *
   * @return a copy; of a mask, the places at which it is true; null if it was made of an array
   */
  public long @Nullable [] numbers() {
    if (mask != null) {
      long[] places = new long[mask.length];
      int count = 0;
      for (int i = 0; i < mask.length; i++) {
        if (mask[i]) {
          places[count++] = i;
        }
      }
      return Arrays.copyOf(places, count);
    }
    return numbers == null ? null : numbers.clone();
  }

  /**
   * Returns the extent that an axis must have for it.
   *
   * @return the length of the mask it was made of; -1 if it was not made of one
   */
  public long extent() {
    return mask == null ? -1 : mask.length;
  }

  @Override
  public String toString() {
    return array != null
        ? array.toString()
        : mask != null ? Arrays.toString(mask) : Arrays.toString(numbers);
  }
}
