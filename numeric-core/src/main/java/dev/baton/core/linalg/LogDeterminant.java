package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/**
 * Determinants as {@code numpy.linalg.slogdet} gives them: {@code sign · exp(logAbs)}.
 *
 * @param sign of absolute value 1, or 0 if the matrix is singular
 * @param logAbs the logarithm of the absolute value, real
 */
public record LogDeterminant(NDArray sign, NDArray logAbs) {}
