/*
 * float32 functions that need more digits on the way than floats have, in vectors of doubles: each is within 2^-28 of the
 * value before it is rounded.
 */
#ifndef BATON_SINGLE_WIDE_H
#define BATON_SINGLE_WIDE_H

#include "inverse_hyperbolic.h"
#include "single.h"

#if BATON_HAS_FMA

/* |x| ≤ 700: Taylor's series about the nearest multiple of ln2. */
BATON_INLINE vd wide_exp(vd x)
{
    vd shifted = vd_fma(x, vd_set(0x1.71547652b82fep+0), vd_set(BATON_ROUNDING));
    vd k = shifted - vd_set(BATON_ROUNDING), scale = (vd)(((vu)shifted + vu_set(1023)) << 52);
    vd r = vd_fnma(k, vd_set(0x1.62e42fefa39efp-1), x);
    vd q = vd_fma(r, vd_set(1 / 40320.0), vd_set(1 / 5040.0));
    q = vd_fma(r, q, vd_set(1 / 720.0));
    q = vd_fma(r, q, vd_set(1 / 120.0));
    q = vd_fma(r, q, vd_set(1 / 24.0));
    q = vd_fma(r, q, vd_set(1 / 6.0));
    q = vd_fma(r, q, vd_set(0.5));
    return vd_fma(scale, vd_fma(r * r, q, r), scale);
}

/* x is positive and normal: x = 2^e·m with √½ ≤ m < √2, and log m = 2·artanh((m - 1)/(m + 1)). */
BATON_INLINE vd wide_log(vd x)
{
    const int64_t half_root = 0x3fe6a09e667f3bcd; /* √½ */
    vi bits = (vi)x - vi_set(half_root);
    vi e = bits >> 52;
    vd m = (vd)((bits & vi_set(0xfffffffffffff)) + vi_set(half_root));
    vd exponent = (vd)(e + (vi)vd_set(BATON_ROUNDING)) - vd_set(BATON_ROUNDING);
    vd s = quotient_of(m - vd_set(1), m + vd_set(1)), z = s * s;
    vd q = vd_fma(z, vd_set(2 / 11.0), vd_set(2 / 9.0));
    q = vd_fma(z, q, vd_set(2 / 7.0));
    q = vd_fma(z, q, vd_set(2 / 5.0));
    q = vd_fma(z, q, vd_set(2 / 3.0));
    q = vd_fma(z * s, q, s + s);
    return vd_fma(exponent, vd_set(0x1.62e42fefa39efp-1), q);
}

static __attribute__((noinline)) vd wide_power_unusual(vd x, vd y) { return power_vector(x, y); }

BATON_INLINE vd wide_power(vd x, vd y)
{
    vd any = vd_set(0.5); /* meets no condition */
    vm usual = vm_and(vm_and(vd_le(vd_set(0x1p-149), x), vd_lt(x, vd_set(INFINITY))), vd_lt(vd_abs(y), vd_set(INFINITY)));
    vd product = vd_select(usual, y, any) * wide_log(vd_select(usual, x, any));
    usual = vm_and(usual, vd_le(vd_abs(product), vd_set(700)));
    vd power = wide_exp(vd_select(usual, product, any));
    if (BATON_UNLIKELY(vm_any(vm_not(usual)))) {
        power = vd_select(usual, power, wide_power_unusual(vd_select(usual, any, x), vd_select(usual, any, y)));
    }
    return power;
}
BATON_INLINE vf power_vectors(vf x, vf y)
{
    return vf_of_halves(wide_power(vf_lower(x), vf_lower(y)), wide_power(vf_upper(x), vf_upper(y)));
}

