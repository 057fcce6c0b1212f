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

/* RUNS: whole rows as lanes, each a run of interleaved numbers. */
enum way { INTERLEAVED, SWAPPED, BUFFER, MIDDLE, RUNS, RUNS_SWAPPED };

BATON_INLINE vc load(const scalar *p, enum way way)
{
    if (way == BUFFER) {
        return (vc){vr_load(p), vr_load(p + FFT_LANES)};
    }
    vc x = vc_load_unordered(p);
    return way == SWAPPED ? (vc){x.im, x.re} : x;
}

BATON_INLINE void put(scalar *p, vr x, int stream)
{
    if (stream) {
        vr_stream(p, x);
    } else {
        vr_store(p, x);
    }
}

BATON_INLINE void store(scalar *p, vc x, enum way way, vr scale, int stream)
{
    if (way == BUFFER) {
        vr_store(p, x.re);
        vr_store(p + FFT_LANES, x.im);
        return;
    }
    vr re = x.re * scale, im = x.im * scale;
    vc y = way == SWAPPED ? (vc){im, re} : (vc){re, im};
    put(p, vc_first(y), stream);
    put(p + FFT_LANES, vc_second(y), stream);
}

/*
 * Outputs x[0 … FFT_LANES) of as many columns, turned by the elements at turns, become elements of the rows
 * at out. Both have their lanes in vc_order. The first turn is by 1 where these are the first outputs.
 */
BATON_INLINE void transpose(const vc *x, const scalar *turns, int first, scalar *out, int stream)
{
    vr re[FFT_LANES], im[FFT_LANES];
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        const scalar *turn = turns + vc_order[i] * FFT_ELEMENT;
        vc y = x[vc_order[i]];
        if (!first || vc_order[i] > 0) {
            y = vc_multiply(y, vr_load(turn), vr_load(turn + FFT_LANES));
        }
        re[i] = y.re;
        im[i] = y.im;
    }
    vr_transpose(re);
    vr_transpose(im);
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        scalar *row = out + vc_order[i] * FFT_ELEMENT;
        put(row, re[i], stream);
        put(row + FFT_LANES, im[i], stream);
    }
}

/* Squares jump from line to line, which no CPU foresees. Runs of one radix asked for before they are read or written: */
enum { RUNS_AHEAD = 2 * FFT_LANES };

/*
 * Of longer ones, with each square as many lines are asked for of the runs to come, one after the other as they lie in
 * memory where there is nothing between them: that a CPU sees, and goes on ahead of it.
 */
BATON_INLINE void ask(const scalar *p, int64_t square)
{
    enum { LINE = 64, SQUARE_BYTES = FFT_LANES * BATON_VECTOR_BYTES };
    BATON_UNROLL
    for (int i = 0; i < SQUARE_BYTES; i += LINE) {
        __builtin_prefetch((const char *)p + square * SQUARE_BYTES + i);
    }
}

/* FFT_SQUARE numbers of FFT_LANES runs, stride from run to run, to x; and back. */
BATON_INLINE void load_square(const scalar *in, int64_t stride, int swap, int ahead, vc *x)
{
    const scalar *at[FFT_LANES];
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        at[i] = in + i * stride;
        if (ahead) {
            __builtin_prefetch(in + (i + ahead) * stride);
        }
    }
    vc_load_rows(at, x);
    BATON_UNROLL
    for (int i = 0; i < FFT_SQUARE; i++) {
        x[i] = swap ? (vc){x[i].im, x[i].re} : x[i];
    }
}

BATON_INLINE void store_square(scalar *out, int64_t stride, int swap, vr scale, int ahead, const vc *x)
{
    scalar *at[FFT_LANES];
    vc y[FFT_SQUARE];
    BATON_UNROLL
    for (int i = 0; i < FFT_SQUARE; i++) {
        vc scaled = {x[i].re * scale, x[i].im * scale};
        y[i] = swap ? (vc){scaled.im, scaled.re} : scaled;
    }
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        at[i] = out + i * stride;
        if (ahead) {
            __builtin_prefetch(out + (i + ahead) * stride, 1);
        }
    }
    vc_store_rows(at, y);
}

