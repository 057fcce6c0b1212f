/* arctan2 of float32 on vectors of floats. */
#ifndef BATON_SINGLE_ARCTAN2_H
#define BATON_SINGLE_ARCTAN2_H

#include "single_angle.h"

#if BATON_HAS_FMA

/* As single_arctan has it of y/x; π less that where x is negative. Where t's powers would underflow it is left to float64's. */
BATON_INLINE vfm single_arctan2_usual(vf y, vf x)
{
    vf y_size = vf_abs(y), x_size = vf_abs(x);
    vfm steep = vf_lt(x_size, y_size);
    vf large = vf_select(steep, y_size, x_size), small = vf_select(steep, x_size, y_size);
    vfm ordinary = vfm_and(vf_le(vf_set(0x1p-40f), large), vf_le(large, vf_set(0x1p60f)));
    return vfm_and(ordinary, vfm_or(vf_eq(small, vf_set(0)), vf_le(large, vf_select(ordinary, small, vf_set(0)) * vf_set(0x1p40f))));
}
BATON_INLINE vf single_arctan2(vf y, vf x)
{
    vf zero = vf_set(0), y_size = vf_abs(y), x_size = vf_abs(x), half = vf_set(0.5f);
    vfm middle = vf_lt(x_size * half, y_size), steep = vf_lt(x_size, y_size * half), turned = vf_lt(x, zero);
    vf more = y_size + x_size, back = more - y_size, more_low = (y_size - (more - back)) + (x_size - back);
    vf over = vf_select(steep, -x_size, vf_select(middle, y_size - x_size, y_size));
    vf under = vf_select(steep, y_size, vf_select(middle, more, x_size));
    vf under_low = vf_select(steep, zero, vf_select(middle, more_low, zero));
    vf number = vf_select(steep, vf_set(2), vf_select(middle, vf_set(1), zero));
    over = vf_select(turned, -over, over);
    number = vf_select(turned, vf_set(4) - number, number);
    vf quarter = vf_set(0x1.921fb6p-1f), base = number * quarter;
    vf base_low = vf_fma(number, vf_set(-0x1.777a5cp-26f), vf_fms(number, quarter, base));
    vf inverse = vf_near_inverse(under), t = over * inverse, t_low = vf_fnma(t, under_low, vf_fnma(t, under, over)) * inverse;
    return vf_with_sign(single_arctan_sum(base, base_low, t, t_low), y);
}
static __attribute__((noinline)) vf arctan2_unusual(vf y, vf x)
{
    return vf_of_halves(arctan2_vector(vf_lower(y), vf_lower(x)), arctan2_vector(vf_upper(y), vf_upper(x)));
}
BATON_INLINE vf arctan2_vectors(vf y, vf x)
{
    vf any = vf_set(1);
    vfm usual = single_arctan2_usual(y, x);
    if (BATON_LIKELY(!vfm_any(vfm_not(usual)))) {
        return single_arctan2(y, x);
    }
    return vf_select(usual, single_arctan2(vf_select(usual, y, any), vf_select(usual, x, any)),
                     arctan2_unusual(vf_select(usual, any, y), vf_select(usual, any, x)));
}

#endif
#endif
