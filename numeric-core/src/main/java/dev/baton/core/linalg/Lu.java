package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * What {@code scipy.linalg.lu} returns: {@code a = p·l·u}.
 *
 * @param p a permutation (…, m, m), real, ones and zeros
 * @param l lower triangular (…, m, k), 1 on its diagonal
 * @param u upper triangular (…, k, n)
 */
public record Lu(NDArray p, NDArray l, NDArray u) {}
