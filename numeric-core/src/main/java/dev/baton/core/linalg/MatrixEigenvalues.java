package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/** Finds eigenvalues and eigenvectors. Part of {@link LinearAlgebra}. */
public sealed interface MatrixEigenvalues permits LinearAlgebra {
  /**
   * Finds eigenvalues and right eigenvectors: {@code numpy.linalg.eig}.
   *
   * @param a (…, n, n)
   * @return values (…, n) in no order and vectors (…, n, n); complex, but real if the matrices and
   *     all the values are
   * @throws LinearAlgebraException if an element is not finite, or a matrix does not converge
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default Eigen eig(NDArray a) {
    try (Work work = LinearAlgebra.work(this, "eig")) {
      Eigen eigen = Eigenvalues.decompose(work, a, true);
      return new Eigen(work.keep(eigen.values()), work.keep(eigen.vectors()));
    }
  }

  /**
   * Finds eigenvalues: {@code numpy.linalg.eigvals}.
   *
   * @param a (…, n, n)
   * @return a new array (…, n) in no order; complex, but real if the matrices and all the values
   *     are
   * @throws LinearAlgebraException if an element is not finite, or a matrix does not converge
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray eigvals(NDArray a) {
    return LinearAlgebra.one(
        this, "eigvals", work -> Eigenvalues.decompose(work, a, false).values());
  }

  /**
   * Finds eigenvalues and eigenvectors of Hermitian matrices by their lower triangles: {@code
   * numpy.linalg.eigh}.
   *
   * @param a (…, n, n)
   * @return new arrays
   * @see #eigh(NDArray, boolean)
   */
  default Eigen eigh(NDArray a) {
    return eigh(a, false);
  }

  /**
   * Finds eigenvalues and eigenvectors of Hermitian matrices: {@code numpy.linalg.eigh}, by divide
   * and conquer.
   *
   * @param a (…, n, n)
   * @param upper whether the upper triangle is read; otherwise the lower
   * @return real values (…, n), ascending, and vectors (…, n, n), orthonormal
   * @throws LinearAlgebraException if a matrix does not converge, as one that holds NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default Eigen eigh(NDArray a, boolean upper) {
    try (Work work = LinearAlgebra.work(this, "eigh")) {
      Eigen eigen = Eigenvalues.hermitian(work, a, !upper, true);
      return new Eigen(work.keep(eigen.values()), work.keep(eigen.vectors()));
    }
  }

  /**
   * Finds eigenvalues of Hermitian matrices by their lower triangles: {@code
   * numpy.linalg.eigvalsh}.
   *
   * @param a (…, n, n)
   * @return a new real array (…, n), ascending
   * @see #eigvalsh(NDArray, boolean)
   */
  default NDArray eigvalsh(NDArray a) {
    return eigvalsh(a, false);
  }

  /**
   * Finds eigenvalues of Hermitian matrices: {@code numpy.linalg.eigvalsh}.
   *
   * @param a (…, n, n)
   * @param upper whether the upper triangle is read; otherwise the lower
   * @return a new real array (…, n), ascending
   * @throws LinearAlgebraException if a matrix does not converge, as one that holds NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray eigvalsh(NDArray a, boolean upper) {
    return LinearAlgebra.one(
        this, "eigvalsh", work -> Eigenvalues.hermitian(work, a, !upper, false).values());
  }
}
