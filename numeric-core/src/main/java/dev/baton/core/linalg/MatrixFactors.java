package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.SvdKernels.Vectors;

/** Factors matrices. Part of {@link LinearAlgebra}. */
public sealed interface MatrixFactors permits LinearAlgebra {
  /**
   * Returns the lower Cholesky factors: {@code numpy.linalg.cholesky}.
   *
   * @param a (…, n, n)
   * @return a new array (…, n, n)
   * @see #cholesky(NDArray, boolean)
   */
  default NDArray cholesky(NDArray a) {
    return cholesky(a, false);
  }

  /**
   * Returns Cholesky factors: {@code a = l·lᴴ}, or {@code a = uᴴ·u}; {@code numpy.linalg.cholesky}.
   *
   * @param a (…, n, n), Hermitian and positive definite; the other triangle is not read
   * @param upper whether the upper factor is wanted
   * @return a new array (…, n, n), 0 in the other triangle
   * @throws LinearAlgebraException if a leading minor is not positive; its order is told
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray cholesky(NDArray a, boolean upper) {
    return LinearAlgebra.one(this, "cholesky", work -> Cholesky.factor(work, a, upper));
  }

  /**
   * Factors matrices into Q (…, m, k) and R (…, k, n), {@code k = min(m, n)}: {@code
   * numpy.linalg.qr}.
   *
   * @param a (…, m, n)
   * @return new arrays
   * @see #qr(NDArray, QrMode)
   */
  default Qr qr(NDArray a) {
    return qr(a, QrMode.REDUCED);
  }

  /**
   * Factors matrices into Q with orthonormal columns and an upper triangular R: {@code
   * numpy.linalg.qr}, by Householder's reflections.
   *
   * @param a (…, m, n)
   * @param mode which parts are wanted
   * @return new arrays
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default Qr qr(NDArray a, QrMode mode) {
    try (Work work = LinearAlgebra.work(this, "qr")) {
      Qr qr = Householder.qr(work, a, mode);
      return new Qr(qr.q() == null ? null : work.keep(qr.q()), work.keep(qr.r()));
    }
  }

  /**
   * Factors matrices as {@link #qr(NDArray, QrMode)}, with their columns in an order that makes R's
   * diagonal descend: {@code scipy.linalg.qr(a, pivoting=True)}. How many of its elements are not
   * small tells a rank.
   *
   * @param a (…, m, n)
   * @param mode which parts are wanted
   * @return new arrays
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default PivotedQr qrPivoted(NDArray a, QrMode mode) {
    try (Work work = LinearAlgebra.work(this, "qrPivoted")) {
      PivotedQr qr = Householder.pivoted(work, a, mode);
      return new PivotedQr(
          qr.q() == null ? null : work.keep(qr.q()), work.keep(qr.r()), work.keep(qr.p()));
    }
  }

  /**
   * Factors matrices into a permutation, a lower and an upper triangular matrix: {@code
   * scipy.linalg.lu}, with partial pivoting. To solve equations, {@link
   * LinearAlgebra#luFactor(NDArray)} is what is needed.
   *
   * @param a (…, m, n)
   * @return new arrays (…, m, m), (…, m, k) and (…, k, n), {@code k = min(m, n)}
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default Lu lu(NDArray a) {
    try (Work work = LinearAlgebra.work(this, "lu")) {
      Lu lu = Factored.lu(work, a);
      return new Lu(work.keep(lu.p()), work.keep(lu.l()), work.keep(lu.u()));
    }
  }

  /**
   * Factors symmetric or Hermitian matrices by their lower triangles: {@code scipy.linalg.ldl}.
   *
   * @param a (…, n, n)
   * @return new arrays
   * @see #ldl(NDArray, boolean, boolean)
   */
  default Ldl ldl(NDArray a) {
    return ldl(a, true, true);
  }

