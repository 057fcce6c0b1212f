package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.ufunc.Over;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Small matrices of normal random numbers, many in one call, the same as the peer's. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class MatrixBatch extends Side {
  private static final long SEED = 7;

  /** Of all matrices together: what is measured is no memory. */
  private static final long ELEMENTS = 16_384;

  /** The matrices' order. */
  @Param({"4", "8", "16", "32"})
  public long n;

  private long count;
  private LinearAlgebra linalg;
  private NDArray a;
  private NDArray b;
  private NDArray positive;
  private NDArray product;

  /** Makes the state; JMH does. */
  public MatrixBatch() {}

  @Override
  void prepare(Numeric np) {
    linalg = np.linalg();
    count = ELEMENTS / (n * n);
    a = np.random(SEED).standardNormal(count, n, n);
    b = np.random(SEED + 1).standardNormal(count, n, n);
    positive = a.matmul(a.swapaxes(-1, -2)).add(np.eye(n));
    product = np.zeros(count, n, n);
  }

  /**
   * Multiplies, into an array there is.
   *
   * @return the products
   */
  @Benchmark
  public NDArray gemm() {
    return np().matmul(a, b, product);
  }

  /** Solves, with as many right sides as a matrix has rows. */
  @Benchmark
  public void solve() {
    linalg.solve(positive, b).close();
  }

  /** Inverts. */
  @Benchmark
  public void inv() {
    linalg.inv(positive).close();
  }

  /** Factors after Cholesky. */
  @Benchmark
  public void cholesky() {
    linalg.cholesky(positive).close();
  }

  /** Takes determinants. */
  @Benchmark
  public void det() {
    linalg.det(positive).close();
  }

  /** Returns the largest of what is left when each result is put in. */
  @Override
  double result() {
    gemm();
    try (var _ = np().scope()) {
      NDArray lower = linalg.cholesky(positive);
      NDArray solved = positive.matmul(linalg.solve(positive, b));
      NDArray pivots = np().square(np().prod(lower.diagonal(0, -2, -1), Over.axis(-1)));
      double left = Math.max(left(solved, b), left(product.matmul(b), a.matmul(b.matmul(b))));
      left = Math.max(left, left(lower.matmul(lower.swapaxes(-1, -2)), positive));
      left = Math.max(left, left(linalg.det(positive), pivots));
      NDArray identities = np().eye(n).add(np().zeros(count, n, n));
      return Math.max(left, left(positive.matmul(linalg.inv(positive)), identities));
    }
  }

  private double left(NDArray found, NDArray expected) {
    return linalg.norm(found.subtract(expected)).toDouble() / linalg.norm(expected).toDouble();
  }
}
