package dev.baton.core.array;

/** What a {@link NDArray} adds up to, its other reductions and its products with others. */
public sealed interface ArrayReductions permits NDArray {
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
   * Returns the mean of all elements: {@code numpy.mean}.
   *
   * @return a new 0-d array; NaN of no element
   */
  NDArray mean();

  /**
   * Returns the means along axes: {@code numpy.mean(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes
   * @throws ShapeException if an axis does not exist or is named twice
   */
  NDArray mean(int... axes);

  /**
   * Returns the variance of all elements: {@code numpy.var}.
   *
   * @return a new 0-d array, real; NaN of no element
   */
  NDArray var();

  /**
   * Returns the variances along axes: {@code numpy.var(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes, real
   * @throws ShapeException if an axis does not exist or is named twice
   */
  NDArray var(int... axes);

  /**
   * Returns the standard deviation of all elements: {@code numpy.std}.
   *
   * @return a new 0-d array, real; NaN of no element
   */
  NDArray std();

  /**
   * Returns the standard deviations along axes: {@code numpy.std(a, axis)}.
   *
   * @param axes which axes; negative counts from the last
   * @return a new array without these axes, real
   * @throws ShapeException if an axis does not exist or is named twice
   */
  NDArray std(int... axes);

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
   * Sums a diagonal: {@code numpy.trace}.
   *
   * @param offset which diagonal: 0 the main one, above it positive, below negative
   * @param axis1 the axis of the rows
   * @param axis2 the axis of the columns
   * @return a new array without these axes, of the dtype that sums have
   * @throws ShapeException if the axes do not exist or are the same
   */
  NDArray trace(long offset, int axis1, int axis2);

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
}
