package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.linalg.lstsq} returns.
 *
 * @param x the solutions of least length (n) or (n, k)
 * @param residuals the sums of squares of {@code b - a·x} for each right side, real; of no elements
 *     if the rank is less than n or there are no more equations than unknowns
 * @param rank the rank of the matrix
 * @param singularValues its singular values, real, descending
 */
public record LeastSquares(NDArray x, NDArray residuals, int rank, NDArray singularValues) {}
