/*
 * Rows of any strides and either precision, moved from and to what transforms are made of: runs of interleaved
 * scalars, or lane buffers whose lane i holds row vc_order[i]. Where rows are neighbours, whole vectors of them
 * are read and written; where numbers of a row are, squares of FFT_LANES numbers are transposed in registers.
 */
#include "fft_plan.h"

typedef float vs_unaligned __attribute__((vector_size(4 * FFT_LANES), aligned(4), may_alias));

/* FFT_LANES reals at p, and back, rounded. */
BATON_INLINE vr load_reals(const char *p, int narrow)
{
    return narrow ? __builtin_convertvector(*(const vs_unaligned *)p, vr) : vr_load((const scalar *)p);
}

BATON_INLINE void store_reals(char *p, vr x, int narrow)
{
    if (narrow) {
        *(vs_unaligned *)p = __builtin_convertvector(x, vs_unaligned);
    } else {
        vr_store((scalar *)p, x);
    }
}

BATON_INLINE scalar load_real(const char *p, int narrow) { return narrow ? *(const float *)p : *(const scalar *)p; }

BATON_INLINE void store_real(char *p, scalar x, int narrow)
{
    if (narrow) {
        *(float *)p = (float)x;
    } else {
        *(scalar *)p = x;
    }
}

BATON_INLINE int64_t size_of(int narrow) { return narrow ? (int64_t)sizeof(float) : (int64_t)sizeof(scalar); }

/* FFT_LANES interleaved complex numbers, lanes in vc_order. */
BATON_INLINE vc load_pairs(const char *p, int narrow)
{
    return vc_split(load_reals(p, narrow), load_reals(p + FFT_LANES * size_of(narrow), narrow));
}

BATON_INLINE void store_pairs(char *p, vc x, int narrow)
{
    store_reals(p, vc_first(x), narrow);
    store_reals(p + FFT_LANES * size_of(narrow), vc_second(x), narrow);
}

/* ---- neighbours ---------------------------------------------------------------------------------------- */

int64_t fft_distance(const fft_rows *rows)
{
    int64_t step = rows->count > 1 ? rows->at[1] - rows->at[0] : 0;
    for (int64_t i = 2; i < rows->count; i++) {
        step = rows->at[i] - rows->at[0] == i * step ? step : 0;
    }
    return step;
}

enum fft_side fft_side_of(const fft_rows *rows, int64_t step)
{
    int64_t size = size_of(rows->narrow);
    return rows->count % FFT_LANES != 0                                     ? FFT_APART
           : step == 2 * size && rows->parts == 2 && rows->im == size      ? FFT_PAIRS_BESIDE
           : step == size && (rows->parts == 1 || rows->im != size)        ? FFT_REALS_BESIDE
                                                                           : FFT_APART;
}

/* Number j of FFT_LANES rows from the first on, in vc_order. */
BATON_INLINE vc load_beside(const fft_rows *rows, int64_t first, int64_t j, int narrow, enum fft_side side)
{
    const char *p = rows->at[first] + j * rows->stride;
    if (side == FFT_PAIRS_BESIDE) {
        return load_pairs(p, narrow);
    }
    vr re = vr_unordered(load_reals(p, narrow));
    return (vc){re, rows->parts == 2 ? vr_unordered(load_reals(p + rows->im, narrow)) : vr_set(0)};
}

BATON_INLINE void store_beside(const fft_rows *rows, int64_t first, int64_t j, vc x, int narrow, enum fft_side side)
{
    char *p = rows->at[first] + j * rows->stride;
    if (side == FFT_PAIRS_BESIDE) {
        store_pairs(p, x, narrow);
        return;
    }
    store_reals(p, vr_in_order(x.re), narrow);
    if (rows->parts == 2) {
        store_reals(p + rows->im, vr_in_order(x.im), narrow);
    }
}

/* Whether each row is one run of complex numbers, of either precision. */
static int are_runs(const fft_rows *rows)
{
    int64_t size = size_of(rows->narrow);
    return rows->parts == 2 && rows->im == size && rows->stride == 2 * size;
}

int fft_is_run(const fft_rows *rows) { return !rows->narrow && are_runs(rows); }

/* ---- runs ---------------------------------------------------------------------------------------------- */

BATON_INLINE void gather_run(int64_t n, const fft_rows *from, int64_t row, int64_t first, scalar *to, int narrow)
{
    const char *p = from->at[row];
    int64_t j = first;
    if (are_runs(from)) {
        for (; j + FFT_LANES / 2 <= n; j += FFT_LANES / 2) {
            vr_store(to + 2 * j, load_reals(p + j * from->stride, narrow));
        }
    }
    for (; j < n; j++) {
        const char *number = p + j * from->stride;
        to[2 * j] = load_real(number, narrow);
        to[2 * j + 1] = from->parts == 2 ? load_real(number + from->im, narrow) : 0;
    }
}

