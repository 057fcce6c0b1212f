package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Over;

/** Determinants, norms, conditions and ranks. Part of {@link LinearAlgebra}. */
public sealed interface MatrixNumbers permits LinearAlgebra {
  /**
   * Returns determinants: {@code numpy.linalg.det}, by LU with partial pivoting.
   *
   * @param a (…, n, n)
   * @return a new array (…); of matrices without elements 1
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default NDArray det(NDArray a) {
    return LinearAlgebra.one(this, "det", work -> Determinants.det(work, a));
  }

  /**
   * Returns signs and logarithms of determinants, which may be too large or small for the type:
   * {@code numpy.linalg.slogdet}.
   *
   * @param a (…, n, n)
   * @return new arrays (…): of singular matrices 0 and -∞
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default LogDeterminant slogdet(NDArray a) {
    try (Work work = LinearAlgebra.work(this, "slogdet")) {
      LogDeterminant result = Determinants.slogdet(work, a);
      return new LogDeterminant(work.keep(result.sign()), work.keep(result.logAbs()));
    }
  }

  /**
   * Returns the root of the sum of the squares of all elements: {@code numpy.linalg.norm}.
   *
   * @param x of any shape
   * @return a new real array of one element
   * @see #norm(NDArray, Norm, Over)
   */
  default NDArray norm(NDArray x) {
    return norm(x, Norm.EUCLIDEAN, Over.all());
  }

  /**
   * Returns a norm of a vector or of a matrix: {@code numpy.linalg.norm(x, ord)}.
   *
   * @param x of one or two axes
   * @param norm which norm
   * @return a new real array of one element
   * @see #norm(NDArray, Norm, Over)
   */
  default NDArray norm(NDArray x, Norm norm) {
    return norm(x, norm, Over.all());
  }

  /**
   * Returns norms of vectors along one axis or of matrices along two, rows first: {@code
   * numpy.linalg.norm(x, ord, axis, keepdims)}.
   *
   * @param x the vectors or matrices
   * @param norm which norm
   * @param over the axes, and whether they are kept; no other option
   * @return a new real array
   * @throws IllegalArgumentException if there is no such norm of vectors or of matrices
   * @throws dev.baton.core.array.ShapeException if the axes do not exist, or are more than two
   * @throws LinearAlgebraException if singular values do not converge, as those of NaN
   */
  default NDArray norm(NDArray x, Norm norm, Over over) {
    return LinearAlgebra.one(this, "norm", work -> Norms.norm(work, x, norm, over));
  }

  /**
   * Returns the length of all elements as one vector: {@code numpy.linalg.vector_norm}.
   *
   * @param x of any shape
   * @return a new real array of one element
   */
  default NDArray vectorNorm(NDArray x) {
    return vectorNorm(x, 2, Over.all());
  }

  /**
   * Returns norms of vectors: {@code numpy.linalg.vector_norm}.
   *
   * @param x the vectors
   * @param p the order, as in {@link Norm#of}
   * @param over the axes that make up a vector, and whether they are kept; no other option
   * @return a new real array
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice
   */
  default NDArray vectorNorm(NDArray x, double p, Over over) {
    return LinearAlgebra.one(this, "vectorNorm", work -> Norms.vectorNorm(work, x, p, over));
  }

  /**
   * Returns Frobenius's norms of matrices: {@code numpy.linalg.matrix_norm}.
   *
   * @param x (…, m, n)
   * @return a new real array (…)
   */
  default NDArray matrixNorm(NDArray x) {
    return matrixNorm(x, Norm.FROBENIUS, false);
  }

  /**
   * Returns norms of matrices: {@code numpy.linalg.matrix_norm}.
   *
   * @param x (…, m, n)
   * @param norm which norm
   * @param keepDims whether the last two axes are kept, with extent 1
   * @return a new real array (…) or (…, 1, 1)
   * @throws IllegalArgumentException if there is no such norm of matrices
   * @throws dev.baton.core.array.ShapeException if {@code x} has fewer than two axes
   * @throws LinearAlgebraException if singular values do not converge, as those of NaN
   */
  default NDArray matrixNorm(NDArray x, Norm norm, boolean keepDims) {
    Over lastTwo = Over.axes(-2, -1).keepDims(keepDims);
    return LinearAlgebra.one(
        this, "matrixNorm", work -> Norms.norm(work, work.matrices(x), norm, lastTwo));
  }

