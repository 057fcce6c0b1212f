/*
 * Lanes moved between vectors, for the Fourier kernels: interleaved complex ↔ one vector of real and one of
 * imaginary parts, and the transpose of a square of lanes. All in memory order.
 */
#ifndef BATON_SHUFFLE_H
#define BATON_SHUFFLE_H

#include "variant.h"

#if defined(__clang__) || __GNUC__ >= 12
#define VD_SHUFFLE(a, b, ...) ((vd)__builtin_shufflevector(a, b, __VA_ARGS__))
#else
#define VD_SHUFFLE(a, b, ...) ((vd)__builtin_shuffle(a, b, (vi){__VA_ARGS__}))
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

/*
 * The same in the order that costs least: lane i holds the number vc_order[i] of its group. Undone by
 * vc_store_unordered.
 */
#if BATON_LANES == 8
static const int vc_order[] __attribute__((unused)) = {0, 4, 1, 5, 2, 6, 3, 7};
#elif BATON_LANES == 4
static const int vc_order[] __attribute__((unused)) = {0, 2, 1, 3};
#else
static const int vc_order[] __attribute__((unused)) = {0, 1};
#endif

BATON_INLINE vc vc_load_unordered(const double *p)
{
    vd a = vd_load(p), b = vd_load(p + BATON_LANES);
    return (vc){vd_evens(a, b), vd_odds(a, b)};
}

BATON_INLINE void vc_store_unordered(double *p, vc x)
{
    vd_store(p, vd_evens(x.re, x.im));
    vd_store(p + BATON_LANES, vd_odds(x.re, x.im));
}

/* x[i] lane j ↔ x[j] lane i, for BATON_LANES vectors. */
BATON_INLINE void vd_transpose(vd *x)
{
#if BATON_LANES == 8
    vd pairs[2][4]; /* of lanes, even and odd, of rows 2i and 2i + 1 */
    for (int i = 0; i < 4; i++) {
        pairs[0][i] = vd_evens(x[2 * i], x[2 * i + 1]);
        pairs[1][i] = vd_odds(x[2 * i], x[2 * i + 1]);
    }
    /* Those are now transposed as a square of four pairs. */
    for (int odd = 0; odd < 2; odd++) {
        const vd *p = pairs[odd];
        vd a = VD_SHUFFLE(p[0], p[1], 0, 1, 4, 5, 8, 9, 12, 13),
           b = VD_SHUFFLE(p[2], p[3], 0, 1, 4, 5, 8, 9, 12, 13);
        vd c = VD_SHUFFLE(p[0], p[1], 2, 3, 6, 7, 10, 11, 14, 15);
        vd d = VD_SHUFFLE(p[2], p[3], 2, 3, 6, 7, 10, 11, 14, 15);
        x[odd] = VD_SHUFFLE(a, b, 0, 1, 4, 5, 8, 9, 12, 13);
        x[odd + 2] = VD_SHUFFLE(c, d, 0, 1, 4, 5, 8, 9, 12, 13);
        x[odd + 4] = VD_SHUFFLE(a, b, 2, 3, 6, 7, 10, 11, 14, 15);
        x[odd + 6] = VD_SHUFFLE(c, d, 2, 3, 6, 7, 10, 11, 14, 15);
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
