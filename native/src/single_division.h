/*
 * fmod and what is made of it of floats, exactly: the rest by division.h's way in doubles, where it is one of floats again,
 * and every step from there rounded as floats are. The C library has the lanes whose quotient is too large, or none.
 */
#ifndef BATON_SINGLE_DIVISION_H
#define BATON_SINGLE_DIVISION_H

#include "division.h"
#include "floats.h"

#if BATON_HAS_FMA && BATON_LANES > 2

BATON_INLINE vf vf_floor(vf a)
{
#if BATON_LANES == 8
    return (vf)_mm512_roundscale_ps((__m512)a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
#else
    return (vf)_mm256_floor_ps((__m256)a);
#endif
}

/* y's bad lanes ← f(a, b), which also raises the conditions. */
static __attribute__((noinline)) vf single_lanes(vf y, vf a, vf b, vf bad, float (*f)(float, float))
{
    for (int i = 0; i < BATON_FLOATS; i++) {
        if (bad[i] != 0) {
            y[i] = f(a[i], b[i]);
        }
    }
    return y;
}
BATON_INLINE vf single_fix(vf y, vf a, vf b, vfm usual, float (*f)(float, float))
{
    vfm bad = vfm_not(usual);
    return BATON_LIKELY(!vfm_any(bad)) ? y : single_lanes(y, a, b, vf_select(bad, vf_set(1), vf_set(0)), f);
}

BATON_INLINE vfm single_division_usual(vf x, vf y)
{
    vf size = vf_abs(y);
    vfm ordinary = vfm_and(vf_lt(vf_set(0), size), vf_lt(size, vf_set(INFINITY)));
    return vfm_and(ordinary, vf_lt(vf_abs(x) * vf_set(0x1p-50f), vf_select(ordinary, size, vf_set(0))));
}
BATON_INLINE vf single_rest(vf x, vf y)
{
    return vf_of_halves(division_rest(vf_lower(x), vf_lower(y)), division_rest(vf_upper(x), vf_upper(y)));
}
BATON_INLINE vfm single_differ(vf rest, vf y)
{
    return vfm_and(vfi_has((vfi)rest ^ (vfi)y, VF_SIGN), vfm_not(vf_eq(rest, vf_set(0))));
}

static float single_fmod_one(float x, float y) { return fmodf(x, y); }
static float single_remainder_one(float x, float y) { return remainder_float32(x, y); }
static float single_floor_divide_one(float x, float y) { return floor_divide_float32(x, y); }

BATON_INLINE vf fmod_line_vectors(vf x, vf y)
{
    vf half = vf_set(0.5f);
    vfm usual = single_division_usual(x, y);
    return single_fix(single_rest(vf_select(usual, x, half), vf_select(usual, y, half)), x, y, usual, single_fmod_one);
}
BATON_INLINE vf remainder_line_vectors(vf x, vf y)
{
    vf half = vf_set(0.5f);
    vfm usual = single_division_usual(x, y);
    vf under = vf_select(usual, y, half), rest = single_rest(vf_select(usual, x, half), under);
    vf z = vf_select(single_differ(rest, under), rest + under, rest);
    z = vf_select(vf_eq(rest, vf_set(0)), vf_with_sign(vf_set(0), under), z);
    return single_fix(z, x, y, usual, single_remainder_one);
}
BATON_INLINE vf floor_divide_line_vectors(vf x, vf y)
{
    vf half = vf_set(0.5f);
    vfm usual = single_division_usual(x, y);
    vf over = vf_select(usual, x, half), under = vf_select(usual, y, half), rest = single_rest(over, under);
    vf quotient = (over - rest) / under;
    quotient = vf_select(single_differ(rest, under), quotient - vf_set(1), quotient);
    vf whole = vf_floor(quotient);
    whole = vf_select(vf_lt(half, quotient - whole), whole + vf_set(1), whole);
    vf zero = (vf)(((vfi)over ^ (vfi)under) & vfi_set(VF_SIGN));
    return single_fix(vf_select(vf_eq(quotient, vf_set(0)), zero, whole), x, y, usual, single_floor_divide_one);
}

#endif
#endif
