/*
 * Inner loops for element-by-element complex128 operations, as elements.h has them for float64: BATON_LANES
 * elements at a time as one vector of real and one of imaginary parts. An operation is a function of vectors;
 * the lanes it cannot do in vectors (infinities, NaN, what would overflow on the way) it hands to
 * complex_fix, one by one.
 */
#ifndef BATON_COMPLEX_ELEMENTS_H
#define BATON_COMPLEX_ELEMENTS_H

#include <complex.h>

#include "elements.h"

struct vc {
    vd re, im;
};

/* BATON_LANES elements at p, contiguous. The order of lanes is vd_evens's own. */
BATON_INLINE struct vc vc_load(const double *p)
{
    vd first = vd_load(p), second = vd_load(p + BATON_LANES);
    return (struct vc){vd_evens(first, second), vd_odds(first, second)};
}

BATON_INLINE void vc_store(double *p, struct vc x)
{
    vd_store(p, vd_evens(x.re, x.im));
    vd_store(p + BATON_LANES, vd_odds(x.re, x.im));
}

/* p is aligned to BATON_VECTOR_BYTES. */
BATON_INLINE void vc_stream(double *p, struct vc x)
{
    vd_stream(p, vd_evens(x.re, x.im));
    vd_stream(p + BATON_LANES, vd_odds(x.re, x.im));
}

/* How many of n elements at out precede a vector boundary, or -1 where they are not to be streamed: the
 * caller did not ask, or no element begins at a boundary. */
BATON_INLINE int64_t complex_before_boundary(const double *out, int64_t n, const void *context)
{
    int64_t before = elements_before_boundary(out, 2 * n);
    int streaming =
        ((const struct element_context *)context)->streaming && n >= STREAMING_MINIMUM && before % 2 == 0;
    return streaming ? before / 2 : -1;
}

/* The first count elements at p, stride doubles apart; the others are 1. */
BATON_INLINE struct vc vc_load_some(const double *p, int64_t stride, int64_t count)
{
    double lanes[2 * BATON_LANES];
    for (int64_t i = 0; i < BATON_LANES; i++) {
        lanes[2 * i] = i < count ? p[i * stride] : 1;
        lanes[2 * i + 1] = i < count ? p[i * stride + 1] : 0;
    }
    return vc_load(lanes);
}

BATON_INLINE void vc_store_some(double *p, int64_t stride, int64_t count, struct vc x)
{
    double lanes[2 * BATON_LANES];
    vc_store(lanes, x);
    for (int64_t i = 0; i < count; i++) {
        p[i * stride] = lanes[2 * i];
        p[i * stride + 1] = lanes[2 * i + 1];
    }
}

/* Complex numbers of floats, as many as there are lanes: of the two in 64 bits the real part is the lower. */
typedef float vc_floats __attribute__((vector_size(4 * BATON_LANES)));
typedef uint32_t vc_words __attribute__((vector_size(4 * BATON_LANES)));
typedef uint64_t vc_pairs __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(4), may_alias));

/* GCC splits the conversions of 64-byte vectors. */
BATON_INLINE vd vc_widened(vu low_words)
{
#if BATON_LANES == 8
    return (vd)_mm512_cvtps_pd((__m256)_mm512_cvtepi64_epi32((__m512i)low_words));
#else
    return __builtin_convertvector((vc_floats)__builtin_convertvector(low_words, vc_words), vd);
#endif
}

BATON_INLINE vu vc_narrowed(vd part)
{
#if BATON_LANES == 8
    return (vu)_mm512_cvtepu32_epi64((__m256i)_mm512_cvtpd_ps((__m512d)part));
#else
    return __builtin_convertvector((vc_words)__builtin_convertvector(part, vc_floats), vu);
#endif
}

BATON_INLINE struct vc vc_load_floats(const char *p)
{
    vu pairs = (vu)*(const vc_pairs *)p;
    return (struct vc){vc_widened(pairs), vc_widened(pairs >> 32)};
}

BATON_INLINE void vc_store_floats(char *p, struct vc x)
{
    *(vc_pairs *)p = (vc_pairs)(vc_narrowed(x.re) | vc_narrowed(x.im) << 32);
}

typedef double complex complex_function(double complex a, double complex b);

BATON_INLINE double complex complex_of(double re, double im)
{
    union {
        double parts[2];
        double complex value;
    } both = {{re, im}};
    return both.value;
}

/* y's bad lanes ← f(a, b), the C library's or the compiler's own, which keep annex G. */
static __attribute__((noinline, unused)) void complex_fix(double (*y)[BATON_LANES], double (*a)[BATON_LANES],
                                                          double (*b)[BATON_LANES], const double *bad,
                                                          complex_function *f)
{
    for (int i = 0; i < BATON_LANES; i++) {
        if (bad[i] != 0) {
            double complex z = f(complex_of(a[0][i], a[1][i]), complex_of(b[0][i], b[1][i]));
            y[0][i] = creal(z);
            y[1][i] = cimag(z);
        }
    }
}

