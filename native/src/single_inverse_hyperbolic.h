/* The inverse hyperbolic functions on vectors of floats, by log(1 + v) with v in two floats. */
#ifndef BATON_SINGLE_INVERSE_HYPERBOLIC_H
#define BATON_SINGLE_INVERSE_HYPERBOLIC_H

#include "inverse_hyperbolic.h"
#include "single_log.h"

#if BATON_HAS_FMA

/* Squares of larger numbers overflow. */
#define SINGLE_SQUARED 0x1p62f

/* asinh x = log(1 + x + x²/(1 + √(1 + x²))) */
BATON_INLINE vfm single_arcsinh_usual(vf x) { return vf_lt(vf_abs(x), vf_set(SINGLE_SQUARED)); }
BATON_INLINE vf single_arcsinh(vf x)
{
    vf one = vf_set(1), a = vf_abs(x), square = a * a, square_low = vf_fms(a, a, square);
    vf root_low, root = vf_root(square + one, &root_low);
    vf under = root + one, under_low = (root - (under - one)) + root_low;
    vf inverse = vf_near_inverse(under), t = square * inverse;
    vf lacks = vf_fnma(t, under_low, vf_fnma(t, under, square) + square_low) * inverse;
    vf v_low, v = vf_two_sum(a, t, &v_low);
    return vf_with_sign(single_log1p_sum(v, v_low + lacks, 1), x);
}

/* acosh x = log(1 + w + √(w·(2 + w))), w = x - 1 */
BATON_INLINE vfm single_arccosh_usual(vf x) { return vfm_and(vf_le(vf_set(1), x), vf_lt(x, vf_set(SINGLE_SQUARED))); }
BATON_INLINE vf single_arccosh(vf x)
{
    vf w = x - vf_set(1), other = w + vf_set(2), other_low = w - (other - vf_set(2));
    vf square = w * other, square_low = vf_fma(w, other_low, vf_fms(w, other, square));
    vf root_low, root = vf_root(vf_at_least(square, 0x1p-100f), &root_low);
    root_low = vf_fma(square_low * vf_set(0.5f), vf_near_inverse(root), root_low);
    vf v_low, v = vf_two_sum(w, root, &v_low);
    return vf_select(vf_eq(w, vf_set(0)), w, single_log1p_sum(v, v_low + root_low, 1));
}

/* atanh x = ½·log(1 + 2x/(1 - x)) */
BATON_INLINE vfm single_arctanh_usual(vf x) { return vf_lt(vf_abs(x), vf_set(1)); }
BATON_INLINE vf single_arctanh(vf x)
{
    vf one = vf_set(1), a = vf_abs(x), twice = a + a;
    vf under = one - a, under_low = (one - under) - a, inverse = vf_near_inverse(under);
    vf q = twice * inverse, rest = vf_fnma(q, under_low, vf_fnma(q, under, twice)) * inverse;
    vf v = q + rest, v_low = (q - v) + rest;
    return vf_with_sign(vf_set(0.5f) * single_log1p_sum(v, v_low, 1), x);
}

#endif
#endif
