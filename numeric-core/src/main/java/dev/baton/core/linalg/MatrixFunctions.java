package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * Functions of square matrices, as {@code scipy.linalg} has them. Part of {@link LinearAlgebra}.
 */
public sealed interface MatrixFunctions permits LinearAlgebra {
  /**
   * Returns matrix exponentials, {@code Σ aᵏ/k!}: {@code scipy.linalg.expm}, by Padé's quotients
   * after scaling, which is undone by squaring; Al-Mohy and Higham (2009). Matrices of a batch are
   * computed together, with the degree that the largest of them needs.
   *
   * @param a (…, n, n)
   * @return a new array (…, n, n); all NaN where {@code a} is not finite
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray expm(NDArray a) {
    return LinearAlgebra.one(this, "expm", work -> Exponential.expm(work, a));
  }

  /**
   * Returns principal logarithms: those whose exponential is {@code a} and whose eigenvalues have
   * imaginary parts of at most π; {@code scipy.linalg.logm}, by roots of Schur's form and Gauss and
   * Legendre's quadrature; Al-Mohy and Higham (2012).
   *
   * @param a (…, n, n)
   * @return a new array (…, n, n); complex, but real if the matrices are and no real eigenvalue is
   *     negative
   * @throws LinearAlgebraException if an element is not finite, an eigenvalue is 0, or a matrix
   *     does not converge
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray logm(NDArray a) {
    return LinearAlgebra.one(this, "logm", work -> Logarithm.logm(work, a));
  }

  /**
   * Returns principal square roots: those whose square is {@code a} and whose eigenvalues have no
   * negative real part; {@code scipy.linalg.sqrtm}, by Schur's form; Björck and Hammarling (1983).
   *
   * @param a (…, n, n)
   * @return a new array (…, n, n); complex, but real if the matrices are and no real eigenvalue is
   *     negative
   * @throws LinearAlgebraException if an element is not finite, a matrix does not converge, or its
   *     eigenvalues near 0 leave it without a root
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray sqrtm(NDArray a) {
    return LinearAlgebra.one(this, "sqrtm", work -> SquareRoot.sqrtm(work, a));
  }
}
