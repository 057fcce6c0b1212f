/* float32 logarithms, and the cubic root, on vectors of floats. */
#ifndef BATON_SINGLE_LOG_H
#define BATON_SINGLE_LOG_H

#include "single.h"

#if BATON_HAS_FMA

/* x = 2^e·(1 + f), 11/16 ≤ 1 + f < 11/8. */
enum { SINGLE_LEAST = 0x3f300000 }; /* its bits */
struct single_mantissa {
    vf e, f;
};
BATON_INLINE struct single_mantissa single_mantissa(vf x)
{
    vfi bits = (vfi)x - vfi_set(SINGLE_LEAST);
    vf m = (vf)((bits & vfi_set(0x7fffff)) + vfi_set(SINGLE_LEAST));
    return (struct single_mantissa){vf_of_integers(bits >> 23), m - vf_set(1)};
}

BATON_INLINE vfm single_normal_positive(vf x)
{
#if BATON_LANES == 8
    return vfm_not(_mm512_fpclass_ps_mask((__m512)x, 0xff)); /* every other class */
#else
    return vfm_and(vf_le(vf_set(0x1p-126f), x), vf_lt(x, vf_set(INFINITY)));
#endif
}

/* log(1 + f) - f */
BATON_INLINE vf single_log_tail(vf f)
{
    vf square = f * f, lost = vf_fms(f, f, square), half = vf_set(-0.5f);
    vf a = vf_fma(f, vf_set(-0x1.00013cp-2f), vf_set(0x1.55551cp-2f));
    vf b = vf_fma(f, vf_set(-0x1.54e2fp-3f), vf_set(0x1.99c3bap-3f));
    vf c = vf_fma(f, vf_set(-0x1.0518b2p-3f), vf_set(0x1.1fd7c6p-3f));
    vf d = vf_fma(f, vf_set(-0x1.9e8846p-4f), vf_set(0x1.184b24p-3f));
    vf p = vf_fma(square * square, vf_fma(square, d, c), vf_fma(square, b, a));
    return vf_fma(half, square, vf_fma(square * f, p, half * lost));
}

/* e·(scale + scale_low) + part + tail, scale of so few bits that e·scale is exact. */
BATON_INLINE vf single_log_sum(vf e, float scale, float scale_low, vf part, vf tail)
{
    vf sum = vf_fma(e, vf_set(scale), part), lost = vf_fma(e, vf_set(scale), -sum) + part;
    return sum + (lost + vf_fma(e, vf_set(scale_low), tail));
}

BATON_INLINE vfm single_log_usual(vf x) { return single_normal_positive(x); }
BATON_INLINE vfm single_log2_usual(vf x) { return single_normal_positive(x); }
BATON_INLINE vfm single_log10_usual(vf x) { return single_normal_positive(x); }
#if BATON_LANES == 8
/* As log.h has it, with parts half as wide: c, and of each base what there is. */
static const float single_log_c[32] __attribute__((aligned(64))) =
    {0x1.p+0f, 0x1.e9p-1f, 0x1.dbp-1f, 0x1.cep-1f, 0x1.c1p-1f, 0x1.b5p-1f, 0x1.aap-1f, 0x1.9fp-1f, 0x1.95p-1f,
     0x1.8bp-1f, 0x1.82p-1f, 0x1.79p-1f, 0x1.7p-1f, 0x1.68p-1f, 0x1.6p-1f, 0x1.59p-1f, 0x1.52p+0f, 0x1.4bp+0f,
     0x1.448p+0f, 0x1.3ep+0f, 0x1.38p+0f, 0x1.32p+0f, 0x1.2c8p+0f, 0x1.27p+0f, 0x1.22p+0f, 0x1.1dp+0f, 0x1.18p+0f,
     0x1.138p+0f, 0x1.0fp+0f, 0x1.0a8p+0f, 0x1.06p+0f, 0x1.p+0f};
