package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.NativeCall;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;

/** Makes arrays: NumPy's array creation routines. Part of {@link Numeric}. */
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
    return full(dtype, 0, shape);
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
    return full(dtype, 1, shape);
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
    try (var attachment = Numeric.context(this).interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray result = Numeric.context(this).empty(self, dtype, shape.clone());
      return result.filledBy(() -> Copies.fill(self, result, Scalar.of(value)));
    }
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
    try (var attachment = Numeric.context(this).interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray result = Numeric.context(this).empty(self, DType.COMPLEX128, shape.clone());
      return result.filledBy(() -> Copies.fill(self, result, Scalar.of(value)));
    }
  }

  /**
   * Counts from 0: {@code numpy.arange(float(n))}.
   *
   * @param n how many
   * @return a new float64 array (n)
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray arange(long n) {
    return run(n, 0, 1);
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
    double count = Math.ceil((stop - start) / step);
    if (step == 0 || !(Math.abs(count) <= Long.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "arange: no finite number of steps of %s leads from %s to %s"
              .formatted(step, start, stop));
    }
    // NumPy's own steps: the second element is rounded once, the step is its distance to the first.
    double second = start + step;
    return run((long) Math.max(count, 0), start, second - start);
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
    double length = stop - start;
    long intervals = Math.max(n - 1, 1);
    double step = length / (double) intervals;
    // As NumPy: a step that underflows to 0 would lose the length, so that is multiplied last.
    boolean underflows = step == 0;
    try (var _ = Numeric.context(this).interpreter().attach();
        NDArray factor = full(underflows ? length : step);
        NDArray first = full(start)) {
      StridedArray result = run(n, 0, 1);
      return result.filledBy(
          () -> {
            if (underflows) {
              try (NDArray divisor = full((double) intervals)) {
                BinaryUfunc.DIVIDE.apply(result, divisor, result);
              }
            }
            BinaryUfunc.MULTIPLY.apply(result, factor, result);
            BinaryUfunc.ADD.apply(result, first, result);
            if (n > 1) {
              result.set(stop, n - 1); // Exactly, whatever was rounded on the way.
            }
          });
    }
  }

  private StridedArray run(long n, double start, double step) {
    try (var attachment = Numeric.context(this).interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray result = Numeric.context(this).empty(self, DType.FLOAT64, n);
      return result.filledBy(
          () -> {
            NativeCall.arange(self, n, start, step, result.storage());
            if (n > 0) {
              result.set(start, 0); // Start + 0 * step would lose the sign of -0.
            }
          });
    }
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new float64 array (values.length)
   */
  default NDArray array(double... values) {
    try (var attachment = Numeric.context(this).interpreter().attach()) {
      StridedArray result =
          Numeric.context(this).empty(attachment.state(), DType.FLOAT64, values.length);
      RawMemory.write(values, result.address());
      return result;
    }
  }

  /**
   * Copies rows into an array.
   *
   * @param rows the rows, all of one length
   * @return a new float64 array (rows, columns)
   * @throws ShapeException if the rows differ in length
   */
  default NDArray array(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new ShapeException(
            "array: row %d has %d elements, row 0 has %d"
                .formatted(row, rows[row].length, columns));
      }
    }
    try (var attachment = Numeric.context(this).interpreter().attach()) {
      StridedArray result =
          Numeric.context(this).empty(attachment.state(), DType.FLOAT64, rows.length, columns);
      for (int row = 0; row < rows.length; row++) {
        RawMemory.write(rows[row], result.address() + (long) row * columns * Double.BYTES);
      }
      return result;
    }
  }

  /**
   * Copies complex values into an array.
   *
   * @param values the elements
   * @return a new complex128 array (values.length)
   */
  default NDArray array(Complex... values) {
    try (var attachment = Numeric.context(this).interpreter().attach()) {
      StridedArray result =
          Numeric.context(this).empty(attachment.state(), DType.COMPLEX128, values.length);
      return result.filledBy(
          () -> {
            for (int i = 0; i < values.length; i++) {
              long address = result.address() + 2L * i * Double.BYTES;
              RawMemory.setDouble(address, values[i].re());
              RawMemory.setDouble(address + Double.BYTES, values[i].im());
            }
          });
    }
  }
}
