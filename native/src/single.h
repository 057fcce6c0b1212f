/*
 * float32 functions on vectors of floats: below 1 ULP, by their own short polynomials. What a function's way does not
 * hold for is left to float64's, lane by lane: an element's bits are the same whatever shares its vector. Needs FMA;
 * without it float64's functions serve all.
 */
#ifndef BATON_SINGLE_H
#define BATON_SINGLE_H

#include "floats.h"
#include "lines.h"
#include "log.h"

#if BATON_HAS_FMA

/* x = k·ln2 + r, and with *lost to twice the digits. */
struct single_exponent {
    vf shifted, k, r; /* shifted is k + VF_ROUNDING */
};
BATON_INLINE struct single_exponent single_reduce(vf x)
{
    struct single_exponent t;
    t.shifted = vf_fma(x, vf_set(0x1.715476p+0f), vf_set(VF_ROUNDING));
    t.k = t.shifted - vf_set(VF_ROUNDING);
    t.r = vf_fnma(t.k, vf_set(-0x1.05c610p-29f), vf_fnma(t.k, vf_set(0x1.62e430p-1f), x));
    return t;
}
BATON_INLINE struct single_exponent single_reduce_pair(vf x, vf *lost)
{
    struct single_exponent t;
    t.shifted = vf_fma(x, vf_set(0x1.715476p+0f), vf_set(VF_ROUNDING));
    t.k = t.shifted - vf_set(VF_ROUNDING);
    vf first = vf_fnma(t.k, vf_set(0x1.62e430p-1f), x), second = t.k * vf_set(0x1.05c610p-29f);
    t.r = first + second;
    *lost = (first - t.r) + second;
    return t;
}

/* (exp r - 1 - r)/r², |r| ≤ ln2/2 */
BATON_INLINE vf single_exp_polynomial(vf r)
{
    vf p = vf_fma(r, vf_set(0x1.6d9b1ep-10f), vf_set(0x1.122982p-7f));
    p = vf_fma(r, p, vf_set(0x1.555484p-5f));
    p = vf_fma(r, p, vf_set(0x1.5554aep-3f));
    return vf_fma(r, p, vf_set(0x1.0p-1f));
}

/* The same to the last place of exp r - 1. */
BATON_INLINE vf single_expm1_polynomial(vf r)
{
    vf p = vf_fma(r, vf_set(0x1.a1a04ep-13f), vf_set(0x1.6d7664p-10f));
    p = vf_fma(r, p, vf_set(0x1.11109p-7f));
    p = vf_fma(r, p, vf_set(0x1.5554acp-5f));
    p = vf_fma(r, p, vf_set(0x1.555556p-3f));
    return vf_fma(r, p, vf_set(0x1.0p-1f));
}

/* y·2^k: k within what the next function allows. */
BATON_INLINE vf single_scale(vf y, struct single_exponent t)
{
#if BATON_LANES == 8
    return (vf)_mm512_scalef_ps((__m512)y, (__m512)t.k);
#else
    return y * vf_power(t.shifted);
#endif
}

/* Where exp's result is a normal number, and on AVX-512 where it is not 0. */
BATON_INLINE vfm single_exp_usual(vf x)
{
#if BATON_LANES == 8
    return vfm_and(vf_le(vf_set(-103), x), vf_le(x, vf_set(89)));
#else
    return vf_le(vf_abs(x), vf_set(87));
#endif
}
BATON_INLINE vf single_exp(vf x)
{
    struct single_exponent t = single_reduce(x);
    vf one = vf_set(1), q = vf_fma(t.r, single_exp_polynomial(t.r), one);
    return single_scale(vf_fma(t.r, q, one), t);
}