/* atan2 y x of finite numbers that are not both 0. */
BATON_INLINE vd wide_angle(vd y, vd x)
{
    const double quarter = 0x1.921fb54442d18p+0;
    vd y_size = vd_abs(y), x_size = vd_abs(x);
    vm steep = vd_lt(x_size, y_size);
    vd small = vd_select(steep, x_size, y_size), large = vd_select(steep, y_size, x_size);
    vm middle = vd_lt(large * vd_set(0x1.a827999fcef32p-2), small); /* tan π/8 */
    vd t = quotient_of(vd_select(middle, small - large, small), vd_select(middle, small + large, large)), z = t * t;
    vd p = vd_fma(z, vd_set(-0x1.36e4d6c109f36p-5), vd_set(0x1.1e6d1d28f3b09p-4));
    p = vd_fma(z, p, vd_set(-0x1.7086b38597bd9p-4));
    p = vd_fma(z, p, vd_set(0x1.c6d26263471cbp-4));
    p = vd_fma(z, p, vd_set(-0x1.2490c6846059ep-3));
    p = vd_fma(z, p, vd_set(0x1.9999921454b69p-3));
    p = vd_fma(z, p, vd_set(-0x1.5555554efb354p-2));
    vd angle = vd_fma(z * t, p, t) + vd_select(middle, vd_set(quarter / 2), vd_set(0));
    angle = vd_select(steep, vd_set(quarter) - angle, angle);
    angle = vd_select(vd_lt(x, vd_set(0)), vd_set(2 * quarter) - angle, angle);
    return inverse_sign(angle, y);
}

static __attribute__((noinline)) vd wide_arctan2_unusual(vd y, vd x) { return arctan2_vector(y, x); }

BATON_INLINE vd wide_arctan2(vd y, vd x)
{
    vd any = vd_set(1), sum = vd_abs(y) + vd_abs(x);
    vm usual = vm_and(vd_lt(vd_set(0), sum), vd_lt(sum, vd_set(INFINITY)));
    vd angle = wide_angle(vd_select(usual, y, any), vd_select(usual, x, any));
    if (BATON_UNLIKELY(vm_any(vm_not(usual)))) {
        angle = vd_select(usual, angle, wide_arctan2_unusual(vd_select(usual, any, y), vd_select(usual, any, x)));
    }
    return angle;
}
BATON_INLINE vf arctan2_vectors(vf y, vf x)
{
    return vf_of_halves(wide_arctan2(vf_lower(y), vf_lower(x)), wide_arctan2(vf_upper(y), vf_upper(x)));
}

/* Below 2^-12 these are x to more digits than floats have. */
BATON_INLINE vd wide_small(vd y, vd size) { return vd_select(vd_lt(size, vd_set(0x1p-12)), size, y); }

BATON_INLINE vd wide_arcsinh(vd x)
{
    vd size = vd_abs(x), low, root = inverse_root(vd_fma(size, size, vd_set(1)), &low);
    return inverse_sign(wide_small(wide_log(size + root), size), x);
}
BATON_INLINE vd wide_arccosh(vd x)
{
    vd low, square = vd_fma(x, x, vd_set(-1)), root = inverse_root(vd_at_least(square, vd_set(0x1p-100)), &low);
    return vd_select(vd_eq(x, vd_set(1)), vd_set(0), wide_log(x + root));
}
BATON_INLINE vd wide_arctanh(vd x)
{
    vd size = vd_abs(x), one = vd_set(1);
    vd y = vd_set(0.5) * wide_log(quotient_of(one + size, one - size));
    return inverse_sign(wide_small(y, size), x);
}
#define WIDE(name)                                                                                           \
    BATON_INLINE vf single_##name(vf x)                                                                      \
    {                                                                                                        \
        return vf_of_halves(wide_##name(vf_lower(x)), wide_##name(vf_upper(x)));                             \
    }
WIDE(arcsinh)
WIDE(arccosh)
WIDE(arctanh)
#undef WIDE
BATON_INLINE vfm single_arcsinh_usual(vf x) { return vf_lt(vf_abs(x), vf_set(INFINITY)); }
BATON_INLINE vfm single_arccosh_usual(vf x) { return vfm_and(vf_le(vf_set(1), x), vf_lt(x, vf_set(INFINITY))); }
BATON_INLINE vfm single_arctanh_usual(vf x) { return vf_lt(vf_abs(x), vf_set(1)); }

#endif
#endif