struct single_log_base {
    float factor, factor_low, step, step_low;
    float high[32] __attribute__((aligned(64))), low[32] __attribute__((aligned(64)));
};
static const struct single_log_base single_log_natural = {
    1, 0, 0x1.62e4p-1f, 0x1.7f7d1cp-20f,
    {0x0.0p+0f, 0x1.788p-5f, 0x1.334p-4f, 0x1.a4ep-4f, 0x1.0ce8p-3f, 0x1.446p-3f, 0x1.7898p-3f, 0x1.ae3p-3f,
     0x1.e02p-3f, 0x1.09acp-2f, 0x1.2144p-2f, 0x1.396cp-2f, 0x1.522cp-2f, 0x1.68acp-2f, 0x1.7fbp-2f, 0x1.944p-2f,
     0x1.a94p-2f, 0x1.beacp-2f, 0x1.d2fcp-2f, 0x1.e7b4p-2f, 0x1.fb34p-2f, 0x1.078cp-1f, 0x1.10d6p-1f, 0x1.1a4ap-1f,
     0x1.230ap-1f, 0x1.2bf2p-1f, 0x1.3502p-1f, 0x1.3d4ep-1f, 0x1.45bcp-1f, 0x1.4e5p-1f, 0x1.5708p-1f, 0x1.62e4p-1f},
    {0x0.0p+0f, 0x1.6568d6p-19f, -0x1.403f3ep-19f, 0x1.d902c6p-18f, -0x1.32333ep-23f, 0x1.5cee4ep-18f,
     0x1.b0a88ap-20f, -0x1.ac84c6p-18f, 0x1.98c46cp-20f, -0x1.a8d194p-18f, 0x1.5b43aep-20f, 0x1.c6b378p-19f,
     -0x1.1f8c76p-18f, 0x1.07d38ep-19f, -0x1.7109fap-20f, 0x1.434a04p-18f, -0x1.2c3752p-18f, 0x1.b3c4e4p-19f,
     -0x1.6cdfccp-22f, 0x1.61eed6p-21f, 0x1.8af7a4p-18f, -0x1.f59876p-22f, -0x1.8687fp-18f, 0x1.ce2de8p-19f,
     0x1.0d8becp-17f, 0x1.3f3084p-18f, 0x1.15b3b2p-18f, 0x1.573dcp-20f, 0x1.88c992p-18f, -0x1.f34ea8p-19f,
     -0x1.76511cp-19f, 0x1.7f7d1cp-20f}};
static const struct single_log_base single_log_binary = {
    0x1.715476p+0f, 0x1.4ae0cp-26f, 1, 0,
    {0x0.0p+0f, 0x1.0fap-4f, 0x1.bb4p-4f, 0x1.2fap-3f, 0x1.83fp-3f, 0x1.d4p-3f, 0x1.0fa8p-2f, 0x1.365p-2f,
     0x1.5a58p-2f, 0x1.7f48p-2f, 0x1.a15p-2f, 0x1.c43p-2f, 0x1.e7ep-2f, 0x1.042cp-1f, 0x1.14c4p-1f, 0x1.239cp-1f,
     0x1.32cp-1f, 0x1.4234p-1f, 0x1.50dcp-1f, 0x1.5fccp-1f, 0x1.6dep-1f, 0x1.7c38p-1f, 0x1.899cp-1f, 0x1.9744p-1f,
     0x1.a3e4p-1f, 0x1.b0bcp-1f, 0x1.bddp-1f, 0x1.c9c8p-1f, 0x1.d5fp-1f, 0x1.e25p-1f, 0x1.eee4p-1f, 0x1.p+0f},
    {0x0.0p+0f, -0x1.672e68p-18f, 0x1.02f926p-20f, -0x1.cd2a4p-19f, 0x1.8266e2p-18f, -0x1.55e2dap-18f,
     0x1.20112cp-20f, -0x1.daee34p-18f, -0x1.285c9p-18f, -0x1.d1a71ep-18f, 0x1.78a14cp-17f, -0x1.51d9ccp-17f,
     -0x1.40358ep-19f, -0x1.5a32c2p-20f, 0x1.60fe68p-17f, -0x1.1b7f1p-19f, -0x1.1c8f12p-21f, 0x1.429d72p-17f,
     -0x1.a4bec6p-19f, 0x1.ce2728p-17f, -0x1.eac382p-20f, -0x1.5b7606p-19f, 0x1.609d68p-17f, -0x1.8c8c82p-17f,
     -0x1.0b53bcp-17f, -0x1.46d9a8p-19f, -0x1.62336ap-17f, -0x1.a3d95cp-17f, 0x1.1f27f4p-18f, -0x1.17516p-17f,
     -0x1.a3aa26p-18f, 0x0.0p+0f}};
