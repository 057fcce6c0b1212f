package dev.baton.core.internal.kernel;

import dev.baton.bindings.NativeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Elements at addresses that the caller has checked, read and written from Java. */
public final class RawMemory {
  private static final MemorySegment MEMORY = NativeMemory.EVERYTHING;

  private RawMemory() {}

  private static MemorySegment run(long address, long bytes) {
    return BorrowedMemory.isShown()
        ? BorrowedMemory.bytes(address, bytes)
        : MEMORY.asSlice(address, bytes);
  }

  private static MemorySegment at(long address, ValueLayout element) {
    return run(address, element.byteSize());
  }

  /**
   * Reads an 8-bit integer.
   *
   * @param address where it is
   * @return its value
   */
  public static byte getByte(long address) {
    return at(address, ValueLayout.JAVA_BYTE).get(ValueLayout.JAVA_BYTE, 0);
  }

  /**
   * Writes an 8-bit integer.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setByte(long address, byte value) {
    at(address, ValueLayout.JAVA_BYTE).set(ValueLayout.JAVA_BYTE, 0, value);
  }

  /**
   * Reads a 16-bit integer.
   *
   * @param address where it is
   * @return its value
   */
  public static short getShort(long address) {
    return at(address, ValueLayout.JAVA_SHORT).get(ValueLayout.JAVA_SHORT, 0);
  }

  /**
   * Writes a 16-bit integer.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setShort(long address, short value) {
    at(address, ValueLayout.JAVA_SHORT).set(ValueLayout.JAVA_SHORT, 0, value);
  }

  /**
   * Reads a 32-bit integer.
   *
   * @param address where it is
   * @return its value
   */
  public static int getInt(long address) {
    return at(address, ValueLayout.JAVA_INT).get(ValueLayout.JAVA_INT, 0);
  }

  /**
   * Writes a 32-bit integer.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setInt(long address, int value) {
    at(address, ValueLayout.JAVA_INT).set(ValueLayout.JAVA_INT, 0, value);
  }

  /**
   * Reads a 64-bit integer.
   *
   * @param address where it is
   * @return its value
   */
  public static long getLong(long address) {
    return at(address, ValueLayout.JAVA_LONG).get(ValueLayout.JAVA_LONG, 0);
  }

  /**
   * Writes a 64-bit integer.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setLong(long address, long value) {
    at(address, ValueLayout.JAVA_LONG).set(ValueLayout.JAVA_LONG, 0, value);
  }

  /**
   * Reads a float32.
   *
   * @param address where it is
   * @return its value
   */
  public static float getFloat(long address) {
    return at(address, ValueLayout.JAVA_FLOAT).get(ValueLayout.JAVA_FLOAT, 0);
  }

  /**
   * Writes a float32.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setFloat(long address, float value) {
    at(address, ValueLayout.JAVA_FLOAT).set(ValueLayout.JAVA_FLOAT, 0, value);
  }

  /**
   * Reads a float64.
   *
   * @param address where it is
   * @return its value
   */
  public static double getDouble(long address) {
    return at(address, ValueLayout.JAVA_DOUBLE).get(ValueLayout.JAVA_DOUBLE, 0);
  }

  /**
   * Writes a float64.
   *
   * @param address where it goes
   * @param value its value
   */
  public static void setDouble(long address, double value) {
    at(address, ValueLayout.JAVA_DOUBLE).set(ValueLayout.JAVA_DOUBLE, 0, value);
  }

  /**
   * Copies bytes from one place to another that does not overlap it.
   *
   * @param from the first byte
   * @param to where it goes
   * @param bytes how many
   */
  public static void copy(long from, long to, long bytes) {
    MemorySegment.copy(MEMORY, from, MEMORY, to, bytes);
  }

  /**
   * Copies bytes to the Java heap.
   *
   * @param address the first
   * @param target filled completely
   */
  public static void read(long address, byte[] target) {
    long bytes = target.length * ValueLayout.JAVA_BYTE.byteSize();
    MemorySegment.copy(run(address, bytes), ValueLayout.JAVA_BYTE, 0, target, 0, target.length);
  }

