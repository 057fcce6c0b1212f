/**
 * Fourier transforms: {@code numpy.fft}, of any length and either precision, and the direct sum at
 * any frequencies.
 *
 * <pre>
 *   FourierTransforms ── fft2, fftn, … ──▶ GridTransforms, one axis after the other
 *           │                                    │
 *           ├─ fft, rfft, irfft, … ──▶ AxisTransforms ──▶ PlanCache ──▶ one native call per axis
 *           ├─ dct, dst, … ──▶ CosineAxis ──▶ CosineLines, by AxisTransforms
 *           ├─ fftfreq, fftshift ──▶ Frequencies
 *           └─ dft ──▶ one native call for all frequencies
 * </pre>
 */
@NullMarked
package dev.baton.core.fft;

import org.jspecify.annotations.NullMarked;
