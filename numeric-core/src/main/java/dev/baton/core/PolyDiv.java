package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * What {@code numpy.polydiv} returns: coefficients, the highest power first.
 *
 * @param quotient how often the divisor goes into the dividend
 * @param remainder what is left
 */
public record PolyDiv(NDArray quotient, NDArray remainder) {}