static const struct single_log_base single_log_decimal = {
    0x1.bcb7b2p-2f, -0x1.5b235ep-27f, 0x1.344p-2f, 0x1.3509f8p-18f,
    {0x0.0p+0f, 0x1.47p-6f, 0x1.0aep-5f, 0x1.6d9p-5f, 0x1.d32p-5f, 0x1.19cp-4f, 0x1.4718p-4f, 0x1.75a8p-4f,
     0x1.a108p-4f, 0x1.cd8p-4f, 0x1.f68p-4f, 0x1.103cp-3f, 0x1.25bcp-3f, 0x1.3948p-3f, 0x1.4d44p-3f, 0x1.5f2p-3f,
     0x1.715cp-3f, 0x1.83f8p-3f, 0x1.959cp-3f, 0x1.a79cp-3f, 0x1.b88cp-3f, 0x1.c9dp-3f, 0x1.d9f4p-3f, 0x1.ea6p-3f,
     0x1.f994p-3f, 0x1.0486p-2f, 0x1.0c66p-2f, 0x1.139ap-2f, 0x1.1aeep-2f, 0x1.226p-2f, 0x1.29f2p-2f, 0x1.344p-2f},
    {0x0.0p+0f, 0x1.5dbd2ep-19f, -0x1.384532p-20f, 0x1.eaceeap-19f, 0x1.996e1ap-20f, 0x1.fecf18p-20f, 0x1.d453fp-19f,
     -0x1.78a274p-19f, 0x1.667db6p-21f, 0x1.07fe94p-19f, 0x1.0b64e6p-19f, 0x1.c03f5cp-20f, -0x1.7dea5p-19f,
     -0x1.fe10d6p-20f, -0x1.f6296ep-25f, 0x1.a1af6p-19f, 0x1.0ce368p-19f, 0x1.133676p-18f, 0x1.fefe7ep-19f,
     0x1.382bc2p-19f, 0x1.33e7ccp-18f, 0x1.e832e2p-18f, 0x1.9abfd2p-19f, 0x1.d7937p-18f, 0x1.007f6ep-17f,
     0x1.01bfep-17f, 0x1.11d6acp-18f, 0x1.a089e4p-18f, 0x1.202f96p-19f, 0x1.c9e84ap-19f, 0x1.b0e156p-18f,
     0x1.3509f8p-18f}};

/* log x = high + low + log(1 + r), over the base's. */
struct single_log_argument {
    vf r, high, low;
};
BATON_INLINE struct single_log_argument single_log_reduce(vf x, const struct single_log_base *base)
{
    vf m = (vf)_mm512_getmant_ps((__m512)x, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_zero);
    vf k = (vf)_mm512_getexp_ps((__m512)x);
    vfi index = (vfi)((vfu)m >> 18);
    vf r = vf_fms(m, vf_lookup(single_log_c, index), vf_set(1));
    vf high = vf_fma(k, vf_set(base->step), vf_lookup(base->high, index)); /* exact */
    vf low = vf_lookup(base->low, index);
    return (struct single_log_argument){r, high, base->step_low == 0 ? low : vf_fma(k, vf_set(base->step_low), low)};
}

/* factor·(log(1 + r) - r)/r² */
BATON_INLINE vf single_log_series(vf r, float factor)
{
    vf a = vf_fma(r, vf_set(factor * 0x1.5555b6p-2f), vf_set(factor * -0x1.0p-1f));
    vf b = vf_fma(r, vf_set(factor * 0x1.8d686ep-3f), vf_set(factor * -0x1.0003dap-2f));
    return vf_fma(r * r, b, a);
}

BATON_INLINE vf single_log(vf x)
{
    struct single_log_argument t = single_log_reduce(x, &single_log_natural);
    vf sum = t.high + t.r, lost = (t.high - sum) + t.r;
    return sum + (vf_fma(t.r * t.r, single_log_series(t.r, 1), t.low) + lost);
}

BATON_INLINE vf single_log_scaled(vf x, const struct single_log_base *base)
{
    struct single_log_argument t = single_log_reduce(x, base);
    vf tail = vf_fma(t.r, single_log_series(t.r, base->factor), vf_set(base->factor_low));
    return t.high + vf_fma(t.r, vf_set(base->factor), vf_fma(t.r, tail, t.low));
}
BATON_INLINE vf single_log2(vf x) { return single_log_scaled(x, &single_log_binary); }
BATON_INLINE vf single_log10(vf x) { return single_log_scaled(x, &single_log_decimal); }

/* log(1 + x + x_low). x_low counts where has_low is set. */
BATON_INLINE vf single_log1p_sum(vf x, vf x_low, const int has_low)
{
    vf rest, more = vf_two_sum(vf_set(1), x, &rest), inverse = vf_near_inverse(more);
    struct single_log_argument t = single_log_reduce(more, &single_log_natural);
    vf sum = t.high + t.r, lost = (t.high - sum) + t.r;
    vf tail = vf_fma(t.r * t.r, single_log_series(t.r, 1), t.low);
    tail = has_low ? vf_fma(x_low, inverse, tail) : tail;
    return sum + (lost + vf_fma(rest, inverse, tail));
}
#else
BATON_INLINE vf single_log(vf x)
{
    struct single_mantissa m = single_mantissa(x);
    return single_log_sum(m.e, 0x1.62e4p-1f, 0x1.7f7d1cp-20f, m.f, single_log_tail(m.f));
}