/* All numbers of runs of one radix. */
BATON_INLINE void load_runs(int radix, const scalar *in, int64_t stride, int swap, vc *x)
{
    BATON_UNROLL
    for (int j = 0; j + FFT_SQUARE <= radix; j += FFT_SQUARE) {
        load_square(in + 2 * j, stride, swap, RUNS_AHEAD, x + j);
    }
}

BATON_INLINE void store_runs(int radix, scalar *out, int64_t stride, int swap, vr scale, const vc *x)
{
    BATON_UNROLL
    for (int k = 0; k + FFT_SQUARE <= radix; k += FFT_SQUARE) {
        store_square(out + 2 * k, stride, swap, scale, RUNS_AHEAD, x + k);
    }
}

/* How the kernel of a pass reads and writes; all but the pass are known where it is expanded. */
typedef struct {
    int radix;
    void (*dft)(vc *); /* of the radix; of half of it for 8 and 16 */
    enum way from, to;
    int stream; /* past the caches */
} shape;

/* Where the numbers of a butterfly are, in scalars from one to the next. */
typedef struct {
    const scalar *in, *twiddles;
    int64_t in_step;
    scalar *out;
    int64_t out_step;
} place;

/* One butterfly, turned by twiddles or not. */
BATON_INLINE void butterfly(const fft_pass *pass, place place, shape shape, int turned)
{
    int radix = shape.radix, half = radix / 2, halved = radix == 8 || radix == 16;
    int from_runs = shape.from == RUNS || shape.from == RUNS_SWAPPED, to_runs = shape.to == RUNS || shape.to == RUNS_SWAPPED;
    const scalar *in = place.in, *twiddles = place.twiddles;
    scalar *out = place.out;
    vr scale = vr_set(pass->scale);
    vc x[16], *e = x, *o = x + half, y[16];
    if (from_runs) {
        load_runs(radix, in, pass->in_stride, shape.from == RUNS_SWAPPED, y);
    }
    if (halved) {
        /* One half after the other, and sums leave as soon as they are known: registers are few. */
        BATON_UNROLL
        for (int j = 0; j < half; j++) {
            e[j] = from_runs ? y[2 * j] : load(in + 2 * j * place.in_step, shape.from);
        }
        shape.dft(e);
        BATON_UNROLL
        for (int j = 0; j < half; j++) {
            o[j] = from_runs ? y[2 * j + 1] : load(in + (2 * j + 1) * place.in_step, shape.from);
        }
        shape.dft(o);
        turn_odd(radix, o);
    } else {
        BATON_UNROLL
        for (int j = 0; j < radix; j++) {
            x[j] = from_runs ? y[j] : load(in + j * place.in_step, shape.from);
        }
        shape.dft(x);
    }
    BATON_UNROLL
    for (int i = 0; i < radix; i++) {
        int k = halved ? i / 2 + i % 2 * half : i;
        if (halved && k < half) {
            join(radix, k, &e[k], &o[k]);
        }
        if (shape.to == MIDDLE || to_runs) {
            continue;
        }
        if (turned && k > 0) {
            x[k] = vc_multiply(x[k], vr_set(twiddles[2 * k - 2]), vr_set(twiddles[2 * k - 1]));
        }
        store(out + k * place.out_step, x[k], shape.to, scale, shape.stream);
    }
    if (to_runs) {
        store_runs(radix, out, pass->out_stride, shape.to == RUNS_SWAPPED, scale, x);
    }
    if (shape.to == MIDDLE) {
        BATON_UNROLL
        for (int k = 0; k < radix && radix >= FFT_LANES; k += FFT_LANES) {
            /* The last outputs may overlap those before. */
            int start = k + FFT_LANES <= radix ? k : radix - FFT_LANES;
            transpose(x + start, twiddles + k * FFT_ELEMENT, k == 0, out + k / FFT_LANES * pass->out_stride, shape.stream);
        }
    }
}

