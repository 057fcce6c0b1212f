package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.linalg.Products;

/** Multiplies vectors and matrices. Part of {@link Numeric}. */
public sealed interface MatrixProducts permits Numeric {
  /**
   * Multiplies vectors or matrices: {@code numpy.dot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see Products#dot(NDArray, NDArray)
   */
  default NDArray dot(NDArray a, NDArray b) {
    return Products.dot(Numeric.context(this).mine("dot", a), b);
  }

  /**
   * Multiplies matrices: {@code numpy.matmul}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see Products#matmul(NDArray, NDArray)
   */
  default NDArray matmul(NDArray a, NDArray b) {
    return Products.matmul(Numeric.context(this).mine("matmul", a), b);
  }

  /**
   * Multiplies matrices into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see Products#matmul(NDArray, NDArray, NDArray)
   */
  default NDArray matmul(NDArray a, NDArray b, NDArray out) {
    return Products.matmul(Numeric.context(this).mine("matmul", a), b, out);
  }

  /**
   * Multiplies each element of one array with each of another: {@code numpy.outer}, {@code a (m), b
   * (n) → (m, n)}.
   *
   * @param a the left operand, of any shape; its elements count in C order
   * @param b the right operand
   * @return a new array
   */
  default NDArray outer(NDArray a, NDArray b) {
    return ElementProducts.outer(Numeric.context(this), a, b);
  }

  /**
   * Returns the Kronecker product, {@code b} in the place of each element of {@code a}: {@code
   * numpy.kron}, {@code a (i, j), b (k, l) → (i·k, j·l)}.
   *
   * @param a the left operand; one with fewer axes counts as having more before them
   * @param b the right operand
   * @return a new array
   */
  default NDArray kron(NDArray a, NDArray b) {
    return ElementProducts.kron(Numeric.context(this), a, b);
  }

  /**
   * Returns the cross products of vectors in space: {@code numpy.cross}, {@code a (…, 3), b (…, 3)
   * → (…, 3)}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array, the axes before the last broadcast
   * @throws dev.baton.core.array.ShapeException if the last axis of an operand has not 3 elements,
   *     or the others cannot be broadcast
   */
  default NDArray cross(NDArray a, NDArray b) {
    return ElementProducts.cross(Numeric.context(this), a, b);
  }
}
