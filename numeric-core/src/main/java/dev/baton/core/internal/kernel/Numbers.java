package dev.baton.core.internal.kernel;

/** Single numbers of the types that LAPACK knows, in raw memory. */
final class Numbers {
  private Numbers() {}

  private static boolean isSingle(ElementType type) {
    return type == ElementType.FLOAT32 || type == ElementType.COMPLEX64;
  }

  static boolean isComplex(ElementType type) {
    return type == ElementType.COMPLEX64 || type == ElementType.COMPLEX128;
  }

  static double real(ElementType type, long address) {
    return isSingle(type) ? RawMemory.getFloat(address) : RawMemory.getDouble(address);
  }

  /** The imaginary part; of a real number 0. */
  static double imaginary(ElementType type, long address) {
    return switch (type) {
      case COMPLEX64 -> RawMemory.getFloat(address + Float.BYTES);
      case COMPLEX128 -> RawMemory.getDouble(address + Double.BYTES);
      default -> 0;
    };
  }

  /** Writes a real number of a type's precision. */
  static void setReal(ElementType type, long address, double value) {
    if (isSingle(type)) {
      RawMemory.setFloat(address, (float) value);
    } else {
      RawMemory.setDouble(address, value);
    }
  }

  /** Writes a number; of a real one the imaginary part is dropped. */
  static void set(ElementType type, long address, double real, double imaginary) {
    setReal(type, address, real);
    if (type == ElementType.COMPLEX64) {
      RawMemory.setFloat(address + Float.BYTES, (float) imaginary);
    } else if (type == ElementType.COMPLEX128) {
      RawMemory.setDouble(address + Double.BYTES, imaginary);
    }
  }
}
