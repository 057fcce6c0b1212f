package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BorrowedMemory;
import dev.baton.core.internal.kernel.RawMemory;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies what Java has into new arrays. */
final class Conversion {
  private Conversion() {}

  /** Copies an array of primitives, of complex numbers, or of such arrays. */
  static NDArray array(Object part, Object values) {
    DType dtype = dtype(values);
    long[] shape = shape(values);
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      StridedArray result = context.empty(attachment.state(), dtype, shape);
      return result.filledBy(() -> write(values, result.address(), dtype.itemsize()));
    }
  }

  private static DType dtype(Object values) {
    Class<?> type = values.getClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return switch (type.getName()) {
      case "boolean" -> DType.BOOL;
      case "byte" -> DType.INT8;
      case "short" -> DType.INT16;
      case "char" -> DType.UINT16;
      case "int" -> DType.INT32;
      case "long" -> DType.INT64;
      case "float" -> DType.FLOAT32;
      case "double" -> DType.FLOAT64;
      default -> {
        if (type == Complex.class) {
          yield DType.COMPLEX128;
        }
        throw new IllegalArgumentException(
            "array: %s holds no primitive numbers and no Complex"
                .formatted(values.getClass().getSimpleName()));
      }
    };
  }

  /** Follows the first array at each depth, then sees that all others are as long. */
  private static long[] shape(Object values) {
    long[] shape = new long[Shape.MAX_NDIM + 1];
    int ndim = 0;
    Object level = values;
    while (level != null && level.getClass().isArray() && ndim < shape.length) {
      int length = Array.getLength(level);
      shape[ndim++] = length;
      level =
          level instanceof Object[] rows && isArray(rows.getClass().getComponentType())
              ? length > 0 ? rows[0] : emptyOf(rows)
              : null;
    }
    long[] found = Arrays.copyOf(shape, ndim);
    checkEven(values, found, 0, "");
    return found;
  }

  private static boolean isArray(@Nullable Class<?> type) {
    return type != null && type.isArray();
  }

  /** Stands for the rows of an array that has none. */
  private static Object emptyOf(Object[] rows) {
    return Array.newInstance(rows.getClass().getComponentType().getComponentType(), 0);
  }

  private static void checkEven(@Nullable Object level, long[] shape, int depth, String place) {
    if (level == null) {
      throw new IllegalArgumentException("array: element %s is null".formatted(place));
    }
    int length = Array.getLength(level);
    if (length != shape[depth]) {
      throw new ShapeException(
          "array: element %s has %d elements, the first at its depth has %d"
              .formatted(place, length, shape[depth]));
    }
    if (depth + 1 < shape.length) {
      Object[] rows = (Object[]) level;
      for (int i = 0; i < rows.length; i++) {
        checkEven(rows[i], shape, depth + 1, place + "[" + i + "]");
      }
    }
  }

  /** Writes all elements from an address on; returns the address behind them. */
  private static long write(Object values, long address, int itemsize) {
    switch (values) {
      case double[] row -> RawMemory.write(row, address);
      case float[] row -> RawMemory.write(row, address);
      case long[] row -> RawMemory.write(row, address);
      case int[] row -> RawMemory.write(row, address);
      case short[] row -> RawMemory.write(row, address);
      case byte[] row -> RawMemory.write(row, address);
      case char[] row -> {
        for (int i = 0; i < row.length; i++) {
          RawMemory.setShort(address + (long) Short.BYTES * i, (short) row[i]);
        }
      }
      case boolean[] row -> {
        for (int i = 0; i < row.length; i++) {
          RawMemory.setByte(address + i, (byte) (row[i] ? 1 : 0));
        }
      }
      case Complex[] row -> {
        for (int i = 0; i < row.length; i++) {
          long at = address + 2L * i * Double.BYTES;
          RawMemory.setDouble(at, row[i].re());
          RawMemory.setDouble(at + Double.BYTES, row[i].im());
        }
      }
      default -> {
        long next = address;
        for (Object row : (Object[]) values) {
          next = write(row, next, itemsize);
        }
        return next;
      }
    }
    return address + (long) Array.getLength(values) * itemsize;
  }

  static NDArray fromiter(Object part, DType dtype, Iterable<?> values) {
    List<Scalar> numbers = new ArrayList<>();
    for (Object value : values) {
      numbers.add(Scalar.of("fromiter", value));
    }
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      StridedArray result = context.empty(attachment.state(), dtype, numbers.size());
      return result.filledBy(
          () -> {
            long address = result.address();
            for (Scalar number : numbers) {
              number.write("fromiter", dtype, address);
              address += dtype.itemsize();
            }
          });
    }
  }

  static NDArray array(Object part, Buffer buffer) {
    return switch (buffer) {
      case ByteBuffer bytes -> {
        byte[] values = new byte[bytes.remaining()];
        bytes.get(bytes.position(), values);
        yield array(part, (Object) values);
      }
      case ShortBuffer shorts -> {
        short[] values = new short[shorts.remaining()];
        shorts.get(shorts.position(), values);
        yield array(part, (Object) values);
      }
      case CharBuffer chars -> {
        char[] values = new char[chars.remaining()];
        chars.get(chars.position(), values);
        yield array(part, (Object) values);
      }
      case IntBuffer ints -> {
        int[] values = new int[ints.remaining()];
        ints.get(ints.position(), values);
        yield array(part, (Object) values);
      }
      case LongBuffer longs -> {
        long[] values = new long[longs.remaining()];
        longs.get(longs.position(), values);
        yield array(part, (Object) values);
      }
      case FloatBuffer floats -> {
        float[] values = new float[floats.remaining()];
        floats.get(floats.position(), values);
        yield array(part, (Object) values);
      }
      case DoubleBuffer doubles -> {
        double[] values = new double[doubles.remaining()];
        doubles.get(doubles.position(), values);
        yield array(part, (Object) values);
      }
    };
  }

  // ---- memory of others -------------------------------------------------------------------------

  static NDArray asarray(Object part, Buffer buffer) {
    return buffer.isDirect() && isNative(buffer) ? frombuffer(part, buffer) : array(part, buffer);
  }

  static NDArray frombuffer(Object part, Buffer buffer) {
    if (!buffer.isDirect() || !isNative(buffer)) {
      throw new IllegalArgumentException(
          "frombuffer: %s is %s: array copies it"
              .formatted(
                  buffer, buffer.isDirect() ? "not in native byte order" : "on the Java heap"));
    }
    DType dtype =
        switch (buffer) {
          case ByteBuffer _ -> DType.INT8;
          case ShortBuffer _ -> DType.INT16;
          case CharBuffer _ -> DType.UINT16;
          case IntBuffer _ -> DType.INT32;
          case LongBuffer _ -> DType.INT64;
          case FloatBuffer _ -> DType.FLOAT32;
          case DoubleBuffer _ -> DType.FLOAT64;
        };
    return frombuffer(part, MemorySegment.ofBuffer(buffer), dtype);
  }

  /** Bytes have no order. */
  private static boolean isNative(Buffer buffer) {
    ByteOrder order =
        switch (buffer) {
          case ByteBuffer _ -> ByteOrder.nativeOrder();
          case ShortBuffer shorts -> shorts.order();
          case CharBuffer chars -> chars.order();
          case IntBuffer ints -> ints.order();
          case LongBuffer longs -> longs.order();
          case FloatBuffer floats -> floats.order();
          case DoubleBuffer doubles -> doubles.order();
        };
    return order == ByteOrder.nativeOrder();
  }

  static NDArray frombuffer(Object part, MemorySegment segment, DType dtype) {
    if (!segment.isNative()) {
      throw new IllegalArgumentException(
          "frombuffer: the segment of %d bytes is on the Java heap: array copies an array"
              .formatted(segment.byteSize()));
    }
    if (segment.byteSize() % dtype.itemsize() != 0) {
      throw new IllegalArgumentException(
          "frombuffer: %d bytes are not a whole number of elements of %s, %d bytes each"
              .formatted(segment.byteSize(), dtype, dtype.itemsize()));
    }
    int alignment = dtype.isComplex() ? dtype.itemsize() / 2 : dtype.itemsize();
    if (segment.address() % alignment != 0) {
      throw new IllegalArgumentException(
          "frombuffer: the address 0x%x is not aligned to %d bytes, as %s must be"
              .formatted(segment.address(), alignment, dtype));
    }
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      StridedArray result =
          context.adopt(
              attachment.state(),
              BorrowedMemory.show(segment),
              segment.address(),
              dtype,
              new long[] {segment.byteSize() / dtype.itemsize()},
              !segment.isReadOnly());
      return result.filledBy(() -> result.requireOpen("frombuffer"));
    }
  }
}
