package dev.baton.core.array;

import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.Interpreter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * An n-dimensional array of numbers in native memory: {@code numpy.ndarray}.
 *
 * <p>An array is a window (shape, strides, first element) on a storage that it may share with views
 * of it. The storage lives while any of its windows is open or any kernel works on it, and is freed
 * at once when the last one is closed. An array that nobody closes is closed after the garbage
 * collector has found it unreachable, when its interpreter next makes an array.
 *
 * <p>Every method may be called from any thread. A thread that is not attached to the array's
 * {@link #interpreter()} attaches for the call. Native work drops the interpreter lock as the
 * interpreter's {@link dev.baton.core.interpreter.ReleasePolicy} says. Elements written by one
 * thread while another works on them are the program's race, as in NumPy; memory stays safe.
 *
 * <p>Every method but {@link #close()}, {@link #isClosed()} and {@link #interpreter()} throws
 * {@link IllegalStateException} if the array is closed, and {@link
 * dev.baton.core.interpreter.InterpreterClosedException} if its interpreter is. Operands of another
 * interpreter are an {@link IllegalArgumentException}, unless they are {@linkplain #isShared()
 * shared}.
 */
public sealed interface NDArray extends AutoCloseable permits StridedArray {

  // ---- what it is -------------------------------------------------------------------------------

  /**
   * Returns the interpreter the array belongs to: the one its methods run in.
   *
   * @return its interpreter; for a {@linkplain #isShared() shared} array, on a worker of a {@link
   *     dev.baton.core.parallel.InterpreterPool} the worker's, elsewhere the one that shared it
   */
  Interpreter interpreter();

  /**
   * Returns the type of the elements.
   *
   * @return the dtype
   */
  DType dtype();

  /**
   * Returns the number of dimensions.
   *
   * @return 0 to 64
   */
  int ndim();

  /**
   * Returns the extents of all axes.
   *
   * @return a new array of {@link #ndim()} extents
   */
  long[] shape();

  /**
   * Returns the extent of one axis.
   *
   * @param axis which axis; negative counts from the last
   * @return its extent
   * @throws ShapeException if there is no such axis
   */
  long shape(int axis);

  /**
   * Returns the step from one element to the next along each axis.
   *
   * @return a new array of {@link #ndim()} steps, in elements; negative where the axis runs
   *     backwards, 0 where it is broadcast
   */
  long[] strides();

  /**
   * Returns the number of elements.
   *
   * @return the product of the extents
   */
  long size();

  /**
   * Returns the size of the elements together.
   *
   * @return {@link #size()} times the dtype's itemsize, in bytes
   */
  long sizeBytes();

  /**
   * Says whether the elements lie one behind the other in C order.
   *
   * @return true if so, which makes {@link #segment()} and {@link #reshape(long...)} views
   */
  boolean isContiguous();

  /**
   * Says whether the elements lie one behind the other in Fortran order, the first index running
   * fastest.
   *
   * @return true if so; an array of one axis or none may be contiguous in both orders
   */
  boolean isFContiguous();

  /**
   * Says whether elements may be written. A broadcast view is read-only.
   *
   * @return true if writable
   */
  boolean isWriteable();

  /**
   * Says whether every interpreter may read the array: whether it is what {@code np.share} gave, or
   * a view of that. It is read-only, is an operand of any interpreter's operations, and may outlive
   * the interpreter that shared it.
   *
   * @return true if shared
   */
  boolean isShared();

  /**
   * Returns how many references the array's storage has: one for each open array on it and one for
   * each kernel at work on it. Python's {@code sys.getrefcount}, without the call's own reference.
   *
   * @return at least 1
   */
  int referenceCount();

  // ---- elements ---------------------------------------------------------------------------------

  /**
   * Reads the truth of one element.
   *
   * @param index one index per axis; negative counts from the end
   * @return whether the element is true, or a number other than 0
   * @throws ShapeException if the number of indices is not {@link #ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   */
  boolean getBoolean(long... index);

  /**
   * Reads one element of a bool or integer array.
   *
   * @param index one index per axis; negative counts from the end
   * @return the element; 0 or 1 for a bool
   * @throws ShapeException if the number of indices is not {@link #ndim()}
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
   * @throws ShapeException if the number of indices is not {@link #ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the dtype is complex
   */
  double getDouble(long... index);

  /**
   * Reads one element as a complex number.
   *
   * @param index one index per axis; negative counts from the end
   * @return the element; a real one has imaginary part 0
   * @throws ShapeException if the number of indices is not {@link #ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   */
  Complex getComplex(long... index);

  /**
   * Returns one element as the object that Java has for it: {@code ndarray.item}.
   *
   * @param index one index per axis, negative counts from the end; none for the only element
   * @return a Boolean, a Long, a BigInteger for a uint64 above {@link Long#MAX_VALUE}, a Double, or
   *     a {@link Complex}
   * @throws ShapeException if the number of indices is not {@link #ndim()}, or there is none and
   *     {@link #size()} is not 1
   * @throws IndexOutOfBoundsException if an index is out of range
   */
  Object item(long... index);

  /**
   * Writes one element.
   *
   * @param value what to write; 0 or 1 in an array of numbers
   * @param index one index per axis; negative counts from the end
   * @throws ShapeException if the number of indices is not {@link #ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the array is read-only
   */
  void set(boolean value, long... index);

  /**
   * Writes one element.
   *
   * @param value what to write; rounded if the array's type has too few bits for it
   * @param index one index per axis; negative counts from the end
   * @throws ShapeException if the number of indices is not {@link #ndim()}
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
   * @throws ShapeException if the number of indices is not {@link #ndim()}
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
   * @throws ShapeException if the number of indices is not {@link #ndim()}
   * @throws IndexOutOfBoundsException if an index is out of range
   * @throws UnsupportedOperationException if the array is read-only or its dtype is real
   */
  void set(Complex value, long... index);

  /**
   * Returns the truth of the only element of an array that has exactly one: Python's {@code bool}.
   *
   * @return whether it is true, or a number other than 0
   * @throws ShapeException if {@link #size()} is not 1
   */
  boolean toBoolean();

  /**
   * Returns the only element of a bool or integer array that has exactly one.
   *
   * @return the element
   * @throws ShapeException if {@link #size()} is not 1
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if the element is a uint64 above {@link Long#MAX_VALUE}
   */
  long toLong();

  /**
   * Returns the only element of an array that has exactly one, rounded if it is a 64-bit integer
   * that has more bits than a double.
   *
   * @return the element
   * @throws ShapeException if {@link #size()} is not 1
   * @throws UnsupportedOperationException if the dtype is complex
   */
  double toDouble();

  /**
   * Returns the only element of an array that has exactly one, as a complex number.
   *
   * @return the element
   * @throws ShapeException if {@link #size()} is not 1
   */
  Complex toComplex();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link #size()} elements
   * @throws UnsupportedOperationException if the dtype is not bool
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  boolean[] toBooleanArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link #size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is no {@code byte}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  byte[] toByteArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link #size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is no {@code short}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  short[] toShortArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link #size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is no {@code int}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  int[] toIntArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link #size()} elements
   * @throws UnsupportedOperationException if the dtype is floating-point or complex
   * @throws ArithmeticException if an element is a uint64 above {@link Long#MAX_VALUE}
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  long[] toLongArray();

  /**
   * Copies the elements, in C order, to the Java heap.
   *
   * @return {@link #size()} elements
   * @throws UnsupportedOperationException if float32 does not hold every value of the dtype
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  float[] toFloatArray();

  /**
   * Copies the elements, in C order, to the Java heap; 64-bit integers with more bits than a double
   * has are rounded.
   *
   * @return {@link #size()} elements
   * @throws UnsupportedOperationException if the dtype is complex
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  double[] toDoubleArray();

  /**
   * Copies the elements, in C order, to the Java heap, as complex numbers.
   *
   * @return {@link #size()} elements
   * @throws ShapeException if there are more elements than a Java array has room for
   */
  Complex[] toComplexArray();

  /**
   * Returns the memory of a contiguous array, for code that works on memory. It stays valid while
   * this array is open; reading or writing it takes no lock.
   *
   * @return {@link #sizeBytes()} bytes in native byte order, read-only if the array is
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

  // ---- views: no element is copied --------------------------------------------------------------

  /**
   * Returns a view of a part: {@code a[1:5, ..., ::-1, None]}.
   *
   * @param slices one slice per leading axis; missing ones are {@link Slice#ALL}
   * @return a view
   * @throws ShapeException if there are more slices than axes
   * @throws IndexOutOfBoundsException if a {@link Slice#at(long)} is out of range
   */
  NDArray slice(Slice... slices);

  /**
   * Returns a view of a part given as between Python's brackets: {@code a.slice("1:5, ..., ::-1,
   * None")}.
   *
   * {@snippet file="dev/baton/core/ArraySnippets.java" region="slice"}
   *
   * @param items what {@link Slice#parse} reads
   * @return a view
   * @throws IllegalArgumentException if the text cannot be read; the message shows the place
   * @throws ShapeException if there are more slices than axes
   * @throws IndexOutOfBoundsException if a single index is out of range
   */
  NDArray slice(String items);

  /**
   * Returns a view of the whole array: {@code ndarray.view()}.
   *
   * @return a view, closed apart from this array
   */
  NDArray view();

  /**
   * Returns a view of the same bytes as elements of another type: {@code ndarray.view(dtype)}. If
   * the itemsize differs, the last axis grows or shrinks by what they differ in, and must be
   * contiguous.
   *
   * @param dtype the type
   * @return a view
   * @throws IllegalArgumentException if bytes are left over, strides do not fit the itemsize, or
   *     the first element is not aligned for the type
   */
  NDArray view(DType dtype);

  /**
   * Returns an array of another shape with the same elements in C order: a view where strides for
   * it exist, otherwise a copy.
   *
   * @param shape the new extents; one of them may be -1 and is computed
   * @return a view or copy
   * @throws ShapeException if the sizes differ
   */
  NDArray reshape(long... shape);

  /**
   * Returns an array of another shape with the same elements, counted in an order: a view where
   * strides for it exist, otherwise a copy.
   *
   * @param order {@link Order#C}, {@link Order#F} or {@link Order#A}
   * @param shape the new extents; one of them may be -1 and is computed
   * @return a view or copy
   * @throws ShapeException if the sizes differ
   * @throws IllegalArgumentException if the order is {@link Order#K}
   */
  NDArray reshape(Order order, long... shape);

  /**
   * Returns the elements in C order along one axis: a view of a contiguous array, otherwise a copy.
   *
   * @return a view or copy (size)
   */
  NDArray ravel();

  /**
   * Returns the elements along one axis: a view of an array that is contiguous in the order,
   * otherwise a copy.
   *
   * @param order in which the elements are counted
   * @return a view or copy (size)
   */
  NDArray ravel(Order order);

  /**
   * Returns a view with the axes reversed.
   *
   * @return a view
   */
  NDArray transpose();

  /**
   * Returns a view with the axes permuted.
   *
   * @param axes for each axis of the result, the axis of this array it is; negative counts from the
   *     last
   * @return a view
   * @throws ShapeException if {@code axes} is not a permutation of all axes
   */
  NDArray transpose(int... axes);

  /**
   * Returns a read-only view repeated to a larger shape.
   *
   * @param shape the shape; this array's axes are aligned with its last ones, and extents of 1 are
   *     repeated
   * @return a view
   * @throws ShapeException if the array cannot be broadcast to the shape
   */
  NDArray broadcastTo(long... shape);

  /**
   * Returns a view with two axes exchanged: {@code ndarray.swapaxes}.
   *
   * @param axis1 one axis; negative counts from the last
   * @param axis2 the other
   * @return a view
   * @throws ShapeException if an axis does not exist
   */
  NDArray swapaxes(int axis1, int axis2);

  /**
   * Returns a view with more axes, of extent 1.
   *
   * @param axes where they are in the result; negative counts from its last
   * @return a view
   * @throws ShapeException if there is no such place, or one is named twice
   */
  NDArray expandDims(int... axes);

  /**
   * Returns a view without the axes of extent 1.
   *
   * @return a view
   */
  NDArray squeeze();

  /**
   * Returns a view without some axes of extent 1.
   *
   * @param axes which axes; negative counts from the last
   * @return a view
   * @throws ShapeException if an axis does not exist, is named twice, or has another extent
   */
  NDArray squeeze(int... axes);

  /**
   * Returns a diagonal of two axes, as the last axis: {@code ndarray.diagonal}.
   *
   * @param offset how many columns it lies right of the main diagonal; negative lies below it
   * @param axis1 the axis of the rows; negative counts from the last
   * @param axis2 the axis of the columns
   * @return a read-only view
   * @throws ShapeException if an axis does not exist or both are the same
   */
  NDArray diagonal(long offset, int axis1, int axis2);

  /**
   * Returns the real parts: a view on a complex array, a view of the whole of a real one.
   *
   * @return a view, of float32 on complex64 and of float64 on complex128
   */
  NDArray real();

  /**
   * Returns the imaginary parts as a view.
   *
   * @return a view, of float32 on complex64 and of float64 on complex128
   * @throws UnsupportedOperationException if the dtype is real
   */
  NDArray imag();

  // ---- copies and assignment --------------------------------------------------------------------

  /**
   * Returns a contiguous copy. Drops the lock above 500 elements (NumPy's rule).
   *
   * @return a new array
   */
  NDArray copy();

  /**
   * Returns a copy whose elements lie in an order. Drops the lock above 500 elements.
   *
   * @param order how they lie; {@link Order#K} as in this array, without its gaps
   * @return a new array
   */
  NDArray copy(Order order);

  /**
   * Returns a copy along one axis: {@code ndarray.flatten}. Drops the lock above 500 elements.
   *
   * @return a new array (size)
   */
  NDArray flatten();

  /**
   * Returns a copy along one axis, the elements counted in an order: {@code ndarray.flatten}.
   *
   * @param order in which they are counted
   * @return a new array (size)
   */
  NDArray flatten(Order order);

  /**
   * Returns a copy with the bytes of each element, or of each part of a complex one, in the
   * opposite order: {@code ndarray.byteswap}. Drops the lock above 500 bytes.
   *
   * @return a new array
   */
  NDArray byteswap();

  /**
   * Returns a contiguous copy in another type, as {@code ndarray.astype}: floating-point numbers
   * lose their fraction in an integer type, and integers wrap around that do not fit. From complex
   * to real, of which NumPy warns, is refused.
   *
   * @param dtype the type
   * @return a new array
   * @throws UnsupportedOperationException if the conversion would lose imaginary parts
   */
  NDArray astype(DType dtype);

  /**
   * Returns a contiguous copy in another type, if that is allowed: {@code ndarray.astype(dtype,
   * casting=…)}.
   *
   * @param dtype the type
   * @param casting which conversions are allowed; by {@link Casting#UNSAFE} a complex number loses
   *     its imaginary part
   * @return a new array
   * @throws UnsupportedOperationException if the conversion is not among them
   */
  NDArray astype(DType dtype, Casting casting);

  /**
   * Copies another array's elements into this one, converted as by {@link #astype(DType)}: {@code
   * a[...] = b}. Overlap is handled as if {@code source} were copied first.
   *
   * @param source an array that can be broadcast to this shape
   * @throws ShapeException if it cannot
   * @throws UnsupportedOperationException if this array is read-only, or real and {@code source}
   *     complex
   */
  void assign(NDArray source);

  /**
   * Sets every element.
   *
   * @param value the value; 0 or 1 in an array of numbers
   * @throws UnsupportedOperationException if this array is read-only
   */
  void fill(boolean value);

  /**
   * Sets every element.
   *
   * @param value the value, as {@link #set(long, long...)} takes it
   * @throws UnsupportedOperationException if this array is read-only
   * @throws ArithmeticException if the value is out of the range of an integer array
   */
  void fill(long value);

  /**
   * Sets every element.
   *
   * @param value the value, as {@link #set(double, long...)} takes it
   * @throws UnsupportedOperationException if this array is read-only
   * @throws ArithmeticException if the value is NaN or out of the range of an integer array
   */
  void fill(double value);

  /**
   * Sets every element of a complex array.
   *
   * @param value the value
   * @throws UnsupportedOperationException if this array is read-only or its dtype is real
   */
  void fill(Complex value);

  // ---- indexing, sorting ------------------------------------------------------------------------

  /**
   * Returns what an index with arrays in it selects: {@code a[…]}, NumPy's advanced indexing.
   *
   * <p>Arrays of integers are broadcast together and taken point by point; an array of bools stands
   * for the indices of its true elements along as many axes as it has. The axes of the broadcast
   * arrays stand where the arrays stood, or first if a slice, an ellipsis or a new axis stood
   * between two of them. Without an array, this is {@link #slice(Slice...)} and gives a view.
   * Releases above 500 elements of the result.
   *
   * @param index slices and arrays; missing axes are taken whole
   * @return a new array, or a view where there is no array among the items
   * @throws ShapeException if there are more items than axes, arrays cannot be broadcast together,
   *     or a mask does not have the extents of its axes
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws IllegalArgumentException if an array is neither of integers nor of bools
   */
  NDArray get(Index... index);

  /**
   * Writes to what an index selects: {@code a[…] = value}. Where an element is selected several
   * times the last value stays; overlap is handled as if {@code value} were copied first. Releases
   * above 500 elements.
   *
   * @param value what is written, broadcast to what is selected
   * @param index slices and arrays, as for {@link #get(Index...)}
   * @throws ShapeException as {@link #get(Index...)}, or if {@code value} cannot be broadcast
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws IllegalArgumentException if an array is neither of integers nor of bools
   * @throws UnsupportedOperationException if this array is read-only, or real and {@code value}
   *     complex
   */
  void set(NDArray value, Index... index);

  /**
   * Sorts in place along the last axis: {@code ndarray.sort}. Releases at any size.
   *
   * @throws ShapeException if there are no axes
   * @throws UnsupportedOperationException if the array is read-only
   */
  void sort();

  /**
   * Sorts in place along an axis.
   *
   * @param axis which axis; negative counts from the last
   * @param kind whether equal elements keep their order
   * @throws ShapeException if there is no such axis
   * @throws UnsupportedOperationException if the array is read-only
   */
  void sort(int axis, SortKind kind);

  // ---- arithmetic: a (…), b (…) → (broadcast …), promoted dtype ---------------------------------

  /**
   * Adds element by element, broadcasting: {@code a + b}, {@code numpy.add}. Releases above 500
   * elements, as do all below.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray add(NDArray other);

  /**
   * Adds a number to every element.
   *
   * @param other the number
   * @return a new array
   */
  NDArray add(double other);

  /**
   * Adds an integer to every element.
   *
   * @param other the integer, which takes the array's dtype
   * @return a new array
   * @throws ArithmeticException if the integer is out of the range of the dtype
   */
  NDArray add(long other);

  /**
   * Subtracts element by element, broadcasting: {@code a - b}, {@code numpy.subtract}.
   *
   * @param other what to subtract
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray subtract(NDArray other);

  /**
   * Subtracts a number from every element.
   *
   * @param other the number
   * @return a new array
   */
  NDArray subtract(double other);

  /**
   * Subtracts an integer from every element.
   *
   * @param other the integer, which takes the array's dtype
   * @return a new array
   * @throws ArithmeticException if the integer is out of the range of the dtype
   */
  NDArray subtract(long other);

  /**
   * Multiplies element by element, broadcasting: {@code a * b}, {@code numpy.multiply}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray multiply(NDArray other);

  /**
   * Multiplies every element by a number.
   *
   * @param other the number
   * @return a new array
   */
  NDArray multiply(double other);

  /**
   * Multiplies every element by an integer.
   *
   * @param other the integer, which takes the array's dtype
   * @return a new array
   * @throws ArithmeticException if the integer is out of the range of the dtype
   */
  NDArray multiply(long other);

  /**
   * Multiplies every element by a complex number.
   *
   * @param other the number
   * @return a new complex128 array
   */
  NDArray multiply(Complex other);

  /**
   * Divides element by element, broadcasting: {@code a / b}, {@code numpy.divide}. Division by zero
   * gives infinities and NaN.
   *
   * @param other the divisor
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray divide(NDArray other);

  /**
   * Divides every element by a number.
   *
   * @param other the divisor
   * @return a new array
   */
  NDArray divide(double other);

  /**
   * Divides every element by an integer, in floating point.
   *
   * @param other the integer, which takes the array's dtype
   * @return a new array
   * @throws ArithmeticException if the integer is out of the range of the dtype
   */
  NDArray divide(long other);

  /**
   * Divides and rounds down: {@code a // b}, {@code numpy.floor_divide}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray floorDivide(NDArray other);

  /**
   * Divides and rounds down: {@code a // b}, {@code numpy.floor_divide}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray floorDivide(long other);

  /**
   * Divides and rounds down: {@code a // b}, {@code numpy.floor_divide}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray floorDivide(double other);

  /**
   * Returns what floor division leaves: {@code a % b}, {@code numpy.remainder}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray remainder(NDArray other);

  /**
   * Returns what floor division leaves: {@code a % b}, {@code numpy.remainder}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray remainder(long other);

  /**
   * Returns what floor division leaves: {@code a % b}, {@code numpy.remainder}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray remainder(double other);

  /**
   * Raises to powers: {@code a ** b}, {@code numpy.power}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray power(NDArray other);

  /**
   * Raises to powers: {@code a ** b}, {@code numpy.power}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray power(long other);

  /**
   * Raises to powers: {@code a ** b}, {@code numpy.power}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray power(double other);

  /**
   * Says which elements are equal: {@code a == b}, {@code numpy.equal}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray equal(NDArray other);

  /**
   * Says which elements are equal: {@code a == b}, {@code numpy.equal}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray equal(long other);

  /**
   * Says which elements are equal: {@code a == b}, {@code numpy.equal}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray equal(double other);

  /**
   * Says which elements differ: {@code a != b}, {@code numpy.not_equal}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray notEqual(NDArray other);

  /**
   * Says which elements differ: {@code a != b}, {@code numpy.not_equal}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray notEqual(long other);

  /**
   * Says which elements differ: {@code a != b}, {@code numpy.not_equal}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray notEqual(double other);

  /**
   * Says which elements are less: {@code a < b}, {@code numpy.less}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray less(NDArray other);

  /**
   * Says which elements are less: {@code a < b}, {@code numpy.less}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray less(long other);

  /**
   * Says which elements are less: {@code a < b}, {@code numpy.less}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray less(double other);

  /**
   * Says which elements are at most: {@code a <= b}, {@code numpy.less_equal}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray lessEqual(NDArray other);

  /**
   * Says which elements are at most: {@code a <= b}, {@code numpy.less_equal}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray lessEqual(long other);

  /**
   * Says which elements are at most: {@code a <= b}, {@code numpy.less_equal}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray lessEqual(double other);

  /**
   * Says which elements are greater: {@code a > b}, {@code numpy.greater}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray greater(NDArray other);

  /**
   * Says which elements are greater: {@code a > b}, {@code numpy.greater}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray greater(long other);

  /**
   * Says which elements are greater: {@code a > b}, {@code numpy.greater}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray greater(double other);

  /**
   * Says which elements are at least: {@code a >= b}, {@code numpy.greater_equal}.
   *
   * @param other the other operand
   * @return a new array
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  NDArray greaterEqual(NDArray other);

  /**
   * Says which elements are at least: {@code a >= b}, {@code numpy.greater_equal}.
   *
   * @param other an integer, which takes the dtype of this array
   * @return a new array
   */
  NDArray greaterEqual(long other);

  /**
   * Says which elements are at least: {@code a >= b}, {@code numpy.greater_equal}.
   *
   * @param other a number
   * @return a new array
   */
  NDArray greaterEqual(double other);

  /**
   * Negates every element: {@code -a}, {@code numpy.negative}.
   *
   * @return a new array
   */
  NDArray negate();

  /**
   * Returns absolute values: {@code numpy.absolute}.
   *
   * @return a new float64 array
   */
  NDArray abs();

  /**
   * Returns complex conjugates: {@code numpy.conjugate}.
   *
   * @return a new array
   */
  NDArray conjugate();

  // ---- reductions and products ------------------------------------------------------------------

  /**
   * Adds up all elements, pairwise: {@code numpy.sum}.
   *
   * @return a new 0-d array; 0 for an empty one
   */
  NDArray sum();

  /**
   * Adds up along axes, pairwise: {@code numpy.sum(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes
   * @throws ShapeException if an axis does not exist or is named twice
   */
  NDArray sum(int... axes);

  /**
   * Returns the product of all elements: {@code numpy.prod}.
   *
   * @return a new 0-d array
   */
  NDArray prod();

  /**
   * Returns products along axes: {@code numpy.prod(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes
   * @throws ShapeException if an axis does not exist or is named twice
   */
  NDArray prod(int... axes);

  /**
   * Returns the largest element, or NaN of all elements: {@code numpy.max}.
   *
   * @return a new 0-d array
   * @throws ShapeException if there is no element
   */
  NDArray max();

  /**
   * Returns the largest elements along axes: {@code numpy.max(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes
   * @throws ShapeException if an axis does not exist or is named twice, or has no element
   */
  NDArray max(int... axes);

  /**
   * Returns the smallest element, or NaN of all elements: {@code numpy.min}.
   *
   * @return a new 0-d array
   * @throws ShapeException if there is no element
   */
  NDArray min();

  /**
   * Returns the smallest elements along axes: {@code numpy.min(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes
   * @throws ShapeException if an axis does not exist or is named twice, or has no element
   */
  NDArray min(int... axes);

  /**
   * Returns whether an element is not 0 of all elements: {@code numpy.any}.
   *
   * @return a new 0-d array
   */
  NDArray any();

  /**
   * Returns whether elements are not 0 along axes: {@code numpy.any(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes
   * @throws ShapeException if an axis does not exist or is named twice
   */
  NDArray any(int... axes);

  /**
   * Returns whether no element is 0 of all elements: {@code numpy.all}.
   *
   * @return a new 0-d array
   */
  NDArray all();

  /**
   * Returns whether no elements are 0 along axes: {@code numpy.all(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes
   * @throws ShapeException if an axis does not exist or is named twice
   */
  NDArray all(int... axes);

  /**
   * Finds the first largest element among all in C order, or the first NaN: {@code numpy.argmax}.
   *
   * @return a new 0-d int64 array
   * @throws ShapeException if there is no element
   */
  NDArray argmax();

  /**
   * Finds the first largest elements along an axis, or the first NaNs: {@code numpy.argmax(a,
   * axis)}.
   *
   * @param axis which axis; negative counts from the last
   * @return a new int64 array without the axis
   * @throws ShapeException if the axis does not exist or has no element
   */
  NDArray argmax(int axis);

  /**
   * Finds the first smallest element among all in C order, or the first NaN: {@code numpy.argmin}.
   *
   * @return a new 0-d int64 array
   * @throws ShapeException if there is no element
   */
  NDArray argmin();

  /**
   * Finds the first smallest elements along an axis, or the first NaNs: {@code numpy.argmin(a,
   * axis)}.
   *
   * @param axis which axis; negative counts from the last
   * @return a new int64 array without the axis
   * @throws ShapeException if the axis does not exist or has no element
   */
  NDArray argmin(int axis);

  /**
   * Returns the sums of the elements up to each, in C order: {@code numpy.cumsum}.
   *
   * @return a new array (size)
   */
  NDArray cumsum();

  /**
   * Returns the sums of the elements up to each along an axis: {@code numpy.cumsum(a, axis)}.
   *
   * @param axis which axis; negative counts from the last
   * @return a new array of this shape
   * @throws ShapeException if the axis does not exist
   */
  NDArray cumsum(int axis);

  /**
   * Returns the products of the elements up to each, in C order: {@code numpy.cumprod}.
   *
   * @return a new array (size)
   */
  NDArray cumprod();

  /**
   * Returns the products of the elements up to each along an axis: {@code numpy.cumprod(a, axis)}.
   *
   * @param axis which axis; negative counts from the last
   * @return a new array of this shape
   * @throws ShapeException if the axis does not exist
   */
  NDArray cumprod(int axis);

  /**
   * Multiplies as {@code numpy.dot} does for one or two dimensions: a (k), b (k) → (); a (m, k), b
   * (k, n) → (m, n); a (m, k), b (k) → (m). Calls BLAS; releases at any size.
   *
   * @param other the right operand
   * @return a new array
   * @throws ShapeException if the shapes do not fit
   */
  NDArray dot(NDArray other);

  /**
   * Multiplies matrices: a (…, m, k), b (…, k, n) → (…, m, n), broadcasting the leading axes:
   * {@code a @ b}, {@code numpy.matmul}. Calls BLAS; releases above 500 elements of the result.
   *
   * @param other the right operand
   * @return a new array
   * @throws ShapeException if the shapes do not fit
   */
  NDArray matmul(NDArray other);

  // ---- the rest ---------------------------------------------------------------------------------

  /**
   * Returns the array as NumPy's {@code str} prints it, formatted under the lock.
   *
   * @return for example {@code [1. 2. 3.]}
   */
  @Override
  String toString();

  /**
   * Returns the array as NumPy's {@code repr} prints it, formatted under the lock.
   *
   * @return for example {@code array([1., 2., 3.])}
   */
  String repr();

  /**
   * Says whether the array has been closed.
   *
   * @return true if so
   */
  boolean isClosed();

  /**
   * Gives up this window on the storage. The storage is freed when no other window is open and no
   * kernel works on it. Closing twice is harmless.
   *
   * @throws IllegalStateException if its {@link #segment()} is in use, by a native call or an I/O
   *     operation; the array stays open
   */
  @Override
  void close();
}
