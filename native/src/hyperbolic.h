/* exp and what is made of it, on vectors; the C library has the rare lanes, and raises what they raise. */
#ifndef BATON_HYPERBOLIC_H
#define BATON_HYPERBOLIC_H

#include "conditions.h"
#include "log.h"

BATON_INLINE vm exp_is_usual(vd x) { return vd_le(vd_abs(x), vd_set(EXP_LIMIT)); }

BATON_INLINE vd exp_vector(vd x)
{
    vm usual = exp_is_usual(x);
    return vd_fix(exp_usual(vd_select(usual, x, vd_set(0))), x, usual, exp);
}

/* x - n/16 is exact. */
BATON_INLINE vd exp2_vector(vd x)
{
    vm usual = vd_le(vd_abs(x), vd_set(1021));
    vd safe = vd_select(usual, x, vd_set(0));
    vd shifted = vd_fma(safe, vd_set(16), vd_set(BATON_ROUNDING)), n = shifted - vd_set(BATON_ROUNDING);
    vd t = vd_fnma(n, vd_set(0x1p-4), safe);
    vd p = exp_polynomial(vd_fma(t, vd_set(0x1.62e42fefa39efp-1), t * vd_set(0x1.abc9e3b39803fp-56)));
    vd high = exp_lookup(exp_table[0], (vi)shifted), low = exp_lookup(exp_table[1], (vi)shifted);
    return vd_fix((high + vd_fma(high, p, low)) * exp_power((vi)shifted), x, usual, exp2);
}

/* exp x in two doubles, |x| ≤ EXP_LIMIT. */
BATON_INLINE vd exp_pair(vd x, vd *low)
{
    struct exp_terms t = exp_reduce(x, vd_set(0), 0);
    vd power = exp_power(t.index), tail = vd_fma(t.high, t.p, t.low), high = t.high + tail;
    *low = ((t.high - high) + tail) * power;
    return high * power;
}

BATON_INLINE vd with_sign(vd size, vd x) { return (vd)((vi)size | ((vi)x & vi_set(BATON_SIGN_BIT))); }

/* a + b·c, and what the sum loses. |a| ≥ |b·c|, or a is 0. */
BATON_INLINE vd sum_product(vd a, vd b, vd c, vd *lost)
{
#if BATON_HAS_FMA
    vd sum = vd_fma(b, c, a);
    *lost = vd_fma(b, c, a - sum);
#else
    vd product_low, product = vd_two_product(b, c, &product_low), sum = a + product;
    *lost = ((a - sum) + product) + product_low;
#endif
    return sum;
}

/*
 * exp x - 1 = (2^k·high - 1) + 2^k·(high·(r + …) + low), the larger parts with what their sum loses. Below -50 it is -1.
 */
BATON_INLINE vd expm1_vector(vd x)
{
    vm usual = vd_le(x, vd_set(680)); /* products in two doubles do not overflow */
    struct exp_terms t = exp_reduce(vd_at_least(vd_select(usual, x, vd_set(0)), vd_set(-50)), vd_set(0), 0);
    vd power = exp_power(t.index), high = exp_lookup(exp_short_table[0], t.index) * power, less = high - vd_set(1);
    vd low = exp_lookup(exp_short_table[1], t.index) * power;
    vd lost, sum = sum_product(less, high, t.r, &lost);
    vd rest = expm1_polynomial(t.r), tail = vd_fma(high, rest + t.r_low, vd_fma(low, t.r + rest, low));
    return vd_fix(with_sign(sum + (lost + tail), x), x, usual, expm1);
}

/* 1/a, of few digits, and what a + a_low times it lacks of 1. */
BATON_INLINE vd rough_inverse(vd a, vd a_low, vd *lacks)
{
#if BATON_LANES == 8
    vd y = (vd)_mm512_rcp14_pd((__m512d)a);
#else
    vd y = vd_set(1) / a;
#endif
    y = (vd)((vu)y & vu_set(0xffffffff00000000u)); /* so that 1 - 2·y is exact, unless that is nearly 1 */
#if BATON_HAS_FMA
    *lacks = vd_fnma(a_low, y, vd_fnma(a, y, vd_set(1)));
#else
    vd product_low, product = vd_two_product(a, y, &product_low);
    *lacks = ((vd_set(1) - product) - product_low) - a_low * y;
#endif
    return y;
}

