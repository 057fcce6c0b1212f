package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.linalg.EinsumPath;
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

  /**
   * Sums the products of elements over the last axes: {@code numpy.inner}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#inner(NDArray, NDArray)
   */
  default NDArray inner(NDArray a, NDArray b) {
    return ((Numeric) this).linalg().inner(a, b);
  }

  /**
   * Sums the products of all elements, the left ones conjugated: {@code numpy.vdot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array of one element
   * @see dev.baton.core.linalg.LinearAlgebra#vdot(NDArray, NDArray)
   */
  default NDArray vdot(NDArray a, NDArray b) {
    return ((Numeric) this).linalg().vdot(a, b);
  }

  /**
   * Multiplies vectors along the last axes, the left ones conjugated: {@code numpy.vecdot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#vecdot(NDArray, NDArray)
   */
  default NDArray vecdot(NDArray a, NDArray b) {
    return ((Numeric) this).linalg().vecdot(a, b);
  }

  /**
   * Multiplies matrices with vectors: {@code numpy.matvec}.
   *
   * @param a the matrices
   * @param b the vectors
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#matvec(NDArray, NDArray)
   */
  default NDArray matvec(NDArray a, NDArray b) {
    return ((Numeric) this).linalg().matvec(a, b);
  }

  /**
   * Multiplies conjugated vectors with matrices: {@code numpy.vecmat}.
   *
   * @param a the vectors
   * @param b the matrices
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#vecmat(NDArray, NDArray)
   */
  default NDArray vecmat(NDArray a, NDArray b) {
    return ((Numeric) this).linalg().vecmat(a, b);
  }

  /**
   * Sums products over the last two axes of {@code a} and the first two of {@code b}: {@code
   * numpy.tensordot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#tensordot(NDArray, NDArray)
   */
  default NDArray tensordot(NDArray a, NDArray b) {
    return ((Numeric) this).linalg().tensordot(a, b);
  }

  /**
   * Sums products over the last axes of {@code a} and the first of {@code b}: {@code
   * numpy.tensordot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @param axes how many
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#tensordot(NDArray, NDArray, int)
   */
  default NDArray tensordot(NDArray a, NDArray b, int axes) {
    return ((Numeric) this).linalg().tensordot(a, b, axes);
  }

  /**
   * Sums products over some axes: {@code numpy.tensordot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @param axesA axes of {@code a}
   * @param axesB for each of them the axis of {@code b}
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#tensordot(NDArray, NDArray, int[], int[])
   */
  default NDArray tensordot(NDArray a, NDArray b, int[] axesA, int[] axesB) {
    return ((Numeric) this).linalg().tensordot(a, b, axesA, axesB);
  }

  /**
   * Sums products by Einstein's convention: {@code numpy.einsum}.
   *
   * @param subscripts the axes of the operands and of the result, such as {@code ij,jk->ik}
   * @param operands the operands
   * @return a new array
   * @see dev.baton.core.linalg.LinearAlgebra#einsum(String, NDArray...)
   */
  default NDArray einsum(String subscripts, NDArray... operands) {
    return ((Numeric) this).linalg().einsum(subscripts, operands);
  }

  /**
   * Tells in which order {@link #einsum} takes its operands: {@code numpy.einsum_path}.
   *
   * @param subscripts as in {@link #einsum}
   * @param operands as in {@link #einsum}
   * @return the steps and what they cost
   * @see dev.baton.core.linalg.LinearAlgebra#einsumPath(String, NDArray...)
   */
  default EinsumPath einsumPath(String subscripts, NDArray... operands) {
    return ((Numeric) this).linalg().einsumPath(subscripts, operands);
  }

  /**
   * Sums the diagonal of the first two axes: {@code numpy.trace}.
   *
   * @param a of two axes or more
   * @return a new array
   * @see #trace(NDArray, long, int, int)
   */
  default NDArray trace(NDArray a) {
    return trace(a, 0, 0, 1);
  }

  /**
   * Sums diagonals: {@code numpy.trace}.
   *
   * @param a of two axes or more
   * @param offset which diagonal: 0 the main one, above it positive, below negative
   * @param axis1 the axis of the rows
   * @param axis2 the axis of the columns
   * @return a new array without these axes, of the dtype that sums have
   * @throws dev.baton.core.array.ShapeException if the axes do not exist or are the same
   */
  default NDArray trace(NDArray a, long offset, int axis1, int axis2) {
    return Operands.of(this, "trace", a).trace(offset, axis1, axis2);
  }
}
