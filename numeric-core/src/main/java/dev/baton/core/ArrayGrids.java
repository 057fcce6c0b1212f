package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes matrices and grids: the part of NumPy's array creation routines where an element's place
 * says what it is. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/ArraySnippets.java" region="grids"}
 */
public sealed interface ArrayGrids permits Numeric {

  // ---- matrices ---------------------------------------------------------------------------------

  /**
   * Makes a float64 identity matrix: {@code numpy.eye(n)}.
   *
   * @param n rows and columns
   * @return a new array (n, n)
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray eye(long n) {
    return eye(DType.FLOAT64, n, n, 0);
  }

  /**
   * Makes a matrix of ones on a diagonal: {@code numpy.eye(rows, columns, offset, dtype)}.
   *
   * @param dtype the type of the elements
   * @param rows how many rows
   * @param columns how many columns
   * @param offset how many columns the diagonal lies right of the main one; negative lies below it
   * @return a new array (rows, columns)
   * @throws ShapeException if an extent is negative
   */
  default NDArray eye(DType dtype, long rows, long columns, long offset) {
    return Grids.eye(this, dtype, rows, columns, offset);
  }

  /**
   * Makes a float64 identity matrix: {@code numpy.identity}.
   *
   * @param n rows and columns
   * @return a new array (n, n)
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray identity(long n) {
    return eye(n);
  }

  /**
   * Makes a matrix of a diagonal, or shows the diagonal of a matrix: {@code numpy.diag(v)}.
   *
   * @param v the diagonal (n), or the matrix (m, n)
   * @return a new array (n, n), or a read-only view (min(m, n))
   * @throws ShapeException if {@code v} has neither one axis nor two
   */
  default NDArray diag(NDArray v) {
    return diag(v, 0);
  }

  /**
   * Makes a matrix of a diagonal, or shows a diagonal of a matrix: {@code numpy.diag(v, offset)}.
   *
   * @param v the diagonal, or the matrix
   * @param offset how many columns it lies right of the main diagonal; negative lies below it
   * @return a new array, or a read-only view
   * @throws ShapeException if {@code v} has neither one axis nor two
   */
  default NDArray diag(NDArray v, long offset) {
    return Grids.diag(this, Operands.of(this, "diag", v), offset);
  }

  /**
   * Makes a matrix of a diagonal given in any shape: {@code numpy.diagflat}.
   *
   * @param v the diagonal, read in C order
   * @param offset how many columns it lies right of the main diagonal; negative lies below it
   * @return a new array (size + |offset|, size + |offset|)
   */
  default NDArray diagflat(NDArray v, long offset) {
    try (StridedArray flat = Operands.of(this, "diagflat", v).ravel()) {
      return Grids.diag(this, flat, offset);
    }
  }

  /**
   * Makes a matrix of ones at and below a diagonal: {@code numpy.tri}.
   *
   * @param dtype the type of the elements
   * @param rows how many rows
   * @param columns how many columns
   * @param offset how many columns the diagonal lies right of the main one; negative lies below it
   * @return a new array (rows, columns)
   * @throws ShapeException if an extent is negative
   */
  default NDArray tri(DType dtype, long rows, long columns, long offset) {
    return Grids.tri(this, dtype, rows, columns, offset);
  }

  /**
   * Makes a matrix of powers, each row of one number: {@code numpy.vander(x, n, increasing)}.
   *
   * @param x the numbers (m)
   * @param n how many powers
   * @param increasing whether exponents go up from 0, or down to it
   * @return a new array (m, n), of {@code x}'s dtype, or int64 for bools and shorter integers
   * @throws ShapeException if {@code x} has not one axis, or {@code n} is negative
   */
  default NDArray vander(NDArray x, long n, boolean increasing) {
    return Grids.vander(this, x, n, increasing);
  }

  /**
   * Copies the part of matrices at and below a diagonal, with zeros above it: {@code numpy.tril}.
   *
   * @param a the matrices (…, m, n)
   * @param offset how many columns the diagonal lies right of the main one; negative lies below it
   * @return a new array (…, m, n)
   * @throws ShapeException if {@code a} has no axes
   */
  default NDArray tril(NDArray a, long offset) {
    return Grids.triangle(this, "tril", a, offset, true);
  }

