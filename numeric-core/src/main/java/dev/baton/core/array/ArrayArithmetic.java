package dev.baton.core.array;

/**
 * The arithmetic of {@link NDArray}, element by element: a (…), b (…) → (broadcast …), of the
 * promoted dtype. All of it releases above 500 elements.
 */
public sealed interface ArrayArithmetic permits NDArray {
  /**
   * Adds element by element, broadcasting: {@code a + b}, {@code numpy.add}.
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
}
