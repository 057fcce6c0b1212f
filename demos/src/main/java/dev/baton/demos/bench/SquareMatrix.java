package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.linalg.Eigen;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.linalg.LogDeterminant;
import dev.baton.core.linalg.Qr;
import dev.baton.core.linalg.Svd;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** LAPACK on a square matrix of normal random numbers, the same ones as the peer's. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class SquareMatrix extends Side {
  private static final long SEED = 7;

  /** The matrix's order. */
  @Param("500")
  public long n;

  private LinearAlgebra linalg;
  private NDArray a;
  private NDArray b;
  private NDArray hermitian;
  private NDArray positive;

  /** Makes the state; JMH does. */
  public SquareMatrix() {}

  @Override
  void prepare(Numeric np) {
    linalg = np.linalg();
    a =
        np.random(SEED)
            .standardNormal(n, n)
            .divide(Math.sqrt((double) n)); // Determinants stay finite.
    b = a.sum(1);
    hermitian = a.add(a.transpose());
    positive = a.matmul(a.transpose()).add(np.eye(n));
  }

  /** Solves for one right side. */
  @Benchmark
  public void solve() {
    linalg.solve(a, b).close();
  }

  /** Inverts. */
  @Benchmark
  public void inv() {
    linalg.inv(a).close();
  }

  /** Takes the determinant. */
  @Benchmark
  public void det() {
    linalg.det(a).close();
  }

  /** Factors after Cholesky. */
  @Benchmark
  public void cholesky() {
    linalg.cholesky(positive).close();
  }

  /** Factors into Q and R. */
  @Benchmark
  public void qr() {
    Qr qr = linalg.qr(a);
    qr.r().close();
    if (qr.q() != null) {
      qr.q().close();
    }
  }

  /** Decomposes into singular values and vectors. */
  @Benchmark
  public void svd() {
    Svd svd = linalg.svd(a);
    svd.u().close();
    svd.s().close();
    svd.vh().close();
  }

  /** Finds eigenvalues and eigenvectors of a symmetric matrix. */
  @Benchmark
  public void eigh() {
    closeBoth(linalg.eigh(hermitian));
  }

  /** Finds eigenvalues and eigenvectors of a matrix. */
  @Benchmark
  public void eig() {
    closeBoth(linalg.eig(a));
  }

  private static void closeBoth(Eigen eigen) {
    eigen.values().close();
    eigen.vectors().close();
  }

  /** Returns the largest of what is left when each result is put in. */
  @Override
  double result() {
    try (var _ = np().scope()) {
      Qr qr = linalg.qr(a);
      Svd svd = linalg.svd(a);
      Eigen symmetric = linalg.eigh(hermitian);
      Eigen general = linalg.eig(a);
      NDArray lower = linalg.cholesky(positive);
      LogDeterminant size = linalg.slogdet(positive);
      NDArray logarithms = np().log(lower.diagonal(0, 0, 1)).sum().multiply(2);
      double left = Math.max(left(a.matmul(linalg.solve(a, b)), b), leftOfInverse());
      left = Math.max(left, left(lower.matmul(lower.transpose()), positive));
      left = Math.max(left, left(size.logAbs(), logarithms));
      left = Math.max(left, qr.q() == null ? Double.NaN : left(qr.q().matmul(qr.r()), a));
      left = Math.max(left, left(svd.u().multiply(svd.s()).matmul(svd.vh()), a));
      left = Math.max(left, left(hermitian, symmetric));
      return Math.max(left, left(a, general));
    }
  }

  private double leftOfInverse() {
    return left(a.matmul(linalg.inv(a)), np().eye(n));
  }

  private double left(NDArray matrix, Eigen eigen) {
    return left(matrix.matmul(eigen.vectors()), eigen.vectors().multiply(eigen.values()));
  }

  private double left(NDArray found, NDArray expected) {
    return linalg.norm(found.subtract(expected)).toDouble() / linalg.norm(expected).toDouble();
  }
}
