package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What {@code numpy.linalg.qr} returns: {@code a = q·r}.
 *
 * @param q with orthonormal columns; the reflectors if they are raw; null if only R was asked for
 * @param r upper triangular; the reflectors' factors if they are raw
 */
public record Qr(@Nullable NDArray q, NDArray r) {}
