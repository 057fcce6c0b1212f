/*
 * Lengths with a large prime factor, by convolution (Bluestein 1968). With c[j] = exp(-πij²/n), jk = (j² + k²
 * - (k-j)²)/2 turns the transform into
 *
 *     out[k] = c[k] · Σ_j (a[j]·c[j]) · conj(c[k-j])
 *
 * a cyclic convolution of any length m ≥ 2n - 1: two transforms of a convenient m, and the plan holds the
 * third, of conj(c), already. j² is reduced modulo 2n as an integer, so c is as exact for large j as for
 * small.
 */
#include "fft_plan.h"
#include "fft_radix.h"

/* Up to BATON_LANES numbers; the rest are 0. */
BATON_INLINE vc load_some(const double *p, int64_t count)
{
    if (BATON_LIKELY(count >= BATON_LANES)) {
        return vc_load_unordered(p);
    }
    double some[2 * BATON_LANES] = {0};
    memcpy(some, p, 16 * (size_t)count);
    return vc_load_unordered(some);
}

BATON_INLINE void store_some(double *p, int64_t count, vc x)
{
    if (BATON_LIKELY(count >= BATON_LANES)) {
        vc_store_unordered(p, x);
        return;
    }
    double some[2 * BATON_LANES];
    vc_store_unordered(some, x);
    memcpy(p, some, 16 * (size_t)count);
}

BATON_INLINE vc exchanged(vc x, int swap) { return swap ? (vc){x.im, x.re} : x; }

void fft_chirp(const struct fft_plan *plan, int swap, double scale, double *out, const double *a,
               double *work)
{
    int64_t n = plan->n, m = plan->convolution;
    const struct fft_plan *inner = (const struct fft_plan *)fft_table(plan, plan->inner);
    const double *chirp = fft_table(plan, plan->chirp), *spectrum = fft_table(plan, plan->spectrum);
    double *x = work, *inner_work = work + (plan->work_bytes - inner->work_bytes) / 8;
    int64_t j = 0;
    for (; j < n; j += BATON_LANES) {
        vc c = vc_load_unordered(chirp + 2 * j);
        vc_store_unordered(x + 2 * j, vc_multiply(exchanged(load_some(a + 2 * j, n - j), swap), c.re, c.im));
    }
    if (j < m) {
        memset(x + 2 * j, 0, 16 * (size_t)(m - j));
    }
    fft_row(inner, 0, 1.0, 0, x, x, inner_work);
    for (j = 0; j < m; j += BATON_LANES) {
        vc c = load_some(spectrum + 2 * j, m - j);
        store_some(x + 2 * j, m - j, vc_multiply(load_some(x + 2 * j, m - j), c.re, c.im));
    }
    fft_row(inner, 1, 1.0 / (double)m, 0, x, x, inner_work);
    vd factor = vd_set(scale);
    for (j = 0; j < n; j += BATON_LANES) {
        vc c = vc_load_unordered(chirp + 2 * j);
        vc y = exchanged(vc_multiply(vc_load_unordered(x + 2 * j), c.re, c.im), swap);
        store_some(out + 2 * j, n - j, (vc){y.re * factor, y.im * factor});
    }
}
