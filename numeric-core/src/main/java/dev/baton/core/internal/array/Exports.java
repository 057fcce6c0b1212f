package dev.baton.core.internal.array;

import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Order;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.kernel.RawMemory;
import java.util.function.ObjLongConsumer;

/**
 * Copies elements, in C order, to arrays of Java's. No value is lost: a type that does not fit is
 * refused, and integers are looked at one by one where it depends on them. The caller is attached.
 */
final class Exports {
  private static final long MAX_JAVA_ARRAY = Integer.MAX_VALUE - 8L;

  private Exports() {}

  static boolean[] booleans(StridedArray a) {
    byte[] values = new byte[length("toBooleanArray", a, 1)];
    requireSafe("toBooleanArray", a, DType.BOOL);
    read(a, DType.BOOL, values, (target, address) -> RawMemory.read(address, target));
    boolean[] result = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] != 0;
    }
    return result;
  }

  static byte[] bytes(StridedArray a) {
    byte[] result = new byte[length("toByteArray", a, 1)];
    if (isSafe(a, DType.INT8)) {
      read(a, DType.INT8, result, (target, address) -> RawMemory.read(address, target));
    } else {
      long[] wide = fitting("toByteArray", a, DType.INT8);
      for (int i = 0; i < result.length; i++) {
        result[i] = (byte) wide[i];
      }
    }
    return result;
  }

  static short[] shorts(StridedArray a) {
    short[] result = new short[length("toShortArray", a, 1)];
    if (isSafe(a, DType.INT16)) {
      read(a, DType.INT16, result, (target, address) -> RawMemory.read(address, target));
    } else {
      long[] wide = fitting("toShortArray", a, DType.INT16);
      for (int i = 0; i < result.length; i++) {
        result[i] = (short) wide[i];
      }
    }
    return result;
  }

  static int[] ints(StridedArray a) {
    int[] result = new int[length("toIntArray", a, 1)];
    if (isSafe(a, DType.INT32)) {
      read(a, DType.INT32, result, (target, address) -> RawMemory.read(address, target));
    } else {
      long[] wide = fitting("toIntArray", a, DType.INT32);
      for (int i = 0; i < result.length; i++) {
        result[i] = (int) wide[i];
      }
    }
    return result;
  }

  static long[] longs(StridedArray a) {
    return fitting("toLongArray", a, DType.INT64);
  }

  static float[] floats(StridedArray a) {
    float[] result = new float[length("toFloatArray", a, 1)];
    requireSafe("toFloatArray", a, DType.FLOAT32);
    read(a, DType.FLOAT32, result, (target, address) -> RawMemory.read(address, target));
    return result;
  }

  static double[] doubles(StridedArray a) {
    return parts("toDoubleArray", a, DType.FLOAT64, 1);
  }

  static Complex[] complexes(StridedArray a) {
    int width = a.type().isComplex() ? 2 : 1;
    DType dtype = width == 2 ? DType.COMPLEX128 : DType.FLOAT64;
    double[] values = parts("toComplexArray", a, dtype, width);
    Complex[] result = new Complex[values.length / width];
    for (int i = 0; i < result.length; i++) {
      result[i] = new Complex(values[width * i], width == 2 ? values[2 * i + 1] : 0);
    }
    return result;
  }

  private static double[] parts(String operation, StridedArray a, DType dtype, int width) {
    double[] result = new double[length(operation, a, width)];
    requireSafe(operation, a, dtype);
    read(a, dtype, result, (target, address) -> RawMemory.read(address, target));
    return result;
  }

  /** Reads integers, each of which must fit a type. */
  private static long[] fitting(String operation, StridedArray a, DType dtype) {
    if (a.type() != DType.BOOL && !a.type().isInteger()) {
      throw unsafe(operation, a, dtype);
    }
    long[] result = new long[length(operation, a, 1)];
    read(a, DType.INT64, result, (target, address) -> RawMemory.read(address, target));
    if (!isSafe(a, dtype)) {
      for (long value : result) {
        Elements.requireFits(operation, a.type(), value, dtype);
      }
    }
    return result;
  }

  private static <T> void read(StridedArray a, DType dtype, T target, ObjLongConsumer<T> reader) {
    if (a.contiguous() && a.type() == dtype) {
      reader.accept(target, a.address());
    } else {
      try (StridedArray dense = a.converted(dtype, Order.C)) {
        reader.accept(target, dense.address());
      }
    }
  }

  private static int length(String operation, StridedArray a, int width) {
    if (a.elements() > MAX_JAVA_ARRAY / width) {
      throw new ShapeException(
          "%s: %s has too many elements for a Java array".formatted(operation, a.described()));
    }
    return (int) a.elements() * width;
  }

  private static boolean isSafe(StridedArray a, DType dtype) {
    return DType.canCast(a.type(), dtype, Casting.SAFE);
  }

  private static void requireSafe(String operation, StridedArray a, DType dtype) {
    if (!isSafe(a, dtype)) {
      throw unsafe(operation, a, dtype);
    }
  }

  private static UnsupportedOperationException unsafe(
      String operation, StridedArray a, DType dtype) {
    String way =
        a.type().isComplex() ? "use toComplexArray(), real() or imag()" : "use astype() first";
    return new UnsupportedOperationException(
        "%s: elements of %s may not fit %s: %s".formatted(operation, a.described(), dtype, way));
  }
}
