package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;

/**
 * Makes arrays: NumPy's array creation routines. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/ArraySnippets.java" region="creation"}
 *
 * <p>Whole numbers count in int64, as in NumPy: {@code arange(5)} is an array of int64, {@code
 * arange(5.0)} one of float64. Results are new arrays in C order; filling them drops the lock above
 * 500 elements.
 */
public sealed interface ArrayCreation permits Numeric {
  /**
   * Makes a float64 array with elements that are not set.
   *
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for it
   */
  default NDArray empty(long... shape) {
    return empty(DType.FLOAT64, shape);
  }

  /**
   * Makes an array with elements that are not set: {@code numpy.empty}.
   *
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for it
   */
  default NDArray empty(DType dtype, long... shape) {
    try (var attachment = Numeric.context(this).interpreter().attach()) {
      return Numeric.context(this).empty(attachment.state(), dtype, shape.clone());
    }
  }

  /**
   * Makes a float64 array of zeros.
   *
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray zeros(long... shape) {
    return full(DType.FLOAT64, 0, shape);
  }

  /**
   * Makes an array of zeros: {@code numpy.zeros}.
   *
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray zeros(DType dtype, long... shape) {
    return full(dtype, 0L, shape);
  }

  /**
   * Makes a float64 array of ones.
   *
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray ones(long... shape) {
    return full(DType.FLOAT64, 1, shape);
  }

  /**
   * Makes an array of ones: {@code numpy.ones}.
   *
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray ones(DType dtype, long... shape) {
    return full(dtype, 1L, shape);
  }

  /**
   * Makes a float64 array of one value.
   *
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray full(double value, long... shape) {
    return full(DType.FLOAT64, value, shape);
  }

  /**
   * Makes an array of one value: {@code numpy.full}.
   *
   * @param dtype the type of the elements
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray full(DType dtype, double value, long... shape) {
    return Filling.full(this, dtype, Scalar.of(value), shape);
  }

  /**
   * Makes a complex128 array of one value.
   *
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray full(Complex value, long... shape) {
    return full(DType.COMPLEX128, value, shape);
  }

  /**
   * Makes an array of one integer: {@code numpy.full(shape, value, dtype)}.
   *
   * @param dtype the type of the elements
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   * @throws ArithmeticException if the type is an integer one that cannot hold the value
   */
  default NDArray full(DType dtype, long value, long... shape) {
    return Filling.full(this, dtype, Scalar.of(value), shape);
  }

  /**
   * Makes an array of one complex number: {@code numpy.full(shape, value, dtype)}.
   *
   * @param dtype the type of the elements, a complex one
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   * @throws UnsupportedOperationException if the type is real
   */
  default NDArray full(DType dtype, Complex value, long... shape) {
    return Filling.full(this, dtype, Scalar.of(value), shape);
  }

  // ---- like another -----------------------------------------------------------------------------

  /**
   * Makes an array of another's shape and dtype with elements that are not set: {@code
   * numpy.empty_like}.
   *
   * @param a the other array
   * @return a new array in C order
   */
  default NDArray emptyLike(NDArray a) {
    StridedArray array = Operands.all(this, "emptyLike", a)[0];
    return empty(array.type(), array.extents());
  }

  /**
   * Makes an array of another's shape and dtype of zeros: {@code numpy.zeros_like}.
   *
   * @param a the other array
   * @return a new array in C order
   */
  default NDArray zerosLike(NDArray a) {
    StridedArray array = Operands.all(this, "zerosLike", a)[0];
    return full(array.type(), 0L, array.extents());
  }

  /**
   * Makes an array of another's shape and dtype of ones: {@code numpy.ones_like}.
   *
   * @param a the other array
   * @return a new array in C order
   */
  default NDArray onesLike(NDArray a) {
    StridedArray array = Operands.all(this, "onesLike", a)[0];
    return full(array.type(), 1L, array.extents());
  }

  /**
   * Makes an array of another's shape and dtype of one value: {@code numpy.full_like}.
   *
   * @param a the other array
   * @param value every element, converted to its dtype
   * @return a new array in C order
   */
  default NDArray fullLike(NDArray a, double value) {
    StridedArray array = Operands.all(this, "fullLike", a)[0];
    return full(array.type(), value, array.extents());
  }

  // ---- numbers in steps -------------------------------------------------------------------------

  /**
   * Counts from 0: {@code numpy.arange(n)}.
   *
   * @param stop how many; none if negative
   * @return a new int64 array (stop)
   */
  default NDArray arange(long stop) {
    return arange(0, stop, 1);
  }

  /**
   * Counts from a start to before a stop: {@code numpy.arange(start, stop)}.
   *
   * @param start the first element
   * @param stop where it ends, exclusive
   * @return a new int64 array (stop - start)
   */
  default NDArray arange(long start, long stop) {
    return arange(start, stop, 1);
  }

  /**
   * Counts from a start by steps to before a stop: {@code numpy.arange(start, stop, step)}.
   *
   * @param start the first element
   * @param stop where it ends, exclusive
   * @param step the difference, not 0
   * @return a new int64 array
   * @throws IllegalArgumentException if the step is 0
   */
  default NDArray arange(long start, long stop, long step) {
    return Filling.integers(this, start, stop, step);
  }

