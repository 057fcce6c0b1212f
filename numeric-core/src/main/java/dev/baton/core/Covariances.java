package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.CovarianceRoot;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.linalg.Eigen;
import dev.baton.core.linalg.LinearAlgebraException;
import dev.baton.core.linalg.Svd;

/**
 * Factors of covariance matrices, for draws from normal distributions of several variables. The
 * steps and the tolerance are those of {@code Generator.multivariate_normal}.
 */
final class Covariances {
  private static final double TOLERANCE = 1e-8;

  private Covariances() {}

  static NDArray factor(Numeric np, StridedArray covariance, CovarianceRoot root) {
    try (Scope scope = np.scope()) {
      return scope.keep(
          switch (root) {
            case SVD -> bySingularValues(np, covariance);
            case EIGH -> byEigenvalues(np, covariance);
            case CHOLESKY -> triangular(np, covariance);
          });
    }
  }

  private static NDArray bySingularValues(Numeric np, StridedArray covariance) {
    Svd svd = np.linalg().svd(covariance);
    // u and v are the same but for signs, which differ where an eigenvalue is negative.
    NDArray mirrored = np.dot(np.multiply(svd.vh().transpose(), svd.s()), svd.vh());
    require(np.allclose(mirrored, covariance, TOLERANCE, TOLERANCE, false), covariance);
    return np.multiply(svd.u(), np.sqrt(svd.s()));
  }

  private static NDArray byEigenvalues(Numeric np, StridedArray covariance) {
    Eigen eigen = np.linalg().eigh(covariance);
    if (eigen.values().size() > 0) {
      double smallest = eigen.values().slice(Slice.at(0)).getDouble();
      double largest = eigen.values().slice(Slice.at(-1)).getDouble();
      require(smallest >= -TOLERANCE * largest, covariance);
    }
    return np.multiply(eigen.vectors(), np.sqrt(np.absolute(eigen.values())));
  }

  private static NDArray triangular(Numeric np, StridedArray covariance) {
    NDArray factor;
    try {
      factor = np.linalg().cholesky(covariance);
    } catch (LinearAlgebraException e) {
      throw new IllegalArgumentException(
          refusal(covariance) + ", as Cholesky's factor takes it: " + e.getMessage(), e);
    }
    NDArray product = np.dot(factor, factor.transpose());
    require(np.allclose(product, covariance, TOLERANCE, TOLERANCE, false), covariance);
    return factor;
  }

  private static void require(boolean semidefinite, NDArray covariance) {
    if (!semidefinite) {
      throw new IllegalArgumentException(refusal(covariance));
    }
  }

  private static String refusal(NDArray covariance) {
    return "multivariateNormal: cov %s is not symmetric and positive semidefinite"
        .formatted(Shape.toString(covariance.shape()));
  }
}
