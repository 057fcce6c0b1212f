/*
 * Logarithms on vectors, in two doubles. x = 2^k·m with m in [0.6875, 1.375), and c about 1/m from a table
 * of 32, so that log x = k·ln2 - log c + log(m·c): the first two in two doubles whose upper halves add
 * exactly, the last from a polynomial in r = m·c - 1, |r| ≤ 1/32. Next to 1, c is 1, so that nothing
 * cancels. (After Tang, "Table-driven implementation of the logarithm function in IEEE floating-point
 * arithmetic", TOMS 1990.)
 */
#ifndef BATON_LOG_H
#define BATON_LOG_H

#include "exp.h"

/* c for the 32 parts of [0.6875, 1.375), and -log c: a multiple of 2^-42, and the rest. */
static const double log_c[32] __attribute__((aligned(64), unused)) = {
    0x1.7040000000000p+0, 0x1.6800000000000p+0, 0x1.6040000000000p+0, 0x1.5900000000000p+0,
    0x1.51c0000000000p+0, 0x1.4b00000000000p+0, 0x1.4480000000000p+0, 0x1.3e40000000000p+0,
    0x1.3800000000000p+0, 0x1.3240000000000p+0, 0x1.2c80000000000p+0, 0x1.2740000000000p+0,
    0x1.2200000000000p+0, 0x1.1d00000000000p+0, 0x1.1800000000000p+0, 0x1.1340000000000p+0,
    0x1.0ec0000000000p+0, 0x1.0a80000000000p+0, 0x1.0640000000000p+0, 0x1.0000000000000p+0,
    0x1.0000000000000p+0, 0x1.e900000000000p-1, 0x1.db00000000000p-1, 0x1.cd80000000000p-1,
    0x1.c100000000000p-1, 0x1.b500000000000p-1, 0x1.a980000000000p-1, 0x1.9f00000000000p-1,
    0x1.9480000000000p-1, 0x1.8b00000000000p-1, 0x1.8180000000000p-1, 0x1.7880000000000p-1,
};
static const double log_high[32] __attribute__((aligned(64), unused)) = {
    -0x1.744f8633f2000p-2, -0x1.5d1bdbf581000p-2, -0x1.46d2d9c280000p-2, -0x1.31871c9544000p-2,
    -0x1.1bc794fd1d000p-2, -0x1.071b85fcd6000p-2, -0x1.e598ed5a88000p-3, -0x1.bdc46ae344000p-3,
    -0x1.9525a9cf46000p-3, -0x1.6f0d28ae56000p-3, -0x1.483bccce6e000p-3, -0x1.2423113ba6000p-3,
    -0x1.fec9131dc0000p-4, -0x1.b78c82bb10000p-4, -0x1.6f0d28ae58000p-4, -0x1.28f83450ec000p-4,
    -0x1.cae72fb960000p-5, -0x1.494acc34d8000p-5, -0x1.8b31facaa0000p-6, 0x0.0p+0,
    0x0.0p+0, 0x1.788595a358000p-5, 0x1.333d7f8184000p-4, 0x1.a956d3ecac000p-4,
    0x1.0ce7ecdccc000p-3, 0x1.4462b9dc9c000p-3, 0x1.7b00916516000p-3, 0x1.ae2ca6f672000p-3,
    0x1.e2a877a6b2000p-3, 0x1.09aa572e6c000p-2, 0x1.22981fbef8000p-2, 0x1.3ac8ca38e6000p-2,
};
static const double log_low[32] __attribute__((aligned(64), unused)) = {
    0x1.91e9d1816c06cp-46, 0x1.8d6bdc9c7c238p-44, -0x1.59b275f67f75ap-44, -0x1.84fab94cecfd9p-46,
    0x1.ccf0c747ba7bep-44, 0x1.bcb8ba3e01a11p-44, 0x1.d134bcf1e98a1p-47, -0x1.625b4023d6505p-44,
    0x1.297137d9f158fp-44, -0x1.69737c93373dap-44, -0x1.eea52723f6369p-46, 0x1.e3a0078ee9d9cp-44,
    0x1.54555d1ae6607p-44, 0x1.25ef7bc3987e7p-44, 0x1.4b4641b664613p-44, -0x1.a8d75aa119769p-44,
    0x1.efabf2025b1bep-44, -0x1.11c78a56fd247p-45, 0x1.3fc78a96e4964p-44, 0x0.0p+0,
    0x0.0p+0, -0x1.08b0d083b3a4cp-46, -0x1.692b6a81b8848p-49, 0x1.e63794c02c4afp-44,
    0x1.4652dabff5447p-46, -0x1.84858a711b062p-44, -0x1.ae75fcb067e57p-44, 0x1.7a8d5ae54f550p-44,
    0x1.823817787081ap-44, 0x1.b50a1e1734342p-44, -0x1.a1421609580dap-44, -0x1.d0befbc02be4ap-45,
};