BATON_INLINE vfm single_exp2_usual(vf x)
{
#if BATON_LANES == 8
    return vfm_and(vf_le(vf_set(-148), x), vf_le(x, vf_set(129)));
#else
    return vf_le(vf_abs(x), vf_set(125));
#endif
}
BATON_INLINE vf single_exp2(vf x)
{
    struct single_exponent t;
    t.shifted = x + vf_set(VF_ROUNDING);
    t.k = t.shifted - vf_set(VF_ROUNDING);
    vf r = x - t.k;
    vf p = vf_fma(r, vf_set(0x1.448f0cp-13f), vf_set(0x1.5f4958p-10f));
    p = vf_fma(r, p, vf_set(0x1.3b29acp-7f));
    p = vf_fma(r, p, vf_set(0x1.c6aeccp-5f));
    p = vf_fma(r, p, vf_set(0x1.ebfbep-3f));
    p = vf_fma(r, p, vf_set(0x1.62e43p-1f));
    return single_scale(vf_fma(r, p, vf_set(1)), t);
}

/* 2^k - 1 + 2^k·(exp r - 1), the larger parts with what their sum loses. Below -20 it is -1. */
BATON_INLINE vfm single_expm1_usual(vf x) { return vf_le(x, vf_set(87)); }
BATON_INLINE vf single_expm1(vf x)
{
    vf lost;
    struct single_exponent t = single_reduce_pair(vf_at_least(x, -20), &lost);
    vf power = vf_power(t.shifted), less = power - vf_set(1);
    vf tail = vf_fma(t.r * t.r, single_expm1_polynomial(t.r), lost);
    vf sum = vf_fma(power, t.r, less), rest = vf_fma(power, t.r, less - sum);
    return vf_with_sign(sum + (vf_fma(power, tail, rest) + ((power - less) - vf_set(1))), x);
}

/*
 * With x = k·ln2 + r, e = 2^(k-1) and f = 2^(-k-1): cosh x = (e + f)·cosh r + (e - f)·sinh r, and sinh x the other way.
 */
BATON_INLINE vf single_hyperbolic(vf size, const int sine)
{
    vf lost;
    struct single_exponent t = single_reduce_pair(size, &lost);
    vf e = (vf)(((vfu)t.shifted + vfu_set(126)) << 23), f = (vf)((vfu_set(126) - (vfu)t.shifted) << 23);
    vf sum = e + f, difference = e - f, base = sine ? difference : sum, factor = sine ? sum : difference;
    vf z = t.r * t.r;
    vf even = vf_fma(z, vf_fma(z, vf_set(0x1.6d50bcp-10f), vf_set(0x1.5554e4p-5f)), vf_set(0.5f));
    vf odd = vf_fma(z, vf_fma(z, vf_set(0x1.a171fp-13f), vf_set(0x1.1110bp-7f)), vf_set(0x1.555556p-3f));
    vf base_lost = sine ? (e - base) - f : (e - base) + f;
    vf tail = vf_fma(base, z * even, base_lost);
    tail = vf_fma(factor, vf_fma(z * t.r, odd, lost), tail);
    vf first = vf_fma(factor, t.r, base);
    return first + (vf_fma(factor, t.r, base - first) + tail);
}
BATON_INLINE vfm single_cosh_usual(vf x) { return vf_le(vf_abs(x), vf_set(87)); }
BATON_INLINE vfm single_sinh_usual(vf x) { return vf_le(vf_abs(x), vf_set(87)); }
BATON_INLINE vf single_cosh(vf x) { return single_hyperbolic(vf_abs(x), 0); }
BATON_INLINE vf single_sinh(vf x) { return vf_with_sign(single_hyperbolic(vf_abs(x), 1), x); }

/* 1 - 2/(exp 2x + 1): the sum in two floats, a rough inverse from which 1 is exactly far, and what that lacks. */
BATON_INLINE vfm single_tanh_usual(vf x __attribute__((unused))) { return vfm_all(); }
BATON_INLINE vf single_tanh(vf x)
{
    vf one = vf_set(1), size = vf_at_most(vf_abs(x), 10);
    struct single_exponent t;
    t.shifted = vf_fma(size, vf_set(0x1.715476p+1f), vf_set(VF_ROUNDING));
    vf k = t.shifted - vf_set(VF_ROUNDING);
    t.r = vf_fnma(k, vf_set(-0x1.05c610p-30f), vf_fnma(k, vf_set(0x1.62e430p-2f), size)); /* half of exp's */
    vf r = t.r + t.r, power = vf_power(t.shifted);
    vf y = vf_fma(r * r, single_exp_polynomial(r), r);
    vf more = power + one, sum = vf_fma(power, y, more), rest = vf_fma(power, y, more - sum);
    vf inverse = vf_rough_inverse(sum), lacks = vf_fnma(rest, inverse, vf_fnma(sum, inverse, one));
    vf twice = inverse + inverse;
    vf large = one - vf_fma(twice, vf_fma(lacks, lacks, lacks), twice);

    vf z = size * size;
    vf p = vf_fma(z, vf_set(-0x1.76abf6p-8f), vf_set(0x1.5256cep-6f));
    p = vf_fma(z, p, vf_set(-0x1.b84448p-5f));
    p = vf_fma(z, p, vf_set(0x1.110768p-3f));
    p = vf_fma(z, p, vf_set(-0x1.555534p-2f));
    return vf_with_sign(vf_select(vf_lt(size, vf_set(0.625f)), vf_fma(z * size, p, size), large), x);
}

