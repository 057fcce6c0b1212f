package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.polyfit} returns with {@code cov=True}.
 *
 * @param coefficients the highest power first
 * @param covariance how they vary together; one matrix along the last axis for each set of points
 */
public record PolyFitCov(NDArray coefficients, NDArray covariance) {}
