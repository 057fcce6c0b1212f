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

BATON_INLINE vfm single_tanh_usual(vf x __attribute__((unused))) { return vfm_all(); }
#if BATON_LANES == 8
/*
 * tanh in 32 parts, told by the exponent's and the mantissa's upper bits: of those below 10, from 3/64 on, the first with
 * all that is smaller. tanh x = t + d·(c1 + d·(c2 + …)) with d = x - x0; t is tanh x0 to 2^-33 of it at least.
 */
static const float single_tanh_parts[7][32] __attribute__((aligned(64))) = {
    /* x0, t, c1, … c5 */
    {0x1.202ec8p+1f, 0x1.5f7744p+1f, 0x1.a0006ep+1f, 0x1.e001ecp+1f, 0x1.2004d2p+2f, 0x1.5fe8bep+2f, 0x1.9fef28p+2f,
     0x1.e434ep+2f, 0x1.0a2b24p+3f, 0x0.0p+0f, 0x1.a00548p-5f, 0x1.dfff48p-5f, 0x1.200c32p-4f, 0x1.5ff334p-4f,
     0x1.9ffde6p-4f, 0x1.e00434p-4f, 0x1.1ff20ep-3f, 0x1.6006ap-3f, 0x1.a009b8p-3f, 0x1.dff0bcp-3f, 0x1.1ff652p-2f,
     0x1.600068p-2f, 0x1.9fefaap-2f, 0x1.dff4c6p-2f, 0x1.1ff3a2p-1f, 0x1.5ffc7cp-1f, 0x1.9fef8ap-1f, 0x1.dff95ap-1f,
     0x1.20155cp+0f, 0x1.5fef1ep+0f, 0x1.9fd03p+0f, 0x1.e04a3p+0f},
    {0x1.f4c7f6p-1f, 0x1.fbcc22p-1f, 0x1.fe767cp-1f, 0x1.ff6f1cp-1f, 0x1.ffdfacp-1f, 0x1.fffb9cp-1f, 0x1.ffff68p-1f,
     0x1.ffffeep-1f, 0x1.fffffcp-1f, 0x0.0p+0f, 0x1.9fa9d2p-5f, 0x1.df72dap-5f, 0x1.1f92ep-4f, 0x1.5f161ep-4f,
     0x1.9e9142p-4f, 0x1.ddd4b8p-4f, 0x1.1e1024p-3f, 0x1.5c9976p-3f, 0x1.9a687p-3f, 0x1.d757e8p-3f, 0x1.189aa6p-2f,
     0x1.52c322p-2f, 0x1.8a79f8p-2f, 0x1.bfa556p-2f, 0x1.04ff48p-1f, 0x1.31559cp-1f, 0x1.577ff2p-1f, 0x1.77d528p-1f,
     0x1.9e6b72p-1f, 0x1.c27104p-1f, 0x1.d9b93ap-1f, 0x1.e885eep-1f},
    {0x1.631258p-5f, 0x1.0bdce4p-6f, 0x1.88ecdp-8f, 0x1.219f06p-9f, 0x1.0299ccp-11f, 0x1.1900a6p-14f,
     0x1.3001eap-17f, 0x1.200f4cp-20f, 0x1.00b51ep-22f, 0x1.p+0f, 0x1.feae8cp-1f, 0x1.fe3f08p-1f, 0x1.fd79eap-1f,
     0x1.fc3d04p-1f, 0x1.fac14cp-1f, 0x1.f9083cp-1f, 0x1.f602cp-1f, 0x1.f12a74p-1f, 0x1.eb706ap-1f, 0x1.e4e15cp-1f,
     0x1.d98daap-1f, 0x1.c7f704p-1f, 0x1.b4048ap-1f, 0x1.9e27a6p-1f, 0x1.7af43cp-1f, 0x1.49e972p-1f, 0x1.198bf2p-1f,
     0x1.d83dd4p-2f, 0x1.61204ep-2f, 0x1.cedcf8p-3f, 0x1.26c404p-3f, 0x1.6f047ap-4f},
    {-0x1.5b4808p-5f, -0x1.09a632p-6f, -0x1.87b7eap-8f, -0x1.2147a4p-9f, -0x1.0236cap-11f, -0x1.18a41ap-14f,
     -0x1.2f9fdap-17f, -0x1.1fbd7ap-20f, -0x1.01d45ap-22f, 0x0.0p+0f, -0x1.9e97dcp-5f, -0x1.ddce6ep-5f,
     -0x1.1e27fep-4f, -0x1.5c81cap-4f, -0x1.9a5212p-4f, -0x1.d753fep-4f, -0x1.187b5cp-3f, -0x1.527fdep-3f,
     -0x1.89ed44p-3f, -0x1.be609p-3f, -0x1.03888p-2f, -0x1.2dafd6p-2f, -0x1.4fef5cp-2f, -0x1.6a195ap-2f,
     -0x1.8259ep-2f, -0x1.897d7p-2f, -0x1.79c73cp-2f, -0x1.5aa5eap-2f, -0x1.1dd3bcp-2f, -0x1.9736fcp-3f,
     -0x1.10baf2p-3f, -0x1.5e3058p-4f},
    {0x1.baa60ep-6f, 0x1.5c671cp-7f, 0x1.0393a6p-8f, 0x1.80da2p-10f, 0x1.5814bap-12f, 0x1.762f34p-15f,
     0x1.94d61ap-18f, 0x1.7cf16cp-21f, 0x1.482418p-23f, -0x1.55554ep-2f, -0x1.51d332p-2f, -0x1.50ab2ap-2f,
     -0x1.4ea0dp-2f, -0x1.4b5b88p-2f, -0x1.47744cp-2f, -0x1.42f12ap-2f, -0x1.3b15c8p-2f, -0x1.2ea298p-2f,
     -0x1.2027dcp-2f, -0x1.0fe31ap-2f, -0x1.e92a94p-3f, -0x1.985806p-3f, -0x1.428836p-3f, -0x1.d73daep-4f,
     -0x1.bd8624p-5f, 0x1.d6fd74p-7f, 0x1.0702b4p-4f, 0x1.842b7ap-4f, 0x1.c693eep-4f, 0x1.97ef9p-4f, 0x1.342c48p-4f,
     0x1.a79662p-5f},
    {-0x1.94eab2p-7f, -0x1.53f6cep-8f, -0x1.033c5cp-9f, -0x1.838654p-11f, -0x1.68643p-13f, -0x1.884a6p-16f,
     -0x1.a88214p-19f, -0x1.8ef358p-22f, -0x1.f702bp-25f, 0x0.0p+0f, 0x1.135324p-5f, 0x1.3ce5aap-5f, 0x1.7ab3d8p-5f,
     0x1.cb8882p-5f, 0x1.0d54bep-4f, 0x1.33ca3cp-4f, 0x1.6af6d2p-4f, 0x1.afa3c6p-4f, 0x1.ed828ap-4f, 0x1.11e4dcp-3f,
     0x1.32de04p-3f, 0x1.50039p-3f, 0x1.5c0582p-3f, 0x1.583ea8p-3f, 0x1.39edcep-3f, 0x1.e948cap-4f, 0x1.47696cp-4f,
     0x1.6348p-5f, 0x1.da1e1ap-9f, -0x1.59b94cp-6f, -0x1.9bc84ep-6f, -0x1.552e14p-6f},
    {0x1.049e6cp-8f, 0x1.f657eap-10f, 0x1.94596p-11f, 0x1.332d52p-12f, 0x1.1fb19ap-14f, 0x1.38b1d6p-17f,
     0x1.52ba3ap-20f, 0x1.6ef96ep-23f, 0x1.55ef9ep-27f, 0x1.10ba98p-3f, 0x1.0b1f2ap-3f, 0x1.092acep-3f,
     0x1.05bdbep-3f, 0x1.003dfcp-3f, 0x1.f37552p-4f, 0x1.e47eb8p-4f, 0x1.cab9ep-4f, 0x1.a28a1cp-4f, 0x1.74ccb8p-4f,
     0x1.42b012p-4f, 0x1.e4d0dap-5f, 0x1.069c84p-5f, 0x1.89c104p-8f, -0x1.1828bp-6f, -0x1.630f28p-5f,
     -0x1.f8005cp-5f, -0x1.00b1fcp-4f, -0x1.b2cff8p-5f, -0x1.070fdcp-5f, -0x1.38f816p-7f, 0x1.6a22bp-10f,
     0x1.2d470cp-8f},
};
BATON_INLINE vf single_tanh(vf x)
{
    vf size = vf_at_most(vf_abs(x), 0x1.3ffffep+3f); /* from where on it is 1; NaN stays */
    vfi index = (vfi)((vfu)vf_at_least(size, 0x1.4p-5f) >> 21);
    vf d = size - vf_lookup(single_tanh_parts[0], index);
    vf p = vf_fma(d, vf_lookup(single_tanh_parts[6], index), vf_lookup(single_tanh_parts[5], index));
    p = vf_fma(d, p, vf_lookup(single_tanh_parts[4], index));
    p = vf_fma(d, p, vf_lookup(single_tanh_parts[3], index));
    vf more = vf_fma(d * d, p, d * vf_lookup(single_tanh_parts[2], index));
    return vf_with_sign(vf_lookup(single_tanh_parts[1], index) + more, x);
}
#else
/* 1 - 2/(exp 2x + 1): the sum in two floats, a rough inverse from which 1 is exactly far, and what that lacks. */
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
#endif

/* ---- runs ---------------------------------------------------------------------------------------------- */

/*
 * A run of float32: single_name(x) where single_name_usual(x), else name_vector(x), which is float64's. Lanes that
 * neither is asked for are any, which meets no condition.
 */
#define ELEMENTS_SINGLE(name, any)                                                                           \
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
        vf other = vf_set(any);                                                                              \
        return vf_select(usual, single_##name(vf_select(usual, x, other)),                                   \
                         name##_unusual(vf_select(usual, other, x)));                                        \
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
            vf_store_line(out + i * so, so, count,                                                           \
                          name##_float32_vector_of(vf_line(a + i * sa, sa, count, any)));                    \
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
            vf x = vf_line(a + i * sa, sa, count, 0.5f), y = vf_line(b + i * sb, sb, count, 0.5f);           \
            vf_store_line(out + i * so, so, count, name##_vectors(x, y));                                    \
        }                                                                                                    \
    }
#endif

#endif
