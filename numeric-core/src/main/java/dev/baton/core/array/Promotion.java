package dev.baton.core.array;

/** NumPy's table of the type that two have in common, worked out from its rule. */
final class Promotion {
  private static final DType[] TYPES = DType.values();
  private static final DType[] COMMON = new DType[TYPES.length * TYPES.length];

  static {
    for (DType a : TYPES) {
      for (DType b : TYPES) {
        COMMON[a.code * TYPES.length + b.code] = common(a, b);
      }
    }
  }

  private Promotion() {}

  static DType of(DType a, DType b) {
    return a == b ? a : COMMON[a.code * TYPES.length + b.code];
  }

  /**
   * Takes the floating-point types first: an int8 and a uint8 need an int16 between them, but both
   * fit the float16 that stands beside them.
   */
  static DType of(DType first, DType[] others) {
    DType common = isInexact(first) ? first : null;
    for (DType other : others) {
      if (isInexact(other)) {
        common = common == null ? other : of(common, other);
      }
    }
    common = common == null ? first : of(common, first);
    for (DType other : others) {
      common = of(common, other);
    }
    return common;
  }

  static DType withWeak(DType dtype, Weak number) {
    return switch (number) {
      case INTEGER -> dtype == DType.BOOL ? DType.INT64 : dtype;
      case FLOAT -> isInexact(dtype) ? dtype : DType.FLOAT64;
      case COMPLEX -> isInexact(dtype) ? complex(dtype.real()) : DType.COMPLEX128;
    };
  }

  private static boolean isInexact(DType dtype) {
    return dtype.isFloating() || dtype.isComplex();
  }

  private static DType common(DType a, DType b) {
    if (a == b || b == DType.BOOL) {
      return a;
    }
    if (a == DType.BOOL) {
      return b;
    }
    if (a.isComplex() || b.isComplex()) {
      return complex(common(a.real(), b.real()));
    }
    if (a.isFloating() || b.isFloating()) {
      return a.isFloating() ? floating(a, b) : floating(b, a);
    }
    return a.kind() == b.kind() ? larger(a, b) : a.kind() == 'i' ? signed(a, b) : signed(b, a);
  }

  /** The complex type whose parts hold a real type's values. */
  private static DType complex(DType part) {
    return part == DType.FLOAT64 ? DType.COMPLEX128 : DType.COMPLEX64;
  }

  private static DType floating(DType a, DType b) {
    if (b.isFloating()) {
      return a.itemsize() == b.itemsize() ? DType.FLOAT32 : larger(a, b);
    }
    return switch (b.itemsize()) {
      case 1 -> a; // Eight bits fit either type of 16.
      case 2 -> larger(a, DType.FLOAT32);
      default -> DType.FLOAT64;
    };
  }

  private static DType signed(DType signed, DType unsigned) {
    if (signed.itemsize() > unsigned.itemsize()) {
      return signed;
    }
    return switch (unsigned) {
      case UINT8 -> DType.INT16;
      case UINT16 -> DType.INT32;
      case UINT32 -> DType.INT64;
      default -> DType.FLOAT64;
    };
  }

  private static DType larger(DType a, DType b) {
    return a.itemsize() >= b.itemsize() ? a : b;
  }
}
