/*
 * The stages' kernels: load radix vectors, transform them, turn them by the twiddles, store them (Stockham's order,
 * decimation in frequency, which leaves the output sorted):
 *
 *     out[q + s(rp + k)] ← w^(pk) · Σ_j in[q + s(p + jm)]·exp(-2πi·jk/r),   w = exp(-2πi/(mr)), p < m, q < s
 *
 * One body, expanded for each radix and each way in and out.
 */
#include "fft_plan.h"
#include "fft_radix.h"

enum way { INTERLEAVED, SWAPPED, BUFFER, MIDDLE };

BATON_INLINE vc load(const double *p, enum way way)
{
    if (way == BUFFER) {
        return (vc){vd_load(p), vd_load(p + BATON_LANES)};
    }
    vc x = vc_load(p);
    return way == SWAPPED ? (vc){x.im, x.re} : x;
}

BATON_INLINE void store(double *p, vc x, enum way way, vd scale)
{
    if (way == BUFFER) {
        vd_store(p, x.re);
        vd_store(p + BATON_LANES, x.im);
    } else if (way == SWAPPED) {
        vc_store(p, (vc){x.im * scale, x.re * scale});
    } else {
        vc_store(p, (vc){x.re * scale, x.im * scale});
    }
}

/* count elements at in, times those at twiddles; transposed, to out. */
BATON_INLINE void transpose(const vc *x, const double *twiddles, double *out)
{
    vd re[BATON_LANES], im[BATON_LANES];
    for (int i = 0; i < BATON_LANES; i++) {
        vc y = vc_multiply(x[i], vd_load(twiddles + i * FFT_ELEMENT), vd_load(twiddles + i * FFT_ELEMENT + BATON_LANES));
        re[i] = y.re;
        im[i] = y.im;
    }
    vd_transpose(re);
    vd_transpose(im);
    for (int i = 0; i < BATON_LANES; i++) {
        vd_store(out + i * FFT_ELEMENT, re[i]);
        vd_store(out + i * FFT_ELEMENT + BATON_LANES, im[i]);
    }
}

/* The butterflies of one p. All arguments but pass and p are known where this is expanded. */
BATON_INLINE void butterflies(const fft_pass *pass, int64_t p, int radix, void (*dft)(vc *), enum way from, enum way to,
                              int turned)
{
    const fft_stage *stage = pass->stage;
    int64_t s = stage->s, step = s * stage->m * pass->in_stride;
    const double *twiddles = pass->twiddles + p * 2 * (radix - 1);
    const double *in = pass->in + s * p * pass->in_stride;
    double *out = pass->out + s * p * radix * pass->out_stride;
    vd scale = vd_set(pass->scale);
    for (int64_t q = 0; q < s; q++) {
        vc x[16];
        BATON_UNROLL
        for (int j = 0; j < radix; j++) {
            x[j] = load(in + q * pass->in_stride + j * step, from);
        }
        dft(x);
        if (to == MIDDLE) {
            BATON_UNROLL
            for (int k = 0; k + BATON_LANES <= radix; k += BATON_LANES) {
                transpose(x + k, pass->twiddles + k * FFT_ELEMENT, pass->out + k / BATON_LANES * pass->out_stride);
            }
            continue;
        }
        BATON_UNROLL
        for (int k = 0; k < radix; k++) {
            if (turned && k > 0) {
                x[k] = vc_multiply(x[k], vd_set(twiddles[2 * k - 2]), vd_set(twiddles[2 * k - 1]));
            }
            store(out + (q + s * k) * pass->out_stride, x[k], to, scale);
        }
    }
}

