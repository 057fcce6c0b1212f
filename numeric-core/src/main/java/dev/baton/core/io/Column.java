package dev.baton.core.io;

import dev.baton.core.array.DType;
import java.util.Arrays;

/**
 * Numbers of one dtype that are read one by one, before it is known how many there are: reals as
 * doubles, complex numbers as two, integers and booleans as 64 bits.
 */
final class Column {
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final DType dtype;
  private final boolean integer;
  private double[] reals = {};
  private long[] integers = {};
  private int count;

  Column(DType dtype) {
    this.dtype = dtype;
    this.integer = dtype.kind() != 'f' && dtype.kind() != 'c';
  }

  /**
   * Reads a field and appends its number.
   *
   * @throws NumberFormatException if it is none of the dtype
   */
  void append(String field) {
    switch (dtype.kind()) {
      case 'b' -> appendInteger(NumberText.integer(field, 64, true) != 0 ? 1 : 0);
      case 'i' -> appendInteger(NumberText.integer(field, 8 * dtype.itemsize(), true));
      case 'u' -> appendInteger(NumberText.integer(field, 8 * dtype.itemsize(), false));
      case 'f' -> appendReal(NumberText.real(field));
      default -> {
        double[] parts = NumberText.complex(field);
        appendReal(parts[0]);
        appendReal(parts[1]);
      }
    }
  }

  /** Appends a number, converted as a cast does it. */
  void append(double value) {
    switch (dtype.kind()) {
      case 'b' -> appendInteger(value != 0 ? 1 : 0);
      case 'i' -> appendInteger((long) value);
      case 'u' ->
          appendInteger(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE);
      case 'f' -> appendReal(value);
      default -> {
        appendReal(value);
        appendReal(0);
      }
    }
  }

  void appendInteger(long value) {
    if (count == integers.length) {
      integers = Arrays.copyOf(integers, grown());
    }
    integers[count++] = value;
  }

  private void appendReal(double value) {
    if (count == reals.length) {
      reals = Arrays.copyOf(reals, grown());
    }
    reals[count++] = value;
  }

  private int grown() {
    if (count == MOST) {
      throw new OutOfMemoryError("more numbers of text than a Java array has room for");
    }
    return (int) Math.min(MOST, Math.max(64, count + (long) (count >> 1)));
  }

  /** Returns how many numbers there are. */
  long size() {
    return dtype.isComplex() ? count / 2 : count;
  }

  /** Writes all numbers, one behind the other. */
  void store(long address) {
    if (integer) {
      int itemsize = dtype.itemsize();
      for (int i = 0; i < count; i++) {
        Numbers.putInteger(address + (long) i * itemsize, itemsize, integers[i]);
      }
    } else {
      DType part = dtype.real();
      for (int i = 0; i < count; i++) {
        Numbers.putReal(address + (long) i * part.itemsize(), part, reals[i]);
      }
    }
  }
}
