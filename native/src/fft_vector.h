/*
 * Vectors of the real numbers that a Fourier transform computes with: doubles, or floats where the Makefile compiles a
 * family with BATON_SINGLE; in vectors of half the width with BATON_NARROW. FFT_NAME gives each compilation names of its
 * own.
 *
 *   scalar  the number      vr  FFT_LANES of them     vc  a vector of complex numbers, split
 */
#ifndef BATON_FFT_VECTOR_H
#define BATON_FFT_VECTOR_H

#include "variant.h"

#ifdef BATON_NARROW
#define FFT_WIDTH_NAME(name) BATON_JOIN(BATON_VARIANT_NAME(name), narrow)
#else
#define FFT_WIDTH_NAME(name) BATON_VARIANT_NAME(name)
#endif

/* Interleaved numbers in a vector. */
#define FFT_SQUARE (FFT_LANES / 2)

#ifndef BATON_SINGLE

#include "shuffle.h"

#define FFT_NAME(name) FFT_WIDTH_NAME(name)
#define FFT_LANES BATON_LANES

typedef double scalar;
typedef vd vr;

BATON_INLINE vr vr_load(const scalar *p) { return vd_load(p); }
BATON_INLINE void vr_store(scalar *p, vr x) { vd_store(p, x); }
BATON_INLINE void vr_stream(scalar *p, vr x) { vd_stream(p, x); }
BATON_INLINE vr vr_set(scalar x) { return vd_set(x); }
BATON_INLINE vr vr_fma(vr a, vr b, vr c) { return vd_fma(a, b, c); }
BATON_INLINE vr vr_fnma(vr a, vr b, vr c) { return vd_fnma(a, b, c); }
BATON_INLINE vr vr_fms(vr a, vr b, vr c) { return vd_fms(a, b, c); }
BATON_INLINE void vr_transpose(vr *x) { vd_transpose(x); }

/* Two vectors of interleaved numbers ↔ lanes in vc_order. */
BATON_INLINE vc vc_split(vr a, vr b) { return (vc){vd_evens(a, b), vd_odds(a, b)}; }
BATON_INLINE vr vc_first(vc x) { return vd_evens(x.re, x.im); }
BATON_INLINE vr vc_second(vc x) { return vd_odds(x.re, x.im); }

/* FFT_SQUARE vectors of as many interleaved numbers: number i of x[j] ↔ number j of x[i]. */
BATON_INLINE void vc_transpose(vr *x)
{
#if FFT_LANES == 8
    vr a = VD_SHUFFLE(x[0], x[1], 0, 1, 2, 3, 8, 9, 10, 11), b = VD_SHUFFLE(x[2], x[3], 0, 1, 2, 3, 8, 9, 10, 11);
    vr c = VD_SHUFFLE(x[0], x[1], 4, 5, 6, 7, 12, 13, 14, 15), d = VD_SHUFFLE(x[2], x[3], 4, 5, 6, 7, 12, 13, 14, 15);
    x[0] = VD_SHUFFLE(a, b, 0, 1, 4, 5, 8, 9, 12, 13);
    x[1] = VD_SHUFFLE(a, b, 2, 3, 6, 7, 10, 11, 14, 15);
    x[2] = VD_SHUFFLE(c, d, 0, 1, 4, 5, 8, 9, 12, 13);
    x[3] = VD_SHUFFLE(c, d, 2, 3, 6, 7, 10, 11, 14, 15);
#elif FFT_LANES == 4
    vr a = VD_SHUFFLE(x[0], x[1], 0, 1, 4, 5), b = VD_SHUFFLE(x[0], x[1], 2, 3, 6, 7);
    x[0] = a;
    x[1] = b;
#else
    (void)x;
#endif
}

/* Lanes of vc_order to memory order, and back. */
BATON_INLINE vr vr_in_order(vr x) { return vd_in_order(x); }
BATON_INLINE vr vr_unordered(vr x)
{
#if FFT_LANES == 8
    return VD_SHUFFLE(x, x, 0, 4, 1, 5, 2, 6, 3, 7);
#elif FFT_LANES == 4
    return VD_SHUFFLE(x, x, 0, 2, 1, 3);
#else
    return x;
#endif
}