  /**
   * Counts from 0 in float64: {@code numpy.arange(5.0)}.
   *
   * @param stop where it ends, exclusive
   * @return a new float64 array
   * @throws IllegalArgumentException if the number of elements is not finite
   */
  default NDArray arange(double stop) {
    return arange(0.0, stop, 1.0);
  }

  /**
   * Counts from a start to before a stop in float64.
   *
   * @param start the first element
   * @param stop where it ends, exclusive
   * @return a new float64 array
   * @throws IllegalArgumentException if the number of elements is not finite
   */
  default NDArray arange(double start, double stop) {
    return arange(start, stop, 1.0);
  }

  /**
   * Counts from a start by steps to before a stop: {@code numpy.arange(start, stop, step)}; the
   * number of elements is ceil((stop - start) / step).
   *
   * @param start the first element
   * @param stop where it ends, exclusive
   * @param step the difference, not 0
   * @return a new float64 array
   * @throws IllegalArgumentException if the step is 0 or the number of elements is not finite
   */
  default NDArray arange(double start, double stop, double step) {
    return Filling.steps(this, start, stop, step);
  }

  /**
   * Divides an interval evenly, both ends included: {@code numpy.linspace(start, stop, n)}.
   *
   * @param start the first element
   * @param stop the last element
   * @param n how many elements
   * @return a new float64 array (n)
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray linspace(double start, double stop, long n) {
    return linspace(start, stop, n, true);
  }

  /**
   * Divides an interval evenly: {@code numpy.linspace(start, stop, n, endpoint)}.
   *
   * @param start the first element
   * @param stop the end of the interval
   * @param n how many elements
   * @param endpoint true if the end is the last element, false if it would be the next
   * @return a new float64 array (n)
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray linspace(double start, double stop, long n, boolean endpoint) {
    return Filling.linspace(this, start, stop, n, endpoint);
  }

  /**
   * Divides an interval evenly, in a dtype: {@code numpy.linspace(start, stop, n, endpoint,
   * dtype=dtype)}. Integers are rounded down.
   *
   * @param dtype the type of the elements
   * @param start the first element
   * @param stop the end of the interval
   * @param n how many elements
   * @param endpoint true if the end is the last element, false if it would be the next
   * @return a new array (n)
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray linspace(DType dtype, double start, double stop, long n, boolean endpoint) {
    return Filling.linspace(this, dtype, start, stop, n, endpoint);
  }

  /**
   * Divides intervals evenly: {@code numpy.linspace} of arrays; start (…), stop (…) → (n, …),
   * broadcast.
   *
   * @param start the first elements
   * @param stop the ends of the intervals
   * @param n how many elements each
   * @param endpoint true if the ends are the last elements, false if they would be the next
   * @return a new array of float64, or complex128 if one of the ends is complex
   * @throws ShapeException if {@code n} is negative or the ends cannot be broadcast
   */
  default NDArray linspace(NDArray start, NDArray stop, long n, boolean endpoint) {
    return Filling.linspace(this, start, stop, n, endpoint);
  }

  /**
   * Makes numbers at one ratio, from {@code 10^start} to {@code 10^stop}: {@code numpy.logspace}.
   *
   * @param start the exponent of the first element
   * @param stop that of the last
   * @param n how many elements
   * @return a new float64 array of one axis
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray logspace(double start, double stop, long n) {
    return logspace(start, stop, n, true, 10);
  }

  /**
   * Makes numbers at one ratio, from {@code base^start} to {@code base^stop}: {@code
   * numpy.logspace(start, stop, n, endpoint, base)}.
   *
   * @param start the exponent of the first element
   * @param stop that of the end
   * @param n how many elements
   * @param endpoint true if the end is the last element
   * @param base whose powers the elements are
   * @return a new float64 array of one axis
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray logspace(double start, double stop, long n, boolean endpoint, double base) {
    return Filling.logspace(this, start, stop, n, endpoint, base);
  }

  /**
   * Makes numbers at one ratio: {@code numpy.geomspace}; the ends are exact.
   *
   * @param start the first element, not 0
   * @param stop the last one, of the same sign
   * @param n how many elements
   * @return a new float64 array of one axis
   * @throws ShapeException if {@code n} is negative
   * @throws IllegalArgumentException if {@code start} or {@code stop} is 0
   */
  default NDArray geomspace(double start, double stop, long n) {
    return geomspace(start, stop, n, true);
  }

  /**
   * Makes numbers at one ratio: {@code numpy.geomspace(start, stop, n, endpoint)}.
   *
   * @param start the first element, not 0
   * @param stop the end, of the same sign
   * @param n how many elements
   * @param endpoint true if the end is the last element
   * @return a new float64 array of one axis; NaN between ends of different signs
   * @throws ShapeException if {@code n} is negative
   * @throws IllegalArgumentException if {@code start} or {@code stop} is 0
   */
  default NDArray geomspace(double start, double stop, long n, boolean endpoint) {
    return Filling.geomspace(this, start, stop, n, endpoint);
  }

  /**
   * Computes the distance between neighbours of {@link #linspace}: what {@code retstep} returns.
   *
   * @param start the first element
   * @param stop the end of the interval
   * @param n how many elements
   * @param endpoint true if the end is the last element
   * @return the distance, NaN if there are no two elements
   */
  default double linspaceStep(double start, double stop, long n, boolean endpoint) {
    long intervals = endpoint ? n - 1 : n;
    return intervals > 0 ? (stop - start) / intervals : Double.NaN;
  }
}
