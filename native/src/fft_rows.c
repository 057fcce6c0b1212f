/*
 * Rows of any strides and either precision, moved from and to what transforms are made of: runs of interleaved
 * doubles, or lane buffers whose lane i holds row vc_order[i]. Where rows are neighbours, whole vectors of them
 * are read and written; where numbers of a row are, squares of BATON_LANES numbers are transposed in registers.
 */
#include "fft_plan.h"

typedef float vs_unaligned __attribute__((vector_size(4 * BATON_LANES), aligned(4), may_alias));

/* BATON_LANES reals at p, and back, rounded. */
BATON_INLINE vd load_reals(const char *p, int single)
{
    return single ? __builtin_convertvector(*(const vs_unaligned *)p, vd) : vd_load((const double *)p);
}

BATON_INLINE void store_reals(char *p, vd x, int single)
{
    if (single) {
        *(vs_unaligned *)p = __builtin_convertvector(x, vs_unaligned);
    } else {
        vd_store((double *)p, x);
    }
}

BATON_INLINE double load_real(const char *p, int single) { return single ? *(const float *)p : *(const double *)p; }

BATON_INLINE void store_real(char *p, double x, int single)
{
    if (single) {
        *(float *)p = (float)x;
    } else {
        *(double *)p = x;
    }
}

BATON_INLINE int64_t size_of(int single) { return single ? 4 : 8; }

/* BATON_LANES interleaved complex numbers, lanes in vc_order. */
BATON_INLINE vc load_pairs(const char *p, int single)
{
    vd a = load_reals(p, single), b = load_reals(p + BATON_LANES * size_of(single), single);
    return (vc){vd_evens(a, b), vd_odds(a, b)};
}

BATON_INLINE void store_pairs(char *p, vc x, int single)
{
    store_reals(p, vd_evens(x.re, x.im), single);
    store_reals(p + BATON_LANES * size_of(single), vd_odds(x.re, x.im), single);
}

/* Memory order to vc_order; vd_in_order is the way back. */
BATON_INLINE vd vd_unordered(vd x)
{
#if BATON_LANES == 8
    return VD_SHUFFLE(x, x, 0, 4, 1, 5, 2, 6, 3, 7);
#elif BATON_LANES == 4
    return VD_SHUFFLE(x, x, 0, 2, 1, 3);
#else
    return x;
#endif
}

/* ---- neighbours ---------------------------------------------------------------------------------------- */

/* How far from row to row, if they are whole groups of lanes and equally far; else 0. */
static int64_t distance(const fft_rows *rows)
{
    int64_t step = rows->count % BATON_LANES == 0 ? rows->at[1] - rows->at[0] : 0;
    for (int64_t i = 2; i < rows->count; i++) {
        step = rows->at[i] - rows->at[0] == i * step ? step : 0;
    }
    return step;
}

enum beside {
    APART,
    PAIRS_BESIDE, /* a row's numbers are whole, and the next row's are behind them */
    REALS_BESIDE  /* behind a row's real part is the next row's, and so with the imaginary parts */
};

static enum beside beside(const fft_rows *rows)
{
    int64_t step = distance(rows), size = size_of(rows->single);
    return step == 2 * size && rows->parts == 2 && rows->im == size ? PAIRS_BESIDE
           : step == size && (rows->parts == 1 || rows->im != size) ? REALS_BESIDE
                                                                    : APART;
}

/* Number j of BATON_LANES rows from the first on, in vc_order. */
BATON_INLINE vc load_beside(const fft_rows *rows, int64_t first, int64_t j, int single, enum beside side)
{
    const char *p = rows->at[first] + j * rows->stride;
    if (side == PAIRS_BESIDE) {
        return load_pairs(p, single);
    }
    vd re = vd_unordered(load_reals(p, single));
    return (vc){re, rows->parts == 2 ? vd_unordered(load_reals(p + rows->im, single)) : vd_set(0)};
}

BATON_INLINE void store_beside(const fft_rows *rows, int64_t first, int64_t j, vc x, int single, enum beside side)
{
    char *p = rows->at[first] + j * rows->stride;
    if (side == PAIRS_BESIDE) {
        store_pairs(p, x, single);
        return;
    }
    store_reals(p, vd_in_order(x.re), single);
    if (rows->parts == 2) {
        store_reals(p + rows->im, vd_in_order(x.im), single);
    }
}

/* Whether each row is one run of complex numbers, of either precision. */
static int are_runs(const fft_rows *rows)
{
    int64_t size = size_of(rows->single);
    return rows->parts == 2 && rows->im == size && rows->stride == 2 * size;
}

