package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * What {@code scipy.linalg.ldl} returns: {@code a = l·d·lᴴ}, or {@code l·d·lᵀ} of a complex
 * symmetric matrix.
 *
 * @param l triangular, with ones on the diagonal, once its rows are in the order of {@code p}
 * @param d 0 but for blocks of one or two rows on the diagonal
 * @param p int64 (…, n): the order of its rows that makes {@code l} triangular
 */
public record Ldl(NDArray l, NDArray d, NDArray p) {}
