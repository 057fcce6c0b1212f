package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * What {@code scipy.linalg.lu_factor} returns, and {@link LinearAlgebra#luSolve} takes.
 *
 * @param lu L below the diagonal, whose own is 1, and U (…, m, n); column by column, as LAPACK
 *     takes it
 * @param pivots int32 (…, min(m, n)): with which row each was exchanged, one after the other
 */
public record LuFactors(NDArray lu, NDArray pivots) {}
