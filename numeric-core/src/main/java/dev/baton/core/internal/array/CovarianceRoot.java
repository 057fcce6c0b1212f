package dev.baton.core.internal.array;

/** How a covariance matrix is split into a factor and its transpose. */
public enum CovarianceRoot {
  /** By singular values: NumPy's default, and for singular matrices too. */
  SVD,
  /** By eigenvalues: faster, and for singular matrices too. */
  EIGH,
  /** By Cholesky's factor: the fastest, for positive definite matrices alone. */
  CHOLESKY
}
