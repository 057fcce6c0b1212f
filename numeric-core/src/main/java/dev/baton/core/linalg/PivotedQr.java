package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What {@code scipy.linalg.qr(a, pivoting=True)} returns: {@code a[:, p] = q·r}.
 *
 * @param q with orthonormal columns; the reflectors if they are raw; null if only R was asked for
 * @param r upper triangular, the absolute values on its diagonal descending; the reflectors'
 *     factors if they are raw
 * @param p int64 (…, n): which column of the matrix is in each place
 */
public record PivotedQr(@Nullable NDArray q, NDArray r, NDArray p) {}
