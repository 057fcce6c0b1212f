package dev.baton.core.array;

/**
 * What a {@link NDArray} is: its dtype, its extents and strides, how its elements lie, and whether
 * they may be written.
 */
public sealed interface ArrayLayout permits NDArray {
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
   * @return true if so, which makes {@link NDArray#segment()} and {@link NDArray#reshape(long...)}
   *     views
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
}
