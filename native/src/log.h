/*
 * Logarithms on vectors, in two doubles. x = 2^k·m with m in [0.703125, 1.40625), and c about 1/m from a table of 16, so
 * that log x = k·ln2 - log c + log(m·c): the first two in two doubles whose upper halves add exactly, the last from a
 * polynomial in r = m·c - 1, |r| < 0.045. Next to 1, c is 1, so that nothing cancels. (After Tang, "Table-driven
 * implementation of the logarithm function in IEEE floating-point arithmetic", TOMS 1990.)
 */
#ifndef BATON_LOG_H
#define BATON_LOG_H

#include "exp.h"

/* c for the 16 parts of [0.703125, 1.40625), of which the tenth is [63/64, 33/32). */
static const double log_c[16] __attribute__((aligned(64), unused)) = {
    0x1.6400000000000p+0, 0x1.5500000000000p+0, 0x1.4800000000000p+0, 0x1.3b00000000000p+0,
    0x1.2f00000000000p+0, 0x1.2500000000000p+0, 0x1.1a00000000000p+0, 0x1.1100000000000p+0,
    0x1.0600000000000p+0, 0x1.0000000000000p+0, 0x1.e900000000000p-1, 0x1.c800000000000p-1,
    0x1.b000000000000p-1, 0x1.9a00000000000p-1, 0x1.8600000000000p-1, 0x1.7400000000000p-1,
};

/*
 * Of a base: 1/log base and log 2/log base in two doubles each, and -log c/log base as a multiple of 2^-42 or 2^-43,
 * which step is too, and the rest.
 */
struct log_base {
    double factor, factor_low, step, step_low;
    double high[16] __attribute__((aligned(64))), low[16] __attribute__((aligned(64)));
};
static const struct log_base log_natural __attribute__((unused)) = {
    1, 0, 0x1.62e42fefa3800p-1, 0x1.ef35793c76730p-45,
    {-0x1.51aad872e0000p-2, -0x1.2596010df7000p-2, -0x1.fb9186d5e4000p-3, -0x1.a8becfc882000p-3,
     -0x1.59338d9982000p-3, -0x1.1478584674000p-3, -0x1.8c345d6318000p-4, -0x1.0759835990000p-4,
     -0x1.7b91b07d60000p-6, 0x0.0p+0, 0x1.788595a358000p-5, 0x1.da72763844000p-4,
     0x1.5bf406b544000p-3, 0x1.c6ffbc6f00000p-3, 0x1.16b5ccbad0000p-2, 0x1.4718dc271c000p-2},
    {0x1.f4bd8db0a7cc1p-44, -0x1.8e7bc224ea3e3p-44, 0x1.d572aab993c87p-47, -0x1.e3185cf21b9cfp-44,
     -0x1.0ba68b7555d4ap-48, -0x1.563451027c750p-46, -0x1.b20f5acb42a66p-44, 0x1.b8ecfe4b59987p-44,
     0x1.3b955b602ace4p-44, 0x0.0p+0, -0x1.08b0d083b3a4cp-46, 0x1.a89401fa71733p-46,
     -0x1.27023eb68981cp-46, 0x1.ee138d3a69d43p-44, -0x1.23299042d74bfp-44, 0x1.06c18fb4c14c5p-44}};
static const struct log_base log_binary __attribute__((unused)) = {
    0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56, 1, 0,
    {-0x1.e726aa1e75000p-2, -0x1.a78e146f7c000p-2, -0x1.6e221cd9d1000p-2, -0x1.32639636b3000p-2,
     -0x1.f205339208000p-3, -0x1.8edcae8352000p-3, -0x1.1dcd197552000p-3, -0x1.7beee96b8c000p-4,
     -0x1.11cd1d5130000p-5, 0x0.0p+0, 0x1.0f9a634664000p-4, 0x1.563dc29ffa000p-3,
     0x1.f5fd8a9064000p-3, 0x1.48365e695d000p-2, 0x1.921800924e000p-2, 0x1.d7e6c0abc3000p-2},
    {-0x1.3483146784bd2p-44, 0x1.0bad7dfa568f7p-46, 0x1.90d43956fa5d8p-45, 0x1.f29947070fc4bp-44,
     -0x1.e4e8eea54ce63p-44, -0x1.6d76b9a843329p-44, -0x1.6f6bd48a860f0p-44, 0x1.d7ec3be51cdcbp-44,
     -0x1.a0976c0a2827dp-44, 0x0.0p+0, -0x1.48cd0a7bb24b2p-46, 0x1.964190e41bca7p-44,
     -0x1.cb6f70109b0f1p-47, 0x1.e5aa8a607f6efp-44, -0x1.62404772a151dp-45, 0x1.5e30f52d6ae75p-44}};
