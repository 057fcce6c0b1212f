package dev.baton.core.internal.array;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.internal.kernel.ElementType;
import dev.baton.core.internal.kernel.RawMemory;
import java.math.BigInteger;

/** Single elements at addresses that were checked. */
final class Elements {
  private static final int COMPLEX64_PART = 4;
  private static final int COMPLEX128_PART = 8;

  private Elements() {}

  static ElementType type(DType dtype) {
    return switch (dtype) {
      case BOOL -> ElementType.BOOL;
      case INT8 -> ElementType.INT8;
      case INT16 -> ElementType.INT16;
      case INT32 -> ElementType.INT32;
      case INT64 -> ElementType.INT64;
      case UINT8 -> ElementType.UINT8;
      case UINT16 -> ElementType.UINT16;
      case UINT32 -> ElementType.UINT32;
      case UINT64 -> ElementType.UINT64;
      case FLOAT16 -> ElementType.FLOAT16;
      case BFLOAT16 -> ElementType.BFLOAT16;
      case FLOAT32 -> ElementType.FLOAT32;
      case FLOAT64 -> ElementType.FLOAT64;
      case COMPLEX64 -> ElementType.COMPLEX64;
      case COMPLEX128 -> ElementType.COMPLEX128;
    };
  }

  // ---- reading ----------------------------------------------------------------------------------

  /** Reads a bool or an integer; of a uint64 the bits. */
  static long getBits(DType dtype, long address) {
    return switch (dtype) {
      case BOOL, INT8 -> RawMemory.getByte(address);
      case UINT8 -> RawMemory.getByte(address) & 0xff;
      case INT16 -> RawMemory.getShort(address);
      case UINT16 -> RawMemory.getShort(address) & 0xffff;
      case INT32 -> RawMemory.getInt(address);
      case UINT32 -> RawMemory.getInt(address) & 0xffff_ffffL;
      case INT64, UINT64 -> RawMemory.getLong(address);
      default -> throw new AssertionError(dtype);
    };
  }

  /**
   * Reads a bool or an integer.
   *
   * @throws ArithmeticException if it is a uint64 above the largest long
   */
  static long getLong(String operation, DType dtype, long address) {
    long value = getBits(dtype, address);
    requireFits(operation, dtype, value, DType.INT64);
    return value;
  }

  /** Checks that an integer, of a uint64 its bits, fits another type. */
  static void requireFits(String operation, DType dtype, long value, DType target) {
    boolean huge = dtype == DType.UINT64 && value < 0;
    if (huge || value >> (8 * target.itemsize() - 1) != value >> (Long.SIZE - 1)) {
      throw Scalar.outOfRange(operation, integer(dtype, value), target);
    }
  }

  /** Reads an element as a double, the nearest; of a complex one the real part. */
  static double getDouble(DType dtype, long address) {
    return switch (dtype) {
      case FLOAT64, COMPLEX128 -> RawMemory.getDouble(address);
      case FLOAT32, COMPLEX64 -> RawMemory.getFloat(address);
      case FLOAT16 -> Float.float16ToFloat(RawMemory.getShort(address));
      case BFLOAT16 -> Float.intBitsToFloat(RawMemory.getShort(address) << 16);
      case UINT64 -> unsigned(RawMemory.getLong(address));
      default -> getBits(dtype, address);
    };
  }

  private static double unsigned(long bits) {
    if (bits >= 0) {
      return bits;
    }
    // Half of it, with the bit lost kept as one that only decides the rounding.
    return (double) ((bits >>> 1) | (bits & 1)) * 2;
  }

  static double getImaginary(DType dtype, long address) {
    return switch (dtype) {
      case COMPLEX64 -> RawMemory.getFloat(address + COMPLEX64_PART);
      case COMPLEX128 -> RawMemory.getDouble(address + COMPLEX128_PART);
      default -> 0;
    };
  }

  static Complex getComplex(DType dtype, long address) {
    return new Complex(getDouble(dtype, address), getImaginary(dtype, address));
  }

  static boolean isTrue(DType dtype, long address) {
    // A uint64 that is not 0 is none as a double either.
    return getDouble(dtype, address) != 0 || getImaginary(dtype, address) != 0;
  }

  /** Reads an element as the object that Java has for it. */
  static Object item(DType dtype, long address) {
    return switch (dtype.kind()) {
      case 'b' -> getBits(dtype, address) != 0;
      case 'f' -> getDouble(dtype, address);
      case 'c' -> getComplex(dtype, address);
      default -> integer(dtype, getBits(dtype, address));
    };
  }

  private static Object integer(DType dtype, long bits) {
    return dtype == DType.UINT64 && bits < 0
        ? new BigInteger(Long.toUnsignedString(bits))
        : (Object) bits;
  }

  // ---- writing ----------------------------------------------------------------------------------

  /** Writes an integer that fits. */
  static void setBits(DType dtype, long address, long value) {
    switch (dtype.itemsize()) {
      case 1 -> RawMemory.setByte(address, (byte) value);
      case 2 -> RawMemory.setShort(address, (short) value);
      case 4 -> RawMemory.setInt(address, (int) value);
      default -> RawMemory.setLong(address, value);
    }
  }

  /** Writes a number to a floating-point or complex element. */
  static void setReal(DType dtype, long address, Scalar value) {
    switch (dtype) {
      case FLOAT16 ->
          RawMemory.setShort(address, Float.floatToFloat16(roundedToOdd(value.asDouble())));
      case BFLOAT16 -> RawMemory.setShort(address, bfloat16(roundedToOdd(value.asDouble())));
      case FLOAT32 -> RawMemory.setFloat(address, value.asFloat());
      case FLOAT64 -> RawMemory.setDouble(address, value.asDouble());
      case COMPLEX64 -> {
        RawMemory.setFloat(address, value.asFloat());
        RawMemory.setFloat(address + COMPLEX64_PART, (float) value.imaginary());
      }
      case COMPLEX128 -> {
        RawMemory.setDouble(address, value.asDouble());
        RawMemory.setDouble(address + COMPLEX128_PART, value.imaginary());
      }
      default -> throw new AssertionError(dtype);
    }
  }

  /**
   * Rounds so that rounding again, to a type with at least two bits less, is as rounding once: to
   * zero, and the last bit is set where something was lost.
   */
  private static float roundedToOdd(double x) {
    float nearest = (float) x;
    if (nearest == x || Float.isNaN(nearest)) {
      return nearest;
    }
    int bits = Float.floatToRawIntBits(nearest);
    int truncated = Math.abs((double) nearest) > Math.abs(x) ? bits - 1 : bits;
    return Float.intBitsToFloat(truncated | 1);
  }

  private static short bfloat16(float x) {
    int bits = Float.floatToRawIntBits(x);
    if (Float.isNaN(x)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }
}