/* The table's entries for the low five bits of each lane of index. */
BATON_INLINE vd log_lookup(const double *row, vi index)
{
#if BATON_LANES == 8
    __m512i i = (__m512i)index;
    __m512d low = _mm512_permutex2var_pd(_mm512_load_pd(row), i, _mm512_load_pd(row + 8));
    __m512d high = _mm512_permutex2var_pd(_mm512_load_pd(row + 16), i, _mm512_load_pd(row + 24));
    return (vd)_mm512_mask_blend_pd(vi_has(index, 16), low, high);
#else
    vd x;
    for (int i = 0; i < BATON_LANES; i++) {
        x[i] = row[index[i] & 31];
    }
    return x;
#endif
}

struct log_argument {
    vd k, r, r_low;    /* x = 2^k·(1 + r + r_low)/c */
    vd high, low;      /* k·ln2 - log c */
};

/* x is positive and normal. */
BATON_INLINE struct log_argument log_reduce(vd x)
{
    struct log_argument a;
    vu offset = (vu)x - vu_set(0x3fe6000000000000u);
    vi k = (vi)(offset >> 52 ^ vu_set(2048)) - vi_set(2048);
    vu exponent = offset & vu_set(0xfff0000000000000u);
    vd m = (vd)((vu)x - exponent);
    vi index = (vi)(offset >> 47);
    vd c = log_lookup(log_c, index);
    vd product = vd_two_product(m, c, &a.r_low);
    a.r = product - vd_set(1);
    a.k = (vd)(k + vi_set(0x4338000000000000)) - vd_set(BATON_ROUNDING);
    a.high = vd_fma(a.k, vd_set(0x1.62e42fefa3800p-1), log_lookup(log_high, index)); /* exact */
    a.low = vd_fma(a.k, vd_set(0x1.ef35793c76730p-45), log_lookup(log_low, index));
    return a;
}

/* (log(1 + r) - r + r²/2)/r³ */
BATON_INLINE vd log_polynomial(vd r)
{
    vd r2 = r * r, r4 = r2 * r2;
    vd a = vd_fma(r, vd_set(-0x1.0000000000005p-2), vd_set(0x1.5555555555555p-2));
    vd b = vd_fma(r, vd_set(-0x1.5555555515e7fp-3), vd_set(0x1.9999999999c94p-3));
    vd c = vd_fma(r, vd_set(-0x1.000005ae10254p-3), vd_set(0x1.24924916f6c08p-3));
    vd d = vd_fma(r, vd_set(-0x1.996483ad4fc01p-4), vd_set(0x1.c71f294ae8b97p-4));
    d = vd_fma(r2, vd_set(0x1.5ed5c1f9be681p-4), d);
    return vd_fma(r4, vd_fma(r2, d, c), vd_fma(r2, b, a));
}

/* log x as the sum of the returned double and *low, to about 2^-58 of it. */
BATON_INLINE vd log_sum(vd x, vd *low)
{
    struct log_argument a = log_reduce(x);
    vd sum = a.high + a.r, lost = (a.high - sum) + a.r;
    vd r2 = a.r * a.r;
    vd tail = vd_fma(a.r, log_polynomial(a.r), vd_set(-0.5));
    *low = vd_fma(r2, tail, lost + (a.low + a.r_low));
    return sum;
}

/* log x as two doubles that do not overlap, to about 2^-66 of it. */
BATON_INLINE vd log_accurate(vd x, vd *low)
{
    struct log_argument a = log_reduce(x);
    vd sum = a.high + a.r, lost = (a.high - sum) + a.r;
    vd r2_low, r2 = vd_two_product(a.r, a.r, &r2_low), half = vd_set(-0.5) * r2;
    vd next = sum + half, lost_next = (sum - next) + half;
    vd rest = vd_fma(a.r * r2, log_polynomial(a.r), vd_set(-0.5) * r2_low);
    rest += (lost + lost_next) + (a.low + vd_fnma(a.r - r2, a.r_low, a.r_low));
    vd high = next + rest;
    *low = (next - high) + rest;
    return high;
}

