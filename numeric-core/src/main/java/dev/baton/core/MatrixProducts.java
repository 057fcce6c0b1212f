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
}
