package dev.baton.core.array;

import java.util.Arrays;
import java.util.Locale;

/**
 * The type of an array's elements, by NumPy's name. Which type the operands of an operation have in
 * common is {@link #resultType}; which conversions there are is {@link #canCast}.
 *
 * <p>The numbers of Java's own that stand beside arrays ({@code np.add(a, 3)}) are weak, as
 * Python's are (NEP 50): they take the array's type where that has their kind, see {@link
 * #withWeak}.
 *
 * <p>{@link #BFLOAT16}, which NumPy knows by extensions only, follows the rule that the others do:
 * two types have in common the smallest that holds the values of both. So {@code bfloat16} with
 * {@code int8} or {@code uint8} is {@code bfloat16}, and with {@code float16} it is {@code
 * float32}.
 */
public enum DType {
  /** True or false, one byte: NumPy's {@code bool}, Java's {@code boolean}. */
  BOOL(0, 'b', 1),
  /** Java's {@code byte}. */
  INT8(1, 'i', 1),
  /** Java's {@code short}. */
  INT16(2, 'i', 2),
  /** Java's {@code int}. */
  INT32(3, 'i', 4),
  /** Java's {@code long}. */
  INT64(4, 'i', 8),
  /** 0 to 255. */
  UINT8(5, 'u', 1),
  /** 0 to 65,535: Java's {@code char}. */
  UINT16(6, 'u', 2),
  /** 0 to 2<sup>32</sup> - 1. */
  UINT32(7, 'u', 4),
  /** 0 to 2<sup>64</sup> - 1. */
  UINT64(8, 'u', 8),
  /** IEEE 754 binary16. */
  FLOAT16(9, 'f', 2),
  /** The upper half of a {@link #FLOAT32}: its range, with 8 bits of precision. */
  BFLOAT16(10, 'f', 2),
  /** IEEE 754 binary32: Java's {@code float}. */
  FLOAT32(11, 'f', 4),
  /** IEEE 754 binary64: Java's {@code double}. */
  FLOAT64(12, 'f', 8),
  /** Two binary32, real part first. */
  COMPLEX64(13, 'c', 8),
  /** Two binary64, real part first: {@link Complex}. */
  COMPLEX128(14, 'c', 16);

  /** The place among the types, which is libbaton's code too. */
  final int code;

  private final String numpyName;
  private final char kind;
  private final int itemsize;

  DType(int code, char kind, int itemsize) {
    this.code = code;
    this.numpyName = name().toLowerCase(Locale.ROOT);
    this.kind = kind;
    this.itemsize = itemsize;
  }

  /**
   * Finds a type by name.
   *
   * @param numpyName NumPy's name, such as {@code int32}
   * @return the type
   * @throws IllegalArgumentException if there is none of this name
   */
  public static DType named(String numpyName) {
    for (DType dtype : values()) {
      if (dtype.numpyName.equals(numpyName)) {
        return dtype;
      }
    }
    throw new IllegalArgumentException(
        "no dtype is named %s: there are %s".formatted(numpyName, Arrays.toString(values())));
  }

  // ---- what it is -------------------------------------------------------------------------------

  /**
   * Returns the size of one element.
   *
   * @return bytes
   */
  public int itemsize() {
    return itemsize;
  }

  /**
   * Returns what kind of numbers the elements are: {@code numpy.dtype.kind}.
   *
   * @return {@code b} for bool, {@code i} signed and {@code u} unsigned integers, {@code f}
   *     floating point, {@code c} complex
   */
  public char kind() {
    return kind;
  }

  /**
   * Says whether elements are integers, signed or not; bool is not.
   *
   * @return true for kinds {@code i} and {@code u}
   */
  public boolean isInteger() {
    return kind == 'i' || kind == 'u';
  }

  /**
   * Says whether elements are real floating-point numbers.
   *
   * @return true for kind {@code f}
   */
  public boolean isFloating() {
    return kind == 'f';
  }

  /**
   * Says whether elements have an imaginary part.
   *
   * @return true for kind {@code c}
   */
  public boolean isComplex() {
    return kind == 'c';
  }

