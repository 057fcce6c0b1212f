package dev.baton.core.array;

/**
 * The comparisons of {@link NDArray}, element by element: a (…), b (…) → (broadcast …), bool. All
 * of it releases above 500 elements.
 */
public sealed interface ArrayComparisons permits NDArray {
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
}
