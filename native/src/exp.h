/*
 * exp on vectors. x = (16·k + j)·ln2/16 + r with |r| ≤ ln2/32, so exp x = 2^k · 2^(j/16) · exp r: the middle
 * factor from a table of 16 in two doubles each, the last from a polynomial. The error before scaling is 0.61
 * ULP at most. (Tang, "Table-driven implementation of the exponential function in IEEE floating-point
 * arithmetic", TOMS 1989.)
 */
#ifndef BATON_EXP_H
#define BATON_EXP_H

#include "variant.h"

/* 2^(j/16), rounded, and what rounding lost. */
static const double exp_table[2][16] __attribute__((aligned(64), unused)) = {
    {0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0,
     0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0,
     0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0,
     0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0},
    {0x0.0p+0, 0x1.8a62e4adc610bp-54, -0x1.19041b9d78a76p-55, 0x1.9b07eb6c70573p-54, 0x1.6f46ad23182e4p-55,
     0x1.ada0911f09ebcp-55, 0x1.d4397afec42e2p-56, 0x1.6324c054647adp-54, -0x1.bdd3413b26456p-54,
     -0x1.41577ee04992fp-55, 0x1.6e9f156864b27p-54, 0x1.c7c46b071f2bep-56, 0x1.7a1cd345dcc81p-54,
     0x1.11065895048ddp-55, 0x1.2ed02d75b3707p-55, -0x1.e9c23179c2893p-54},
};

/* 2^(j/16), to 40 bits so that 1 can be added or taken away exactly, and the rest. */
static const double exp_short_table[2][16] __attribute__((aligned(64), unused)) = {
    {0x1.0000000000000p+0, 0x1.0b5586cf98000p+0, 0x1.172b83c7d5000p+0, 0x1.2387a6e756000p+0,
     0x1.306fe0a31b000p+0, 0x1.3dea64c123000p+0, 0x1.4bfdad5362000p+0, 0x1.5ab07dd485000p+0,
     0x1.6a09e667f3000p+0, 0x1.7a11473eb0000p+0, 0x1.8ace5422aa000p+0, 0x1.9c49182a3f000p+0,
     0x1.ae89f995ad000p+0, 0x1.c199bdd855000p+0, 0x1.d5818dcfba000p+0, 0x1.ea4afa2a49000p+0},
    {0x0.0p+0, 0x1.21ec5317256e3p-41, 0x1.7adcdf7c8c50fp-44, 0x1.1c3360fd6d8e1p-43, 0x1.c54b7a356918cp-42,
     0x1.088d6d0488f85p-42, 0x1.44e3a872f5fd9p-41, 0x1.0a56324c05464p-42, 0x1.79921165f626dp-41,
     0x1.86d7d51023f6dp-44, 0x1.b6b74f8ab4326p-45, 0x1.2038f88d60e3ep-45, 0x1.d6af439a68bbap-43,
     0x1.4e11106589505p-43, 0x1.21c976816badap-42, 0x1.b30b1ee7431ecp-45},
};

/* The table's entries for the low four bits of each lane of index. */
BATON_INLINE vd exp_lookup(const double *row, vi index)
{
#if BATON_LANES == 8
    __m512d low = _mm512_load_pd(row), high = _mm512_load_pd(row + 8);
    return (vd)_mm512_permutex2var_pd(low, (__m512i)index, high);
#else
    vd x;
    for (int i = 0; i < BATON_LANES; i++) {
        x[i] = row[index[i] & 15];
    }
    return x;
#endif
}

/* exp(x + rest) = 2^floor(n/16)·(high + low)·(1 + p). */
struct exp_terms {
    vd n, high, low, r, r_low, p; /* r + r_low: what p is made from */
    vi index;                     /* of the table's entries: its low four bits */
};

/* p from r. */
BATON_INLINE vd exp_polynomial(vd r)
{
    vd r2 = r * r;
    vd q = vd_fma(r, vd_set(0x1.6c185ef7a2855p-10), vd_set(0x1.11123ac199e5ep-7));
    vd s = vd_fma(r, vd_set(0x1.555555548f6e0p-3), vd_set(0x1.0000000000005p-1));
    q = vd_fma(r, q, vd_set(0x1.555555545cf5cp-5));
    q = vd_fma(r2, q, s);
    return vd_fma(r2, q, r);
}

