package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.linalg.eig} and {@code eigh} return: {@code a·vectors = vectors·diag(values)}.
 *
 * @param values the eigenvalues
 * @param vectors the eigenvectors of length 1, in columns
 */
public record Eigen(NDArray values, NDArray vectors) {}
