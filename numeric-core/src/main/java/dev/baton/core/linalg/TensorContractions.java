package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/** Multiplies vectors, matrices and tensors. Part of {@link LinearAlgebra}. */
public sealed interface TensorContractions permits LinearAlgebra {
  /**
   * Sums the products of elements over the last axes: {@code numpy.inner}, {@code a (…, k), b (…,
   * k) → (…, …)}, not conjugated.
   *
   * @param a the left operand; a number multiplies
   * @param b the right operand
   * @return a new array, the axes of {@code a} before those of {@code b}
   * @throws dev.baton.core.array.ShapeException if the last extents differ
   */
  default NDArray inner(NDArray a, NDArray b) {
    return LinearAlgebra.one(this, "inner", work -> TensorProducts.inner(work, a, b));
  }

  /**
   * Sums the products of all elements in C order, the left ones conjugated: {@code numpy.vdot}.
   *
   * @param a the left operand, of any shape
   * @param b the right operand, of as many elements
   * @return a new array of one element
   * @throws dev.baton.core.array.ShapeException if the numbers of elements differ
   */
  default NDArray vdot(NDArray a, NDArray b) {
    return LinearAlgebra.one(this, "vdot", work -> TensorProducts.vdot(work, a, b));
  }

  /**
   * Multiplies vectors along the last axes, the left ones conjugated: {@code numpy.vecdot}, {@code
   * a (…, k), b (…, k) → (…)}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array, the axes before the last broadcast
   * @throws dev.baton.core.array.ShapeException if the operands do not fit
   */
  default NDArray vecdot(NDArray a, NDArray b) {
    return LinearAlgebra.one(this, "vecdot", work -> TensorProducts.vecdot(work, a, b));
  }

  /**
   * Multiplies matrices with vectors: {@code numpy.matvec}, {@code a (…, m, k), b (…, k) → (…, m)}.
   *
   * @param a the matrices
   * @param b the vectors
   * @return a new array, the axes before the last ones broadcast
   * @throws dev.baton.core.array.ShapeException if the operands do not fit
   */
  default NDArray matvec(NDArray a, NDArray b) {
    return LinearAlgebra.one(this, "matvec", work -> TensorProducts.matvec(work, a, b));
  }

  /**
   * Multiplies conjugated vectors with matrices: {@code numpy.vecmat}, {@code a (…, k), b (…, k, n)
   * → (…, n)}.
   *
   * @param a the vectors
   * @param b the matrices
   * @return a new array, the axes before the last ones broadcast
   * @throws dev.baton.core.array.ShapeException if the operands do not fit
   */
  default NDArray vecmat(NDArray a, NDArray b) {
    return LinearAlgebra.one(this, "vecmat", work -> TensorProducts.vecmat(work, a, b));
  }

  /**
   * Sums the products over the last two axes of {@code a} and the first two of {@code b}: {@code
   * numpy.tensordot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see #tensordot(NDArray, NDArray, int)
   */
  default NDArray tensordot(NDArray a, NDArray b) {
    return tensordot(a, b, 2);
  }

  /**
   * Sums the products over the last axes of {@code a} and the first of {@code b}: {@code
   * numpy.tensordot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @param axes how many axes; 0 multiplies every element with every other
   * @return a new array, the axes of {@code a} that are left before those of {@code b}
   * @throws dev.baton.core.array.ShapeException if the extents differ, or are not so many
   */
  default NDArray tensordot(NDArray a, NDArray b, int axes) {
    return LinearAlgebra.one(this, "tensordot", work -> TensorProducts.tensordot(work, a, b, axes));
  }

  /**
   * Sums the products over some axes of {@code a} and as many of {@code b}: {@code
   * numpy.tensordot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @param axesA axes of {@code a}
   * @param axesB for each of them the axis of {@code b}
   * @return a new array, the axes of {@code a} that are left before those of {@code b}
   * @throws dev.baton.core.array.ShapeException if the extents or numbers of axes differ
   */
  default NDArray tensordot(NDArray a, NDArray b, int[] axesA, int[] axesB) {
    return LinearAlgebra.one(
        this, "tensordot", work -> TensorProducts.tensordot(work, a, b, axesA, axesB));
  }

  /**
   * Sums products by Einstein's convention: {@code numpy.einsum}. Each letter names an axis, {@code
   * ...} all that are not named; what the result does not name is summed over.
   *
   * {@snippet file="dev/baton/core/LinearAlgebraSnippets.java" region="einsum"}
   *
   * <p>Operands are taken together two at a time, in the order of {@link #einsumPath}, by products
   * of matrices.
   *
   * @param subscripts the axes of each operand, separated by commas, and after {@code ->} those of
   *     the result; without an arrow, the axes that are named once, by the alphabet
   * @param operands the operands
   * @return a new array of the common dtype
   * @throws IllegalArgumentException if the subscripts cannot be read or do not fit the operands
   * @throws dev.baton.core.array.ShapeException if axes of one name differ in extent
   */
  default NDArray einsum(String subscripts, NDArray... operands) {
    return LinearAlgebra.one(this, "einsum", work -> Einsum.einsum(work, subscripts, operands));
  }

  /**
   * Tells in which order {@link #einsum} takes its operands: {@code numpy.einsum_path}, by its
   * greedy search.
   *
   * @param subscripts as in {@link #einsum}
   * @param operands as in {@link #einsum}; only their shapes count
   * @return the steps and what they cost
   * @throws IllegalArgumentException if the subscripts cannot be read or do not fit the operands
   * @throws dev.baton.core.array.ShapeException if axes of one name differ in extent
   */
  default EinsumPath einsumPath(String subscripts, NDArray... operands) {
    try (Work work = LinearAlgebra.work(this, "einsumPath")) {
      return Einsum.path(work, subscripts, operands);
    }
  }

  /**
   * Sums the main diagonals of matrices: {@code numpy.linalg.trace}.
   *
   * @param x (…, m, n)
   * @return a new array (…)
   * @see #trace(NDArray, long)
   */
  default NDArray trace(NDArray x) {
    return trace(x, 0);
  }

  /**
   * Sums diagonals of matrices: {@code numpy.linalg.trace}.
   *
   * @param x (…, m, n)
   * @param offset which diagonal: 0 the main one, above it positive, below negative
   * @return a new array (…) of the dtype that sums have
   * @throws dev.baton.core.array.ShapeException if {@code x} has fewer than two axes
   */
  default NDArray trace(NDArray x, long offset) {
    return LinearAlgebra.one(
        this, "trace", work -> work.matrices(x).diagonal(offset, -2, -1).sum(-1));
  }
}
