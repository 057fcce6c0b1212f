package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * The largest elements along an axis, the largest first.
 *
 * @param values the elements
 * @param indices where each was, int64
 */
public record TopK(NDArray values, NDArray indices) {}
