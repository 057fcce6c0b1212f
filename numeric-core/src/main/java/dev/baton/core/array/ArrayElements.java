package dev.baton.core.array;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The elements of a {@link NDArray}, one at a time, on the Java heap, as memory and in a file. */
public sealed interface ArrayElements permits NDArray {
  /**
   * Reads the truth of one element.
   *
   * @param index one index per axis; negative counts from the end
   * @return whether the element is true, or a number other than 0
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   */
  boolean getBoolean(long... index);

  /**
   * Reads one element of a bool or integer array.
   *
   * @param index one index per axis; negative counts from the end
   * @return the element; 0 or 1 for a bool
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if the element is a uint64 above {@link Long#MAX_VALUE}
   */
  long getLong(long... index);

  /**
   * Reads one element as a double, rounded if it is a 64-bit integer that has more bits.
   *
   * @param index one index per axis; negative counts from the end
   * @return the element
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the dtype is complex
   */
  double getDouble(long... index);

  /**
   * Reads one element as a complex number.
   *
   * @param index one index per axis; negative counts from the end
   * @return the element; a real one has imaginary part 0
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   */
  Complex getComplex(long... index);

  /**
   * Returns one element as the object that Java has for it: {@code ndarray.item}.
   *
   * @param index one index per axis, negative counts from the end; none for the only element
   * @return a Boolean, a Long, a BigInteger for a uint64 above {@link Long#MAX_VALUE}, a Double, or
   *     a {@link Complex}
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}, or there is none
   *     and {@link NDArray#size()} is not 1
   * @throws IndexOutOfBoundsException if an index is out of range
   */
  Object item(long... index);

  /**
   * Writes one element.
   *
   * @param value what to write; 0 or 1 in an array of numbers
   * @param index one index per axis; negative counts from the end
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the array is read-only
   */
  void set(boolean value, long... index);

  /**
   * Writes one element.
   *
   * @param value what to write; rounded if the array's type has too few bits for it
   * @param index one index per axis; negative counts from the end
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the array is read-only
   * @throws ArithmeticException if the value is out of the range of an integer array
   */
  void set(long value, long... index);

  /**
   * Writes one element.
   *
   * @param value what to write; rounded if the array's type has too few bits for it, without its
   *     fraction in an integer array; a complex array gets imaginary part 0
   * @param index one index per axis; negative counts from the end
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the array is read-only
   * @throws ArithmeticException if the value is NaN or out of the range of an integer array
   */
  void set(double value, long... index);

  /**
   * Writes one element of a complex array.
   *
   * @param value what to write
   * @param index one index per axis; negative counts from the end
   * @throws ShapeException if the number of indices is not {@link NDArray#ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the array is read-only or its dtype is real
   */
  void set(Complex value, long... index);

  /**
   * Returns the truth of the only element of an array that has exactly one: Python's {@code bool}.
   *
   * @return whether it is true, or a number other than 0
   * @throws ShapeException if {@link NDArray#size()} is not 1
   */
  boolean toBoolean();

  /**
   * Returns the only element of a bool or integer array that has exactly one.
   *
   * @return the element
   * @throws ShapeException if {@link NDArray#size()} is not 1
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if the element is a uint64 above {@link Long#MAX_VALUE}
   */
  long toLong();

  /**
   * Returns the only element of an array that has exactly one, rounded if it is a 64-bit integer
   * that has more bits than a double.
   *
   * @return the element
   * @throws ShapeException if {@link NDArray#size()} is not 1
   * @throws UnsupportedOperationException if the dtype is complex
   */
  double toDouble();

  /**
   * Returns the only element of an array that has exactly one, as a complex number.
   *
   * @return the element
   * @throws ShapeException if {@link NDArray#size()} is not 1
   */
  Complex toComplex();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is not bool
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  boolean[] toBooleanArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is no {@code byte}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  byte[] toByteArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is no {@code short}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  short[] toShortArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is no {@code int}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  int[] toIntArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is a uint64 above {@link Long#MAX_VALUE}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  long[] toLongArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if float32 does not hold every value of the dtype
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  float[] toFloatArray();

  /**
   * Copies the elements, in C order, to the Java heap; 64-bit integers with more bits than a double
   * has are rounded.
   *
   * @return {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is complex
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  double[] toDoubleArray();

  /**
   * Streams the elements in C order: {@code ndarray.flat}, of a copy that is made now, so that the
   * array may be closed before the stream ends. The other way is {@code np.fromiter(stream)}.
   *
   * {@snippet file="dev/baton/core/ArraySnippets.java" region="streams"}
   *
   * @return a stream of {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is complex
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  DoubleStream doubleStream();

  /**
   * Streams the elements of a bool or integer array in C order, of a copy that is made now.
   *
   * @return a stream of {@link NDArray#size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is a uint64 above {@link Long#MAX_VALUE}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  LongStream longStream();

  /**
   * Copies the elements, in C order, to the Java heap, as complex numbers.
   *
   * @return {@link NDArray#size()} elements
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  Complex[] toComplexArray();

  /**
   * Returns the memory of a contiguous array, for code that works on memory. It stays valid while
   * this array is open; reading or writing it takes no lock.
   *
   * @return {@link NDArray#sizeBytes()} bytes in native byte order, read-only if the array is
   * @throws UnsupportedOperationException if the array is not contiguous
   */
  MemorySegment segment();

  /**
   * Writes the elements to a file, one behind the other in C order and the machine's byte order:
   * {@code ndarray.tofile}. Drops the lock. The file appears under its name when it is whole.
   *
   * @param path where to
   * @throws IOException if it cannot be written; an old file is left as it was
   */
  void tofile(Path path) throws IOException;
}