/* ---- runs ---------------------------------------------------------------------------------------------- */

/* A run of float32: single_name(x) where it holds, else name_vector(x), which is float64's. */
/* A run of float32: single_name(x) where single_name_usual(x), else name_vector(x), which is float64's. */
#define ELEMENTS_SINGLE(name)                                                                                \
    static __attribute__((noinline)) vf name##_unusual(vf x)                                                 \
    {                                                                                                        \
        return vf_of_halves(name##_vector(vf_lower(x)), name##_vector(vf_upper(x)));                         \
    }                                                                                                        \
    BATON_INLINE vf name##_float32_vector_of(vf x)                                                           \
    {                                                                                                        \
        vfm usual = single_##name##_usual(x);                                                                \
        if (BATON_LIKELY(!vfm_any(vfm_not(usual)))) {                                                        \
            return single_##name(x);                                                                         \
        }                                                                                                    \
        vf any = vf_set(0.5f); /* meets no condition */                                                      \
        return vf_select(usual, single_##name(vf_select(usual, x, any)),                                     \
                         name##_unusual(vf_select(usual, any, x)));                                          \
    }                                                                                                        \
    static void name##_float32(int64_t n, char *const *data, const int64_t *stride, const void *context)     \
    {                                                                                                        \
        char *out = data[0];                                                                                 \
        const char *a = data[1];                                                                             \
        int64_t i = 0, so = stride[0], sa = stride[1];                                                       \
        if (so == sizeof(float) && sa == sizeof(float)) {                                                    \
            if (lines_stream(context, n)) {                                                                  \
                lines_streamed(n, 2, so, data, stride, name##_float32);                                      \
                return;                                                                                      \
            }                                                                                                \
            for (; i + BATON_FLOATS <= n; i += BATON_FLOATS) {                                               \
                vf_store((float *)out + i, name##_float32_vector_of(vf_load((const float *)a + i)));         \
            }                                                                                                \
        }                                                                                                    \
        for (; i < n; i += BATON_FLOATS) {                                                                   \
            int64_t count = n - i < BATON_FLOATS ? n - i : BATON_FLOATS;                                     \
            vf_store_line(out + i * so, so, count, name##_float32_vector_of(vf_line(a + i * sa, sa, count))); \
        }                                                                                                    \
    }

/* Two operands, of which name_vectors(x, y) makes a result. */
#define ELEMENTS_SINGLE_BINARY(name)                                                                         \
    static void name##_float32(int64_t n, char *const *data, const int64_t *stride, const void *context)     \
    {                                                                                                        \
        char *out = data[0];                                                                                 \
        const char *a = data[1], *b = data[2];                                                               \
        int64_t so = stride[0], sa = stride[1], sb = stride[2];                                              \
        if (so == sizeof(float) && lines_stream(context, n)) {                                               \
            lines_streamed(n, 3, so, data, stride, name##_float32);                                          \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i += BATON_FLOATS) {                                                      \
            int64_t count = n - i < BATON_FLOATS ? n - i : BATON_FLOATS;                                     \
            vf x = vf_line(a + i * sa, sa, count), y = vf_line(b + i * sb, sb, count);                       \
            vf_store_line(out + i * so, so, count, name##_vectors(x, y));                                    \
        }                                                                                                    \
    }
#endif

#endif
