/*
 * fmod and what is made of it, exactly, on vectors: with q = ⌊|x/y|⌋ below 2^50, or one more where the quotient was rounded
 * up, |x| - q·|y| is a number that FMA finds without rounding. The C library has the other lanes, and raises what they raise.
 */
#ifndef BATON_DIVISION_H
#define BATON_DIVISION_H

#include "log.h"

#if BATON_HAS_FMA && BATON_LANES > 2

BATON_INLINE vd vd_floor(vd a)
{
#if BATON_LANES == 8
    return (vd)_mm512_roundscale_pd((__m512d)a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
#else
    return (vd)_mm256_floor_pd((__m256d)a);
#endif
}

BATON_INLINE vd division_sign(vd size, vd x) { return (vd)((vi)size | ((vi)x & vi_set(BATON_SIGN_BIT))); }

BATON_INLINE vm division_is_usual(vd x, vd y)
{
    vd x_size = vd_abs(x), y_size = vd_abs(y), least = vd_set(0x1p-900), most = vd_set(0x1p900);
    vm ordinary = vm_and(vm_and(vd_le(least, y_size), vd_le(y_size, most)), vd_le(x_size, most));
    return vm_and(ordinary, vd_lt(x_size, vd_select(ordinary, y_size, vd_set(1)) * vd_set(0x1p50)));
}

/* Of usual numbers. */
BATON_INLINE vd division_rest(vd x, vd y)
{
    vd x_size = vd_abs(x), y_size = vd_abs(y);
    vd rest = vd_fnma(vd_floor(x_size / y_size), y_size, x_size);
    rest = vd_select(vd_lt(rest, vd_set(0)), rest + y_size, rest);
    return division_sign(rest, x);
}

BATON_INLINE vm division_differ(vd rest, vd y)
{
    return vm_and(vi_has((vi)rest ^ (vi)y, BATON_SIGN_BIT), vm_not(vd_eq(rest, vd_set(0))));
}

BATON_INLINE vd fmod_vector(vd x, vd y)
{
    vm usual = division_is_usual(x, y);
    vd rest = division_rest(vd_select(usual, x, vd_set(0.5)), vd_select(usual, y, vd_set(0.5)));
    return vd_fix2(rest, x, y, usual, fmod);
}

/* As remainder_float64 and floor_divide_float64 of real.h, which have the other lanes. */
BATON_INLINE vd remainder_vector(vd x, vd y, double (*one)(double, double))
{
    vm usual = division_is_usual(x, y);
    vd under = vd_select(usual, y, vd_set(0.5)), rest = division_rest(vd_select(usual, x, vd_set(0.5)), under);
    vd z = vd_select(division_differ(rest, under), rest + under, rest);
    z = vd_select(vd_eq(rest, vd_set(0)), division_sign(vd_set(0), under), z);
    return vd_fix2(z, x, y, usual, one);
}

BATON_INLINE vd floor_divide_vector(vd x, vd y, double (*one)(double, double))
{
    vm usual = division_is_usual(x, y);
    vd over = vd_select(usual, x, vd_set(0.5)), under = vd_select(usual, y, vd_set(0.5));
    vd rest = division_rest(over, under), quotient = (over - rest) / under, one_less = quotient - vd_set(1);
    quotient = vd_select(division_differ(rest, under), one_less, quotient);
    vd whole = vd_floor(quotient);
    whole = vd_select(vd_lt(vd_set(0.5), quotient - whole), whole + vd_set(1), whole);
    vd zero = (vd)(((vi)over ^ (vi)under) & vi_set(BATON_SIGN_BIT));
    return vd_fix2(vd_select(vd_eq(quotient, vd_set(0)), zero, whole), x, y, usual, one);
}

#endif
#endif