/* y's bad lanes ← f(x), by the C library, which also raises the conditions. */
static __attribute__((noinline, unused)) void library_lanes(double *y, const double *x, const double *bad,
                                                            double (*f)(double))
{
    for (int i = 0; i < BATON_LANES; i++) {
        if (bad[i] != 0) {
            y[i] = f(x[i]);
        }
    }
}

BATON_INLINE vd vd_fix(vd y, vd x, vm usual, double (*f)(double))
{
    vm bad = vm_not(usual);
    if (BATON_LIKELY(!vm_any(bad))) {
        return y;
    }
    double ys[BATON_LANES], xs[BATON_LANES], bads[BATON_LANES];
    vd_store(ys, y);
    vd_store(xs, x);
    vd_store(bads, vd_select(bad, vd_set(1), vd_set(0)));
    library_lanes(ys, xs, bads, f);
    return vd_load(ys);
}

static __attribute__((noinline, unused)) void library_lanes2(double *y, const double *a, const double *b,
                                                             const double *bad, double (*f)(double, double))
{
    for (int i = 0; i < BATON_LANES; i++) {
        if (bad[i] != 0) {
            y[i] = f(a[i], b[i]);
        }
    }
}

BATON_INLINE vd vd_fix2(vd y, vd a, vd b, vm usual, double (*f)(double, double))
{
    vm bad = vm_not(usual);
    if (BATON_LIKELY(!vm_any(bad))) {
        return y;
    }
    double ys[BATON_LANES], as[BATON_LANES], bs[BATON_LANES], bads[BATON_LANES];
    vd_store(ys, y);
    vd_store(as, a);
    vd_store(bs, b);
    vd_store(bads, vd_select(bad, vd_set(1), vd_set(0)));
    library_lanes2(ys, as, bs, bads, f);
    return vd_load(ys);
}

BATON_INLINE vm is_normal_positive(vd x)
{
    return vm_and(vd_le(vd_set(0x1p-1022), x), vd_lt(x, vd_set(INFINITY)));
}

BATON_INLINE vd log_vector(vd x)
{
    vm usual = is_normal_positive(x);
    vd low, high = log_sum(vd_select(usual, x, vd_set(1)), &low);
    return vd_fix(high + low, x, usual, log);
}

/* log x over log base, which is 1/(factor + factor_low). */
BATON_INLINE vd log_scaled(vd x, double factor, double factor_low, double (*library)(double))
{
    vm usual = is_normal_positive(x);
    vd low, high = log_sum(vd_select(usual, x, vd_set(1)), &low);
    vd sum = high + low;
    low = (high - sum) + low;
    vd product_low, product = vd_two_product(sum, vd_set(factor), &product_low);
    product_low = vd_fma(sum, vd_set(factor_low), vd_fma(low, vd_set(factor), product_low));
    return vd_fix(product + product_low, x, usual, library);
}

BATON_INLINE vd log2_vector(vd x) { return log_scaled(x, 0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56, log2); }

static double log10_long(double x) { return x > 0 && x < INFINITY ? (double)log10l(x) : log10(x); }
BATON_INLINE vd log10_vector(vd x)
{
    return log_scaled(x, 0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57, log10_long);
}

/* a/b but for the last bit, of ordinary numbers: a division takes AVX-512 longer. */
BATON_INLINE vd quotient_of(vd a, vd b)
{
#if BATON_LANES == 8
    vd y = vd_near_inverse(b), q = a * y;
    return vd_fma(vd_fnma(b, q, a), y, q);
#else
    return a / b;
#endif
}

/* 1 + x in two doubles; beyond 2^60 the 1 is nothing. */
BATON_INLINE vd log1p_vector(vd x)
{
    vm usual = vm_and(vd_lt(vd_set(-1), x), vd_lt(x, vd_set(0x1p60)));
    vd safe = vd_select(usual, x, vd_set(0));
    vd rest, one_more = vd_two_sum(vd_set(1), safe, &rest);
    vd low, high = log_sum(one_more, &low);
    vd y = high + (low + quotient_of(rest, one_more));
    y = vd_select(vd_lt(vd_abs(safe), vd_set(0x1p-54)), safe, y); /* -0 too */
    return vd_fix(y, x, usual, log1p);
}

/* |y·log x| that exp can take without leaving the normal numbers. */
#define POWER_LIMIT 708

