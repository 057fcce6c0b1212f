/*
 * float32 functions in vectors of doubles, to just the digits that float32 keeps: each is within 2^-31 of the value, so
 * that rounding errs by 0.51 ULP at most. Special arguments are left to float64's own functions, lane by lane: an
 * element's bits are the same whatever shares its vector. Needs FMA; without it float64's functions serve all.
 */
#ifndef BATON_SINGLE_H
#define BATON_SINGLE_H

#include "exp.h"
#include "hyperbolic.h"
#include "log.h"
#include "trig.h"

#if BATON_HAS_FMA

/* exp r - 1, |r| ≤ ln2/2: Taylor's series. */
BATON_INLINE vd single_expm1_polynomial(vd r)
{
    vd q = vd_fma(r, vd_set(1 / 40320.0), vd_set(1 / 5040.0));
    q = vd_fma(r, q, vd_set(1 / 720.0));
    q = vd_fma(r, q, vd_set(1 / 120.0));
    q = vd_fma(r, q, vd_set(1 / 24.0));
    q = vd_fma(r, q, vd_set(1 / 6.0));
    q = vd_fma(r, q, vd_set(0.5));
    return vd_fma(r * r, q, r);
}

/* x = k·ln2 + r; 2^k in scale. |x| ≤ 700. */
BATON_INLINE vd single_exp_reduce(vd x, vd *scale)
{
    vd shifted = vd_fma(x, vd_set(0x1.71547652b82fep+0), vd_set(BATON_ROUNDING));
    vd k = shifted - vd_set(BATON_ROUNDING);
    *scale = (vd)(((vu)shifted + vu_set(1023)) << 52);
    return vd_fnma(k, vd_set(0x1.62e42fefa39efp-1), x);
}

/* a/b to 50 bits or so, of ordinary numbers. */
BATON_INLINE vd single_quotient(vd a, vd b)
{
#if BATON_LANES == 8
    vd y = vd_near_inverse(b), q = a * y;
    return vd_fma(vd_fnma(b, q, a), y, q);
#else
    return a / b;
#endif
}

/* Beyond, float32 overflows or underflows, or x is no number. */
BATON_INLINE vm single_exp_special(vd x) { return vm_not(vd_lt(vd_abs(x), vd_set(87))); }

BATON_INLINE vd single_exp(vd x)
{
    vd scale, r = single_exp_reduce(x, &scale);
    return vd_fma(scale, single_expm1_polynomial(r), scale);
}

/* ±1 from 10 on, to more digits than float32 has. */
BATON_INLINE vm single_tanh_special(vd x) { return vd_isnan(x); }

BATON_INLINE vd single_tanh(vd x)
{
    vd scale, twice = vd_at_most(vd_abs(x), vd_set(20));
    twice += twice;
    vd r = single_exp_reduce(twice, &scale);
    vd less_one = vd_fma(scale, single_expm1_polynomial(r), scale - vd_set(1));
    vd size = single_quotient(less_one, less_one + vd_set(2));
    return (vd)((vi)size | ((vi)x & vi_set(BATON_SIGN_BIT)));
}

BATON_INLINE vm single_log_special(vd x) { return vm_not(vm_and(vd_lt(vd_set(0), x), vd_lt(x, vd_set(INFINITY)))); }

/* x = 2^e·m with √½ ≤ m < √2, and log m = 2·artanh((m - 1)/(m + 1)). */
BATON_INLINE vd single_log(vd x)
{
    const int64_t half_root = 0x3fe6a09e667f3bcd; /* √½ */
    vi bits = (vi)x - vi_set(half_root);
    vi e = bits >> 52;
    vd m = (vd)((bits & vi_set(0xfffffffffffff)) + vi_set(half_root));
    vd exponent = (vd)(e + (vi)vd_set(BATON_ROUNDING)) - vd_set(BATON_ROUNDING);
    vd s = single_quotient(m - vd_set(1), m + vd_set(1)), z = s * s;
    vd q = vd_fma(z, vd_set(2 / 11.0), vd_set(2 / 9.0));
    q = vd_fma(z, q, vd_set(2 / 7.0));
    q = vd_fma(z, q, vd_set(2 / 5.0));
    q = vd_fma(z, q, vd_set(2 / 3.0));
    q = vd_fma(z * s, q, s + s);
    return vd_fma(exponent, vd_set(0x1.62e42fefa39efp-1), q);
}

