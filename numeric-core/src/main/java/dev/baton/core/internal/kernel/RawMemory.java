package dev.baton.core.internal.kernel;

import dev.baton.bindings.NativeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Elements at addresses that the caller has checked, read and written from Java. */
public final class RawMemory {
  private static final MemorySegment MEMORY = NativeMemory.EVERYTHING;

  private RawMemory() {}

  /**
   * Reads a float64.
   *
   * @param address where it is
   * @return its value
   */
  public static double getDouble(long address) {
    return MEMORY.get(ValueLayout.JAVA_DOUBLE, address);
  }

  /**
   * Writes a float64.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setDouble(long address, double value) {
    MEMORY.set(ValueLayout.JAVA_DOUBLE, address, value);
  }

  /**
   * Writes a 64-bit integer.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setLong(long address, long value) {
    MEMORY.set(ValueLayout.JAVA_LONG, address, value);
  }

  /**
   * Copies float64s to the Java heap.
   *
   * @param address the first
   * @param target filled completely
   */
  public static void read(long address, double[] target) {
    MemorySegment.copy(MEMORY, ValueLayout.JAVA_DOUBLE, address, target, 0, target.length);
  }

  /**
   * Copies float64s from the Java heap.
   *
   * @param source copied completely
   * @param address where the first goes
   */
  public static void write(double[] source, long address) {
    MemorySegment.copy(source, 0, MEMORY, ValueLayout.JAVA_DOUBLE, address, source.length);
  }

  /**
   * Makes a segment of a block.
   *
   * @param address the first byte
   * @param bytes the size, in bytes
   * @param arena whose closing ends every access
   * @param keptAlive an object that stays reachable while the segment is
   * @return the segment
   */
  public static MemorySegment segment(long address, long bytes, Arena arena, Object keptAlive) {
    return NativeMemory.segment(address, bytes, arena, keptAlive);
  }
}
