package dev.baton.core.internal.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a distribution: one number for all elements, or one for each in a storage.
 *
 * @param storage what the numbers are in; null for one number
 * @param bits the number, or the address of the first
 */
public record RandomParameter(@Nullable Storage storage, long bits) {
  /**
   * One number for all.
   *
   * @param value the number
   * @return the parameter
   */
  public static RandomParameter of(double value) {
    return new RandomParameter(null, Double.doubleToRawLongBits(value));
  }

  /**
   * One integer for all.
   *
   * @param value the number
   * @return the parameter
   */
  public static RandomParameter of(long value) {
    return new RandomParameter(null, value);
  }

  /**
   * One number for each element, one behind the other.
   *
   * @param storage what they are in
   * @param address the first
   * @return the parameter
   */
  public static RandomParameter of(Storage storage, long address) {
    return new RandomParameter(storage, address);
  }

  long step() {
    return storage == null ? 0 : 1;
  }

  MemorySegment segment(BitState state, int place) {
    return storage == null ? state.putScalar(place, bits) : MemorySegment.ofAddress(bits);
  }
}
