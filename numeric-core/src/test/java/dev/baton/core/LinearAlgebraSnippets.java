package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.linalg.LinearAlgebraException;

/** What the documentation of linear algebra shows. */
final class LinearAlgebraSnippets {
  private LinearAlgebraSnippets() {}

  static NDArray solve(Numeric np) {
    // @start region="solve"
    NDArray a = np.array(new double[][] {{3, 1}, {1, 2}});
    NDArray x = np.linalg().solve(a, np.array(9, 8)); // [2., 3.]
    try {
      np.linalg().cholesky(a.subtract(np.eye(2).multiply(4))); // Not positive definite.
    } catch (LinearAlgebraException e) {
      assert e.order() == 1;
    }
    // @end
    return x;
  }

  static NDArray einsum(Numeric np, NDArray a, NDArray b) {
    // @start region="einsum"
    NDArray products = np.einsum("bij,bjk->bik", a, b); // as a.matmul(b)
    NDArray traces = np.einsum("bii->b", products);
    // @end
    return traces;
  }

  static NDArray threads(Numeric np, NDArray a, NDArray b) {
    // @start region="threads"
    try (var _ = np.blasThreads(4)) {
      return a.matmul(b);
    }
    // @end
  }
}