/* The multiple of π/2 that is taken away must be exact in two steps. */
BATON_INLINE vm single_angle_special(vd x) { return vm_not(vd_lt(vd_abs(x), vd_set(0x1p20))); }

/* sin or cos (one quadrant on) of x: sin r or cos r, by the quadrant that x is in. */
BATON_INLINE vd single_sine(vd x, int64_t quadrants_on)
{
    vd shifted = vd_fma(x, vd_set(0x1.45f306dc9c883p-1), vd_set(BATON_ROUNDING));
    vd k = shifted - vd_set(BATON_ROUNDING);
    vi quadrant = (vi)shifted + vi_set(quadrants_on);
    vd r = vd_fnma(k, vd_set(0x1.1a62633145c07p-54), vd_fnma(k, vd_set(0x1.921fb54442d18p+0), x));
    vd z = r * r;
    vd sine = vd_fma(z, vd_set(-1 / 39916800.0), vd_set(1 / 362880.0));
    sine = vd_fma(z, sine, vd_set(-1 / 5040.0));
    sine = vd_fma(z, sine, vd_set(1 / 120.0));
    sine = vd_fma(z, sine, vd_set(-1 / 6.0));
    sine = vd_fma(z * r, sine, r);
    vd cosine = vd_fma(z, vd_set(-1 / 3628800.0), vd_set(1 / 40320.0));
    cosine = vd_fma(z, cosine, vd_set(-1 / 720.0));
    cosine = vd_fma(z, cosine, vd_set(1 / 24.0));
    cosine = vd_fma(z, cosine, vd_set(-0.5));
    cosine = vd_fma(z, cosine, vd_set(1));
    vd size = vd_select(vi_has(quadrant, 1), cosine, sine);
    return (vd)((vi)size ^ ((quadrant & vi_set(2)) << 62));
}
BATON_INLINE vd single_sin(vd x) { return single_sine(x, 0); }
BATON_INLINE vd single_cos(vd x) { return single_sine(x, 1); }

typedef float vf __attribute__((vector_size(BATON_VECTOR_BYTES / 2)));
typedef float vf_unaligned __attribute__((vector_size(BATON_VECTOR_BYTES / 2), aligned(4), may_alias));

/* A run of float32: quick(x) but where special(x), there whole(x), which is float64's. */
#define ELEMENTS_SINGLE(name, quick, special, whole)                                                         \
    static __attribute__((noinline)) vd name##_whole(vd x) { return whole(x); }                              \
    BATON_INLINE vf name##_vector_of(vf lanes)                                                               \
    {                                                                                                        \
        vd x = __builtin_convertvector(lanes, vd);                                                           \
        vm rare = special(x);                                                                                \
        vd y;                                                                                                \
        if (BATON_UNLIKELY(vm_any(rare))) {                                                                  \
            vd usual = vd_set(0.5); /* meets no condition */                                                 \
            y = vd_select(rare, name##_whole(vd_select(rare, x, usual)), quick(vd_select(rare, usual, x)));  \
        } else {                                                                                             \
            y = quick(x);                                                                                    \
        }                                                                                                    \
        return __builtin_convertvector(y, vf);                                                               \
    }                                                                                                        \
    static void name(int64_t n, char *const *data, const int64_t *stride,                                    \
                     const void *context __attribute__((unused)))                                            \
    {                                                                                                        \
        char *out = data[0];                                                                                 \
        const char *a = data[1];                                                                             \
        int64_t i = 0, so = stride[0], sa = stride[1];                                                       \
        if (so == sizeof(float) && sa == sizeof(float)) {                                                    \
            for (; i + BATON_LANES <= n; i += BATON_LANES) {                                                 \
                *(vf_unaligned *)(out + i * so) = name##_vector_of(*(const vf_unaligned *)(a + i * sa));     \
            }                                                                                                \
        }                                                                                                    \
        for (; i < n; i += BATON_LANES) {                                                                    \
            int64_t count = n - i < BATON_LANES ? n - i : BATON_LANES;                                       \
            vf x = (vf){0} + 0.5f;                                                                           \
            for (int64_t lane = 0; lane < count; lane++) {                                                   \
                x[lane] = *(const float *)(a + (i + lane) * sa);                                             \
            }                                                                                                \
            x = name##_vector_of(x);                                                                         \
            for (int64_t lane = 0; lane < count; lane++) {                                                   \
                *(float *)(out + (i + lane) * so) = x[lane];                                                 \
            }                                                                                                \
        }                                                                                                    \
    }
#endif

#endif
