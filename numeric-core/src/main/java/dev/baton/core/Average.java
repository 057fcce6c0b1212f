package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.average(…, returned=True)} returns.
 *
 * @param mean the weighted mean
 * @param weights the sum of the weights, of the mean's shape and dtype
 */
public record Average(NDArray mean, NDArray weights) {}
