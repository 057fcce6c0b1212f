/*
 * The inverse trigonometric functions on vectors, below 1 ULP. The polynomials and the split of the range are those of
 * FreeBSD's msun (s_atan.c, e_asin.c, e_acos.c: Sun Microsystems, 1993); a quotient's or a root's own rounding error is
 * carried along where it would show, which takes FMA: without it the C library is faster.
 */
#ifndef BATON_INVERSE_H
#define BATON_INVERSE_H

#include "log.h"

#define PI_2 0x1.921fb54442d18p+0
#define PI_2_LOW 0x1.1a62633145c07p-54

BATON_INLINE vd inverse_sign(vd size, vd x) { return (vd)((vi)size | ((vi)x & vi_set(BATON_SIGN_BIT))); }

/*
 * The angle of (x, y), x ≥ 0 and y ≥ 0 not both 0, or π less that angle where turned is set. With the nearest c of 0,
 * 1/2, 1, 3/2, infinity: atan(y/x) = atan c + atan t, t = (y - c·x) / (x + c·y), |t| ≤ 7/16. unit: x is 1.
 */
BATON_INLINE vd angle_of(vd y, vd x, vm turned, const int unit)
{
    const vd zero = vd_set(0);
    vm half = vd_le(x * vd_set(0.4375), y), one = vd_le(x * vd_set(0.6875), y);
    vm three = vd_le(x * vd_set(1.1875), y), all = vd_le(x * vd_set(2.4375), y);
    vd c = vd_select(half, vd_select(one, vd_select(three, vd_set(1.5), vd_set(1)), vd_set(0.5)), zero);
    vd num = vd_select(all, -x, vd_fnma(c, x, y)), den = vd_select(all, y, vd_fma(c, y, x));
#define BY_REGION(none, a, b, c, d)                                                                          \
    vd_select(half, vd_select(one, vd_select(three, vd_select(all, vd_set(d), vd_set(c)), vd_set(b)), vd_set(a)), \
              vd_set(none))
    vd base = BY_REGION(0, 0x1.dac670561bb4fp-2, 0x1.921fb54442d18p-1, 0x1.f730bd281f69bp-1, PI_2);
    vd base_low = BY_REGION(0, 0x1.a2b7f222f65e2p-56, 0x1.1a62633145c07p-55, 0x1.007887af0cbbdp-56, PI_2_LOW);
    if (!unit) {
        vd back = BY_REGION(2 * PI_2, 0x1.56c6e7397f5aep+1, 0x1.2d97c7f3321d2p+1, 0x1.145385fa3af71p+1, PI_2);
        vd back_low = BY_REGION(2 * PI_2_LOW, 0x1.660b64ece6f4bp-53, 0x1.a79394c9e8a0ap-54, 0x1.fa53523b6428fp-53,
                                PI_2_LOW);
        base = vd_select(turned, back, base);
        base_low = vd_select(turned, back_low, base_low);
        num = vd_select(turned, -num, num);
    }
#undef BY_REGION
    vd t = num / den, t_low = zero;
    vd z = vd_at_least(t * t, vd_set(0x1p-200)), w = z * z;
    if (!unit) {
        t_low = vd_fnma(t, den, num) / den * (vd_set(1) - z + w);
    }
    vd even = vd_fma(w, vd_set(1.62858201153657823623e-02), vd_set(4.97687799461593236017e-02));
    even = vd_fma(w, even, vd_set(6.66107313738753120669e-02));
    even = vd_fma(w, even, vd_set(9.09088713343650656196e-02));
    even = vd_fma(w, even, vd_set(1.42857142725034663711e-01));
    even = vd_fma(w, even, vd_set(3.33333333333329318027e-01));
    vd odd = vd_fma(w, vd_set(-3.65315727442169155270e-02), vd_set(-5.83357013379057348645e-02));
    odd = vd_fma(w, odd, vd_set(-7.69187620504482999495e-02));
    odd = vd_fma(w, odd, vd_set(-1.11111104054623557880e-01));
    odd = vd_fma(w, odd, vd_set(-1.99999999998764832476e-01));
    vd series = z * vd_fma(z, odd, even);
    return base - ((vd_fma(t, series, -base_low) - t_low) - t);
}

BATON_INLINE vd arctan_vector(vd x)
{
    return inverse_sign(angle_of(vd_abs(x), vd_set(1), vd_lt(x, x), 1), x);
}

/* Outside of 2^±240, where products would over- or underflow, the C library's; but 0 is as good as any. */
BATON_INLINE vm is_moderate(vd size)
{
    return vm_or(vd_eq(size, vd_set(0)), vm_and(vd_le(vd_set(0x1p-240), size), vd_le(size, vd_set(0x1p240))));
}

