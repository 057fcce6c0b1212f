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

/* exp x in two doubles, |x| ≤ EXP_LIMIT. */
BATON_INLINE vd exp_pair(vd x, vd *low)
{
    struct exp_terms t = exp_reduce(x, vd_set(0));
    vd power = exp_power(t.n), tail = vd_fma(t.high, t.p, t.low), high = t.high + tail;
    *low = ((t.high - high) + tail) * power;
    return high * power;
}

/* Up to 1/8 taking the 1 from exp x would cancel too much; there the polynomial is enough. */
BATON_INLINE vd expm1_vector(vd x)
{
    vd size = vd_abs(x);
    vm usual = vd_le(size, vd_set(680)), small = vd_le(size, vd_set(0.125));
    struct exp_terms t = exp_reduce(vd_select(usual, x, vd_set(0)), vd_set(0));
    vd r = vd_select(small, x, t.r), p = r + expm1_polynomial(r), power = exp_power(t.n);
    vd tail = vd_fma(t.high, p, vd_fma(t.high, t.r_low, t.low)), high = t.high + tail;
    vd low = ((t.high - high) + tail) * power;
    vd lost, less = vd_two_sum(high * power, vd_set(-1), &lost);
    vd y = vd_select(small, p, less + (lost + low));
    y = vd_select(vd_lt(size, vd_set(0x1p-54)), x, y);
    return vd_fix(y, x, usual, expm1);
}

BATON_INLINE vd with_sign(vd size, vd x) { return (vd)((vi)size | ((vi)x & vi_set(BATON_SIGN_BIT))); }

/* tanh x = 1 - 2/(exp 2x + 1), the quotient with its rest; below 1/4 a polynomial. */
BATON_INLINE vd tanh_vector(vd x)
{
    vd size = vd_at_most(vd_abs(x), vd_set(20)); /* from where on it is 1; NaN stays */
    vd low, high = exp_pair(size + size, &low);
    vd one = vd_set(1), below = high + one, lost = (high - below) + one;
    vd t = vd_near_inverse(below), twice = t + t;
    vd product_low, product = vd_two_product(t, below, &product_low);
    vd rest = ((one - product) - product_low) - t * (lost + low);
    rest = vd_fma(rest, rest, rest);
    vd y = one - twice;
    y += vd_fnma(twice, rest, (one - y) - twice);

    vm small = vd_lt(size, vd_set(0.25));
    vd r = vd_select(small, size, vd_set(0)), z = r * r;
    vd p = vd_fma(z, vd_set(-0x1.598e0e421ccf0p-10), vd_set(0x1.d50e0fc124950p-9));
    p = vd_fma(z, p, vd_set(-0x1.2268600f82659p-7));
    p = vd_fma(z, p, vd_set(0x1.664f33540464cp-6));
    p = vd_fma(z, p, vd_set(-0x1.ba1ba190e45a3p-5));
    p = vd_fma(z, p, vd_set(0x1.11111110fe097p-3));
    p = vd_fma(z, p, vd_set(-0x1.55555555554f6p-2));
    return with_sign(vd_select(small, vd_fma(r * z, p, r), y), x);
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

BATON_INLINE vd sinh_vector(vd x)
{
    vm usual = exp_is_usual(x);
    vd size = vd_select(usual, vd_abs(x), vd_set(0)), low, high = exp_pair(size, &low);
    vd y = vd_set(0.5) * (high + (low - vd_set(1) / high));
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
