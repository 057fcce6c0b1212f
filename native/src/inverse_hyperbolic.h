/*
 * The inverse hyperbolic functions on vectors, by log(1 + v) with v in two doubles: within 2 ULP. The C library has the
 * lanes that are none of their domain's, or whose squares would overflow.
 */
#ifndef BATON_INVERSE_HYPERBOLIC_H
#define BATON_INVERSE_HYPERBOLIC_H

#include "inverse.h"

#if BATON_HAS_FMA

/* log(1 + v + v_low), v > -1/2 */
BATON_INLINE vd log1p_sum(vd v, vd v_low)
{
    vd rest, more = vd_two_sum(vd_set(1), v, &rest);
    vd low, high = log_sum(more, &low);
    return high + (low + quotient_of(rest + v_low, more));
}

/* asinh x = log(1 + x + x²/(1 + √(1 + x²))) */
BATON_INLINE vd arcsinh_vector(vd x)
{
    vd size = vd_abs(x), one = vd_set(1);
    vm usual = vd_lt(size, vd_set(0x1p500));
    vd a = vd_select(usual, size, one), square = a * a;
    vd low, root = inverse_root(square + one, &low), under = root + one, inverse = vd_near_inverse(under);
    vd t = square * inverse;
    t = vd_fma(vd_fnma(t, under, square), inverse, t);
    vd v_low, v = vd_two_sum(a, t, &v_low);
    return vd_fix(inverse_sign(log1p_sum(v, v_low), x), x, usual, asinh);
}

/* acosh x = log(1 + w + √(w·(2 + w))), w = x - 1 */
BATON_INLINE vd arccosh_vector(vd x)
{
    vd one = vd_set(1);
    vm usual = vm_and(vd_le(one, x), vd_lt(x, vd_set(0x1p500)));
    vd w = vd_select(usual, x, vd_set(2)) - one;
    vd low, root = inverse_root(w * (w + vd_set(2)), &low);
    vd v_low, v = vd_two_sum(w, root, &v_low);
    return vd_fix(log1p_sum(v, v_low + low), x, usual, acosh);
}

/* atanh x = ½·log(1 + 2x/(1 - x)) */
BATON_INLINE vd arctanh_vector(vd x)
{
    vd one = vd_set(1), size = vd_abs(x);
    vm usual = vd_lt(size, one);
    vd a = vd_select(usual, size, vd_set(0.5)), twice = a + a;
    vd under = one - a, under_low = (one - under) - a, inverse = vd_near_inverse(under);
    vd q = twice * inverse, rest = vd_fnma(q, under_low, vd_fnma(q, under, twice)) * inverse;
    vd v = q + rest, v_low = (q - v) + rest;
    return vd_fix(inverse_sign(vd_set(0.5) * log1p_sum(v, v_low), x), x, usual, atanh);
}

#endif
#endif
