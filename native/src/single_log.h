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
    return vfm_and(vf_le(vf_set(0x1p-126f), x), vf_lt(x, vf_set(INFINITY)));
}

/* log(1 + f) - f */
BATON_INLINE vf single_log_tail(vf f)
{
    vf square = f * f;
    vf a = vf_fma(f, vf_set(-0x1.00013cp-2f), vf_set(0x1.55551cp-2f));
    vf b = vf_fma(f, vf_set(-0x1.54e2fp-3f), vf_set(0x1.99c3bap-3f));
    vf c = vf_fma(f, vf_set(-0x1.0518b2p-3f), vf_set(0x1.1fd7c6p-3f));
    vf d = vf_fma(f, vf_set(-0x1.9e8846p-4f), vf_set(0x1.184b24p-3f));
    vf p = vf_fma(square * square, vf_fma(square, d, c), vf_fma(square, b, a));
    return vf_fma(square * f, p, vf_set(-0.5f) * square);
}

/* e·(scale + scale_low) + part + tail, scale of so few bits that e·scale is exact. */
BATON_INLINE vf single_log_sum(vf e, float scale, float scale_low, vf part, vf tail)
{
    vf sum = vf_fma(e, vf_set(scale), part), lost = vf_fma(e, vf_set(scale), -sum) + part;
    return sum + (lost + vf_fma(e, vf_set(scale_low), tail));
}

BATON_INLINE vfm single_log_usual(vf x) { return single_normal_positive(x); }
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
BATON_INLINE vfm single_log2_usual(vf x) { return single_normal_positive(x); }
BATON_INLINE vf single_log2(vf x) { return single_log_scaled(x, 0x1.715476p+0f, 0x1.4ae0c0p-26f, 1, 0); }
BATON_INLINE vfm single_log10_usual(vf x) { return single_normal_positive(x); }
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