#define KERNEL(name, radix, from, to)                                                                            \
    static void name(const fft_pass *pass)                                                                       \
    {                                                                                                            \
        butterflies(pass, 0, radix, dft_##radix, from, to, 0);                                                   \
        for (int64_t p = 1; p < pass->stage->m; p++) {                                                           \
            butterflies(pass, p, radix, dft_##radix, from, to, 1);                                               \
        }                                                                                                        \
    }
/* The last stage has one p. */
#define KERNEL_OF_ONE(name, radix, from, to)                                                                     \
    static void name(const fft_pass *pass) { butterflies(pass, 0, radix, dft_##radix, from, to, 0); }

#define KERNELS(radix)                                                                                           \
    KERNEL(between_##radix, radix, BUFFER, BUFFER)                                                               \
    KERNEL(first_##radix, radix, INTERLEAVED, BUFFER)                                                            \
    KERNEL(first_swapped_##radix, radix, SWAPPED, BUFFER)                                                        \
    KERNEL_OF_ONE(last_##radix, radix, BUFFER, INTERLEAVED)                                                      \
    KERNEL_OF_ONE(last_swapped_##radix, radix, BUFFER, SWAPPED)
#define MIDDLE_KERNELS(radix)                                                                                    \
    KERNEL_OF_ONE(middle_##radix, radix, INTERLEAVED, MIDDLE)                                                    \
    KERNEL_OF_ONE(middle_swapped_##radix, radix, SWAPPED, MIDDLE)
#define ENTRY(radix)                                                                                             \
    .between = between_##radix, .first = {first_##radix, first_swapped_##radix},                                 \
    .last = {last_##radix, last_swapped_##radix}
#define MIDDLE_ENTRY(radix) .middle = {middle_##radix, middle_swapped_##radix}

KERNELS(1)
KERNELS(2)
KERNELS(3)
KERNELS(4)
KERNELS(5)
KERNELS(7)
KERNELS(8)
KERNELS(16)
KERNEL(between_11, 11, BUFFER, BUFFER)
KERNEL(between_13, 13, BUFFER, BUFFER)
MIDDLE_KERNELS(8)
MIDDLE_KERNELS(16)
#if BATON_LANES <= 4
MIDDLE_KERNELS(4)
#endif

/* Any odd radix up to FFT_MAX_PRIME. */
static void between_odd(const fft_pass *pass)
{
    const fft_stage *stage = pass->stage;
    int r = (int)stage->radix;
    for (int64_t p = 0; p < stage->m; p++) {
        for (int64_t q = 0; q < stage->s; q++) {
            const double *in = pass->in + (q + stage->s * p) * FFT_ELEMENT;
            double *out = pass->out + (q + stage->s * p * r) * FFT_ELEMENT;
            vc first = load(in, BUFFER), total = first, sums[FFT_MAX_PRIME / 2 + 1], differences[FFT_MAX_PRIME / 2 + 1];
            for (int k = 1; k <= r / 2; k++) {
                vc a = load(in + k * stage->s * stage->m * FFT_ELEMENT, BUFFER);
                vc b = load(in + (r - k) * stage->s * stage->m * FFT_ELEMENT, BUFFER);
                sums[k] = vc_add(a, b);
                differences[k] = vc_sub(a, b);
                total = vc_add(total, sums[k]);
            }
            store(out, total, BUFFER, vd_set(1));
            const double *twiddles = pass->twiddles + p * 2 * (r - 1);
            for (int m = 1; m <= r / 2; m++) {
                vc a = first, b = {vd_set(0), vd_set(0)};
                for (int k = 1, turn = m; k <= r / 2; k++) {
                    vd c = vd_set(pass->parts[2 * turn]), s = vd_set(pass->parts[2 * turn + 1]);
                    a = (vc){vd_fma(c, sums[k].re, a.re), vd_fma(c, sums[k].im, a.im)};
                    b = (vc){vd_fma(s, differences[k].re, b.re), vd_fma(s, differences[k].im, b.im)};
                    turn += m;
                    turn -= turn >= r ? r : 0;
                }
                vc low = vc_add(a, vc_times_minus_i(b)), high = vc_sub(a, vc_times_minus_i(b));
                if (p > 0) {
                    const double *w = twiddles + 2 * (m - 1), *v = twiddles + 2 * (r - m - 1);
                    low = vc_multiply(low, vd_set(w[0]), vd_set(w[1]));
                    high = vc_multiply(high, vd_set(v[0]), vd_set(v[1]));
                }
                store(out + stage->s * m * FFT_ELEMENT, low, BUFFER, vd_set(1));
                store(out + stage->s * (r - m) * FFT_ELEMENT, high, BUFFER, vd_set(1));
            }
        }
    }
}

const fft_kernels *fft_kernels_of(int64_t radix)
{
    static const fft_kernels by_radix[17] = {
        [1] = {ENTRY(1)},
        [2] = {ENTRY(2)},
        [3] = {ENTRY(3)},
#if BATON_LANES <= 4
        [4] = {ENTRY(4), MIDDLE_ENTRY(4)},
#else
        [4] = {ENTRY(4)},
#endif
        [5] = {ENTRY(5)},
        [7] = {ENTRY(7)},
        [8] = {ENTRY(8), MIDDLE_ENTRY(8)},
        [11] = {.between = between_11},
        [13] = {.between = between_13},
        [16] = {ENTRY(16), MIDDLE_ENTRY(16)},
    };
    static const fft_kernels odd = {.between = between_odd};
    return radix <= 16 ? &by_radix[radix] : &odd;
}

void fft_transpose(int64_t length, const double *in, const double *twiddles, double *out, int64_t out_stride)
{
    for (int64_t k = 0; k < length; k += BATON_LANES) {
        vc x[BATON_LANES];
        if (k + BATON_LANES <= length) {
            for (int i = 0; i < BATON_LANES; i++) {
                x[i] = load(in + (k + i) * FFT_ELEMENT, BUFFER);
            }
        } else {
            for (int i = 0; i < BATON_LANES; i++) {
                x[i] = k + i < length ? load(in + (k + i) * FFT_ELEMENT, BUFFER) : (vc){vd_set(0), vd_set(0)};
            }
        }
        transpose(x, twiddles + k * FFT_ELEMENT, out + k / BATON_LANES * out_stride);
    }
}