/* x^(y + y_low) for positive normal x. */
BATON_INLINE vd power_positive(vd x, vd y, vd y_low, vm *usual)
{
    vd low, high = log_accurate(x, &low);
    vd product_low, product = vd_two_product(y, high, &product_low);
    product_low = vd_fma(y, low, vd_fma(y_low, high, product_low));
    *usual = vd_le(vd_abs(product), vd_set(POWER_LIMIT));
    product = vd_select(*usual, product, vd_set(0));
    vd n, power = exp_parts_of(product, product_low, &n);
    return exp_scale(power, n);
}

BATON_INLINE vd power_vector(vd x, vd y)
{
    vm usual = vm_and(is_normal_positive(x), vd_lt(vd_abs(y), vd_set(0x1p64))), in_range;
    vd z = power_positive(vd_select(usual, x, vd_set(1)), vd_select(usual, y, vd_set(0)), vd_set(0), &in_range);
    return vd_fix2(z, x, y, vm_and(usual, in_range), pow);
}

static double cbrt_long(double x) { return isfinite(x) ? (double)cbrtl(x) : x; }

/* By s, which is 0, 1 or 2. */
BATON_INLINE vd cbrt_choice(vd s, double zero, double one, double two)
{
#if BATON_LANES == 8
    __m512i index = (__m512i)(s + vd_set(BATON_ROUNDING));
    return (vd)_mm512_permutexvar_pd(index, _mm512_setr_pd(zero, one, two, two, zero, one, two, two));
#else
    return vd_select(vd_lt(vd_set(1.5), s), vd_set(two), vd_select(vd_lt(vd_set(0.5), s), vd_set(one), vd_set(zero)));
#endif
}

/*
 * |x| = 8^q·m·2^s, m in [1, 2) and s 0, 1 or 2. An inverse root by a polynomial in m, improved to 42 bits, gives the
 * root of m·2^s, and what its cube lacks the last digits.
 */
BATON_INLINE vd cbrt_vector(vd x)
{
    vd size = vd_abs(x);
    vm zero = vd_eq(x, vd_set(0)), usual = vm_or(is_normal_positive(size), zero);
#if BATON_LANES == 8
    vd m = (vd)_mm512_getmant_pd((__m512d)size, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_zero);
    vd exponent = (vd)_mm512_getexp_pd((__m512d)size);
#else
    vu bits = (vu)size;
    vd m = (vd)((bits & vu_set(0xfffffffffffff)) | vu_set(0x3ff0000000000000));
    vd exponent = (vd)((bits >> 52) | vu_set(0x4330000000000000)) - vd_set(0x1p52 + 1023);
#endif
    vd shifted = vd_fma(exponent - vd_set(1), vd_set(1 / 3.0), vd_set(BATON_ROUNDING)); /* (e - 1)/3 to the nearest */
    vd q = shifted - vd_set(BATON_ROUNDING), s = vd_fnma(vd_set(3), q, exponent);
    vd number = m * cbrt_choice(s, 1, 2, 4);

    vd z = vd_fma(m, vd_set(0x1.d46dfb58650eep-6), vd_set(-0x1.c5174006b4308p-3));
    z = vd_fma(m, z, vd_set(0x1.6415b10786205p-1));
    z = vd_fma(m, z, vd_set(-0x1.2c4195b31abbcp+0));
    z = vd_fma(m, z, vd_set(0x1.ab85753e2253bp+0));
    z *= cbrt_choice(s, 1, 0x1.965fea53d6e3dp-1, 0x1.428a2f98d728bp-1);
    vd lacks = vd_fnma(number * z, z * z, vd_set(1));
    z = vd_fma(z * lacks, vd_fma(lacks, vd_set(2 / 9.0), vd_set(1 / 3.0)), z);
    vd square = z * z, y = number * square, y2_low, y2 = vd_two_product(y, y, &y2_low);
#if BATON_HAS_FMA
    vd rest = vd_fnma(y2_low, y, vd_fnma(y2, y, number));
#else
    vd y3_low, y3 = vd_two_product(y2, y, &y3_low), rest = ((number - y3) - y3_low) - y2_low * y;
#endif
    y = vd_fma(rest * square, vd_set(1 / 3.0), y);
    y *= (vd)(((vu)shifted + vu_set(1023)) << 52);
    y = (vd)((vi)vd_select(zero, size, y) | ((vi)x & vi_set(BATON_SIGN_BIT)));
    return vd_fix(y, x, usual, cbrt_long);
}

#endif