/* Lanes in vc_order of numbers that ascend become those of the same numbers descending. */
BATON_INLINE vr vr_reversed(vr x)
{
#if FFT_LANES == 8
    return VD_SHUFFLE(x, x, 7, 6, 5, 4, 3, 2, 1, 0);
#elif FFT_LANES == 4
    return VD_SHUFFLE(x, x, 3, 2, 1, 0);
#else
    return VD_SHUFFLE(x, x, 1, 0);
#endif
}

#else

#define FFT_NAME(name) BATON_JOIN(FFT_WIDTH_NAME(name), single)
#define FFT_LANES (2 * BATON_LANES)

typedef float scalar;
typedef float vr __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef int32_t vr_indices __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef float vr_unaligned __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(4), may_alias));

#if defined(__clang__) || __GNUC__ >= 12
#define VR_SHUFFLE(a, b, ...) ((vr)__builtin_shufflevector(a, b, __VA_ARGS__))
#else
#define VR_SHUFFLE(a, b, ...) ((vr)__builtin_shuffle(a, b, (vr_indices){__VA_ARGS__}))
#endif

BATON_INLINE vr vr_load(const scalar *p) { return *(const vr_unaligned *)p; }
BATON_INLINE void vr_store(scalar *p, vr x) { *(vr_unaligned *)p = x; }
BATON_INLINE void vr_stream(scalar *p, vr x) { vd_stream((double *)(void *)p, (vd)x); }

BATON_INLINE vr vr_set(scalar x)
{
#if FFT_LANES == 16
    return (vr)_mm512_set1_ps(x);
#elif FFT_LANES == 8
    return (vr)_mm256_set1_ps(x);
#else
    return (vr){x, x, x, x};
#endif
}

BATON_INLINE vr vr_fma(vr a, vr b, vr c)
{
#if FFT_LANES == 16
    return (vr)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif FFT_LANES == 8
    return (vr)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
#elif defined(__aarch64__)
    return (vr)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
#else
    return a * b + c;
#endif
}

BATON_INLINE vr vr_fnma(vr a, vr b, vr c)
{
#if FFT_LANES == 16
    return (vr)_mm512_fnmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif FFT_LANES == 8
    return (vr)_mm256_fnmadd_ps((__m256)a, (__m256)b, (__m256)c);
#else
    return vr_fma(-a, b, c);
#endif
}

BATON_INLINE vr vr_fms(vr a, vr b, vr c)
{
#if FFT_LANES == 16
    return (vr)_mm512_fmsub_ps((__m512)a, (__m512)b, (__m512)c);
#elif FFT_LANES == 8
    return (vr)_mm256_fmsub_ps((__m256)a, (__m256)b, (__m256)c);
#else
    return vr_fma(a, b, -c);
#endif
}

/*
 * Two vectors of interleaved numbers, the even and the odd places of each 128 bits: scalar parts and imaginary parts in
 * vc_order; and the way back.
 */
#if FFT_LANES == 16
static const int vc_order[] __attribute__((unused)) = {0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15};
#define VR_EVENS(a, b) VR_SHUFFLE(a, b, 0, 2, 16, 18, 4, 6, 20, 22, 8, 10, 24, 26, 12, 14, 28, 30)
#define VR_ODDS(a, b) VR_SHUFFLE(a, b, 1, 3, 17, 19, 5, 7, 21, 23, 9, 11, 25, 27, 13, 15, 29, 31)
#define VR_LOW(a, b) VR_SHUFFLE(a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29)
#define VR_HIGH(a, b) VR_SHUFFLE(a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31)
#elif FFT_LANES == 8
static const int vc_order[] __attribute__((unused)) = {0, 1, 4, 5, 2, 3, 6, 7};
#define VR_EVENS(a, b) VR_SHUFFLE(a, b, 0, 2, 8, 10, 4, 6, 12, 14)
#define VR_ODDS(a, b) VR_SHUFFLE(a, b, 1, 3, 9, 11, 5, 7, 13, 15)
#define VR_LOW(a, b) VR_SHUFFLE(a, b, 0, 8, 1, 9, 4, 12, 5, 13)
#define VR_HIGH(a, b) VR_SHUFFLE(a, b, 2, 10, 3, 11, 6, 14, 7, 15)
#else
static const int vc_order[] __attribute__((unused)) = {0, 1, 2, 3};
#define VR_EVENS(a, b) VR_SHUFFLE(a, b, 0, 2, 4, 6)
#define VR_ODDS(a, b) VR_SHUFFLE(a, b, 1, 3, 5, 7)
#define VR_LOW(a, b) VR_SHUFFLE(a, b, 0, 4, 1, 5)
#define VR_HIGH(a, b) VR_SHUFFLE(a, b, 2, 6, 3, 7)
#endif

