package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.linalg.svd} returns: {@code a = u·diag(s)·vh}.
 *
 * @param u with orthonormal columns
 * @param s the singular values, real, descending
 * @param vh with orthonormal rows
 */
public record Svd(NDArray u, NDArray s, NDArray vh) {}
