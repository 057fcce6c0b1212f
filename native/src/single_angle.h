/* float32 functions of angles, and those that make angles, on vectors of floats. */
#ifndef BATON_SINGLE_ANGLE_H
#define BATON_SINGLE_ANGLE_H

#include "inverse.h"
#include "single.h"
#include "trig.h"

#if BATON_HAS_FMA

/* x = k·π/2 + r + r_low; the multiple is taken away by π/2 in three floats, of which the first step is exact. */
struct single_angle {
    vf shifted, r, r_low;
};
BATON_INLINE vfm single_angle_usual(vf x) { return vf_le(vf_abs(x), vf_set(0x1p17f)); }
BATON_INLINE struct single_angle single_angle(vf x)
{
    struct single_angle a;
    a.shifted = vf_fma(x, vf_set(0x1.45f306p-1f), vf_set(VF_ROUNDING));
    vf k = a.shifted - vf_set(VF_ROUNDING);
    vf first = vf_fnma(k, vf_set(0x1.921fb6p+0f), x);
    vf second = k * vf_set(-0x1.777a5cp-25f), lost = vf_fms(k, vf_set(-0x1.777a5cp-25f), second);
    a.r = first - second;
    a.r_low = vf_fnma(k, vf_set(-0x1.ee59dap-50f), ((first - a.r) - second) - lost);
    return a;
}

/* sin or cos (one quadrant on) of x: sin r or cos r, by the quadrant that x is in. */
BATON_INLINE vf single_sine(vf x, int32_t quadrants_on)
{
    struct single_angle a = single_angle(vf_abs(x));
    vfi quadrant = (vfi)a.shifted + vfi_set(quadrants_on);
    vf r = a.r, z = r * r;
    vf sine = vf_fma(z, vf_set(-0x1.99227ap-13f), vf_set(0x1.1106ep-7f));
    sine = vf_fma(z, sine, vf_set(-0x1.555544p-3f));
    sine = r + vf_fma(z * r, sine, a.r_low);
    vf cosine = vf_fma(z, vf_set(0x1.99daaap-16f), vf_set(-0x1.6c0c04p-10f));
    cosine = vf_fma(z, cosine, vf_set(0x1.55554ap-5f));
    vf one = vf_set(1), half = vf_set(0.5f), head = vf_fnma(half, z, one), z_low = vf_fma(r + r, a.r_low, vf_fms(r, r, z));
    cosine = head + vf_fma(z * z, cosine, vf_fnma(half, z_low, vf_fnma(half, z, one - head)));
    vf size = vf_select(vfi_has(quadrant, 1), cosine, sine);
    vfi sign = quadrants_on ? vfi_set(0) : (vfi)x & vfi_set(VF_SIGN);
    return (vf)((vfi)size ^ ((quadrant & vfi_set(2)) << 30) ^ sign);
}
BATON_INLINE vfm single_sin_usual(vf x) { return single_angle_usual(x); }
BATON_INLINE vf single_sin(vf x) { return single_sine(x, 0); }
BATON_INLINE vfm single_cos_usual(vf x) { return single_angle_usual(x); }
BATON_INLINE vf single_cos(vf x) { return single_sine(x, 1); }

/* tan r, or -1/tan r in every other quadrant, by an inverse and what it lacks. */
BATON_INLINE vfm single_tan_usual(vf x) { return single_angle_usual(x); }
BATON_INLINE vf single_tan(vf x)
{
    struct single_angle a = single_angle(vf_abs(x));
    vf r = a.r, z = r * r;
    vf p = vf_fma(z, vf_set(0x1.2ab5ccp-8f), vf_set(-0x1.268d1ap-12f));
    p = vf_fma(z, p, vf_set(0x1.6cb63ap-7f));
    p = vf_fma(z, p, vf_set(0x1.5acf7p-6f));
    p = vf_fma(z, p, vf_set(0x1.bb0aeep-5f));
    p = vf_fma(z, p, vf_set(0x1.110c8p-3f));
    p = vf_fma(z, p, vf_set(0x1.555564p-2f));
    vf z_low = vf_fms(r, r, z), slope = vf_fma(z, vf_fma(z, vf_set(0.7f), vf_set(1)), vf_set(1));
    vf tail = vf_fma(z * r, p, vf_fma(z_low * r, p, slope * a.r_low));
    vf t = r + tail, t_low = (r - t) + tail;
    vfm odd = vfi_has((vfi)a.shifted, 1);
    vf under = vf_select(odd, t, vf_set(1)), inverse = vf_near_inverse(under);
    vf lacks = vf_fnma(t_low, inverse, vf_fnma(t, inverse, vf_set(1)));
    t = vf_select(odd, vf_fnma(inverse, lacks, -inverse), t);
    return (vf)((vfi)t ^ ((vfi)x & vfi_set(VF_SIGN)));
}