/* The butterflies of one p. */
BATON_INLINE void butterflies(const fft_pass *pass, int64_t p, shape shape, int turned)
{
    int64_t s = pass->stage->s, in_stride = shape.from == BUFFER ? FFT_ELEMENT : pass->in_stride;
    int64_t out_stride = shape.to == BUFFER ? FFT_ELEMENT : pass->out_stride;
    place place = {.in = pass->in + s * p * in_stride,
                   .twiddles = pass->twiddles + p * 2 * (shape.radix - 1),
                   .in_step = s * pass->stage->m * in_stride,
                   .out = pass->out + s * p * shape.radix * out_stride,
                   .out_step = s * out_stride};
    for (int64_t q = 0; q < s; q++, place.in += in_stride, place.out += out_stride) {
        butterfly(pass, place, shape, turned);
    }
}

/*
 * The first stage of rows as lanes, each a run: squares of them, at once for as many p, into a buffer as large as they;
 * and the last, for as many q, out of one.
 */
BATON_INLINE void butterflies_from_runs(const fft_pass *pass, shape shape, int swap)
{
    int64_t m = pass->stage->m, square = 0;
    scalar buffer[16 * FFT_SQUARE * FFT_ELEMENT] __attribute__((aligned(64)));
    for (int64_t start = 0; start < m; start += FFT_SQUARE) {
        BATON_UNROLL
        for (int j = 0; j < shape.radix; j++) {
            vc x[FFT_SQUARE];
            ask(pass->in + FFT_LANES * pass->in_stride, square++);
            load_square(pass->in + 2 * (start + j * m), pass->in_stride, swap, 0, x);
            BATON_UNROLL
            for (int i = 0; i < FFT_SQUARE; i++) {
                store(buffer + (j * FFT_SQUARE + i) * FFT_ELEMENT, x[i], BUFFER, x[i].re, 0);
            }
        }
        for (int64_t i = 0; i < FFT_SQUARE; i++) {
            int64_t p = start + i;
            place place = {.in = buffer + i * FFT_ELEMENT,
                           .twiddles = pass->twiddles + p * 2 * (shape.radix - 1),
                           .in_step = FFT_SQUARE * FFT_ELEMENT,
                           .out = pass->out + p * shape.radix * FFT_ELEMENT,
                           .out_step = FFT_ELEMENT};
            if (p == 0 && !pass->stage->turn_first) {
                butterfly(pass, place, shape, 0);
            } else {
                butterfly(pass, place, shape, 1);
            }
        }
    }
}

BATON_INLINE void butterflies_to_runs(const fft_pass *pass, shape shape, int swap)
{
    int64_t s = pass->stage->s, square = 0;
    scalar buffer[16 * FFT_SQUARE * FFT_ELEMENT] __attribute__((aligned(64)));
    for (int64_t start = 0; start < s; start += FFT_SQUARE) {
        for (int64_t i = 0; i < FFT_SQUARE; i++) {
            place place = {.in = pass->in + (start + i) * FFT_ELEMENT,
                           .in_step = s * FFT_ELEMENT,
                           .out = buffer + i * FFT_ELEMENT,
                           .out_step = FFT_SQUARE * FFT_ELEMENT};
            butterfly(pass, place, shape, 0);
        }
        BATON_UNROLL
        for (int k = 0; k < shape.radix; k++) {
            vc x[FFT_SQUARE];
            BATON_UNROLL
            for (int i = 0; i < FFT_SQUARE; i++) {
                x[i] = load(buffer + (k * FFT_SQUARE + i) * FFT_ELEMENT, BUFFER);
            }
            ask(pass->out + FFT_LANES * pass->out_stride, square++);
            store_square(pass->out + 2 * (start + k * s), pass->out_stride, swap, vr_set(pass->scale), 0, x);
        }
    }
}