  /**
   * Copies bytes from the Java heap.
   *
   * @param source copied completely
   * @param address where the first goes
   */
  public static void write(byte[] source, long address) {
    long bytes = source.length * ValueLayout.JAVA_BYTE.byteSize();
    MemorySegment.copy(source, 0, run(address, bytes), ValueLayout.JAVA_BYTE, 0, source.length);
  }

  /**
   * Copies 16-bit integers to the Java heap.
   *
   * @param address the first
   * @param target filled completely
   */
  public static void read(long address, short[] target) {
    long bytes = target.length * ValueLayout.JAVA_SHORT.byteSize();
    MemorySegment.copy(run(address, bytes), ValueLayout.JAVA_SHORT, 0, target, 0, target.length);
  }

  /**
   * Copies 16-bit integers from the Java heap.
   *
   * @param source copied completely
   * @param address where the first goes
   */
  public static void write(short[] source, long address) {
    long bytes = source.length * ValueLayout.JAVA_SHORT.byteSize();
    MemorySegment.copy(source, 0, run(address, bytes), ValueLayout.JAVA_SHORT, 0, source.length);
  }

  /**
   * Copies 32-bit integers to the Java heap.
   *
   * @param address the first
   * @param target filled completely
   */
  public static void read(long address, int[] target) {
    long bytes = target.length * ValueLayout.JAVA_INT.byteSize();
    MemorySegment.copy(run(address, bytes), ValueLayout.JAVA_INT, 0, target, 0, target.length);
  }

  /**
   * Copies 32-bit integers from the Java heap.
   *
   * @param source copied completely
   * @param address where the first goes
   */
  public static void write(int[] source, long address) {
    long bytes = source.length * ValueLayout.JAVA_INT.byteSize();
    MemorySegment.copy(source, 0, run(address, bytes), ValueLayout.JAVA_INT, 0, source.length);
  }

  /**
   * Copies 64-bit integers to the Java heap.
   *
   * @param address the first
   * @param target filled completely
   */
  public static void read(long address, long[] target) {
    long bytes = target.length * ValueLayout.JAVA_LONG.byteSize();
    MemorySegment.copy(run(address, bytes), ValueLayout.JAVA_LONG, 0, target, 0, target.length);
  }

  /**
   * Copies 64-bit integers from the Java heap.
   *
   * @param source copied completely
   * @param address where the first goes
   */
  public static void write(long[] source, long address) {
    long bytes = source.length * ValueLayout.JAVA_LONG.byteSize();
    MemorySegment.copy(source, 0, run(address, bytes), ValueLayout.JAVA_LONG, 0, source.length);
  }

  /**
   * Copies float32s to the Java heap.
   *
   * @param address the first
   * @param target filled completely
   */
  public static void read(long address, float[] target) {
    long bytes = target.length * ValueLayout.JAVA_FLOAT.byteSize();
    MemorySegment.copy(run(address, bytes), ValueLayout.JAVA_FLOAT, 0, target, 0, target.length);
  }

  /**
   * Copies float32s from the Java heap.
   *
   * @param source copied completely
   * @param address where the first goes
   */
  public static void write(float[] source, long address) {
    long bytes = source.length * ValueLayout.JAVA_FLOAT.byteSize();
    MemorySegment.copy(source, 0, run(address, bytes), ValueLayout.JAVA_FLOAT, 0, source.length);
  }

  /**
   * Copies float64s to the Java heap.
   *
   * @param address the first
   * @param target filled completely
   */
  public static void read(long address, double[] target) {
    long bytes = target.length * ValueLayout.JAVA_DOUBLE.byteSize();
    MemorySegment.copy(run(address, bytes), ValueLayout.JAVA_DOUBLE, 0, target, 0, target.length);
  }

  /**
   * Copies float64s from the Java heap.
   *
   * @param source copied completely
   * @param address where the first goes
   */
  public static void write(double[] source, long address) {
    long bytes = source.length * ValueLayout.JAVA_DOUBLE.byteSize();
    MemorySegment.copy(source, 0, run(address, bytes), ValueLayout.JAVA_DOUBLE, 0, source.length);
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