int fft_is_run(const fft_rows *rows) { return !rows->single && are_runs(rows); }

/* ---- runs ---------------------------------------------------------------------------------------------- */

BATON_INLINE void gather_run(int64_t n, const fft_rows *from, int64_t row, int64_t first, double *to, int single)
{
    const char *p = from->at[row];
    int64_t j = first;
    if (are_runs(from)) {
        for (; j + BATON_LANES / 2 <= n; j += BATON_LANES / 2) {
            vd_store(to + 2 * j, load_reals(p + j * from->stride, single));
        }
    }
    for (; j < n; j++) {
        const char *number = p + j * from->stride;
        to[2 * j] = load_real(number, single);
        to[2 * j + 1] = from->parts == 2 ? load_real(number + from->im, single) : 0;
    }
}

BATON_INLINE void gather_runs(int64_t n, const fft_rows *from, double *to, int64_t to_stride, int single,
                              enum beside side)
{
    int64_t j = 0;
    for (; side != APART && j + BATON_LANES <= n; j += BATON_LANES) {
        for (int64_t i = 0; i < from->count; i += BATON_LANES) {
            vd re[BATON_LANES], im[BATON_LANES];
            for (int k = 0; k < BATON_LANES; k++) {
                vc x = load_beside(from, i, j + vc_order[k], single, side);
                re[k] = x.re;
                im[k] = x.im;
            }
            vd_transpose(re);
            vd_transpose(im);
            for (int k = 0; k < BATON_LANES; k++) {
                vc_store_unordered(to + (i + vc_order[k]) * to_stride + 2 * j, (vc){re[k], im[k]});
            }
        }
    }
    for (int64_t i = 0; i < from->count; i++) {
        gather_run(n, from, i, j, to + i * to_stride, single);
    }
}

BATON_INLINE void scatter_run(int64_t n, const double *from, const fft_rows *to, int64_t row, int64_t first,
                              int single)
{
    char *p = to->at[row];
    int64_t k = first;
    if (are_runs(to)) {
        for (; k + BATON_LANES / 2 <= n; k += BATON_LANES / 2) {
            store_reals(p + k * to->stride, vd_load(from + 2 * k), single);
        }
    }
    for (; k < n; k++) {
        char *number = p + k * to->stride;
        store_real(number, from[2 * k], single);
        if (to->parts == 2) {
            store_real(number + to->im, from[2 * k + 1], single);
        }
    }
}

BATON_INLINE void scatter_runs(int64_t n, const double *from, int64_t from_stride, const fft_rows *to, int single,
                               enum beside side)
{
    int64_t j = 0;
    for (; side != APART && j + BATON_LANES <= n; j += BATON_LANES) {
        for (int64_t i = 0; i < to->count; i += BATON_LANES) {
            vd re[BATON_LANES], im[BATON_LANES];
            for (int k = 0; k < BATON_LANES; k++) {
                vc x = vc_load_unordered(from + (i + vc_order[k]) * from_stride + 2 * j);
                re[k] = x.re;
                im[k] = x.im;
            }
            vd_transpose(re);
            vd_transpose(im);
            for (int k = 0; k < BATON_LANES; k++) {
                store_beside(to, i, j + vc_order[k], (vc){re[k], im[k]}, single, side);
            }
        }
    }
    for (int64_t i = 0; i < to->count; i++) {
        scatter_run(n, from + i * from_stride, to, i, j, single);
    }
}

/* ---- lane buffers -------------------------------------------------------------------------------------- */

BATON_INLINE void put(double *to, int64_t j, vc x, int swap)
{
    vd_store(to + j * FFT_ELEMENT, swap ? x.im : x.re);
    vd_store(to + j * FFT_ELEMENT + BATON_LANES, swap ? x.re : x.im);
}

BATON_INLINE vc taken(const double *from, int64_t k, int swap, vd scale)
{
    vd a = vd_load(from + k * FFT_ELEMENT) * scale, b = vd_load(from + k * FFT_ELEMENT + BATON_LANES) * scale;
    return swap ? (vc){b, a} : (vc){a, b};
}

/* Lanes without a row repeat the first. */
BATON_INLINE int64_t row_of(int lane, const fft_rows *rows)
{
    return vc_order[lane] < rows->count ? vc_order[lane] : 0;
}

