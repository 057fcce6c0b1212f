package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.polyfit} returns with {@code full=True}.
 *
 * @param coefficients the highest power first
 * @param residuals the sums of squared distances, one for each set of points; none if the points
 *     are not more than the coefficients, or do not determine them
 * @param rank of the matrix of powers
 * @param singularValues of the matrix of powers, its columns scaled to the length 1
 */
public record PolyFit(NDArray coefficients, NDArray residuals, int rank, NDArray singularValues) {}
