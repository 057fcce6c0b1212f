/**
 * Fourier transforms: FFT of any length, the direct sum at any frequencies, and non-uniform FFTs.
 *
 * <pre>
 *   FourierTransforms ── fft, ifft ──▶ PlanCache ──▶ one native call per transform or batch
 *                     ├─ dft ──▶ one native call for all frequencies; to a tolerance,
 *                     │          FourierSums by any of these routes
 *                     └─ nufft ──▶ NonuniformTransforms ── type1, type2, type3
 *                                  ──▶ NonuniformPlan (grid, FFT plans, memory) ──▶ one native call
 * </pre>
 */
@NullMarked
package dev.baton.core.fft;

import org.jspecify.annotations.NullMarked;
