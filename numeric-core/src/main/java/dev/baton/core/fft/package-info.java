/**
 * Fourier transforms: FFT of any length, and the direct sum at any frequencies.
 *
 * <pre>
 *   FourierTransforms ── fft, ifft ──▶ PlanCache ──▶ one native call per transform or batch
 *                     └─ dft ──▶ one native call for all frequencies
 * </pre>
 */
@NullMarked
package dev.baton.core.fft;

import org.jspecify.annotations.NullMarked;
