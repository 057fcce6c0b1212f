package dev.baton.core.random;

import dev.baton.core.internal.array.CovarianceRoot;

/**
 * How {@link Generator#multivariateNormal(CovarianceFactor, dev.baton.core.array.NDArray,
 * dev.baton.core.array.NDArray, long...)} splits the covariance matrix: NumPy's {@code method}.
 */
public enum CovarianceFactor {
  /** Singular values: NumPy's default, for singular matrices too, the slowest. */
  SVD(CovarianceRoot.SVD),
  /** Eigenvalues, for singular matrices too. */
  EIGH(CovarianceRoot.EIGH),
  /** Cholesky's factor, for positive definite matrices alone: the fastest. */
  CHOLESKY(CovarianceRoot.CHOLESKY);

  private final CovarianceRoot root;

  CovarianceFactor(CovarianceRoot root) {
    this.root = root;
  }

  CovarianceRoot root() {
    return root;
  }
}