/* log x/log base: 1/log base in two floats, log 2/log base as above. */
BATON_INLINE vf single_log_scaled(vf x, float factor, float factor_low, float scale, float scale_low)
{
    struct single_mantissa m = single_mantissa(x);
    vf part = m.f * vf_set(factor), lost = vf_fms(m.f, vf_set(factor), part);
    vf tail = vf_fma(single_log_tail(m.f), vf_set(factor), vf_fma(m.f, vf_set(factor_low), lost));
    return single_log_sum(m.e, scale, scale_low, part, tail);
}
BATON_INLINE vf single_log2(vf x) { return single_log_scaled(x, 0x1.715476p+0f, 0x1.4ae0c0p-26f, 1, 0); }
BATON_INLINE vf single_log10(vf x)
{
    return single_log_scaled(x, 0x1.bcb7b2p-2f, -0x1.5b235ep-27f, 0x1.344p-2f, 0x1.3509f8p-18f);
}

/* log(1 + x + x_low): 1 + x + x_low = 2^e·(1 + f + rest). x_low counts where has_low is set. */
BATON_INLINE vf single_log1p_sum(vf x, vf x_low, const int has_low)
{
    vf one = vf_set(1), more = one + x;
    vfi e = ((vfi)more - vfi_set(SINGLE_LEAST)) >> 23;
    vf down = (vf)((vfi_set(127) - e) << 23); /* 2^-e */
    vf part = x * down, less = down - one;
    vf f = part + less, back = f - part;
    vf rest = (part - (f - back)) + (less - back);
    rest = has_low ? vf_fma(x_low, down, rest) : rest;
    vf near = vf_fma(f, vf_fma(f, vf_set(0.75f), -one), one); /* 1/(1 + f), to a few bits */
    return single_log_sum(vf_of_integers(e), 0x1.62e4p-1f, 0x1.7f7d1cp-20f, f,
                          vf_fma(rest, near, single_log_tail(f)));
}
#endif

BATON_INLINE vfm single_log1p_usual(vf x) { return vfm_and(vf_lt(vf_set(-1), x), vf_le(x, vf_set(0x1p126f))); }
BATON_INLINE vf single_log1p(vf x) { return vf_with_sign(single_log1p_sum(x, x, 0), x); /* -0 too */ }

/*
 * |x| = 8^q·m·2^s, m in [1, 2) and s 0, 1 or 2: an inverse root by a polynomial in m, and what the cube of the root that
 * it gives lacks.
 */
BATON_INLINE vfm single_cbrt_usual(vf x)
{
    vf size = vf_abs(x);
    return vfm_or(single_normal_positive(size), vf_eq(x, vf_set(0)));
}
BATON_INLINE vf single_cbrt(vf x)
{
    vf size = vf_abs(x), e = vf_of_integers((vfi)size >> 23);
    vf m = (vf)(((vfi)x & vfi_set(0x7fffff)) | vfi_set(0x3f800000));
    vf shifted = vf_fma(e - vf_set(128), vf_set(1 / 3.0f), vf_set(VF_ROUNDING)); /* (e - 127 - 1)/3 to the nearest */
    vf q = shifted - vf_set(VF_ROUNDING), s = vf_fnma(vf_set(3), q, e);
    vfm two = vf_lt(vf_set(128.5f), s), one = vf_lt(vf_set(127.5f), s);
    vf number = m * vf_select(two, vf_set(4), vf_select(one, vf_set(2), vf_set(1)));
    vf z = vf_fma(m, vf_set(0x1.546716p-7f), vf_set(-0x1.c43a7cp-4f));
    z = vf_fma(m, z, vf_set(0x1.0103f2p-1f));
    z = vf_fma(m, z, vf_set(-0x1.45fa0ep+0f));
    z = vf_fma(m, z, vf_set(0x1.fa1aeep+0f));
    z = vf_fma(m, z, vf_set(-0x1.fc414ep+0f));
    z = vf_fma(m, z, vf_set(0x1.e13942p+0f));
    z *= vf_select(two, vf_set(0x1.428a30p-1f), vf_select(one, vf_set(0x1.965feap-1f), vf_set(1)));
    vf square = z * z, y = number * square, y2 = y * y, y2_lost = vf_fms(y, y, y2);
    vf lacks = vf_fnma(y2_lost, y, vf_fnma(y2, y, number));
    y = vf_fma(lacks * square, vf_set(1 / 3.0f), y) * vf_power(shifted);
    y = vf_select(vf_eq(x, vf_set(0)), size, y);
    return vf_with_sign(y, x);
}

#endif
#endif