BATON_INLINE void gather_runs(int64_t n, const fft_rows *from, scalar *to, int64_t to_stride, int narrow,
                              enum fft_side side)
{
    int64_t j = 0;
    for (; side != FFT_APART && j + FFT_LANES <= n; j += FFT_LANES) {
        for (int64_t i = 0; i < from->count; i += FFT_LANES) {
            vr re[FFT_LANES], im[FFT_LANES];
            for (int k = 0; k < FFT_LANES; k++) {
                vc x = load_beside(from, i, j + vc_order[k], narrow, side);
                re[k] = x.re;
                im[k] = x.im;
            }
            vr_transpose(re);
            vr_transpose(im);
            for (int k = 0; k < FFT_LANES; k++) {
                vc_store_unordered(to + (i + vc_order[k]) * to_stride + 2 * j, (vc){re[k], im[k]});
            }
        }
    }
    for (int64_t i = 0; i < from->count; i++) {
        gather_run(n, from, i, j, to + i * to_stride, narrow);
    }
}

BATON_INLINE void scatter_run(int64_t n, const scalar *from, const fft_rows *to, int64_t row, int64_t first,
                              int narrow)
{
    char *p = to->at[row];
    int64_t k = first;
    if (are_runs(to)) {
        for (; k + FFT_LANES / 2 <= n; k += FFT_LANES / 2) {
            store_reals(p + k * to->stride, vr_load(from + 2 * k), narrow);
        }
    }
    for (; k < n; k++) {
        char *number = p + k * to->stride;
        store_real(number, from[2 * k], narrow);
        if (to->parts == 2) {
            store_real(number + to->im, from[2 * k + 1], narrow);
        }
    }
}

BATON_INLINE void scatter_runs(int64_t n, const scalar *from, int64_t from_stride, const fft_rows *to, int narrow,
                               enum fft_side side)
{
    int64_t j = 0;
    for (; side != FFT_APART && j + FFT_LANES <= n; j += FFT_LANES) {
        for (int64_t i = 0; i < to->count; i += FFT_LANES) {
            vr re[FFT_LANES], im[FFT_LANES];
            for (int k = 0; k < FFT_LANES; k++) {
                vc x = vc_load_unordered(from + (i + vc_order[k]) * from_stride + 2 * j);
                re[k] = x.re;
                im[k] = x.im;
            }
            vr_transpose(re);
            vr_transpose(im);
            for (int k = 0; k < FFT_LANES; k++) {
                store_beside(to, i, j + vc_order[k], (vc){re[k], im[k]}, narrow, side);
            }
        }
    }
    for (int64_t i = 0; i < to->count; i++) {
        scatter_run(n, from + i * from_stride, to, i, j, narrow);
    }
}

/* ---- lane buffers -------------------------------------------------------------------------------------- */

BATON_INLINE void put(scalar *to, int64_t j, vc x, int swap)
{
    vr_store(to + j * FFT_ELEMENT, swap ? x.im : x.re);
    vr_store(to + j * FFT_ELEMENT + FFT_LANES, swap ? x.re : x.im);
}

BATON_INLINE vc taken(const scalar *from, int64_t k, int swap, vr scale)
{
    vr a = vr_load(from + k * FFT_ELEMENT) * scale, b = vr_load(from + k * FFT_ELEMENT + FFT_LANES) * scale;
    return swap ? (vc){b, a} : (vc){a, b};
}

/* Lanes without a row repeat the first. */
BATON_INLINE int64_t row_of(int lane, const fft_rows *rows)
{
    return vc_order[lane] < rows->count ? vc_order[lane] : 0;
}

/* FFT_SQUARE numbers of FFT_LANES rows at these places; asks for those ahead. */
BATON_INLINE void load_square(char *const *at, int64_t offset, int64_t ahead, vc *x, int narrow)
{
    const scalar *places[FFT_LANES];
    vr rows[FFT_LANES];
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        places[i] = (const scalar *)(at[i] + offset);
        __builtin_prefetch(at[i] + offset + ahead);
    }
    if (!narrow) {
        vc_load_rows(places, x);
        return;
    }
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        rows[i] = load_reals(at[i] + offset, 1);
    }
    vc_of_rows(rows, x);
}

BATON_INLINE void store_square(const fft_rows *to, int64_t k, const vc *x, int narrow)
{
    scalar *places[FFT_LANES];
    vr rows[FFT_LANES];
    if (BATON_LIKELY(to->count == FFT_LANES && !narrow)) {
        BATON_UNROLL
        for (int i = 0; i < FFT_LANES; i++) {
            places[i] = (scalar *)(to->at[i] + k * to->stride);
        }
        vc_store_rows(places, x);
        return;
    }
    vc_to_rows(x, rows);
    for (int i = 0; i < to->count; i++) {
        store_reals(to->at[i] + k * to->stride, rows[i], narrow);
    }
}

