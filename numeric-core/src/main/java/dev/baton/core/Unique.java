package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * The different elements of an array: what {@code numpy.unique_all} returns.
 *
 * @param values the elements, sorted
 * @param indices where each is first, in the array's C order; int64
 * @param inverse for each element of the array which of the values it is; int64, of its shape
 * @param counts how often each is there, int64
 */
public record Unique(NDArray values, NDArray indices, NDArray inverse, NDArray counts) {}
