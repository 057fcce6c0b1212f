package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * What {@code scipy.linalg.schur} returns: {@code a = z·t·zᴴ}.
 *
 * @param t upper triangular; of a real matrix with a block of two rows on the diagonal for each
 *     pair of conjugate eigenvalues
 * @param z unitary
 */
public record Schur(NDArray t, NDArray z) {}
