/* complex128 functions of one operand, on vectors. */
#ifndef BATON_COMPLEX_UNARY_H
#define BATON_COMPLEX_UNARY_H

#include "complex_elements.h"
#include "exp.h"
#include "trig.h"

BATON_INLINE struct vc vc_negative(struct vc x) { return (struct vc){-x.re, -x.im}; }
BATON_INLINE struct vc vc_conjugate(struct vc x) { return (struct vc){x.re, -x.im}; }

/*
 * |x|: scaled to about 1, the squares summed in two doubles, and the root corrected by what they say it
 * misses (Borges, "An improved algorithm for hypot(a, b)", 2019). Lanes are in the order of x.
 */
BATON_INLINE vd vc_absolute(struct vc x)
{
    vd re = vd_abs(x.re), im = vd_abs(x.im);
    vd large = vd_at_least(re, im), small = vd_at_most(re, im);
    vu e = exponent_of(large);
    vd scale = power_of_two(vu_set(2044) - e);
    vd m = large * scale, n = small * scale;
    vd m2_low, n2_low, sum_low, h2_low;
    vd m2 = vd_two_product(m, m, &m2_low), n2 = vd_two_product(n, n, &n2_low);
    vd sum = vd_two_sum(m2, n2, &sum_low);
    vd h = vd_sqrt(sum);
    vd h2 = vd_two_product(h, h, &h2_low);
    vd missing = (sum - h2) - h2_low + (sum_low + (m2_low + n2_low));
    vd corrected = h + missing / (h + h);
    vd zero = vd_set(0), infinity = vd_set(INFINITY);
    h = vd_select(vd_lt(zero, h), corrected, h) * power_of_two(e);
    h = h + (re * zero + im * zero); /* NaN where a part is */
    vm infinite = vm_or(vd_eq(re, infinity), vd_eq(im, infinity));
    return vd_select(infinite, infinity, h);
}

/*
 * The rare lanes, by the C library. In long double, since glibc's double functions lose up to 12 ULP of a part whose
 * angle is huge and next to a multiple of π/2.
 */
static double complex exp_one(double complex a, double complex b __attribute__((unused)))
{
    return (double complex)cexpl(a);
}

static double complex sin_one(double complex a, double complex b __attribute__((unused)))
{
    return (double complex)csinl(a);
}

static double complex cos_one(double complex a, double complex b __attribute__((unused)))
{
    return (double complex)ccosl(a);
}

/* Beyond this exp of a part may over- or underflow though the result does not. */
#define COMPLEX_EXPONENT_LIMIT 700

BATON_INLINE struct vc vc_exp(struct vc x)
{
    vd n, s, c, limit = vd_set(COMPLEX_EXPONENT_LIMIT);
    vm usual = vd_le(vd_abs(x.re), limit);
    vd re = vd_select(usual, x.re, vd_set(0));
    vd modulus = exp_parts(re, &n);
    modulus = exp_scale(modulus, n);
    trig_sincos(x.im, &s, &c);
    return vc_fix((struct vc){modulus * c, modulus * s}, x, x, vm_not(usual), exp_one);
}

/* cosh and sinh for |x| ≤ COMPLEX_EXPONENT_LIMIT: below 1 sinh is a polynomial, for exp x - exp -x would
 * cancel. */
BATON_INLINE void hyperbolic(vd x, vd *cosh_x, vd *sinh_x)
{
    vd n, size = vd_abs(x);
    vd half = vd_set(0.5) * exp_parts(size, &n);
    half = exp_scale(half, n);
    vd rest = vd_set(0.25) / half;
    *cosh_x = half + rest;

    vd z = x * x;
    vd p = vd_fma(z, vd_set(0x1.9a7f57854e363p-49), vd_set(0x1.ae7556872df9cp-41));
    p = vd_fma(z, p, vd_set(0x1.61246b20b5936p-33));
    p = vd_fma(z, p, vd_set(0x1.ae645673dba76p-26));
    p = vd_fma(z, p, vd_set(0x1.71de3a557431dp-19));
    p = vd_fma(z, p, vd_set(0x1.a01a01a019fbdp-13));
    p = vd_fma(z, p, vd_set(0x1.1111111111111p-7));
    p = vd_fma(z, p, vd_set(0x1.5555555555555p-3));
    vd small = size + size * z * p;
    vd magnitude = vd_select(vd_lt(size, vd_set(1)), small, half - rest);
    *sinh_x = (vd)((vi)magnitude | ((vi)x & vi_set(BATON_SIGN_BIT)));
}

BATON_INLINE vm sincos_usual(struct vc x)
{
    vd zero = vd_set(0);
    return vm_and(vd_le(vd_abs(x.im), vd_set(COMPLEX_EXPONENT_LIMIT)), vd_eq(x.re * zero, zero));
}

BATON_INLINE struct vc vc_sin(struct vc x)
{
    vd s, c, sinh_im, cosh_im;
    vm usual = sincos_usual(x);
    hyperbolic(vd_select(usual, x.im, vd_set(0)), &cosh_im, &sinh_im);
    trig_sincos(x.re, &s, &c);
    return vc_fix((struct vc){s * cosh_im, c * sinh_im}, x, x, vm_not(usual), sin_one);
}

BATON_INLINE struct vc vc_cos(struct vc x)
{
    vd s, c, sinh_im, cosh_im;
    vm usual = sincos_usual(x);
    hyperbolic(vd_select(usual, x.im, vd_set(0)), &cosh_im, &sinh_im);
    trig_sincos(x.re, &s, &c);
    return vc_fix((struct vc){c * cosh_im, -(s * sinh_im)}, x, x, vm_not(usual), cos_one);
}

#endif