#define DFT_1 dft_1
#define DFT_2 dft_2
#define DFT_3 dft_3
#define DFT_4 dft_4
#define DFT_5 dft_5
#define DFT_6 dft_6
#define DFT_7 dft_7
#define DFT_8 dft_4
#define DFT_9 dft_9
#define DFT_10 dft_10
#define DFT_11 dft_11
#define DFT_12 dft_12
#define DFT_13 dft_13
#define DFT_15 dft_15
#define DFT_16 dft_8
#define KERNEL(name, radix, from, to)                                                                        \
    static void name(const fft_pass *pass)                                                                   \
    {                                                                                                        \
        int64_t p = 0;                                                                                       \
        if (!pass->stage->turn_first) {                                                                      \
            butterflies(pass, p++, (shape){radix, DFT_##radix, from, to, 0}, 0);                                \
        }                                                                                                    \
        for (; p < pass->stage->m; p++) {                                                                    \
            butterflies(pass, p, (shape){radix, DFT_##radix, from, to, 0}, 1);                                  \
        }                                                                                                    \
    }
/* The last stage has one p. */
#define KERNEL_OF_ONE(name, radix, from, to)                                                                 \
    static void name(const fft_pass *pass)                                                                   \
    {                                                                                                        \
        if (pass->stream) {                                                                                  \
            butterflies(pass, 0, (shape){radix, DFT_##radix, from, to, 1}, 0);                               \
        } else {                                                                                             \
            butterflies(pass, 0, (shape){radix, DFT_##radix, from, to, 0}, 0);                               \
        }                                                                                                    \
    }
/* The only stage, of many groups of rows. */
#define KERNEL_OF_MANY(name, radix, from, to)                                                                \
    static void name(const fft_pass *pass)                                                                   \
    {                                                                                                        \
        fft_pass here = *pass;                                                                               \
        for (int64_t group = 0; group < pass->groups; group++) {                                             \
            butterflies(&here, 0, (shape){radix, DFT_##radix, from, to, 0}, 0);                                 \
            here.in += pass->in_group;                                                                       \
            here.out += pass->out_group;                                                                     \
        }                                                                                                    \
    }
/* To the middle: group after group. */
#define KERNEL_OF_GROUPS(name, radix, from)                                                                  \
    static void name(const fft_pass *pass)                                                                   \
    {                                                                                                        \
        fft_pass here = *pass;                                                                               \
        for (int64_t group = 0; group < fft_groups(pass->columns); group++) {                                \
            here.in = pass->in + 2 * fft_start(group, pass->columns);                                        \
            here.out = pass->out + FFT_ELEMENT * fft_start(group, pass->columns);                            \
            if (pass->stream) {                                                                              \
                butterflies(&here, 0, (shape){radix, DFT_##radix, from, MIDDLE, 1}, 0);                      \
            } else {                                                                                         \
                butterflies(&here, 0, (shape){radix, DFT_##radix, from, MIDDLE, 0}, 0);                      \
            }                                                                                                \
            here.twiddles += ((radix) + FFT_LANES - 1) / FFT_LANES * FFT_LANES * FFT_ELEMENT;                \
        }                                                                                                    \
    }

/* The first and the last stage of rows as lanes, each a run. */
#define STAGE_KERNELS_OF(radix, name, swap)                                                                  \
    static void from_##name(const fft_pass *pass)                                                            \
    {                                                                                                        \
        butterflies_from_runs(pass, (shape){radix, DFT_##radix, BUFFER, BUFFER, 0}, swap);                   \
    }                                                                                                        \
    static void to_##name(const fft_pass *pass)                                                              \
    {                                                                                                        \
        butterflies_to_runs(pass, (shape){radix, DFT_##radix, BUFFER, BUFFER, 0}, swap);                     \
    }

#define KERNELS(radix)                                                                                       \
    KERNEL(between_##radix, radix, BUFFER, BUFFER)                                                           \
    KERNEL(first_##radix, radix, INTERLEAVED, BUFFER)                                                        \
    KERNEL(first_swapped_##radix, radix, SWAPPED, BUFFER)                                                    \
    KERNEL_OF_ONE(last_##radix, radix, BUFFER, INTERLEAVED)                                                  \
    KERNEL_OF_ONE(last_swapped_##radix, radix, BUFFER, SWAPPED)                                              \
    KERNEL_OF_MANY(whole_##radix, radix, INTERLEAVED, INTERLEAVED)                                           \
    KERNEL_OF_MANY(whole_swapped_##radix, radix, SWAPPED, SWAPPED)
/* Of radices that squares make up. */
#define RUN_KERNELS(radix)                                                                                   \
    KERNEL_OF_MANY(runs_##radix, radix, RUNS, RUNS)                                                          \
    KERNEL_OF_MANY(runs_swapped_##radix, radix, RUNS_SWAPPED, RUNS_SWAPPED)                                  \
    STAGE_KERNELS_OF(radix, runs_##radix, 0)                                                                 \
    STAGE_KERNELS_OF(radix, runs_swapped_##radix, 1)
#define MIDDLE_KERNELS(radix)                                                                                \
    KERNEL_OF_GROUPS(middle_##radix, radix, INTERLEAVED)                                                     \
    KERNEL_OF_GROUPS(middle_swapped_##radix, radix, SWAPPED)
#define ENTRY(radix)                                                                                         \
    .between = between_##radix, .first = {first_##radix, first_swapped_##radix},                             \
    .last = {last_##radix, last_swapped_##radix}, .whole = {whole_##radix, whole_swapped_##radix}
#define RUN_ENTRY(radix)                                                                                     \
    .runs = {(radix) % FFT_SQUARE ? NULL : runs_##radix, (radix) % FFT_SQUARE ? NULL : runs_swapped_##radix},  \
    .from_runs = {from_runs_##radix, from_runs_swapped_##radix}, .to_runs = {to_runs_##radix, to_runs_swapped_##radix}
#define MIDDLE_ENTRY(radix) .middle = {middle_##radix, middle_swapped_##radix}

KERNELS(1)
KERNELS(2)
KERNELS(3)
KERNELS(4)
KERNELS(5)
KERNELS(6)
KERNELS(7)
KERNELS(8)
KERNELS(9)
KERNELS(10)
KERNELS(12)
KERNELS(15)
KERNELS(16)
KERNEL(between_11, 11, BUFFER, BUFFER)
KERNEL(between_13, 13, BUFFER, BUFFER)
RUN_KERNELS(4)
RUN_KERNELS(8)
RUN_KERNELS(12)
RUN_KERNELS(16)
MIDDLE_KERNELS(4)
MIDDLE_KERNELS(5)
MIDDLE_KERNELS(6)
MIDDLE_KERNELS(7)
MIDDLE_KERNELS(8)
MIDDLE_KERNELS(9)
MIDDLE_KERNELS(10)
MIDDLE_KERNELS(12)
MIDDLE_KERNELS(15)
MIDDLE_KERNELS(16)

/* Any odd radix up to FFT_MAX_PRIME. */
static void between_odd(const fft_pass *pass)
{
    const fft_stage *stage = pass->stage;
    int r = (int)stage->radix;
    for (int64_t p = 0; p < stage->m; p++) {
        for (int64_t q = 0; q < stage->s; q++) {
            const scalar *in = pass->in + (q + stage->s * p) * FFT_ELEMENT;
            scalar *out = pass->out + (q + stage->s * p * r) * FFT_ELEMENT;
            vc first = load(in, BUFFER), total = first, sums[FFT_MAX_PRIME / 2 + 1],
               differences[FFT_MAX_PRIME / 2 + 1];
            for (int k = 1; k <= r / 2; k++) {
                vc a = load(in + k * stage->s * stage->m * FFT_ELEMENT, BUFFER);
                vc b = load(in + (r - k) * stage->s * stage->m * FFT_ELEMENT, BUFFER);
                sums[k] = vc_add(a, b);
                differences[k] = vc_sub(a, b);
                total = vc_add(total, sums[k]);
            }
            store(out, total, BUFFER, vr_set(1), 0);
            const scalar *twiddles = pass->twiddles + p * 2 * (r - 1);
            for (int m = 1; m <= r / 2; m++) {
                vc a = first, b = {vr_set(0), vr_set(0)};
                for (int k = 1, turn = m; k <= r / 2; k++) {
                    vr c = vr_set(pass->parts[2 * turn]), s = vr_set(pass->parts[2 * turn + 1]);
                    a = (vc){vr_fma(c, sums[k].re, a.re), vr_fma(c, sums[k].im, a.im)};
                    b = (vc){vr_fma(s, differences[k].re, b.re), vr_fma(s, differences[k].im, b.im)};
                    turn += m;
                    turn -= turn >= r ? r : 0;
                }
                vc low = vc_add(a, vc_times_minus_i(b)), high = vc_sub(a, vc_times_minus_i(b));
                if (p > 0 || stage->turn_first) {
                    const scalar *w = twiddles + 2 * (m - 1), *v = twiddles + 2 * (r - m - 1);
                    low = vc_multiply(low, vr_set(w[0]), vr_set(w[1]));
                    high = vc_multiply(high, vr_set(v[0]), vr_set(v[1]));
                }
                store(out + stage->s * m * FFT_ELEMENT, low, BUFFER, vr_set(1), 0);
                store(out + stage->s * (r - m) * FFT_ELEMENT, high, BUFFER, vr_set(1), 0);
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
        [4] = {ENTRY(4), MIDDLE_ENTRY(4), RUN_ENTRY(4)},
        [5] = {ENTRY(5), MIDDLE_ENTRY(5)},
        [6] = {ENTRY(6), MIDDLE_ENTRY(6)},
        [7] = {ENTRY(7), MIDDLE_ENTRY(7)},
        [8] = {ENTRY(8), MIDDLE_ENTRY(8), RUN_ENTRY(8)},
        [9] = {ENTRY(9), MIDDLE_ENTRY(9)},
        [10] = {ENTRY(10), MIDDLE_ENTRY(10)},
        [11] = {.between = between_11},
        [12] = {ENTRY(12), MIDDLE_ENTRY(12), RUN_ENTRY(12)},
        [13] = {.between = between_13},
        [15] = {ENTRY(15), MIDDLE_ENTRY(15)},
        [16] = {ENTRY(16), MIDDLE_ENTRY(16), RUN_ENTRY(16)},
    };
    static const fft_kernels odd = {.between = between_odd};
    return radix <= 16 ? &by_radix[radix] : &odd;
}

void fft_transpose(int64_t length, const scalar *in, const scalar *twiddles, scalar *out, int64_t out_stride, int stream)
{
    for (int64_t group = 0; group < fft_groups(length); group++) {
        const scalar *from = in + fft_start(group, length) * FFT_ELEMENT;
        vc x[FFT_LANES];
        if (length >= FFT_LANES) {
            for (int i = 0; i < FFT_LANES; i++) {
                x[i] = load(from + i * FFT_ELEMENT, BUFFER);
            }
        } else {
            for (int i = 0; i < FFT_LANES; i++) {
                x[i] = i < length ? load(from + i * FFT_ELEMENT, BUFFER) : (vc){vr_set(0), vr_set(0)};
            }
        }
        transpose(x, twiddles + group * FFT_LANES * FFT_ELEMENT, group == 0, out + group * out_stride, stream);
    }
}
