package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.io.TextReader;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Makes arrays of what Java has. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/ArraySnippets.java" region="conversion"}
 *
 * <p>Java's types become the dtypes of the same bits: {@code boolean} bool, {@code byte} int8,
 * {@code short} int16, {@code char} uint16, {@code int} int32, {@code long} int64, {@code float}
 * float32, {@code double} float64, {@link Complex} complex128. Numbers listed without an array are
 * doubles: {@code np.array(1, 2, 3)} is of float64, {@code np.array(new long[] {1, 2, 3})} of
 * int64.
 */
public sealed interface ArrayConversion permits Numeric {

  // ---- Java arrays ------------------------------------------------------------------------------

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new float64 array (values.length)
   */
  default NDArray array(double... values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies complex values into an array.
   *
   * @param values the elements
   * @return a new complex128 array (values.length)
   */
  default NDArray array(Complex... values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new bool array (values.length)
   */
  default NDArray array(boolean[] values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new int8 array (values.length)
   */
  default NDArray array(byte[] values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new int16 array (values.length)
   */
  default NDArray array(short[] values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new int32 array (values.length)
   */
  default NDArray array(int[] values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new int64 array (values.length)
   */
  default NDArray array(long[] values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new float32 array (values.length)
   */
  default NDArray array(float[] values) {
    return Conversion.array(this, values);
  }

  /**
   * Copies nested arrays, {@code int[][]}, {@code double[][][]}, {@code Complex[][]} …, into an
   * array of as many axes.
   *
   * @param rows arrays of arrays … of one primitive type or {@link Complex}
   * @return a new array of the type's dtype
   * @throws ShapeException if arrays at one depth differ in length; the message shows the place
   * @throws IllegalArgumentException if they hold something else, or null
   */
  default NDArray array(Object[] rows) {
    return Conversion.array(this, rows);
  }

  /**
   * Copies an array's elements: {@code numpy.array(a)}.
   *
   * @param a the array
   * @return a new array in C order
   */
  default NDArray array(NDArray a) {
    return Operands.of(this, "array", a).copy();
  }

  /**
   * Copies an array's elements: {@code numpy.copy}.
   *
   * @param a the array
   * @param order how the elements of the copy lie
   * @return a new array
   */
  default NDArray copy(NDArray a, Order order) {
    return Operands.of(this, "copy", a).copy(order);
  }

  /**
   * Gives an array's elements one behind the other in C order, copied only where they do not lie
   * so: {@code numpy.ascontiguousarray}.
   *
   * @param a the array
   * @return a view or a new array, of at least one axis
   */
  default NDArray ascontiguousarray(NDArray a) {
    StridedArray array = Operands.of(this, "ascontiguousarray", a);
    if (array.ndim() == 0) {
      return array.reshape(1);
    }
    return array.contiguous() ? array.view() : array.copy();
  }

  /**
   * Gives an array's elements one behind the other in Fortran order, copied only where they do not
   * lie so: {@code numpy.asfortranarray}.
   *
   * @param a the array
   * @return a view or a new array
   */
  default NDArray asfortranarray(NDArray a) {
    StridedArray array = Operands.of(this, "asfortranarray", a);
    return array.isFContiguous() ? array.view() : array.copy(Order.F);
  }

  // ---- streams ----------------------------------------------------------------------------------

  /**
   * Copies a stream's values into an array: {@code numpy.fromiter}.
   *
   * @param values the elements; consumed
   * @return a new float64 array
   */
  default NDArray fromiter(DoubleStream values) {
    return array(values.toArray());
  }

  /**
   * Copies a stream's values into an array: {@code numpy.fromiter}.
   *
   * @param values the elements; consumed
   * @return a new int64 array
   */
  default NDArray fromiter(LongStream values) {
    return array(values.toArray());
  }

  /**
   * Copies a stream's values into an array: {@code numpy.fromiter}.
   *
   * @param values the elements; consumed
   * @return a new int32 array
   */
  default NDArray fromiter(IntStream values) {
    return array(values.toArray());
  }

  /**
   * Copies numbers into an array of a dtype: {@code numpy.fromiter}.
   *
   * @param dtype the type of the elements
   * @param values Booleans, Numbers or {@link Complex} numbers
   * @return a new array
   * @throws ArithmeticException if an integer is out of the type's range
   * @throws UnsupportedOperationException if one is complex and the type is not
   * @throws IllegalArgumentException if one is no number
   */
  default NDArray fromiter(DType dtype, Iterable<?> values) {
    return Conversion.fromiter(this, dtype, values);
  }

  // ---- buffers ----------------------------------------------------------------------------------

  /**
   * Copies the elements from a buffer's position to its limit, whatever its byte order.
   *
   * @param buffer the elements; its position stays
   * @return a new array of the buffer's type: int8, int16, uint16, int32, int64, float32 or float64
   */
  default NDArray array(Buffer buffer) {
    return Conversion.array(this, buffer);
  }

  /**
   * Shows a buffer's elements where they are: {@code numpy.asarray}; or copies them, if the buffer
   * is on the Java heap or in the other byte order.
   *
   * @param buffer the elements from its position to its limit
   * @return an array on the buffer's memory, or a new array; of the buffer's type
   */
  default NDArray asarray(Buffer buffer) {
    return Conversion.asarray(this, buffer);
  }

  /**
   * Reads the numbers in a text: {@code numpy.fromstring(text, dtype, sep=separator)}.
   *
   * @param text the numbers; line breaks count as spaces
   * @param dtype what they become
   * @param separator what is between them, with or without spaces about it; {@code " "} for spaces
   *     alone
   * @return a new array (count)
   * @throws IllegalArgumentException if a part is no number of the dtype
   */
  default NDArray fromstring(String text, DType dtype, String separator) {
    return TextReader.parse(Numeric.context(this).interpreter(), text, dtype, separator);
  }

  /**
   * Shows a direct buffer's elements where they are: {@code numpy.frombuffer}. What is written to
   * one is seen in the other. The buffer stays reachable while an array on it is open.
   *
   * @param buffer the elements from its position to its limit
   * @return an array on the buffer's memory, of its type; read-only if the buffer is
   * @throws IllegalArgumentException if the buffer is on the Java heap or in the other byte order
   */
  default NDArray frombuffer(Buffer buffer) {
    return Conversion.frombuffer(this, buffer);
  }

  /**
   * Shows the elements in a segment where they are: {@code numpy.frombuffer(buffer, dtype)}. What
   * is written to one is seen in the other.
   *
   * <p>The segment's owner keeps its lifetime. While a kernel works on it, its arena cannot be
   * closed; once it is, every use of the array is an {@link IllegalStateException}. A segment of a
   * confined arena may be used by its thread alone.
   *
   * @param segment native memory, in native byte order
   * @param dtype the type of the elements
   * @return an array (bytes / itemsize) on the segment's memory; read-only if the segment is
   * @throws IllegalArgumentException if the segment is on the Java heap, its address is not aligned
   *     for the type, or bytes are left over
   * @throws IllegalStateException if the segment's arena is closed, or confined to another thread
   */
  default NDArray frombuffer(MemorySegment segment, DType dtype) {
    return Conversion.frombuffer(this, segment, dtype);
  }
}
