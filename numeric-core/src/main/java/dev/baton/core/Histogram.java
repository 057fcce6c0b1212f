package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.histogram} returns.
 *
 * @param counts how many elements each bin has: int64; their weights, of the weights' dtype; or the
 *     density
 * @param edges where the bins begin, and the last one ends: one more
 */
public record Histogram(NDArray counts, NDArray edges) {}