/* exp r - 1 - r to the last place of exp r - 1 (exp_polynomial's error is small beside 1), |r| ≤ ln2/32: Taylor's series. */
BATON_INLINE vd expm1_polynomial(vd r)
{
    vd r2 = r * r;
    vd a = vd_fma(r, vd_set(0x1.5555555555555p-3), vd_set(0.5));
    vd b = vd_fma(r, vd_set(0x1.1111111111111p-7), vd_set(0x1.5555555555555p-5));
    vd c = vd_fma(r, vd_set(0x1.a01a01a01a01ap-13), vd_set(0x1.6c16c16c16c17p-10));
    c = vd_fma(r2, vd_set(0x1.a01a01a01a01ap-16), c);
    return r2 * vd_fma(r2, vd_fma(r2, c, b), a);
}

BATON_INLINE struct exp_terms exp_reduce(vd x, vd rest, const int has_rest)
{
    struct exp_terms t;
    vd shifted = vd_fma(x, vd_set(0x1.71547652b82fep+4), vd_set(BATON_ROUNDING));
    t.n = shifted - vd_set(BATON_ROUNDING);
    vd first = vd_fma(t.n, vd_set(-0x1.62e42fefa0000p-5), x), second = t.n * vd_set(-0x1.cf79abc9e3b3ap-44);
    second = has_rest ? second + rest : second;
    t.r = first + second;
    t.r_low = (first - t.r) + second;
    t.p = exp_polynomial(t.r);
    t.index = (vi)shifted;
    t.high = exp_lookup(exp_table[0], t.index);
    t.low = exp_lookup(exp_table[1], t.index);
    return t;
}

/* exp(x + rest) as exp_parts has exp x. */
BATON_INLINE vd exp_parts_of(vd x, vd rest, vd *n)
{
    struct exp_terms t = exp_reduce(x, rest, 1);
    *n = t.n;
    return t.high + vd_fma(t.high, t.p, t.low);
}

/* 2^floor(n/16) where that is a normal number, by n + BATON_ROUNDING's bits. */
BATON_INLINE vd exp_power(vi index) { return (vd)((((vu)index >> 4) << 52) + vu_set(1023ull << 52)); }

/* y in [1/√2, 2] with exp x = y·2^floor(n/16) for integers n, for |x| ≤ 2^20; NaN where x is NaN. */
BATON_INLINE vd exp_parts(vd x, vd *n)
{
    vd shifted = vd_fma(x, vd_set(0x1.71547652b82fep+4), vd_set(BATON_ROUNDING));
    vd count = shifted - vd_set(BATON_ROUNDING);
    /* ln2/16 in 36 and 53 bits: count·(the first) is exact without FMA too. */
    vd r = vd_fma(count, vd_set(-0x1.62e42fefa0000p-5), x);
    r = vd_fma(count, vd_set(-0x1.cf79abc9e3b3ap-44), r);

    vd p = exp_polynomial(r);
    vd high = exp_lookup(exp_table[0], (vi)shifted), low = exp_lookup(exp_table[1], (vi)shifted);
    *n = count;
    return high + vd_fma(high, p, low);
}

/* y·2^floor(n/16), rounded once, for 0 or 1/2 ≤ |y| < 4 and |n| < 2^15. */
BATON_INLINE vd exp_scale(vd y, vd n)
{
#if BATON_LANES == 8
    return (vd)_mm512_scalef_pd((__m512d)y, (__m512d)(n * vd_set(0x1p-4)));
#else
    /* In two steps of half the exponent each, of which only the second rounds. */
    vu biased = (vu)(n + vd_set(BATON_ROUNDING + 0x1p15)) & vu_set(0xffff); /* n + 2^15 */
    vu k = biased >> 4;                                                     /* floor(n/16) + 2048 */
    vu half = k >> 1;
    vd first = (vd)((half - vu_set(1)) << 52), second = (vd)((k - half - vu_set(1)) << 52);
    return y * first * second;
#endif
}

/* For |x| ≤ EXP_LIMIT, whose results are normal; NaN for NaN. */
#define EXP_LIMIT 708
BATON_INLINE vd exp_usual(vd x)
{
    vd n, y = exp_parts(x, &n);
    return exp_scale(y, n);
}

#endif