  /**
   * Returns condition numbers, the ratio of the largest to the smallest singular value: {@code
   * numpy.linalg.cond}.
   *
   * @param x (…, m, n)
   * @return a new real array (…)
   * @see #cond(NDArray, Norm)
   */
  default NDArray cond(NDArray x) {
    return cond(x, Norm.of(2));
  }

  /**
   * Returns condition numbers, the norms of matrices times those of their inverses: {@code
   * numpy.linalg.cond}.
   *
   * @param x (…, m, n); square unless the norm is of order 2 or -2
   * @param p which norm
   * @return a new real array (…): ∞ of singular matrices, NaN of those that hold NaN
   * @throws LinearAlgebraException if the matrices have no elements, or singular values of NaN are
   *     asked for
   * @throws dev.baton.core.array.ShapeException if {@code x} has fewer than two axes, or is not
   *     square
   */
  default NDArray cond(NDArray x, Norm p) {
    return LinearAlgebra.one(this, "cond", work -> Conditions.cond(work, x, p));
  }

  /**
   * Returns ranks, the numbers of singular values above {@code max(m, n)} times the precision of
   * the largest: {@code numpy.linalg.matrix_rank}.
   *
   * @param a (…, m, n); with fewer axes the rank is 1 unless all is 0
   * @return a new int64 array (…)
   * @throws LinearAlgebraException if singular values do not converge, as those of NaN
   */
  default NDArray matrixRank(NDArray a) {
    return LinearAlgebra.one(this, "matrixRank", work -> Conditions.rank(work, a, null, false));
  }

  /**
   * Returns ranks, the numbers of singular values above a tolerance: {@code
   * numpy.linalg.matrix_rank(a, tol)}.
   *
   * @param a (…, m, n); with fewer axes the rank is 1 unless all is 0
   * @param tolerance (…)
   * @return a new int64 array (…)
   * @throws LinearAlgebraException if singular values do not converge, as those of NaN
   */
  default NDArray matrixRank(NDArray a, NDArray tolerance) {
    return LinearAlgebra.one(
        this, "matrixRank", work -> Conditions.rank(work, a, tolerance, false));
  }

  /**
   * Returns ranks of matrices that may be known to be Hermitian, by their eigenvalues then: {@code
   * numpy.linalg.matrix_rank(a, hermitian)}.
   *
   * @param a (…, m, n); with fewer axes the rank is 1 unless all is 0
   * @param hermitian whether the matrices are Hermitian; their lower triangles are read alone
   * @return a new int64 array (…)
   * @throws LinearAlgebraException if singular values or eigenvalues do not converge, as those of
   *     NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} is said to be Hermitian and not square
   */
  default NDArray matrixRank(NDArray a, boolean hermitian) {
    return LinearAlgebra.one(this, "matrixRank", work -> Conditions.rank(work, a, null, hermitian));
  }

  /**
   * Returns ranks above a tolerance of matrices that may be known to be Hermitian, by their
   * eigenvalues then: {@code numpy.linalg.matrix_rank(a, tol, hermitian)}.
   *
   * @param a (…, m, n); with fewer axes the rank is 1 unless all is 0
   * @param tolerance (…)
   * @param hermitian whether the matrices are Hermitian; their lower triangles are read alone
   * @return a new int64 array (…)
   * @throws LinearAlgebraException if singular values or eigenvalues do not converge, as those of
   *     NaN
   * @throws dev.baton.core.array.ShapeException if {@code a} is said to be Hermitian and not square
   */
  default NDArray matrixRank(NDArray a, NDArray tolerance, boolean hermitian) {
    return LinearAlgebra.one(
        this, "matrixRank", work -> Conditions.rank(work, a, tolerance, hermitian));
  }
}
