/**
 * Fourier transforms: {@code numpy.fft}, of any length and either precision, the direct sum at any
 * frequencies, and non-uniform FFTs.
 *
 * <pre>
 *   FourierTransforms ── fft2, fftn, … ──▶ GridTransforms, one axis after the other
 *           │                                    │
 *           ├─ fft, rfft, irfft, … ──▶ AxisTransforms ──▶ PlanCache, or FftwTransforms ──▶ one native call per axis
 *           ├─ dct, dst, … ──▶ CosineAxis ──▶ CosineLines, by AxisTransforms
 *           ├─ fftfreq, fftshift ──▶ Frequencies
 *           ├─ dft ──▶ one native call for all frequencies; to a tolerance: FourierSums, by any route
 *           └─ nufft ──▶ NonuniformTransforms ──▶ NonuniformPlan, PlanCache ──▶ one native call
 * </pre>
 */
@NullMarked
package dev.baton.core.fft;

import org.jspecify.annotations.NullMarked;