BATON_INLINE struct vc vc_fix(struct vc y, struct vc a, struct vc b, vm bad, complex_function *f)
{
    if (BATON_LIKELY(!vm_any(bad))) {
        return y;
    }
    double ys[2][BATON_LANES], as[2][BATON_LANES], bs[2][BATON_LANES], bads[BATON_LANES];
    vd_store(ys[0], y.re);
    vd_store(ys[1], y.im);
    vd_store(as[0], a.re);
    vd_store(as[1], a.im);
    vd_store(bs[0], b.re);
    vd_store(bs[1], b.im);
    vd_store(bads, vd_select(bad, vd_set(1), vd_set(0)));
    complex_fix(ys, as, bs, bads, f);
    return (struct vc){vd_load(ys[0]), vd_load(ys[1])};
}

/*
 * For m ≥ 0 an integer e, 0 … 2044, such that m = t·power_of_two(e) with t in [2, 4) for normal m; for zero
 * or subnormal m t stays small enough to square and large enough not to vanish. power_of_two(2044 - e) is the
 * inverse.
 */
BATON_INLINE vu exponent_of(vd m) { return (vu)(m * vd_set(0.25)) >> 52; }

/* 2^(e - 1022) for 0 ≤ e ≤ 2044. */
BATON_INLINE vd power_of_two(vu e) { return (vd)((e + vu_set(1)) << 52); }

#define ELEMENTS_COMPLEX_UNARY(name, function)                                                               \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        double *out = (double *)data[0];                                                                     \
        const double *a = (const double *)data[1];                                                           \
        int64_t i = 0, so = doubles(stride[0]), sa = doubles(stride[1]);                                     \
        if (so == 2 && sa == 2) {                                                                            \
            int64_t before = complex_before_boundary(out, n, context);                                       \
            if (before >= 0) {                                                                               \
                vc_store_some(out, 2, before, function(vc_load_some(a, 2, before)));                         \
                for (i = before; i + BATON_LANES <= n; i += BATON_LANES) {                                   \
                    vc_stream(out + 2 * i, function(vc_load(a + 2 * i)));                                    \
                }                                                                                            \
                vd_stream_end();                                                                             \
            }                                                                                                \
            for (; i + BATON_LANES <= n; i += BATON_LANES) {                                                 \
                vc_store(out + 2 * i, function(vc_load(a + 2 * i)));                                         \
            }                                                                                                \
        }                                                                                                    \
        for (; i < n; i += BATON_LANES) {                                                                    \
            int64_t count = n - i < BATON_LANES ? n - i : BATON_LANES;                                       \
            vc_store_some(out + i * so, so, count, function(vc_load_some(a + i * sa, sa, count)));           \
        }                                                                                                    \
    }

#define ELEMENTS_COMPLEX_BINARY(name, function)                                                              \
    BATON_INLINE void name##_lines(int64_t n, double *out, int64_t so, const double *a, int64_t sa,          \
                                   const double *b, int64_t sb, const void *context)                         \
    {                                                                                                        \
        int64_t i = 0;                                                                                       \
        struct vc x = {vd_set(a[0]), vd_set(a[1])}, y = {vd_set(b[0]), vd_set(b[1])};                        \
        if (so == 2 && (sa == 2 || sa == 0) && (sb == 2 || sb == 0)) {                                       \
            int64_t before = complex_before_boundary(out, n, context);                                       \
            if (before >= 0) {                                                                               \
                vc_store_some(out, 2, before,                                                                \
                              function(vc_load_some(a, sa, before), vc_load_some(b, sb, before)));           \
                for (i = before; i + BATON_LANES <= n; i += BATON_LANES) {                                   \
                    vc_stream(out + 2 * i,                                                                   \
                              function(sa ? vc_load(a + 2 * i) : x, sb ? vc_load(b + 2 * i) : y));           \
                }                                                                                            \
                vd_stream_end();                                                                             \
            }                                                                                                \
            for (; i + BATON_LANES <= n; i += BATON_LANES) {                                                 \
                vc_store(out + 2 * i, function(sa ? vc_load(a + 2 * i) : x, sb ? vc_load(b + 2 * i) : y));   \
            }                                                                                                \
        }                                                                                                    \
        for (; i < n; i += BATON_LANES) {                                                                    \
            int64_t count = n - i < BATON_LANES ? n - i : BATON_LANES;                                       \
            vc_store_some(                                                                                   \
                out + i * so, so, count,                                                                     \
                function(vc_load_some(a + i * sa, sa, count), vc_load_some(b + i * sb, sb, count)));         \
        }                                                                                                    \
    }                                                                                                        \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        double *out = (double *)data[0];                                                                     \
        const double *a = (const double *)data[1], *b = (const double *)data[2];                             \
        if (stride[0] == 16 && stride[1] == 16 && stride[2] == 16) {                                         \
            name##_lines(n, out, 2, a, 2, b, 2, context);                                                    \
        } else {                                                                                             \
            name##_lines(n, out, doubles(stride[0]), a, doubles(stride[1]), b, doubles(stride[2]), context); \
        }                                                                                                    \
    }

#endif