  /**
   * Returns the type of the parts of a complex type's elements.
   *
   * @return float32 for complex64, float64 for complex128, any other type itself
   */
  public DType real() {
    return switch (this) {
      case COMPLEX64 -> FLOAT32;
      case COMPLEX128 -> FLOAT64;
      default -> this;
    };
  }

  /**
   * Returns the range of an integer type: {@code numpy.iinfo}.
   *
   * @return its limits
   * @throws IllegalArgumentException if the type is none of integers
   */
  public IntegerLimits integerLimits() {
    return IntegerLimits.of(this);
  }

  /**
   * Returns the range and the precision of a floating-point type: {@code numpy.finfo}.
   *
   * @return its limits; of a complex type, those of its parts
   * @throws IllegalArgumentException if the type is neither floating-point nor complex
   */
  public FloatLimits floatLimits() {
    return FloatLimits.of(real());
  }

  // ---- what it has in common with others --------------------------------------------------------

  /**
   * Returns the type that two have in common: {@code numpy.promote_types}.
   *
   * @param a one operand's type
   * @param b the other's
   * @return the smallest type that holds the values of both; float64 for uint64 with a signed one
   */
  public static DType promote(DType a, DType b) {
    return Promotion.of(a, b);
  }

  /**
   * Returns the type that some have in common: {@code numpy.result_type}. It does not depend on
   * their order.
   *
   * @param first a type
   * @param others the others
   * @return the type
   */
  public static DType resultType(DType first, DType... others) {
    return Promotion.of(first, others);
  }

  /**
   * Returns the floating or complex type that arrays of some types have in common: {@code
   * numpy.common_type}. Integers count as float64.
   *
   * @param types the arrays' types; of none it is float16
   * @return the type
   * @throws UnsupportedOperationException if one is bool, which NumPy refuses
   */
  public static DType commonType(DType... types) {
    DType common = FLOAT16;
    for (DType type : types) {
      if (type == BOOL) {
        throw new UnsupportedOperationException("commonType: there is none with bool");
      }
      common = promote(common, type.isInteger() ? FLOAT64 : type);
    }
    return common;
  }

  /**
   * Returns the smallest integer type that holds a number: {@code numpy.min_scalar_type(5)}.
   *
   * @param value the number
   * @return an unsigned type, or a signed one of numbers below 0
   */
  public static DType minScalarType(long value) {
    if (value >= 0) {
      return value < 1L << 8
          ? UINT8
          : value < 1L << 16 ? UINT16 : value < 1L << 32 ? UINT32 : UINT64;
    }
    return value == (byte) value
        ? INT8
        : value == (short) value ? INT16 : value == (int) value ? INT32 : INT64;
  }

  /**
   * Returns the smallest floating type that a number does not overflow: {@code
   * numpy.min_scalar_type(5.0)}, which may lose digits.
   *
   * @param value the number
   * @return float16, float32 or float64
   */
  public static DType minScalarType(double value) {
    if (!(Math.abs(value) < Double.POSITIVE_INFINITY) || Math.abs(value) < 65_000) {
      return FLOAT16;
    }
    return Math.abs(value) < 3.4e38 ? FLOAT32 : FLOAT64;
  }

  /**
   * Returns the type of an operation of an array of this type and a number of Java's: {@code
   * numpy.result_type(dtype, 1.5)}.
   *
   * @param number the number's kind
   * @return this type, unless the number is of a higher kind: then int64, float64, or the complex
   *     type with this one's precision
   */
  public DType withWeak(Weak number) {
    return Promotion.withWeak(this, number);
  }

  /**
   * Says whether a conversion is allowed: {@code numpy.can_cast}.
   *
   * @param from the type of the values
   * @param to the type they are converted to
   * @param casting what is allowed
   * @return true if it is
   */
  public static boolean canCast(DType from, DType to, Casting casting) {
    return switch (casting) {
      case NO, EQUIV -> from == to;
      case SAFE -> promote(from, to) == to;
      case SAME_KIND -> kindRank(from) <= kindRank(to);
      case UNSAFE -> true;
    };
  }

  private static int kindRank(DType dtype) {
    return "buifc".indexOf(dtype.kind);
  }

  /** Returns NumPy's name of the type. */
  @Override
  public String toString() {
    return numpyName;
  }
}
