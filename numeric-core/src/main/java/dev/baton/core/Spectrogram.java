package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * The spectra of a signal's segments, as a short-time Fourier transform has them.
 *
 * @param frequencies in cycles per unit of time (k), float64
 * @param times of the segments' middles (s), float64
 * @param values complex (…, k, s)
 */
public record Spectrogram(NDArray frequencies, NDArray times, NDArray values) {}
