package dev.baton.core.internal.array;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.internal.kernel.ElementType;
import dev.baton.core.internal.kernel.RawMemory;

/** Single elements at addresses that were checked. */
final class Elements {
  private Elements() {}

  private static final ElementType[] TYPES = ElementType.values();

  static ElementType type(DType dtype) {
    return TYPES[dtype.ordinal()];
  }

  static double getDouble(long address) {
    return RawMemory.getDouble(address);
  }

  static Complex getComplex(DType dtype, long address) {
    return new Complex(getDouble(address), dtype.isComplex() ? getDouble(address + 8) : 0);
  }

  static void set(DType dtype, long address, double re, double im) {
    RawMemory.setDouble(address, re);
    if (dtype.isComplex()) {
      RawMemory.setDouble(address + 8, im);
    }
  }
}
