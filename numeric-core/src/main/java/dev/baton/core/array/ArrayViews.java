package dev.baton.core.array;

/**
 * The views of a {@link NDArray}: windows on its storage. No element is copied, but where a method
 * says so.
 */
public sealed interface ArrayViews permits NDArray {
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
   * Returns a view that cannot be written to: {@code a.view()} with {@code setflags(write=False)}.
   *
   * @return a view
   */
  NDArray asReadOnly();

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
}