static const struct log_base log_decimal __attribute__((unused)) = {
    0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57, 0x1.34413509f7800p-2, 0x1.fef311f12b358p-46,
    {-0x1.254b4d35e8000p-3, -0x1.fe02d36a3a000p-4, -0x1.b8de4d3ab4000p-4, -0x1.70eddb7d7e000p-4,
     -0x1.2bd68e4622000p-4, -0x1.e0471aa188000p-5, -0x1.58238eeb34000p-5, -0x1.c97c3735e8000p-6,
     -0x1.49b0851440000p-7, 0x0.0p+0, 0x1.470aede970000p-6, 0x1.9c197abf00000p-5,
     0x1.2e3a740b78000p-4, 0x1.8b350364c6000p-4, 0x1.e42b4c16ca000p-4, 0x1.1c1ce9955c000p-3},
    {0x1.61f143538008cp-46, 0x1.525384314e2b3p-45, 0x1.340511b402e0ap-47, -0x1.40ec5f6c004c6p-45,
     0x1.91d30502b4403p-45, 0x1.70b753590c5d3p-45, -0x1.3da7bf5153dfbp-45, 0x1.fae091a402ecdp-49,
     -0x1.b41e70df8592fp-46, 0x0.0p+0, -0x1.80e1fcdb87b8cp-46, 0x1.badcf3d6e4566p-46,
     0x1.d288560689912p-53, 0x1.2b9da13d5c8cbp-47, 0x1.5e50ff38d4de9p-45, 0x1.8b891b6d05a73p-48}};

/* x = 2^k·m, m in [0.703125, 1.40625), and its part by the low four bits of index. */
struct log_split {
    vd k, m;
    vi index;
};

/* x is positive and normal. */
BATON_INLINE struct log_split log_split(vd x)
{
    vu least = vu_set(0x3fe6800000000000u), offset = (vu)x - least;
#if BATON_LANES == 8
    vd k = (vd)_mm512_cvtepi64_pd(_mm512_srai_epi64((__m512i)offset, 52));
#else
    vi power = (vi)(offset >> 52 ^ vu_set(2048)) - vi_set(2048);
    vd k = (vd)(power + vi_set(0x4338000000000000)) - vd_set(BATON_ROUNDING);
#endif
    return (struct log_split){k, (vd)((offset & vu_set(0xfffffffffffff)) + least), (vi)(offset >> 48)};
}

/* log x = high + low + log(1 + r + r_low), over the base's; high is a multiple of 2^-42 or 2^-43. */
struct log_argument {
    vd r, r_low, high, low;
};

BATON_INLINE struct log_argument log_reduce(vd x, const struct log_base *base)
{
    struct log_argument a;
    struct log_split s = log_split(x);
    vd product = vd_two_product(s.m, exp_lookup(log_c, s.index), &a.r_low);
    a.r = product - vd_set(1);
    a.high = vd_fma(s.k, vd_set(base->step), exp_lookup(base->high, s.index)); /* exact */
    a.low = vd_fma(s.k, vd_set(base->step_low), exp_lookup(base->low, s.index));
    return a;
}

/* factor·(log(1 + r) - r + r²/2)/r³, -0.0247 ≤ r ≤ 0.0447 */
BATON_INLINE vd log_polynomial(vd r, double factor)
{
    vd r2 = r * r, r4 = r2 * r2;
    vd a = vd_fma(r, vd_set(factor * -0x1.000000000015dp-2), vd_set(factor * 0x1.5555555555555p-2));
    vd b = vd_fma(r, vd_set(factor * -0x1.555555508fc91p-3), vd_set(factor * 0x1.999999999c053p-3));
    vd c = vd_fma(r, vd_set(factor * -0x1.00002719951dfp-3), vd_set(factor * 0x1.249248b7d79e4p-3));
    vd d = vd_fma(r, vd_set(factor * -0x1.990572862c363p-4), vd_set(factor * 0x1.c7265ec1f74a3p-4));
    d = vd_fma(r2, vd_set(factor * 0x1.52dc5e17b4897p-4), d);
    return vd_fma(r4, vd_fma(r2, d, c), vd_fma(r2, b, a));
}

