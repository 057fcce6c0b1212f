package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * Solves equations whose matrices are of a known structure, or factored before: what {@code
 * scipy.linalg} has beside NumPy. Part of {@link LinearAlgebra}.
 */
public sealed interface StructuredEquations permits LinearAlgebra {
  /**
   * Solves {@code a·x = b} with what is known of {@code a}: {@code scipy.linalg.solve(a, b,
   * assume_a=…)}, in about half the time of any matrix. Each matrix is factored once, by Cholesky
   * or by Bunch and Kaufman, however many right sides are broadcast with it.
   *
   * @param a (…, n, n); only the upper triangle is read
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @param structure what is known
   * @return a new array (…, n) or (…, n, k)
   * @throws LinearAlgebraException if a matrix is singular: a pivot is exactly 0; or not positive
   *     definite where that was said
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square, or {@code b} does not
   *     fit
   * @throws UnsupportedOperationException if a dtype has 16 bits
   */
  default NDArray solve(NDArray a, NDArray b, Structure structure) {
    return LinearAlgebra.one(this, "solve", work -> Structured.solve(work, a, b, structure));
  }

  /**
   * Solves {@code a·x = b} where {@code a} is triangular: {@code scipy.linalg.solve_triangular}.
   *
   * @param a (…, n, n)
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @param lower whether the lower triangle is read; otherwise the upper
   * @return a new array (…, n) or (…, n, k)
   * @see #solveTriangular(NDArray, NDArray, boolean, Transposition, boolean)
   */
  default NDArray solveTriangular(NDArray a, NDArray b, boolean lower) {
    return solveTriangular(a, b, lower, Transposition.NONE, false);
  }

  /**
   * Solves equations whose matrices are triangular: {@code scipy.linalg.solve_triangular}. A matrix
   * that is contiguous by rows or by columns is not copied.
   *
   * @param a (…, n, n)
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @param lower whether the lower triangle is read; otherwise the upper
   * @param trans in which form {@code a} is meant
   * @param unitDiagonal whether the diagonal is 1 and not read
   * @return a new array (…, n) or (…, n, k)
   * @throws LinearAlgebraException if a 0 is on a diagonal
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square, or {@code b} does not
   *     fit
   * @throws UnsupportedOperationException if a dtype has 16 bits
   */
  default NDArray solveTriangular(
      NDArray a, NDArray b, boolean lower, Transposition trans, boolean unitDiagonal) {
    return LinearAlgebra.one(
        this,
        "solveTriangular",
        work -> Structured.triangular(work, a, b, lower, trans, unitDiagonal));
  }

  /**
   * Solves equations whose matrices are banded: {@code scipy.linalg.solve_banded}, in time that
   * grows as n; those with one diagonal on either side without exchanges beyond neighbours.
   *
   * @param lower how many diagonals there are below the main one
   * @param upper how many above
   * @param bands (…, lower + upper + 1, n): the diagonals from the uppermost on; element (i, j) of
   *     the matrix is in row {@code upper + i - j} and column j
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @return a new array (…, n) or (…, n, k)
   * @throws LinearAlgebraException if a matrix is singular: a pivot is exactly 0
   * @throws dev.baton.core.array.ShapeException if there are not as many diagonals as said, or
   *     {@code b} does not fit
   * @throws IllegalArgumentException if {@code lower} or {@code upper} is negative
   * @throws UnsupportedOperationException if a dtype has 16 bits
   */
  default NDArray solveBanded(int lower, int upper, NDArray bands, NDArray b) {
    return LinearAlgebra.one(
        this, "solveBanded", work -> Structured.banded(work, lower, upper, bands, b));
  }

  /**
   * Factors matrices for {@link #luSolve}: {@code scipy.linalg.lu_factor}. A singular matrix is
   * factored too.
   *
   * @param a (…, m, n)
   * @return new arrays
   * @throws dev.baton.core.array.ShapeException if {@code a} has fewer than two axes
   * @throws UnsupportedOperationException if the dtype has 16 bits
   */
  default LuFactors luFactor(NDArray a) {
    try (Work work = LinearAlgebra.work(this, "luFactor")) {
      LuFactors factors = Factored.luFactor(work, a);
      return new LuFactors(work.keep(factors.lu()), work.keep(factors.pivots()));
    }
  }

  /**
   * Solves {@code a·x = b} with what {@link #luFactor} gave: {@code scipy.linalg.lu_solve}.
   *
   * @param factors the factors of {@code a} (…, n, n)
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @return a new array (…, n) or (…, n, k)
   * @see #luSolve(LuFactors, NDArray, Transposition)
   */
  default NDArray luSolve(LuFactors factors, NDArray b) {
    return luSolve(factors, b, Transposition.NONE);
  }

  /**
   * Solves equations with what {@link #luFactor} gave: {@code scipy.linalg.lu_solve}.
   *
   * @param factors the factors of {@code a} (…, n, n)
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @param trans in which form {@code a} is meant
   * @return a new array (…, n) or (…, n, k); not finite where {@code a} is singular
   * @throws dev.baton.core.array.ShapeException if the factors are not square, or {@code b} does
   *     not fit
   * @throws IllegalArgumentException if a pivot names no row
   * @throws UnsupportedOperationException if a dtype has 16 bits
   */
  default NDArray luSolve(LuFactors factors, NDArray b, Transposition trans) {
    return LinearAlgebra.one(this, "luSolve", work -> Factored.luSolve(work, factors, b, trans));
  }

  /**
   * Solves {@code a·x = b} with a Cholesky factor of {@code a}: {@code scipy.linalg.cho_solve}.
   *
   * @param factor (…, n, n), as {@link LinearAlgebra#cholesky} gives it; the other triangle is not
   *     read
   * @param lower whether it is the lower factor; otherwise the upper
   * @param b (n), one right side; or (…, n, k), right sides in columns
   * @return a new array (…, n) or (…, n, k)
   * @throws dev.baton.core.array.ShapeException if the factor is not square, or {@code b} does not
   *     fit
   * @throws UnsupportedOperationException if a dtype has 16 bits
   */
  default NDArray choSolve(NDArray factor, boolean lower, NDArray b) {
    return LinearAlgebra.one(this, "choSolve", work -> Factored.choSolve(work, factor, lower, b));
  }
}
