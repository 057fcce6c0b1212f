package dev.baton.core.io;

import dev.baton.core.array.DType;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.text.BinaryFormat;

/** Single numbers in memory, as text has them. */
final class Numbers {
  private Numbers() {}

  /** Returns the format of a floating-point type. */
  static BinaryFormat format(DType real) {
    return switch (real) {
      case FLOAT16 -> BinaryFormat.HALF;
      case BFLOAT16 -> BinaryFormat.BFLOAT;
      case FLOAT32 -> BinaryFormat.SINGLE;
      default -> BinaryFormat.DOUBLE;
    };
  }

  static void putReal(long address, DType real, double value) {
    switch (real) {
      case FLOAT16 ->
          RawMemory.setShort(
              address, Float.floatToFloat16((float) BinaryFormat.HALF.nearest(value)));
      case BFLOAT16 -> {
        float nearest = (float) BinaryFormat.BFLOAT.nearest(value);
        RawMemory.setShort(address, (short) (Float.floatToRawIntBits(nearest) >>> 16));
      }
      case FLOAT32 -> RawMemory.setInt(address, Float.floatToRawIntBits((float) value));
      default -> RawMemory.setDouble(address, value);
    }
  }

  static double real(long address, DType real) {
    return switch (real) {
      case FLOAT16 -> Float.float16ToFloat(RawMemory.getShort(address));
      case BFLOAT16 -> Float.intBitsToFloat(RawMemory.getShort(address) << 16);
      case FLOAT32 -> Float.intBitsToFloat(RawMemory.getInt(address));
      default -> RawMemory.getDouble(address);
    };
  }

  static void putInteger(long address, int itemsize, long value) {
    switch (itemsize) {
      case 1 -> RawMemory.setByte(address, (byte) value);
      case 2 -> RawMemory.setShort(address, (short) value);
      case 4 -> RawMemory.setInt(address, (int) value);
      default -> RawMemory.setLong(address, value);
    }
  }

  /** Returns the bits of an integer or boolean, signed or not as its type is. */
  static long integer(long address, DType dtype) {
    boolean signed = dtype.kind() == 'i';
    return switch (dtype.itemsize()) {
      case 1 -> signed ? RawMemory.getByte(address) : RawMemory.getByte(address) & 0xff;
      case 2 -> signed ? RawMemory.getShort(address) : RawMemory.getShort(address) & 0xffff;
      case 4 -> signed ? RawMemory.getInt(address) : RawMemory.getInt(address) & 0xffff_ffffL;
      default -> RawMemory.getLong(address);
    };
  }
}
