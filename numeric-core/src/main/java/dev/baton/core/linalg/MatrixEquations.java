package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/** Solves equations and inverts. Part of {@link LinearAlgebra}. */
public sealed interface MatrixEquations permits LinearAlgebra {
  /**
   * Solves {@code a·x = b}: {@code numpy.linalg.solve}, by LU with partial pivoting. Each matrix is
   * factored once, however many right sides are broadcast with it.
   *
   * @param a (…, n, n)
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @return a new array (…, n) or (…, n, k)
   * @throws LinearAlgebraException if a matrix is singular: a pivot is exactly 0
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square, or {@code b} does not
   *     fit
   * @throws UnsupportedOperationException if a dtype has 16 bits
   */
  default NDArray solve(NDArray a, NDArray b) {
    return LinearAlgebra.one(this, "solve", work -> Solving.solve(work, a, b));
  }

  /**
   * Inverts matrices: {@code numpy.linalg.inv}, by LU with partial pivoting. To solve equations,
   * {@link #solve} is faster and more accurate.
   *
   * @param a (…, n, n)
   * @return a new array (…, n, n)
   * @throws LinearAlgebraException if a matrix is singular: a pivot is exactly 0
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray inv(NDArray a) {
    return LinearAlgebra.one(this, "inv", work -> Solving.inverse(work, a));
  }

  /**
   * Returns Moore and Penrose's inverses: {@code numpy.linalg.pinv}, by singular values, of which
   * those up to 10⁻¹⁵ of the largest count as 0.
   *
   * @param a (…, m, n)
   * @return a new array (…, n, m)
   * @see #pinv(NDArray, NDArray)
   */
  default NDArray pinv(NDArray a) {
    return LinearAlgebra.one(this, "pinv", work -> Conditions.pinv(work, a, null, false));
  }

  /**
   * Returns Moore and Penrose's inverses: {@code numpy.linalg.pinv}, by singular values.
   *
   * @param a (…, m, n)
   * @param rcond (…): singular values up to this part of the largest count as 0
   * @return a new array (…, n, m)
   * @throws LinearAlgebraException if singular values do not converge, as those of NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray pinv(NDArray a, NDArray rcond) {
    return LinearAlgebra.one(this, "pinv", work -> Conditions.pinv(work, a, rcond, false));
  }

  /**
   * Returns Moore and Penrose's inverses of matrices that may be known to be Hermitian, by their
   * eigenvalues then: {@code numpy.linalg.pinv(a, hermitian=True)}. Of singular values those up to
   * 10⁻¹⁵ of the largest count as 0.
   *
   * @param a (…, m, n)
   * @param hermitian whether the matrices are Hermitian; their lower triangles are read alone
   * @return a new array (…, n, m)
   * @see #pinv(NDArray, NDArray, boolean)
   */
  default NDArray pinv(NDArray a, boolean hermitian) {
    return LinearAlgebra.one(this, "pinv", work -> Conditions.pinv(work, a, null, hermitian));
  }

  /**
   * Returns Moore and Penrose's inverses of matrices that may be known to be Hermitian, by their
   * eigenvalues then: {@code numpy.linalg.pinv(a, rcond, hermitian)}.
   *
   * @param a (…, m, n)
   * @param rcond (…): singular values up to this part of the largest count as 0
   * @param hermitian whether the matrices are Hermitian; their lower triangles are read alone
   * @return a new array (…, n, m)
   * @throws LinearAlgebraException if singular values or eigenvalues do not converge, as those of
   *     NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes, or is said to
   *     be Hermitian and not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray pinv(NDArray a, NDArray rcond, boolean hermitian) {
    return LinearAlgebra.one(this, "pinv", work -> Conditions.pinv(work, a, rcond, hermitian));
  }

  /**
   * Solves {@code a·x ≈ b} in the sense of least squares: {@code numpy.linalg.lstsq}. Singular
   * values up to {@code max(m, n)} times the precision of the largest count as 0.
   *
   * @param a (m, n)
   * @param b (m) or (m, k), right sides in columns
   * @return the solutions of least length, and what is known of the matrix
   * @see #lstsq(NDArray, NDArray, double)
   */
  default LeastSquares lstsq(NDArray a, NDArray b) {
    return Regression.kept(this, a, b, null);
  }

  /**
   * Solves {@code a·x ≈ b} in the sense of least squares: {@code numpy.linalg.lstsq}, by singular
   * values.
   *
   * @param a (m, n)
   * @param b (m) or (m, k), right sides in columns
   * @param rcond singular values up to this part of the largest count as 0
   * @return the solutions of least length, and what is known of the matrix
   * @throws LinearAlgebraException if the singular values do not converge, as those of NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} is no matrix, or {@code b} does not
   *     fit
   * @throws UnsupportedOperationException if a dtype has 16 bits
   */
  default LeastSquares lstsq(NDArray a, NDArray b, double rcond) {
    return Regression.kept(this, a, b, rcond);
  }

  /**
   * Solves {@code a·x = b} where {@code x} and {@code b} have any number of axes, and {@code ·}
   * sums over all of {@code x}: {@code numpy.linalg.tensorsolve}.
   *
   * @param a the extents of {@code b}, then those of {@code x}
   * @param b the right side
   * @param axes which axes of {@code a} are moved to its end first; none unless given
   * @return a new array {@code x}
   * @throws LinearAlgebraException if the equations are singular
   * @throws dev.baton.core.array.ShapeException if there are not as many equations as unknowns
   */
  default NDArray tensorsolve(NDArray a, NDArray b, int... axes) {
    return LinearAlgebra.one(this, "tensorsolve", work -> TensorEquations.solve(work, a, b, axes));
  }

  /**
   * Inverts a tensor whose first two axes are the equations: {@code numpy.linalg.tensorinv}.
   *
   * @param a the tensor
   * @return a new array
   * @see #tensorinv(NDArray, int)
   */
  default NDArray tensorinv(NDArray a) {
    return tensorinv(a, 2);
  }

  /**
   * Inverts a tensor, as a matrix from all its last axes to all its first: {@code
   * numpy.linalg.tensorinv}.
   *
   * @param a the tensor
   * @param ind how many axes are the first ones
   * @return a new array of the extents of the last axes, then those of the first
   * @throws LinearAlgebraException if it is singular
   * @throws dev.baton.core.array.ShapeException if the products of the extents differ
   * @throws IllegalArgumentException if {@code ind} is not between 1 and the number of axes
   */
  default NDArray tensorinv(NDArray a, int ind) {
    return LinearAlgebra.one(this, "tensorinv", work -> TensorEquations.inverse(work, a, ind));
  }
}