/* log x as the sum of the returned double and *low, to about 2^-58 of it. */
BATON_INLINE vd log_sum(vd x, vd *low)
{
    struct log_argument a = log_reduce(x, &log_natural);
    vd sum = a.high + a.r, lost = (a.high - sum) + a.r;
    vd r2 = a.r * a.r;
    vd tail = vd_fma(a.r, log_polynomial(a.r, 1), vd_set(-0.5));
    *low = vd_fma(r2, tail, lost + (a.low + a.r_low));
    return sum;
}

/* log x as two doubles that do not overlap, to about 2^-66 of it. */
BATON_INLINE vd log_accurate(vd x, vd *low)
{
    struct log_argument a = log_reduce(x, &log_natural);
    vd sum = a.high + a.r, lost = (a.high - sum) + a.r;
    vd r2_low, r2 = vd_two_product(a.r, a.r, &r2_low), half = vd_set(-0.5) * r2;
    vd next = sum + half, lost_next = (sum - next) + half;
    vd rest = vd_fma(a.r * r2, log_polynomial(a.r, 1), vd_set(-0.5) * r2_low);
    rest += (lost + lost_next) + (a.low + vd_fnma(a.r - r2, a.r_low, a.r_low));
    vd high = next + rest;
    *low = (next - high) + rest;
    return high;
}

/* log x over the base's. What is lost of r by not carrying r_low is a quarter of the last place at most. */
BATON_INLINE vd log_of_base(vd x, const struct log_base *base)
{
#if BATON_HAS_FMA
    struct log_split s = log_split(x);
    vd r = vd_fms(s.m, exp_lookup(log_c, s.index), vd_set(1));
    vd high = vd_fma(s.k, vd_set(base->step), exp_lookup(base->high, s.index));
    vd low = exp_lookup(base->low, s.index);
    low = base->step_low == 0 ? low : vd_fma(s.k, vd_set(base->step_low), low);
    vd tail = vd_fma(r, log_polynomial(r, base->factor), vd_set(-0.5 * base->factor));
    if (base->factor == 1) {
        vd sum = high + r;
        return sum + (vd_fma(r * r, tail, low) + ((high - sum) + r));
    }
    vd sum = vd_fma(r, vd_set(base->factor), high), lost = vd_fma(r, vd_set(base->factor), high - sum);
    return sum + vd_fma(r, vd_fma(r, tail, vd_set(base->factor_low)), lost + low);
#else
    vd low, high = log_sum(x, &low), sum = high + low;
    low = (high - sum) + low;
    vd product_low, product = vd_two_product(sum, vd_set(base->factor), &product_low);
    return product + vd_fma(sum, vd_set(base->factor_low), vd_fma(low, vd_set(base->factor), product_low));
#endif
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
#if BATON_LANES == 8
    return vm_not(_mm512_fpclass_pd_mask((__m512d)x, 0xff)); /* every other class */
#else
    return vm_and(vd_le(vd_set(0x1p-1022), x), vd_lt(x, vd_set(INFINITY)));
#endif
}

static double log10_long(double x) { return x > 0 && x < INFINITY ? (double)log10l(x) : log10(x); }

/* The logarithms, by the C library for what is no normal positive number. */
#define LOGARITHM(name, base, library)                                                                       \
    static __attribute__((noinline, unused)) vd name##_rare(vd x)                                         \
    {                                                                                                        \
        vm usual = is_normal_positive(x);                                                                    \
        return vd_fix(log_of_base(vd_select(usual, x, vd_set(1)), &base), x, usual, library);                \
    }                                                                                                        \
    BATON_INLINE vd name##_vector(vd x)                                                                      \
    {                                                                                                        \
        return BATON_LIKELY(!vm_any(vm_not(is_normal_positive(x)))) ? log_of_base(x, &base) : name##_rare(x); \
    }
LOGARITHM(log, log_natural, log)
LOGARITHM(log2, log_binary, log2)
LOGARITHM(log10, log_decimal, log10_long)
#undef LOGARITHM

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