  /**
   * Factors symmetric or Hermitian matrices, indefinite or singular ones too, into {@code l·d·lᴴ}:
   * {@code scipy.linalg.ldl}, after Bunch and Kaufman. To solve equations, {@link
   * LinearAlgebra#solve(NDArray, NDArray, Structure)} is what is needed.
   *
   * @param a (…, n, n); the other triangle is not read
   * @param lower whether the lower triangle is read and {@code l} is lower triangular once its rows
   *     are in order; otherwise the upper
   * @param hermitian whether complex matrices are Hermitian, the imaginary part of whose diagonal
   *     is not read; otherwise symmetric, and {@code a = l·d·lᵀ}
   * @return new arrays (…, n, n), (…, n, n) and (…, n)
   * @throws LinearAlgebraException if an element is not finite
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default Ldl ldl(NDArray a, boolean lower, boolean hermitian) {
    try (Work work = LinearAlgebra.work(this, "ldl")) {
      Ldl ldl = Factored.ldl(work, a, lower, hermitian);
      return new Ldl(work.keep(ldl.l()), work.keep(ldl.d()), work.keep(ldl.p()));
    }
  }

  /**
   * Factors matrices into unitary and triangular ones: {@code scipy.linalg.schur}. Real matrices
   * give real ones, which are triangular but for pairs of conjugate eigenvalues; made complex
   * before, they give triangular ones.
   *
   * @param a (…, n, n)
   * @return new arrays (…, n, n)
   * @throws LinearAlgebraException if an element is not finite, or a matrix does not converge
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default Schur schur(NDArray a) {
    try (Work work = LinearAlgebra.work(this, "schur")) {
      SchurForm form = SchurForm.of(work, work.squares(a));
      return new Schur(work.keep(form.t().rowByRow()), work.keep(form.z().rowByRow()));
    }
  }

  /**
   * Decomposes matrices into singular vectors and values, with complete bases: {@code
   * numpy.linalg.svd}.
   *
   * @param a (…, m, n)
   * @return new arrays (…, m, m), (…, min(m, n)) and (…, n, n)
   * @see #svd(NDArray, boolean)
   */
  default Svd svd(NDArray a) {
    return svd(a, true);
  }

  /**
   * Decomposes matrices into singular vectors and values: {@code numpy.linalg.svd}, by divide and
   * conquer.
   *
   * @param a (…, m, n)
   * @param fullMatrices whether the vectors are complete bases, u (…, m, m) and vh (…, n, n);
   *     otherwise only those that belong to values, u (…, m, k) and vh (…, k, n)
   * @return new arrays
   * @throws LinearAlgebraException if a matrix does not converge, as one that holds NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default Svd svd(NDArray a, boolean fullMatrices) {
    try (Work work = LinearAlgebra.work(this, "svd")) {
      Vectors vectors = fullMatrices ? Vectors.ALL : Vectors.SOME;
      Svd svd = SingularValues.decompose(work, work.matrices(a), vectors);
      return new Svd(work.keep(svd.u()), work.keep(svd.s()), work.keep(svd.vh()));
    }
  }

  /**
   * Decomposes Hermitian matrices into singular vectors and values, by their eigenvalues: {@code
   * numpy.linalg.svd(a, hermitian=True)}.
   *
   * @param a (…, m, n)
   * @param fullMatrices whether the vectors are complete bases; those of Hermitian matrices are
   * @param hermitian whether the matrices are Hermitian; their lower triangles are read alone
   * @return new arrays
   * @throws LinearAlgebraException if a matrix does not converge, as one that holds NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes, or is said to
   *     be Hermitian and not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   * @see #svd(NDArray, boolean)
   */
  default Svd svd(NDArray a, boolean fullMatrices, boolean hermitian) {
    if (!hermitian) {
      return svd(a, fullMatrices);
    }
    try (Work work = LinearAlgebra.work(this, "svd")) {
      Svd svd = SingularValues.ofHermitian(work, work.matrices(a));
      return new Svd(work.keep(svd.u()), work.keep(svd.s()), work.keep(svd.vh()));
    }
  }

  /**
   * Returns singular values: {@code numpy.linalg.svdvals}.
   *
   * @param a (…, m, n)
   * @return a new real array (…, min(m, n)), descending
   * @throws LinearAlgebraException if a matrix does not converge, as one that holds NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray svdvals(NDArray a) {
    return LinearAlgebra.one(
        this, "svdvals", work -> SingularValues.values(work, work.matrices(a), false));
  }

  /**
   * Returns singular values of matrices that may be known to be Hermitian, the sizes of their
   * eigenvalues then: {@code numpy.linalg.svd(a, compute_uv=False, hermitian=True)}.
   *
   * @param a (…, m, n)
   * @param hermitian whether the matrices are Hermitian; their lower triangles are read alone
   * @return a new real array (…, min(m, n)), descending
   * @throws LinearAlgebraException if a matrix does not converge, as one that holds NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes, or is said to
   *     be Hermitian and not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray svdvals(NDArray a, boolean hermitian) {
    return LinearAlgebra.one(
        this, "svdvals", work -> SingularValues.values(work, work.matrices(a), hermitian));
  }
}
