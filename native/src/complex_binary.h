/* complex128 arithmetic of two operands, on vectors. */
#ifndef BATON_COMPLEX_BINARY_H
#define BATON_COMPLEX_BINARY_H

#include "complex_elements.h"

BATON_INLINE struct vc vc_add(struct vc a, struct vc b) { return (struct vc){a.re + b.re, a.im + b.im}; }
BATON_INLINE struct vc vc_subtract(struct vc a, struct vc b) { return (struct vc){a.re - b.re, a.im - b.im}; }

static double complex multiply_one(double complex a, double complex b) { return a * b; }
static double complex divide_one(double complex a, double complex b) { return a / b; }

/* No fused products: so a·b is b·a, and z times its conjugate is real, to the bit. */
BATON_INLINE struct vc vc_multiply(struct vc a, struct vc b)
{
    struct vc y = {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
    return vc_fix(y, a, b, vm_and(vd_isnan(y.re), vd_isnan(y.im)), multiply_one);
}

/* a·b + c·d, rounded about once however it cancels: the sum is formed in two doubles. */
BATON_INLINE vd sum_of_products(vd a, vd b, vd c, vd d)
{
    vd first_low, second_low, sum_low;
    vd first = vd_two_product(a, b, &first_low), second = vd_two_product(c, d, &second_low);
    vd sum = vd_two_sum(first, second, &sum_low);
    return sum + (sum_low + (first_low + second_low));
}

/*
 * Both operands are scaled to about 1 by powers of two; the quotient is scaled back in two steps of half the
 * exponent, so nothing over- or underflows before the quotient itself does.
 */
BATON_INLINE struct vc vc_divide(struct vc a, struct vc b)
{
    vd b_size = vd_at_least(vd_abs(b.re), vd_abs(b.im));
    vu a_exponent = exponent_of(vd_at_least(vd_abs(a.re), vd_abs(a.im))), b_exponent = exponent_of(b_size);
    vd a_scale = power_of_two(vu_set(2044) - a_exponent), b_scale = power_of_two(vu_set(2044) - b_exponent);
    vd ar = a.re * a_scale, ai = a.im * a_scale, br = b.re * b_scale, bi = b.im * b_scale;
    vd norm = sum_of_products(br, br, bi, bi);
    vu exponent = a_exponent - b_exponent + vu_set(2044);
    vu half = exponent >> 1;
    vd back0 = power_of_two(half), back1 = power_of_two(exponent - half);
    vd re = sum_of_products(ar, br, ai, bi), im = sum_of_products(ai, br, -ar, bi);
    struct vc y = {re / norm * back0 * back1, im / norm * back0 * back1};

    vd zero = vd_set(0); /* times something finite it is 0, times an infinity or NaN it is NaN */
    vm finite = vd_eq((a.re * zero + a.im * zero) + (b.re * zero + b.im * zero), zero);
    vm usual = vm_and(finite, vd_lt(zero, b_size));
    return vc_fix(y, a, b, vm_not(usual), divide_one);
}

#endif
