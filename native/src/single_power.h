/*
 * power of float32, which needs more digits on the way than floats have, in vectors of doubles: within 2^-26 of the value
 * before it is rounded.
 */
#ifndef BATON_SINGLE_POWER_H
#define BATON_SINGLE_POWER_H

#include "single.h"

#if BATON_HAS_FMA

/* |x| ≤ 700: as exp.h has it, by one table and a short series. */
BATON_INLINE vd wide_exp(vd x)
{
    vd shifted = vd_fma(x, vd_set(0x1.71547652b82fep+4), vd_set(BATON_ROUNDING));
    vd r = vd_fnma(shifted - vd_set(BATON_ROUNDING), vd_set(0x1.62e42fefa39efp-5), x), r2 = r * r;
    vd q = vd_fma(r2, vd_set(1 / 24.0), vd_fma(r, vd_set(1 / 6.0), vd_set(0.5)));
    vd power = (vd)((vu)exp_lookup(exp_table[0], (vi)shifted) + ((vu)shifted >> 4 << 52));
    return vd_fma(power, vd_fma(r2, q, r), power);
}

/* x is positive and normal: as log.h has it, by two tables and a short series. */
BATON_INLINE vd wide_log(vd x)
{
    struct log_split s = log_split(x);
    vd r = vd_fma(s.m, exp_lookup(log_c, s.index), vd_set(-1)), r2 = r * r;
    vd a = vd_fma(r, vd_set(0x1.555555e55462fp-2), vd_set(-0x1.ffffffea944aap-2));
    vd b = vd_fma(r, vd_set(0x1.99b5eacb65904p-3), vd_set(-0x1.0001cffe3feaap-2));
    b = vd_fma(r2, vd_set(-0x1.450df4636e8c8p-3), b);
    vd high = vd_fma(s.k, vd_set(log_natural.step), exp_lookup(log_natural.high, s.index));
    return high + vd_fma(r2, vd_fma(r2, b, a), r);
}

/* x > 0 and y finite. Beyond e^±700 a float is infinite or 0, by the conversion that also raises it. */
BATON_INLINE vd wide_power(vd x, vd y)
{
    return wide_exp(vd_at_least(vd_at_most(y * wide_log(x), vd_set(700)), vd_set(-700)));
}
BATON_INLINE vf single_power(vf x, vf y)
{
    return vf_of_halves(wide_power(vf_lower(x), vf_lower(y)), wide_power(vf_upper(x), vf_upper(y)));
}

static __attribute__((noinline)) vf power_unusual(vf x, vf y)
{
    return vf_of_halves(power_vector(vf_lower(x), vf_lower(y)), power_vector(vf_upper(x), vf_upper(y)));
}
BATON_INLINE vf power_vectors(vf x, vf y)
{
    vf any = vf_set(0.5f), zero = vf_set(0), infinity = vf_set(INFINITY); /* any meets no condition */
    vfm usual = vfm_and(vfm_and(vf_lt(zero, x), vf_lt(x, infinity)), vf_lt(vf_abs(y), infinity));
    if (BATON_LIKELY(!vfm_any(vfm_not(usual)))) {
        return single_power(x, y);
    }
    return vf_select(usual, single_power(vf_select(usual, x, any), vf_select(usual, y, any)),
                     power_unusual(vf_select(usual, any, x), vf_select(usual, any, y)));
}

#endif
#endif