  /**
   * Copies the part of matrices at and above a diagonal, with zeros below it: {@code numpy.triu}.
   *
   * @param a the matrices (…, m, n)
   * @param offset how many columns the diagonal lies right of the main one; negative lies below it
   * @return a new array (…, m, n)
   * @throws ShapeException if {@code a} has no axes
   */
  default NDArray triu(NDArray a, long offset) {
    return Grids.triangle(this, "triu", a, offset, false);
  }

  // ---- grids ------------------------------------------------------------------------------------

  /**
   * Repeats coordinates over a grid: {@code numpy.meshgrid}; x (m), y (n) → two arrays (n, m), of
   * which the first axis is y's.
   *
   * @param axes the coordinates along each axis, read in C order
   * @return a new array for each
   */
  default List<NDArray> meshgrid(NDArray... axes) {
    return Grids.meshgrid(this, true, false, axes);
  }

  /**
   * Repeats coordinates over a grid: {@code numpy.meshgrid(…, indexing="ij")}; x (m), y (n) → two
   * arrays (m, n).
   *
   * @param axes the coordinates along each axis, read in C order
   * @return a new array for each
   */
  default List<NDArray> meshgridIj(NDArray... axes) {
    return Grids.meshgrid(this, false, false, axes);
  }

  /**
   * Shows coordinates so that they broadcast to a grid: {@code numpy.meshgrid(…, sparse=True)}.
   *
   * @param xy true if the first axis is the second coordinate's (NumPy's {@code indexing="xy"})
   * @param axes the coordinates along each axis, read in C order
   * @return a new array for each, with extent 1 along the other axes
   */
  default List<NDArray> meshgridSparse(boolean xy, NDArray... axes) {
    return Grids.meshgrid(this, xy, true, axes);
  }

  /**
   * Makes the coordinates of every point of a grid: {@code numpy.mgrid[…]}.
   *
   * @param ranges for each axis, {@code start:stop:step}, all of them given but the start and step
   * @return a new int64 array (number of axes, …)
   * @throws IllegalArgumentException if a range has no stop or is none
   */
  default NDArray mgrid(Slice... ranges) {
    return Grids.mgrid(this, ranges);
  }

  /**
   * Makes coordinates that broadcast to a grid: {@code numpy.ogrid[…]}.
   *
   * @param ranges for each axis, {@code start:stop:step}, all of them given but the start and step
   * @return a new int64 array for each axis, with extent 1 along the others
   * @throws IllegalArgumentException if a range has no stop or is none
   */
  default List<NDArray> ogrid(Slice... ranges) {
    return Grids.ogrid(this, ranges);
  }

  /**
   * Makes the indices of every element of a shape: {@code numpy.indices}.
   *
   * @param shape the extents
   * @return a new int64 array (number of axes, …)
   * @throws ShapeException if an extent is negative
   */
  default NDArray indices(long... shape) {
    Shape.size(shape);
    return mgrid(Arrays.stream(shape).mapToObj(Slice::to).toArray(Slice[]::new));
  }

  // ---- indices ----------------------------------------------------------------------------------

  /**
   * Computes each element from its index: {@code numpy.fromfunction}.
   *
   * @param function gets the index; called under the lock, in C order
   * @param shape the extents
   * @return a new float64 array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  default NDArray fromfunction(ToDoubleFunction<long[]> function, long... shape) {
    NDArray result = ((Numeric) this).empty(shape);
    return ((StridedArray) result)
        .filledBy(
            () ->
                ndindex(shape).forEach(index -> result.set(function.applyAsDouble(index), index)));
  }

  /**
   * Counts through all indices of a shape in C order: {@code numpy.ndindex}.
   *
   * @param shape the extents
   * @return a new index for each element
   * @throws ShapeException if an extent is negative
   */
  default Stream<long[]> ndindex(long... shape) {
    long[] extents = shape.clone();
    return LongStream.range(0, Shape.size(extents)).mapToObj(i -> Grids.index(i, extents));
  }
}