BATON_INLINE void gather_lanes(int64_t n, int swap, const fft_rows *from, double *to, int single, enum beside side)
{
    int64_t j = 0;
    for (; side != APART && j < n; j++) {
        put(to, j, load_beside(from, 0, j, single, side), swap);
    }
    for (; are_runs(from) && j + BATON_LANES <= n; j += BATON_LANES) {
        vd re[BATON_LANES], im[BATON_LANES];
        for (int i = 0; i < BATON_LANES; i++) {
            vc x = load_pairs(from->at[row_of(i, from)] + j * from->stride, single);
            re[i] = x.re;
            im[i] = x.im;
        }
        vd_transpose(re);
        vd_transpose(im);
        for (int i = 0; i < BATON_LANES; i++) {
            put(to, j + vc_order[i], (vc){re[i], im[i]}, swap);
        }
    }
    for (; j < n; j++) {
        for (int i = 0; i < BATON_LANES; i++) {
            const char *number = from->at[row_of(i, from)] + j * from->stride;
            double im = from->parts == 2 ? load_real(number + from->im, single) : 0;
            to[j * FFT_ELEMENT + (swap ? BATON_LANES : 0) + i] = load_real(number, single);
            to[j * FFT_ELEMENT + (swap ? 0 : BATON_LANES) + i] = im;
        }
    }
}

BATON_INLINE void scatter_lanes(int64_t n, int swap, double scale, const double *from, const fft_rows *to,
                                int single, enum beside side)
{
    int64_t k = 0;
    vd factor = vd_set(scale);
    for (; side != APART && k < n; k++) {
        store_beside(to, 0, k, taken(from, k, swap, factor), single, side);
    }
    for (; are_runs(to) && k + BATON_LANES <= n; k += BATON_LANES) {
        vd re[BATON_LANES], im[BATON_LANES];
        for (int i = 0; i < BATON_LANES; i++) {
            vc x = taken(from, k + vc_order[i], swap, factor);
            re[i] = x.re;
            im[i] = x.im;
        }
        vd_transpose(re);
        vd_transpose(im);
        for (int i = 0; i < BATON_LANES; i++) {
            if (vc_order[i] < to->count) {
                store_pairs(to->at[vc_order[i]] + k * to->stride, (vc){re[i], im[i]}, single);
            }
        }
    }
    for (; k < n; k++) {
        for (int i = 0; i < BATON_LANES; i++) {
            if (vc_order[i] < to->count) {
                char *number = to->at[vc_order[i]] + k * to->stride;
                store_real(number, from[k * FFT_ELEMENT + (swap ? BATON_LANES : 0) + i] * scale, single);
                if (to->parts == 2) {
                    double im = from[k * FFT_ELEMENT + (swap ? 0 : BATON_LANES) + i];
                    store_real(number + to->im, im * scale, single);
                }
            }
        }
    }
}

/* ---- expanded for each precision and neighbourhood ------------------------------------------------------ */

#define EXPAND(rows, side, call)                                                                             \
    do {                                                                                                     \
        enum beside neighbourhood = side;                                                                    \
        if ((rows)->single) {                                                                                \
            EXPAND_SIDES(neighbourhood, call, 1);                                                            \
        } else {                                                                                             \
            EXPAND_SIDES(neighbourhood, call, 0);                                                            \
        }                                                                                                    \
    } while (0)
#define EXPAND_SIDES(side, call, single)                                                                     \
    if (side == PAIRS_BESIDE) {                                                                              \
        call(single, PAIRS_BESIDE);                                                                          \
    } else if (side == REALS_BESIDE) {                                                                       \
        call(single, REALS_BESIDE);                                                                          \
    } else {                                                                                                 \
        call(single, APART);                                                                                 \
    }

void fft_gather(int64_t n, const fft_rows *from, double *to, int64_t to_stride)
{
#define GATHER(single, side) gather_runs(n, from, to, to_stride, single, side)
    EXPAND(from, beside(from), GATHER);
}

void fft_scatter(int64_t n, const double *from, int64_t from_stride, const fft_rows *to)
{
#define SCATTER(single, side) scatter_runs(n, from, from_stride, to, single, side)
    EXPAND(to, beside(to), SCATTER);
}

/* Of whole groups of lanes only the first can be meant: there are no more rows than lanes. */
void fft_gather_lanes(int64_t n, int swap, const fft_rows *from, double *to)
{
#define GATHER_LANES(single, side) gather_lanes(n, swap, from, to, single, side)
    EXPAND(from, beside(from), GATHER_LANES);
}

void fft_scatter_lanes(int64_t n, int swap, double scale, const double *from, const fft_rows *to)
{
#define SCATTER_LANES(single, side) scatter_lanes(n, swap, scale, from, to, single, side)
    EXPAND(to, beside(to), SCATTER_LANES);
}
