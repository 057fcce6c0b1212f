/*
 * The stages' kernels: load radix vectors, transform them, turn them by the twiddles, store them (Stockham's
 * order, decimation in frequency, which leaves the output sorted):
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
    vc x = vc_load_unordered(p);
    return way == SWAPPED ? (vc){x.im, x.re} : x;
}

BATON_INLINE void store(double *p, vc x, enum way way, vd scale)
{
    if (way == BUFFER) {
        vd_store(p, x.re);
        vd_store(p + BATON_LANES, x.im);
    } else if (way == SWAPPED) {
        vc_store_unordered(p, (vc){x.im * scale, x.re * scale});
    } else {
        vc_store_unordered(p, (vc){x.re * scale, x.im * scale});
    }
}

/*
 * Outputs x[0 … BATON_LANES) of as many columns, turned by the elements at turns, become elements of the rows
 * at out. Both have their lanes in vc_order.
 */
BATON_INLINE void transpose(const vc *x, const double *turns, double *out)
{
    vd re[BATON_LANES], im[BATON_LANES];
    BATON_UNROLL
    for (int i = 0; i < BATON_LANES; i++) {
        const double *turn = turns + vc_order[i] * FFT_ELEMENT;
        vc y = vc_multiply(x[vc_order[i]], vd_load(turn), vd_load(turn + BATON_LANES));
        re[i] = y.re;
        im[i] = y.im;
    }
    vd_transpose(re);
    vd_transpose(im);
    BATON_UNROLL
    for (int i = 0; i < BATON_LANES; i++) {
        double *row = out + vc_order[i] * FFT_ELEMENT;
        vd_store(row, re[i]);
        vd_store(row + BATON_LANES, im[i]);
    }
}

/* How the kernel of a pass reads and writes; all but the pass are known where it is expanded. */
typedef struct {
    int radix;
    void (*dft)(vc *); /* of the radix; of half of it for 8 and 16 */
    enum way from, to;
} shape;

/* The butterflies of one p, turned by twiddles or not. */
BATON_INLINE void butterflies(const fft_pass *pass, int64_t p, shape shape, int turned)
{
    int radix = shape.radix, half = radix / 2, halved = radix == 8 || radix == 16;
    int64_t s = pass->stage->s, in_stride = shape.from == BUFFER ? FFT_ELEMENT : pass->in_stride;
    int64_t out_stride = shape.to == BUFFER ? FFT_ELEMENT : pass->out_stride;
    int64_t in_step = s * pass->stage->m * in_stride, out_step = s * out_stride;
    const double *in = pass->in + s * p * in_stride, *twiddles = pass->twiddles + p * 2 * (radix - 1);
    double *out = pass->out + s * p * radix * out_stride;
    vd scale = vd_set(pass->scale);
    for (int64_t q = 0; q < s; q++, in += in_stride, out += out_stride) {
        vc x[16], *e = x, *o = x + half;
        if (halved) {
            /* One half after the other, and sums leave as soon as they are known: registers are few. */
            BATON_UNROLL
            for (int j = 0; j < half; j++) {
                e[j] = load(in + 2 * j * in_step, shape.from);
            }
            shape.dft(e);
            BATON_UNROLL
            for (int j = 0; j < half; j++) {
                o[j] = load(in + (2 * j + 1) * in_step, shape.from);
            }
            shape.dft(o);
            turn_odd(radix, o);
        } else {
            BATON_UNROLL
            for (int j = 0; j < radix; j++) {
                x[j] = load(in + j * in_step, shape.from);
            }
            shape.dft(x);
        }
        BATON_UNROLL
        for (int i = 0; i < radix; i++) {
            int k = halved ? i / 2 + i % 2 * half : i;
            if (halved && k < half) {
                join(radix, k, &e[k], &o[k]);
            }
            if (shape.to == MIDDLE) {
                continue;
            }
            if (turned && k > 0) {
                x[k] = vc_multiply(x[k], vd_set(twiddles[2 * k - 2]), vd_set(twiddles[2 * k - 1]));
            }
            store(out + k * out_step, x[k], shape.to, scale);
        }
        if (shape.to == MIDDLE) {
            BATON_UNROLL
            for (int k = 0; k + BATON_LANES <= radix; k += BATON_LANES) {
                transpose(x + k, pass->twiddles + k * FFT_ELEMENT, pass->out + k / BATON_LANES * out_stride);
            }
        }
    }
}

#define DFT_1 dft_1
#define DFT_2 dft_2
#define DFT_3 dft_3
#define DFT_4 dft_4
#define DFT_5 dft_5
#define DFT_7 dft_7
#define DFT_8 dft_4
#define DFT_11 dft_11
#define DFT_13 dft_13
#define DFT_16 dft_8
#define KERNEL(name, radix, from, to)                                                                        \
    static void name(const fft_pass *pass)                                                                   \
    {                                                                                                        \
        butterflies(pass, 0, (shape){radix, DFT_##radix, from, to}, 0);                                      \
        for (int64_t p = 1; p < pass->stage->m; p++) {                                                       \
            butterflies(pass, p, (shape){radix, DFT_##radix, from, to}, 1);                                  \
        }                                                                                                    \
    }
/* The last stage has one p. */
#define KERNEL_OF_ONE(name, radix, from, to)                                                                 \
    static void name(const fft_pass *pass) { butterflies(pass, 0, (shape){radix, DFT_##radix, from, to}, 0); }

#define KERNELS(radix)                                                                                       \
    KERNEL(between_##radix, radix, BUFFER, BUFFER)                                                           \
    KERNEL(first_##radix, radix, INTERLEAVED, BUFFER)                                                        \
    KERNEL(first_swapped_##radix, radix, SWAPPED, BUFFER)                                                    \
    KERNEL_OF_ONE(last_##radix, radix, BUFFER, INTERLEAVED)                                                  \
    KERNEL_OF_ONE(last_swapped_##radix, radix, BUFFER, SWAPPED)
#define MIDDLE_KERNELS(radix)                                                                                \
    KERNEL_OF_ONE(middle_##radix, radix, INTERLEAVED, MIDDLE)                                                \
    KERNEL_OF_ONE(middle_swapped_##radix, radix, SWAPPED, MIDDLE)
#define ENTRY(radix)                                                                                         \
    .between = between_##radix, .first = {first_##radix, first_swapped_##radix},                             \
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
            vc first = load(in, BUFFER), total = first, sums[FFT_MAX_PRIME / 2 + 1],
               differences[FFT_MAX_PRIME / 2 + 1];
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