typedef struct {
    vr re, im;
} vc;

BATON_INLINE vc vc_split(vr a, vr b) { return (vc){VR_EVENS(a, b), VR_ODDS(a, b)}; }
BATON_INLINE vr vc_first(vc x) { return VR_LOW(x.re, x.im); }
BATON_INLINE vr vc_second(vc x) { return VR_HIGH(x.re, x.im); }

BATON_INLINE vc vc_load_unordered(const scalar *p) { return vc_split(vr_load(p), vr_load(p + FFT_LANES)); }

BATON_INLINE void vc_store_unordered(scalar *p, vc x)
{
    vr_store(p, vc_first(x));
    vr_store(p + FFT_LANES, vc_second(x));
}

BATON_INLINE vr vr_in_order(vr x)
{
#if FFT_LANES == 16
    return VR_SHUFFLE(x, x, 0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15);
#elif FFT_LANES == 8
    return VR_SHUFFLE(x, x, 0, 1, 4, 5, 2, 3, 6, 7);
#else
    return x;
#endif
}

BATON_INLINE vr vr_unordered(vr x)
{
#if FFT_LANES == 16
    return VR_SHUFFLE(x, x, 0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15);
#elif FFT_LANES == 8
    return VR_SHUFFLE(x, x, 0, 1, 4, 5, 2, 3, 6, 7);
#else
    return x;
#endif
}