BATON_INLINE vd arctan2_vector(vd y, vd x)
{
    vd zero = vd_set(0), y_size = vd_abs(y), x_size = vd_abs(x);
    vm usual = vm_and(vm_and(is_moderate(y_size), is_moderate(x_size)), vm_or(vd_lt(zero, y_size), vd_lt(zero, x_size)));
    vd angle = angle_of(vd_select(usual, y_size, zero), vd_select(usual, x_size, vd_set(1)), vd_lt(x, zero), 0);
    return vd_fix2(inverse_sign(angle, y), y, x, usual, atan2);
}

/* (asin x - x)/x of a number whose square is z ≤ 1/4, to 2^-55. */
BATON_INLINE vd arcsin_series(vd z)
{
    vd z2 = z * z, z4 = z2 * z2;
    vd a = vd_fma(z, vd_set(0x1.333333336f8c4p-4), vd_set(0x1.5555555555387p-3));
    vd b = vd_fma(z, vd_set(0x1.f1c72c6dc0ea0p-6), vd_set(0x1.6db6db41d2058p-5));
    vd c = vd_fma(z, vd_set(0x1.1c6c28141b913p-6), vd_set(0x1.6e89ef71ee16dp-6));
    vd d = vd_fma(z, vd_set(0x1.8ee4b8707d3fap-7), vd_set(0x1.c6f87940637c1p-7));
    vd e = vd_fma(z, vd_set(0x1.40b1e28d8c85ap-6), vd_set(0x1.aab364b89325cp-8));
    vd f = vd_fma(z, vd_set(0x1.05ce326d38c8fp-5), vd_set(-0x1.0af497ad264a6p-6));
    return z * vd_fma(z4, vd_fma(z4, vd_fma(z2, f, e), vd_fma(z2, d, c)), vd_fma(z2, b, a));
}

/* √a and what it lacks, of 0 and of numbers from 2^-500 on: a root takes AVX-512 several times as long. */
BATON_INLINE vd inverse_root(vd a, vd *low)
{
#if BATON_LANES == 8
    vd y = (vd)_mm512_maskz_rsqrt14_pd(vm_not(vd_eq(a, vd_set(0))), (__m512d)a), half = vd_set(0.5) * y, s = a * y;
    vd lacks = vd_fnma(s, half, vd_set(0.5));
    s = vd_fma(s, lacks, s);
    half = vd_fma(half, lacks, half);
    s = vd_fma(vd_fnma(s, s, a), half, s);
    *low = vd_fnma(s, s, a) * half;
#else
    vd s = vd_sqrt(a);
    *low = vd_fnma(s, s, a) / vd_select(vd_eq(s, vd_set(0)), vd_set(1), s + s);
#endif
    return s;
}

/* From 1/2 on asin x = π/2 - 2·asin √((1 - x)/2). */
BATON_INLINE vd arcsin_vector(vd x)
{
    vd size = vd_abs(x), low;
    vm small = vd_lt(size, vd_set(0.5)), usual = vd_le(size, vd_set(1));
    vd z = vd_select(small, size * size, vd_fnma(size, vd_set(0.5), vd_set(0.5)));
    vd s = inverse_root(z, &low), twice = s + s, series = arcsin_series(z);
    vd most = vd_set(PI_2) - twice, rest = (vd_set(PI_2) - most) - twice;
    vd large = most + vd_fnma(vd_set(2), vd_fma(s, series, low), rest + vd_set(PI_2_LOW));
    return vd_fix(inverse_sign(vd_select(small, vd_fma(size, series, size), large), x), x, usual, asin);
}

BATON_INLINE vd arccos_vector(vd x)
{
    vd size = vd_abs(x), low;
    vm small = vd_lt(size, vd_set(0.5)), negative = vd_lt(x, vd_set(0)), usual = vd_le(size, vd_set(1));
    vd z = vd_select(small, size * size, vd_fnma(size, vd_set(0.5), vd_set(0.5)));
    vd s = inverse_root(z, &low), series = arcsin_series(z);
    vd middle = vd_set(PI_2) - (x - vd_fma(-x, series, vd_set(PI_2_LOW)));
    vd tail = vd_fma(s, series, low);
    vd right = s + tail, left = vd_set(PI_2) - (s + (tail - vd_set(PI_2_LOW)));
    vd large = vd_select(negative, left, right);
    return vd_fix(vd_select(small, middle, large + large), x, usual, acos);
}

#undef PI_2
#undef PI_2_LOW
#endif
