/*
 * Lanes moved between vectors, for the Fourier kernels: interleaved complex ↔ one vector of real and one of imaginary
 * parts, and the transpose of a square of lanes. All in memory order.
 */
#ifndef BATON_SHUFFLE_H
#define BATON_SHUFFLE_H

#include "variant.h"

#if defined(__clang__) || __GNUC__ >= 12
#define VD_SHUFFLE(a, b, ...) ((vd)__builtin_shufflevector(a, b, __VA_ARGS__))
#else
#define VD_SHUFFLE(a, b, ...) ((vd)__builtin_shuffle(a, b, (vi){__VA_ARGS__}))
#endif

/* Before a loop of few constant turns: unrolled whole, so that arrays indexed by it stay in registers. */
#if defined(__clang__)
#define BATON_UNROLL _Pragma("unroll")
#else
#define BATON_UNROLL _Pragma("GCC unroll 32")
#endif

/* A vector of complex numbers, split. */
typedef struct {
    vd re, im;
} vc;

/* BATON_LANES interleaved complex numbers at p. */
BATON_INLINE vc vc_load(const double *p)
{
    vd a = vd_load(p), b = vd_load(p + BATON_LANES);
#if BATON_LANES == 8
    return (vc){VD_SHUFFLE(a, b, 0, 2, 4, 6, 8, 10, 12, 14), VD_SHUFFLE(a, b, 1, 3, 5, 7, 9, 11, 13, 15)};
#elif BATON_LANES == 4
    return (vc){vd_in_order(vd_evens(a, b)), vd_in_order(vd_odds(a, b))};
#else
    return (vc){VD_SHUFFLE(a, b, 0, 2), VD_SHUFFLE(a, b, 1, 3)};
#endif
}

BATON_INLINE void vc_store(double *p, vc x)
{
#if BATON_LANES == 8
    vd_store(p, VD_SHUFFLE(x.re, x.im, 0, 8, 1, 9, 2, 10, 3, 11));
    vd_store(p + BATON_LANES, VD_SHUFFLE(x.re, x.im, 4, 12, 5, 13, 6, 14, 7, 15));
#elif BATON_LANES == 4
    vd lo = vd_evens(x.re, x.im), hi = vd_odds(x.re, x.im);
    vd_store(p, VD_SHUFFLE(lo, hi, 0, 1, 4, 5));
    vd_store(p + BATON_LANES, VD_SHUFFLE(lo, hi, 2, 3, 6, 7));
#else
    vd_store(p, VD_SHUFFLE(x.re, x.im, 0, 2));
    vd_store(p + BATON_LANES, VD_SHUFFLE(x.re, x.im, 1, 3));
#endif
}

/* x[i] lane j ↔ x[j] lane i, for BATON_LANES vectors. */
BATON_INLINE void vd_transpose(vd *x)
{
#if BATON_LANES == 8
    vd a[8], b[8];
    for (int i = 0; i < 8; i += 2) {
        a[i] = vd_evens(x[i], x[i + 1]);    /* 00 10 02 12 04 14 06 16 */
        a[i + 1] = vd_odds(x[i], x[i + 1]); /* 01 11 03 13 05 15 07 17 */
    }
    for (int i = 0; i < 8; i += 4) {
        for (int j = 0; j < 2; j++) {
            b[i + j] = VD_SHUFFLE(a[i + j], a[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);     /* columns j and j + 4 */
            b[i + j + 2] = VD_SHUFFLE(a[i + j], a[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15); /* j + 2 and j + 6 */
        }
    }
    for (int j = 0; j < 4; j++) {
        x[j] = VD_SHUFFLE(b[j], b[j + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        x[j + 4] = VD_SHUFFLE(b[j], b[j + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
#elif BATON_LANES == 4
    vd a0 = vd_evens(x[0], x[1]), a1 = vd_odds(x[0], x[1]);
    vd a2 = vd_evens(x[2], x[3]), a3 = vd_odds(x[2], x[3]);
    x[0] = VD_SHUFFLE(a0, a2, 0, 1, 4, 5);
    x[1] = VD_SHUFFLE(a1, a3, 0, 1, 4, 5);
    x[2] = VD_SHUFFLE(a0, a2, 2, 3, 6, 7);
    x[3] = VD_SHUFFLE(a1, a3, 2, 3, 6, 7);
#else
    vd a = VD_SHUFFLE(x[0], x[1], 0, 2), b = VD_SHUFFLE(x[0], x[1], 1, 3);
    x[0] = a;
    x[1] = b;
#endif
}

#endif
