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
    return vd_fix((high + vd_fma(high, p, low)) * exp_power(n), x, usual, exp2);
}

/*
 * exp x - 1 in two doubles, |x| ≤ 680: the 1 is taken from the power of two times the table's entry, which
 * loses nothing. Up to ln2/16 that would cancel against p, and x and the polynomial are enough.
 */
BATON_INLINE vd expm1_usual(vd x, vd *rest)
{
    struct exp_terms t = exp_reduce(x, vd_set(0));
    vm small = vd_le(vd_abs(x), vd_set(0x1.62e42fefa39efp-5));
    vd r = vd_select(small, x, t.r), zero = vd_set(0), p = expm1_polynomial(r);
    vd power = vd_select(small, vd_set(1), exp_power(t.n));
    vd high = vd_select(small, vd_set(1), t.high) * power, low = vd_select(small, zero, t.low) * power;
    vd lost, less = vd_two_sum(high, vd_set(-1), &lost);
    vd product_low, product = vd_two_product(high, r, &product_low);
    vd sum_low, sum = vd_two_sum(less, product, &sum_low);
    vd tail = vd_fma(high, p + vd_select(small, zero, t.r_low), low + ((lost + product_low) + sum_low));
    vd y = sum + tail;
    *rest = (sum - y) + tail;
    return y;
}

BATON_INLINE vd expm1_vector(vd x)
{
    vm usual = vd_le(vd_abs(x), vd_set(680)); /* so that the products can be split without FMA */
    vd rest, y = expm1_usual(vd_select(usual, x, vd_set(0)), &rest);
    y = vd_select(vd_lt(vd_abs(x), vd_set(0x1p-54)), x, y);
    return vd_fix(y, x, usual, expm1);
}

BATON_INLINE vd with_sign(vd size, vd x) { return (vd)((vi)size | ((vi)x & vi_set(BATON_SIGN_BIT))); }

BATON_INLINE vd tanh_vector(vd x)
{
    vd size = vd_at_most(vd_abs(x), vd_set(20)); /* from where on it is 1; NaN stays */
    vd e_low, e = expm1_usual(size + size, &e_low);
    vd below = vd_set(2) + e, below_low = ((vd_set(2) - below) + e) + e_low;
    vd inverse = vd_set(1) / below, y = e * inverse;
    vd product_low, product = vd_two_product(y, below, &product_low);
    y = vd_fma(((e - product) - product_low) + vd_fnma(y, below_low, e_low), inverse, y);
    return with_sign(vd_select(vd_lt(size, vd_set(0x1p-30)), size, y), x);
}

/* exp x in two doubles, and its inverse to one, |x| ≤ EXP_LIMIT. */
BATON_INLINE vd exp_and_inverse(vd x, vd *low, vd *inverse)
{
    struct exp_terms t = exp_reduce(x, vd_set(0));
    vd power = exp_power(t.n), tail = vd_fma(t.high, t.p, t.low), high = t.high + tail;
    *low = ((t.high - high) + tail) * power;
    high *= power;
    *inverse = vd_set(1) / high;
    return high;
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
    vd low, inverse, high = exp_and_inverse(vd_select(usual, vd_abs(x), vd_set(0)), &low, &inverse);
    vd y = vd_set(0.5) * (high + (low + inverse));
    return vd_fix(y, x, usual, cosh_long);
}

BATON_INLINE vd sinh_vector(vd x)
{
    vm usual = exp_is_usual(x);
    vd size = vd_select(usual, vd_abs(x), vd_set(0)), low, inverse;
    vd high = exp_and_inverse(size, &low, &inverse);
    vd y = vd_set(0.5) * (high + (low - inverse));
    vd near = vd_select(vd_lt(size, vd_set(1)), size, vd_set(0)), z = near * near;
    vd p = vd_fma(z, vd_set(0x1.9a7f57854e363p-49), vd_set(0x1.ae7556872df9cp-41));
    p = vd_fma(z, p, vd_set(0x1.61246b20b5936p-33));
    p = vd_fma(z, p, vd_set(0x1.ae645673dba76p-26));
    p = vd_fma(z, p, vd_set(0x1.71de3a557431dp-19));
    p = vd_fma(z, p, vd_set(0x1.a01a01a019fbdp-13));
    p = vd_fma(z, p, vd_set(0x1.1111111111111p-7));
    p = vd_fma(z, p, vd_set(0x1.5555555555555p-3));
    y = vd_select(vd_lt(size, vd_set(1)), vd_fma(near * z, p, near), y);
    return vd_fix(with_sign(y, x), x, usual, sinh_long);
}

#endif