BATON_INLINE void gather_lanes(int64_t n, int swap, const fft_rows *from, scalar *to, int narrow, enum fft_side side)
{
    int64_t j = 0;
    for (; side != FFT_APART && j < n; j++) {
        put(to, j, load_beside(from, 0, j, narrow, side), swap);
    }
    char *at[FFT_LANES];
    for (int i = 0; i < FFT_LANES; i++) {
        at[i] = from->at[i < from->count ? i : 0];
    }
    /* The next group's rows, if they go on like this. */
    int64_t ahead = FFT_LANES * (at[1] - at[0]);
    for (; are_runs(from) && j + FFT_SQUARE <= n; j += FFT_SQUARE) {
        vc x[FFT_SQUARE];
        load_square(at, j * from->stride, ahead, x, narrow);
        BATON_UNROLL
        for (int i = 0; i < FFT_SQUARE; i++) {
            put(to, j + i, x[i], swap);
        }
    }
    for (; j < n; j++) {
        for (int i = 0; i < FFT_LANES; i++) {
            const char *number = from->at[row_of(i, from)] + j * from->stride;
            scalar im = from->parts == 2 ? load_real(number + from->im, narrow) : 0;
            to[j * FFT_ELEMENT + (swap ? FFT_LANES : 0) + i] = load_real(number, narrow);
            to[j * FFT_ELEMENT + (swap ? 0 : FFT_LANES) + i] = im;
        }
    }
}

BATON_INLINE void scatter_lanes(int64_t n, int swap, scalar scale, const scalar *from, const fft_rows *to,
                                int narrow, enum fft_side side)
{
    int64_t k = 0;
    vr factor = vr_set(scale);
    for (; side != FFT_APART && k < n; k++) {
        store_beside(to, 0, k, taken(from, k, swap, factor), narrow, side);
    }
    for (; are_runs(to) && k + FFT_SQUARE <= n; k += FFT_SQUARE) {
        vc x[FFT_SQUARE];
        BATON_UNROLL
        for (int i = 0; i < FFT_SQUARE; i++) {
            x[i] = taken(from, k + i, swap, factor);
        }
        store_square(to, k, x, narrow);
    }
    for (; k < n; k++) {
        for (int i = 0; i < FFT_LANES; i++) {
            if (vc_order[i] < to->count) {
                char *number = to->at[vc_order[i]] + k * to->stride;
                store_real(number, from[k * FFT_ELEMENT + (swap ? FFT_LANES : 0) + i] * scale, narrow);
                if (to->parts == 2) {
                    scalar im = from[k * FFT_ELEMENT + (swap ? 0 : FFT_LANES) + i];
                    store_real(number + to->im, im * scale, narrow);
                }
            }
        }
    }
}

/* ---- expanded for each precision and neighbourhood ------------------------------------------------------ */

#ifdef BATON_SINGLE
#define EXPAND(rows, call) EXPAND_SIDES((rows)->side, call, 0)
#else
#define EXPAND(rows, call)                                                                                   \
    if ((rows)->narrow) {                                                                                    \
        EXPAND_SIDES((rows)->side, call, 1);                                                                 \
    } else {                                                                                                 \
        EXPAND_SIDES((rows)->side, call, 0);                                                                 \
    }
#endif
#define EXPAND_SIDES(side, call, narrow)                                                                     \
    if (side == FFT_PAIRS_BESIDE) {                                                                          \
        call(narrow, FFT_PAIRS_BESIDE);                                                                      \
    } else if (side == FFT_REALS_BESIDE) {                                                                   \
        call(narrow, FFT_REALS_BESIDE);                                                                      \
    } else {                                                                                                 \
        call(narrow, FFT_APART);                                                                             \
    }

void fft_gather(int64_t n, const fft_rows *from, scalar *to, int64_t to_stride)
{
#define GATHER(narrow, side) gather_runs(n, from, to, to_stride, narrow, side)
    EXPAND(from, GATHER)
}

void fft_scatter(int64_t n, const scalar *from, int64_t from_stride, const fft_rows *to)
{
#define SCATTER(narrow, side) scatter_runs(n, from, from_stride, to, narrow, side)
    EXPAND(to, SCATTER)
}

/* Of whole groups of lanes only the first can be meant: there are no more rows than lanes. */
void fft_gather_lanes(int64_t n, int swap, const fft_rows *from, scalar *to)
{
#define GATHER_LANES(narrow, side) gather_lanes(n, swap, from, to, narrow, side)
    EXPAND(from, GATHER_LANES)
}

void fft_scatter_lanes(int64_t n, int swap, scalar scale, const scalar *from, const fft_rows *to)
{
#define SCATTER_LANES(narrow, side) scatter_lanes(n, swap, scale, from, to, narrow, side)
    EXPAND(to, SCATTER_LANES)
}