/* base + atan t, |t| ≤ 1/2 */
BATON_INLINE vf single_arctan_sum(vf base, vf base_low, vf t, vf t_low)
{
    vf z = t * t;
    vf p = vf_fma(z, vf_set(0x1.3dc8a4p-5f), vf_set(-0x1.473c0ep-4f));
    p = vf_fma(z, p, vf_set(0x1.c0331p-4f));
    p = vf_fma(z, p, vf_set(-0x1.244bb4p-3f));
    p = vf_fma(z, p, vf_set(0x1.9996fap-3f));
    p = vf_fma(z, p, vf_set(-0x1.555552p-2f));
    vf tail = vf_fma(z * t, p, t_low + base_low), sum = base + t;
    return sum + (((base - sum) + t) + tail);
}

/* atan x = base + atan t, |t| ≤ 1/2: of x, of (x - 1)/(x + 1) with π/4, or of -1/x with π/2. */
BATON_INLINE vfm single_arctan_usual(vf x) { return vf_le(vf_abs(x), vf_set(0x1p60f)); }
BATON_INLINE vf single_arctan(vf x)
{
    vf one = vf_set(1), zero = vf_set(0), size = vf_abs(x);
    vfm middle = vf_lt(vf_set(0.5f), size), large = vf_lt(vf_set(2), size);
    vf over = vf_select(large, -one, vf_select(middle, size - one, size));
    vf more = size + one, under = vf_select(large, size, vf_select(middle, more, one));
    vf under_low = vf_select(large, zero, vf_select(middle, size - (more - one), zero));
    vf number = vf_select(large, vf_set(2), vf_select(middle, one, zero));
    vf base = number * vf_set(0x1.921fb6p-1f), base_low = number * vf_set(-0x1.777a5cp-26f);
    vf inverse = vf_near_inverse(under), t = over * inverse, t_low = vf_fnma(t, under_low, vf_fnma(t, under, over)) * inverse;
    return vf_with_sign(single_arctan_sum(base, base_low, t, t_low), x);
}

/* (asin s - s)/s³, s² = z ≤ 1/4 */
BATON_INLINE vf single_arcsin_series(vf z)
{
    vf p = vf_fma(z, vf_set(0x1.59dab6p-5f), vf_set(0x1.8ba26cp-6f));
    p = vf_fma(z, p, vf_set(0x1.748c62p-5f));
    p = vf_fma(z, p, vf_set(0x1.33014ep-4f));
    return vf_fma(z, p, vf_set(0x1.5555cap-3f));
}

/* From 1/2 on asin x = π/2 - 2·asin √((1 - x)/2). */
BATON_INLINE vfm single_arcsin_usual(vf x) { return vf_le(vf_abs(x), vf_set(1)); }
BATON_INLINE vf single_arcsin(vf x)
{
    vf size = vf_abs(x), low, half = vf_set(0.5f);
    vfm small = vf_lt(size, half);
    vf z = vf_select(small, size * size, vf_fnma(half, size, half));
    vf s = vf_root(vf_at_least(z, 0x1p-60f), &low), series = z * single_arcsin_series(z);
    vf twice = s + s, sum = vf_set(0x1.921fb6p+0f) - twice, rest = (vf_set(0x1.921fb6p+0f) - sum) - twice;
    vf tail = vf_fma(vf_set(2), vf_fma(s, series, low), vf_set(0x1.777a5cp-25f));
    return vf_with_sign(vf_select(small, vf_fma(size, series, size), sum + (rest - tail)), x);
}

BATON_INLINE vfm single_arccos_usual(vf x) { return vf_le(vf_abs(x), vf_set(1)); }
BATON_INLINE vf single_arccos(vf x)
{
    vf size = vf_abs(x), low, half = vf_set(0.5f);
    vfm small = vf_lt(size, half), negative = vf_lt(x, vf_set(0));
    vf z = vf_select(small, size * size, vf_fnma(half, size, half));
    vf s = vf_root(vf_at_least(z, 0x1p-60f), &low), series = z * single_arcsin_series(z);
    vfm zero = vf_eq(z, vf_set(0)); /* of 1 and -1 */
    s = vf_select(zero, z, s);
    low = vf_select(vfm_or(small, zero), vf_set(0), low);
    /* base - factor·(root + tail): π/2 - x, 2·√ or π - 2·√ */
    vf root = vf_select(small, x, s), tail = vf_fma(root, series, low);
    vf twice = vf_select(small, root, root + root), twice_tail = vf_select(small, tail, tail + tail);
    vf quarters = vf_select(small, vf_set(1), vf_set(2));
    vf base = quarters * vf_set(0x1.921fb6p+0f), sum = base - twice, rest = (base - sum) - twice;
    vf turned = sum + (rest - vf_fma(quarters, vf_set(0x1.777a5cp-25f), twice_tail));
    return vf_select(vfm_or(small, negative), turned, twice + twice_tail);
}

#endif
#endif
