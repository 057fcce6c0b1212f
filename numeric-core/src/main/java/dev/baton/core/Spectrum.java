package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * How much of a signal there is at each frequency.
 *
 * @param frequencies in cycles per unit of time (k), float64
 * @param power along the last axis (…, k)
 */
public record Spectrum(NDArray frequencies, NDArray power) {}
