package dev.baton.core.array;

/**
 * Copies of a {@link NDArray}, what an index with arrays selects, and what is written to all of its
 * elements or to some: assignment, filling, sorting.
 */
public sealed interface ArrayCopies permits NDArray {
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
   * Returns a copy in another type that lies in memory as this array does, as {@code
   * ndarray.astype}: floating-point numbers lose their fraction in an integer type, and integers
   * wrap around that do not fit. From complex to real, of which NumPy warns, is refused.
   *
   * @param dtype the type
   * @return a new array
   * @throws UnsupportedOperationException if the conversion would lose imaginary parts
   */
  NDArray astype(DType dtype);

  /**
   * Returns a copy in another type that lies in memory as this array does, if that is allowed:
   * {@code ndarray.astype(dtype, casting=…)}.
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
   * @param value the value, as {@link NDArray#set(long, long...)} takes it
   * @throws UnsupportedOperationException if this array is read-only
   * @throws ArithmeticException if the value is out of the range of an integer array
   */
  void fill(long value);

  /**
   * Sets every element.
   *
   * @param value the value, as {@link NDArray#set(double, long...)} takes it
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

  /**
   * Returns what an index with arrays in it selects: {@code a[…]}, NumPy's advanced indexing.
   *
   * <p>Arrays of integers are broadcast together and taken point by point; an array of bools stands
   * for the indices of its true elements along as many axes as it has. The axes of the broadcast
   * arrays stand where the arrays stood, or first if a slice, an ellipsis or a new axis stood
   * between two of them. Without an array, this is {@link NDArray#slice(Slice...)} and gives a
   * view. Releases above 500 elements of the result.
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
}