BATON_INLINE vr vr_reversed(vr x)
{
#if FFT_LANES == 16
    return VR_SHUFFLE(x, x, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
#elif FFT_LANES == 8
    return VR_SHUFFLE(x, x, 7, 6, 5, 4, 3, 2, 1, 0);
#else
    return VR_SHUFFLE(x, x, 3, 2, 1, 0);
#endif
}

/* Of each 128 bits the first, and the second, number. */
#if FFT_LANES == 16
#define VR_PAIRS_LOW(a, b) VR_SHUFFLE(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29)
#define VR_PAIRS_HIGH(a, b) VR_SHUFFLE(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31)
#elif FFT_LANES == 8
#define VR_PAIRS_LOW(a, b) VR_SHUFFLE(a, b, 0, 1, 8, 9, 4, 5, 12, 13)
#define VR_PAIRS_HIGH(a, b) VR_SHUFFLE(a, b, 2, 3, 10, 11, 6, 7, 14, 15)
#else
#define VR_PAIRS_LOW(a, b) VR_SHUFFLE(a, b, 0, 1, 4, 5)
#define VR_PAIRS_HIGH(a, b) VR_SHUFFLE(a, b, 2, 3, 6, 7)
#endif

BATON_INLINE void vc_transpose(vr *x)
{
    vr y[2][FFT_LANES / 4]; /* numbers of even, and of odd, place, of rows 2i and 2i + 1 side by side */
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES / 4; i++) {
        y[0][i] = VR_PAIRS_LOW(x[2 * i], x[2 * i + 1]);
        y[1][i] = VR_PAIRS_HIGH(x[2 * i], x[2 * i + 1]);
    }
    BATON_UNROLL
    for (int odd = 0; odd < 2; odd++) {
        const vr *p = y[odd];
#if FFT_LANES == 16
        vr a = VR_SHUFFLE(p[0], p[1], 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
        vr b = VR_SHUFFLE(p[2], p[3], 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
        vr c = VR_SHUFFLE(p[0], p[1], 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
        vr d = VR_SHUFFLE(p[2], p[3], 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
        x[odd] = VR_SHUFFLE(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
        x[odd + 2] = VR_SHUFFLE(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
        x[odd + 4] = VR_SHUFFLE(c, d, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
        x[odd + 6] = VR_SHUFFLE(c, d, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
#elif FFT_LANES == 8
        x[odd] = VR_SHUFFLE(p[0], p[1], 0, 1, 2, 3, 8, 9, 10, 11);
        x[odd + 2] = VR_SHUFFLE(p[0], p[1], 4, 5, 6, 7, 12, 13, 14, 15);
#else
        x[odd] = p[0];
#endif
    }
}

/* x[i] lane j ↔ x[j] lane i: squares of four within 128 bits, then 128 bits at a time. */
BATON_INLINE void vr_transpose(vr *x)
{
    vr y[FFT_LANES];
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i += 4) {
        vr a = VR_LOW(x[i], x[i + 1]), b = VR_HIGH(x[i], x[i + 1]);
        vr c = VR_LOW(x[i + 2], x[i + 3]), d = VR_HIGH(x[i + 2], x[i + 3]);
        y[i] = VR_PAIRS_LOW(a, c);
        y[i + 1] = VR_PAIRS_HIGH(a, c);
        y[i + 2] = VR_PAIRS_LOW(b, d);
        y[i + 3] = VR_PAIRS_HIGH(b, d);
    }
    /* y[4g + k] holds, in its 128 bits number h, the numbers 4g … 4g + 3 of column 4h + k. */
    BATON_UNROLL
    for (int k = 0; k < 4; k++) {
#if FFT_LANES == 16
        vr a = VR_SHUFFLE(y[k], y[4 + k], 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
        vr b = VR_SHUFFLE(y[k], y[4 + k], 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
        vr c = VR_SHUFFLE(y[8 + k], y[12 + k], 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
        vr d = VR_SHUFFLE(y[8 + k], y[12 + k], 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
        x[k] = VR_SHUFFLE(a, c, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
        x[4 + k] = VR_SHUFFLE(b, d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
        x[8 + k] = VR_SHUFFLE(a, c, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
        x[12 + k] = VR_SHUFFLE(b, d, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
#elif FFT_LANES == 8
        x[k] = VR_SHUFFLE(y[k], y[4 + k], 0, 1, 2, 3, 8, 9, 10, 11);
        x[4 + k] = VR_SHUFFLE(y[k], y[4 + k], 4, 5, 6, 7, 12, 13, 14, 15);
#else
        x[k] = y[k];
#endif
    }
}

#endif


/* FFT_SQUARE numbers of FFT_LANES rows, a vector of them in each row ↔ one in each lane, in vc_order. */
BATON_INLINE void vc_of_rows(vr *rows, vc *x)
{
    vc_transpose(rows);
    vc_transpose(rows + FFT_SQUARE);
    BATON_UNROLL
    for (int i = 0; i < FFT_SQUARE; i++) {
        x[i] = vc_split(rows[i], rows[FFT_SQUARE + i]);
    }
}

BATON_INLINE void vc_to_rows(const vc *x, vr *rows)
{
    BATON_UNROLL
    for (int i = 0; i < FFT_SQUARE; i++) {
        rows[i] = vc_first(x[i]);
        rows[FFT_SQUARE + i] = vc_second(x[i]);
    }
    vc_transpose(rows);
    vc_transpose(rows + FFT_SQUARE);
}

/*
 * The same from and to memory, where the rows are at. Vectors that are put together of halves as they are read, and taken
 * apart as they are written, spare a third of the shuffles.
 */
#if !defined(BATON_SINGLE) && (FFT_LANES == 8 || FFT_LANES == 4)
#if FFT_LANES == 8
BATON_INLINE vr vr_load_halves(const scalar *p, const scalar *q)
{
    return (vr)_mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(p)), _mm256_loadu_pd(q), 1);
}

BATON_INLINE void vr_store_low(scalar *p, vr x) { _mm256_storeu_pd(p, _mm512_castpd512_pd256((__m512d)x)); }
BATON_INLINE void vr_store_high(scalar *p, vr x) { _mm256_storeu_pd(p, _mm512_extractf64x4_pd((__m512d)x, 1)); }

/* The first, and the second, of every two numbers. */
BATON_INLINE vr vr_firsts(vr a, vr b) { return VD_SHUFFLE(a, b, 0, 1, 8, 9, 4, 5, 12, 13); }
BATON_INLINE vr vr_seconds(vr a, vr b) { return VD_SHUFFLE(a, b, 2, 3, 10, 11, 6, 7, 14, 15); }
#else
BATON_INLINE vr vr_load_halves(const scalar *p, const scalar *q)
{
    return (vr)_mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(p)), _mm_loadu_pd(q), 1);
}

BATON_INLINE void vr_store_low(scalar *p, vr x) { _mm_storeu_pd(p, _mm256_castpd256_pd128((__m256d)x)); }
BATON_INLINE void vr_store_high(scalar *p, vr x) { _mm_storeu_pd(p, _mm256_extractf128_pd((__m256d)x, 1)); }
#endif

BATON_INLINE void vc_load_rows(const scalar *const *at, vc *x)
{
    BATON_UNROLL
    for (int h = 0; h < 2; h++) {
        int place = h * FFT_SQUARE;
#if FFT_LANES == 8
        vc a = vc_split(vr_load_halves(at[0] + place, at[2] + place), vr_load_halves(at[4] + place, at[6] + place));
        vc b = vc_split(vr_load_halves(at[1] + place, at[3] + place), vr_load_halves(at[5] + place, at[7] + place));
        x[2 * h] = (vc){vr_firsts(a.re, b.re), vr_firsts(a.im, b.im)};
        x[2 * h + 1] = (vc){vr_seconds(a.re, b.re), vr_seconds(a.im, b.im)};
#else
        x[h] = vc_split(vr_load_halves(at[0] + place, at[1] + place), vr_load_halves(at[2] + place, at[3] + place));
#endif
    }
}

BATON_INLINE void vc_store_rows(scalar *const *at, const vc *x)
{
    enum { HALVES = FFT_LANES / 2 };
    /* Vectors whose halves belong to rows i and i + step, for each half of a row. */
    vr pairs[2][HALVES];
    BATON_UNROLL
    for (int h = 0; h < 2; h++) {
#if FFT_LANES == 8
        const vc *y = x + 2 * h;
        vc a = {vr_firsts(y[0].re, y[1].re), vr_firsts(y[0].im, y[1].im)};
        vc b = {vr_seconds(y[0].re, y[1].re), vr_seconds(y[0].im, y[1].im)};
        pairs[h][0] = vc_first(a);
        pairs[h][1] = vc_first(b);
        pairs[h][2] = vc_second(a);
        pairs[h][3] = vc_second(b);
#else
        pairs[h][0] = vc_first(x[h]);
        pairs[h][1] = vc_second(x[h]);
#endif
    }
    BATON_UNROLL
    for (int i = 0; i < HALVES; i++) {
        int row = FFT_LANES == 8 ? i / 2 * 4 + i % 2 : 2 * i, other = FFT_LANES == 8 ? row + 2 : row + 1;
        vr_store_low(at[row], pairs[0][i]);
        vr_store_low(at[row] + FFT_SQUARE, pairs[1][i]);
        vr_store_high(at[other], pairs[0][i]);
        vr_store_high(at[other] + FFT_SQUARE, pairs[1][i]);
    }
}
#else
BATON_INLINE void vc_load_rows(const scalar *const *at, vc *x)
{
    vr rows[FFT_LANES];
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        rows[i] = vr_load(at[i]);
    }
    vc_of_rows(rows, x);
}

BATON_INLINE void vc_store_rows(scalar *const *at, const vc *x)
{
    vr rows[FFT_LANES];
    vc_to_rows(x, rows);
    BATON_UNROLL
    for (int i = 0; i < FFT_LANES; i++) {
        vr_store(at[i], rows[i]);
    }
}
#endif

#endif