/* size < 1/4, or NaN */
BATON_INLINE vd tanh_small(vd size)
{
    vd z = size * size;
    vd p = vd_fma(z, vd_set(-0x1.598e0e421ccf0p-10), vd_set(0x1.d50e0fc124950p-9));
    p = vd_fma(z, p, vd_set(-0x1.2268600f82659p-7));
    p = vd_fma(z, p, vd_set(0x1.664f33540464cp-6));
    p = vd_fma(z, p, vd_set(-0x1.ba1ba190e45a3p-5));
    p = vd_fma(z, p, vd_set(0x1.11111110fe097p-3));
    p = vd_fma(z, p, vd_set(-0x1.55555555554f6p-2));
    return vd_fma(size * z, p, size);
}

/* tanh x = 1 - 2/(exp 2x + 1), by a rough inverse and the geometric series of what it lacks; below 1/4 a polynomial. */
BATON_INLINE vd tanh_vector(vd x)
{
    vd one = vd_set(1), size = vd_at_most(vd_abs(x), vd_set(20)); /* from where on it is 1; NaN stays */
    struct exp_terms t = exp_reduce(size + size, vd_set(0), 0);
    vd high = exp_lookup(exp_short_table[0], t.index), low = exp_lookup(exp_short_table[1], t.index);
    vd power = exp_power(t.index), more = vd_fma(high, power, one);
    vd tail = vd_fma(high, t.p, vd_fma(low, t.p, low)) * power;
    vd under = more + tail, lacks, inverse = rough_inverse(under, (more - under) + tail, &lacks);
    vd first = vd_fma(lacks, lacks, lacks), twice = inverse + inverse;
    vd y = vd_fnma(twice, vd_fma(lacks * lacks, first, first), one - twice);

    vm small = vm_not(vd_le(vd_set(0.25), size)); /* NaN too, whose bits are of one kind there */
    if (vm_any(small)) { /* of elements from -10 to 10, one vector in six */
        y = vd_select(small, tanh_small(size), y);
    }
    return with_sign(y, x);
}

/*
 * The C library's are 2 ULP. What overflows is in range of long double, so that the flag is raised by hand.
 */
static double in_range(double y, double x)
{
    if (isinf(y) && !isinf(x)) {
        conditions_raise(BATON_CONDITION_OVERFLOW);
    }
    return y;
}
static double cosh_long(double x) { return in_range((double)coshl(x), x); }
static double sinh_long(double x) { return in_range((double)sinhl(x), x); }

BATON_INLINE vd cosh_vector(vd x)
{
    vm usual = exp_is_usual(x);
    vd low, high = exp_pair(vd_select(usual, vd_abs(x), vd_set(0)), &low);
    vd y = vd_set(0.5) * (high + (low + vd_set(1) / high));
    return vd_fix(y, x, usual, cosh_long);
}

/* size < 1 */
BATON_INLINE vd sinh_small(vd size)
{
    vd z = size * size;
    vd p = vd_fma(z, vd_set(0x1.9a7f57854e363p-49), vd_set(0x1.ae7556872df9cp-41));
    p = vd_fma(z, p, vd_set(0x1.61246b20b5936p-33));
    p = vd_fma(z, p, vd_set(0x1.ae645673dba76p-26));
    p = vd_fma(z, p, vd_set(0x1.71de3a557431dp-19));
    p = vd_fma(z, p, vd_set(0x1.a01a01a019fbdp-13));
    p = vd_fma(z, p, vd_set(0x1.1111111111111p-7));
    p = vd_fma(z, p, vd_set(0x1.5555555555555p-3));
    return vd_fma(size * z, p, size);
}

BATON_INLINE vd sinh_vector(vd x)
{
    vm usual = exp_is_usual(x);
    vd size = vd_select(usual, vd_abs(x), vd_set(0)), low, high = exp_pair(size, &low);
    vd y = vd_set(0.5) * (high + (low - vd_set(1) / high));
    vm small = vd_lt(size, vd_set(1));
    if (vm_any(small)) { /* of elements from -10 to 10, one vector in ten where they are in order */
        y = vd_select(small, sinh_small(size), y);
    }
    return vd_fix(with_sign(y, x), x, usual, sinh_long);
}

#endif
