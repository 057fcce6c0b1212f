/*
 * sin, cos and tan on vectors. x = k·π/2 + r, r in two doubles and |r| ≤ π/4: up to 2^30 by subtracting k times
 * π/2 in three doubles (Cody and Waite), beyond by baton_reduce_angle for the lanes that need it. Then one
 * polynomial each for sin r and cos r, with the low double's part added. Measured errors are below 0.9 ULP. Most
 * angles, which are far enough from a multiple of π/2, have it shorter.
 */
#ifndef BATON_TRIG_H
#define BATON_TRIG_H

#include "angle.h"
#include "exp.h"

struct trig_angle {
    vd r, r_low; /* NaN where x is not finite */
    vu quadrant; /* its two low bits count */
};

static __attribute__((noinline, unused)) void trig_reduce_large(const double *x, double *r, double *r_low,
                                                                int64_t *quadrant)
{
    for (int i = 0; i < BATON_LANES; i++) {
        if (!isfinite(x[i])) {
            r[i] = x[i] - x[i];
            r_low[i] = 0;
        } else if (fabs(x[i]) > 0x1p30) {
            quadrant[i] = baton_reduce_angle(x[i], &r[i], &r_low[i]);
        }
    }
}

/* x ≥ 0, or NaN. */
BATON_INLINE struct trig_angle trig_reduce(vd x)
{
    const vd pi_2[3] = {vd_set(0x1.921fb54442d18p+0), vd_set(0x1.1a62633145c07p-54),
                        vd_set(-0x1.f1976b7ed8fbcp-110)};
    struct trig_angle angle;
    vm moderate = vd_le(x, vd_set(0x1p30));
    vd whole = x;
    x = vd_select(moderate, x, vd_set(0)); /* larger ones would overflow on the way */
    vd shifted = vd_fma(x, vd_set(0x1.45f306dc9c883p-1), vd_set(BATON_ROUNDING));
    vd k = shifted - vd_set(BATON_ROUNDING);
    angle.quadrant = (vu)shifted;

    /* x - k·π/2's first double is a multiple of 2^-53 below 1, so exact; the rest is carried in two doubles.
     */
#if BATON_HAS_FMA
    vd u = vd_fnma(k, pi_2[0], x);
#else
    vd product_low;
    vd product = vd_two_product(k, pi_2[0], &product_low);
    vd u = (x - product) - product_low;
#endif
    vd second_low, sum_low;
    vd second = vd_two_product(k, pi_2[1], &second_low);
    angle.r = vd_two_sum(u, -second, &sum_low);
    angle.r_low = vd_fnma(k, pi_2[2], sum_low - second_low);

    if (BATON_UNLIKELY(vm_any(vm_not(moderate)))) {
        double lanes[3][BATON_LANES];
        int64_t quadrants[BATON_LANES];
        vd_store(lanes[0], whole);
        vd_store(lanes[1], angle.r);
        vd_store(lanes[2], angle.r_low);
        memcpy(quadrants, &angle.quadrant, sizeof quadrants);
        trig_reduce_large(lanes[0], lanes[1], lanes[2], quadrants);
        angle.r = vd_load(lanes[1]);
        angle.r_low = vd_load(lanes[2]);
        memcpy(&angle.quadrant, quadrants, sizeof quadrants);
    }
    return angle;
}

/* sin and cos of the reduced angle, quadrant aside: the sums of a head and a small tail each. sin's head is r. */
struct trig_tails {
    vd sine, cosine_head, cosine, half; /* half: r²/2 */
};

BATON_INLINE struct trig_tails trig_polynomials(struct trig_angle angle)
{
    struct trig_tails t;
    vd r = angle.r, r_low = angle.r_low;
    vd half_low, half = vd_two_product(vd_set(0.5) * r, r, &half_low);
    vd z = half + half, z2 = z * z;

    /* The low double's part of sin is r_low·cos r; taking r_low for it costs 0.15 ULP at most. */
    vd s = vd_fma(z, vd_set(0x1.5d9300d9b819ap-33), vd_set(-0x1.ae5e663a7de6bp-26));
    s = vd_fma(z, s, vd_set(0x1.71de3577b7999p-19));
    s = vd_fma(z, s, vd_set(-0x1.a01a019c119d2p-13));
    s = vd_fma(z, s, vd_set(0x1.111111110f87bp-7));
    s = vd_fma(z, s, vd_set(-0x1.5555555555549p-3));
    t.sine = vd_fma(r * z, s, r_low);

    vd c = vd_fma(z, vd_set(-0x1.8fae9b5049e9fp-37), vd_set(0x1.1ee9ebe726b98p-29));
    c = vd_fma(z, c, vd_set(-0x1.27e4f809ee0bdp-22));
    c = vd_fma(z, c, vd_set(0x1.a01a019cb1baep-16));
    c = vd_fma(z, c, vd_set(-0x1.6c16c16c1517ep-10));
    c = vd_fma(z, c, vd_set(0x1.555555555554cp-5));
    t.cosine_head = vd_set(1) - half;
    vd head_low = (vd_set(1) - t.cosine_head) - half;
    vd square_low = vd_fma(r, r_low, half_low);
    t.cosine = vd_fma(z2, c, head_low - square_low);
    t.half = half;
    return t;
}

/* The sign bit of lanes in the lower half turn, flipped where sign has it. */
BATON_INLINE vi trig_sign(vu quadrant, vi sign)
{
    return ((vi)(quadrant << 62) ^ sign) & vi_set(BATON_SIGN_BIT);
}

BATON_INLINE void trig_sincos(vd x, vd *sine, vd *cosine)
{
    struct trig_angle angle = trig_reduce(vd_abs(x));
    struct trig_tails t = trig_polynomials(angle);
    vd s = angle.r + t.sine, c = t.cosine_head + t.cosine;
    vm odd = vi_has((vi)angle.quadrant, 1);
    *sine = (vd)((vi)vd_select(odd, c, s) ^ trig_sign(angle.quadrant, (vi)x));
    *cosine = (vd)((vi)vd_select(odd, s, c) ^ trig_sign(angle.quadrant + vu_set(1), vi_set(0)));
}

#if BATON_LANES == 8
/*
 * |x| = k·π/16 + r + r_low, |r| ≤ π/32, with begin + k for the quadrant, for the angles in *usual. The others are not
 * finite, or so large or so near to a multiple that two doubles of π/16 are too few. From 2^60 on (NaN too, by its bits)
 * one is as good as another: nothing overflows on the way, and no condition is raised.
 */
BATON_INLINE struct trig_angle trig_sixteenths(vd x, int begin, vm *usual)
{
    const vd step = vd_set(0x1.921fb54442d18p-3), step_low = vd_set(0x1.1a62633145c07p-57);
    struct trig_angle angle;
    vd size = (vd)_mm512_min_epu64((__m512i)vd_abs(x), (__m512i)vd_set(0x1p60));
    vd shifted = vd_fma(size, vd_set(0x1.45f306dc9c883p+2), vd_set(BATON_ROUNDING));
    vd k = shifted - vd_set(BATON_ROUNDING), first = vd_fnma(k, step, size); /* exact */
    angle.r = vd_fnma(k, step_low, first);
    angle.r_low = vd_fnma(k, step_low, first - angle.r);
    angle.quadrant = (vu)shifted + vu_set((uint64_t)begin);
    *usual = vd_le(size * vd_set(0x1p-48), vd_abs(angle.r));
    return angle;
}

/* sin and cos of j·π/16, rounded, and what rounding lost. */
static const double trig_sines[2][16] __attribute__((aligned(64), unused)) = {
    {0x0.0p+0, 0x1.8f8b83c69a60bp-3, 0x1.87de2a6aea963p-2, 0x1.1c73b39ae68c8p-1,
     0x1.6a09e667f3bcdp-1, 0x1.a9b66290ea1a3p-1, 0x1.d906bcf328d46p-1, 0x1.f6297cff75cb0p-1,
     0x1.0000000000000p+0, 0x1.f6297cff75cb0p-1, 0x1.d906bcf328d46p-1, 0x1.a9b66290ea1a3p-1,
     0x1.6a09e667f3bcdp-1, 0x1.1c73b39ae68c8p-1, 0x1.87de2a6aea963p-2, 0x1.8f8b83c69a60bp-3},
    {0x0.0p+0, -0x1.26d19b9ff8d82p-57, -0x1.72cedd3d5a610p-57, 0x1.b25dd267f6600p-55,
     -0x1.bdd3413b26456p-55, 0x1.9f630e8b6dac8p-60, 0x1.457e610231ac2p-56, 0x1.562172a361fd3p-56,
     0x0.0p+0, 0x1.562172a361fd3p-56, 0x1.457e610231ac2p-56, 0x1.9f630e8b6dac8p-60,
     -0x1.bdd3413b26456p-55, 0x1.b25dd267f6600p-55, -0x1.72cedd3d5a610p-57, -0x1.26d19b9ff8d82p-57},
};
static const double trig_cosines[2][16] __attribute__((aligned(64), unused)) = {
    {0x1.0000000000000p+0, 0x1.f6297cff75cb0p-1, 0x1.d906bcf328d46p-1, 0x1.a9b66290ea1a3p-1,
     0x1.6a09e667f3bcdp-1, 0x1.1c73b39ae68c8p-1, 0x1.87de2a6aea963p-2, 0x1.8f8b83c69a60bp-3,
     0x0.0p+0, -0x1.8f8b83c69a60bp-3, -0x1.87de2a6aea963p-2, -0x1.1c73b39ae68c8p-1,
     -0x1.6a09e667f3bcdp-1, -0x1.a9b66290ea1a3p-1, -0x1.d906bcf328d46p-1, -0x1.f6297cff75cb0p-1},
    {0x0.0p+0, 0x1.562172a361fd3p-56, 0x1.457e610231ac2p-56, 0x1.9f630e8b6dac8p-60,
     -0x1.bdd3413b26456p-55, 0x1.b25dd267f6600p-55, -0x1.72cedd3d5a610p-57, -0x1.26d19b9ff8d82p-57,
     0x0.0p+0, 0x1.26d19b9ff8d82p-57, 0x1.72cedd3d5a610p-57, -0x1.b25dd267f6600p-55,
     0x1.bdd3413b26456p-55, -0x1.9f630e8b6dac8p-60, -0x1.457e610231ac2p-56, -0x1.562172a361fd3p-56},
};

/* sin(|x| + begin·π/16) = sin a·cos r + cos a·sin r, its sign flipped by sign's. */
BATON_INLINE vd trig_sine(vd x, int begin, vi sign, vm *usual)
{
    struct trig_angle angle = trig_sixteenths(x, begin, usual);
    vi index = (vi)angle.quadrant;
    vd sine = exp_lookup(trig_sines[0], index), cosine = exp_lookup(trig_cosines[0], index);
    vd r = angle.r, z = r * r, z2 = z * z;
    vd s = vd_fma(z2, vd_fma(z, vd_set(0x1.71ca024630885p-19), vd_set(-0x1.a01a00f871706p-13)),
                  vd_fma(z, vd_set(0x1.111111110eed2p-7), vd_set(-0x1.5555555555555p-3)));
    vd c = vd_fma(z2, vd_fma(z, vd_set(0x1.9ffe34acd9d25p-16), vd_set(-0x1.6c16c08590725p-10)),
                  vd_fma(z, vd_set(0x1.555555554f729p-5), vd_set(-0x1.ffffffffffffdp-2)));
    vd rest = vd_fma(cosine, vd_fma(r * z, s, angle.r_low), vd_fma(sine * z, c, exp_lookup(trig_sines[1], index)));
    vd y = sine + vd_fma(cosine, r, rest);
    return (vd)((vi)y ^ (((vi)(angle.quadrant << 59) ^ sign) & vi_set(BATON_SIGN_BIT)));
}

/* The vectors in which not all angles are usual ones. */
static __attribute__((noinline, unused)) vd sin_rare(vd x)
{
    vm usual;
    vd y = trig_sine(x, 0, (vi)x, &usual), sine, cosine;
    trig_sincos(x, &sine, &cosine);
    return vd_select(usual, y, sine);
}
static __attribute__((noinline, unused)) vd cos_rare(vd x)
{
    vm usual;
    vd y = trig_sine(x, 8, vi_set(0), &usual), sine, cosine;
    trig_sincos(x, &sine, &cosine);
    return vd_select(usual, y, cosine);
}

BATON_INLINE vd sin_vector(vd x)
{
    vm usual;
    vd y = trig_sine(x, 0, (vi)x, &usual);
    return BATON_LIKELY(!vm_any(vm_not(usual))) ? y : sin_rare(x);
}
BATON_INLINE vd cos_vector(vd x)
{
    vm usual;
    vd y = trig_sine(x, 8, vi_set(0), &usual);
    return BATON_LIKELY(!vm_any(vm_not(usual))) ? y : cos_rare(x);
}
#else
BATON_INLINE vd sin_vector(vd x)
{
    vd s, c;
    trig_sincos(x, &s, &c);
    return s;
}

BATON_INLINE vd cos_vector(vd x)
{
    vd s, c;
    trig_sincos(x, &s, &c);
    return c;
}
#endif

/* (over + over_low)/(under + under_low); the low parts need not be small to the last place. */
BATON_INLINE vd trig_quotient(vd over, vd over_low, vd under, vd under_low)
{
    vd inverse = vd_near_inverse(under + under_low), y = (over + over_low) * inverse;
#if BATON_HAS_FMA
    vd rest = vd_fnma(y, under, over) + vd_fnma(y, under_low, over_low);
#else
    vd product_low, product = vd_two_product(y, under, &product_low);
    vd rest = ((over - product) - product_low) + vd_fnma(y, under_low, over_low);
#endif
    return vd_fma(rest, inverse, y);
}

/* sin/cos, or -cos/sin in every other quadrant: all in two doubles. */
BATON_INLINE vd trig_tangent(vd x)
{
    struct trig_angle angle = trig_reduce(vd_abs(x));
    struct trig_tails t = trig_polynomials(angle);
    vd tail = vd_fnma(t.half, angle.r_low, t.sine);
    vd s = angle.r + tail, s_low = (angle.r - s) + tail;
    vd c = t.cosine_head + t.cosine, c_low = (t.cosine_head - c) + t.cosine;
    vm odd = vi_has((vi)angle.quadrant, 1);
    vd y = trig_quotient(vd_select(odd, c, s), vd_select(odd, c_low, s_low), vd_select(odd, s, c),
                         vd_select(odd, s_low, c_low));
    return (vd)((vi)y ^ ((vi)(angle.quadrant << 63) ^ ((vi)x & vi_set(BATON_SIGN_BIT))));
}

#if BATON_LANES == 8
static __attribute__((noinline, unused)) vd tan_rare(vd x) { return trig_tangent(x); }

/* (sin a + cos a·tan r)/(cos a - sin a·tan r) */
BATON_INLINE vd tan_vector(vd x)
{
    vm usual;
    struct trig_angle angle = trig_sixteenths(x, 0, &usual);
    vi index = (vi)angle.quadrant;
    vd sine = exp_lookup(trig_sines[0], index), cosine = exp_lookup(trig_cosines[0], index);
    vd r = angle.r, z = r * r, z2 = z * z;
    vd t = vd_fma(z, vd_set(0x1.664ab68c3dabep-6), vd_set(0x1.ba1ba4899e94dp-5));
    t = vd_fma(z2, vd_set(0x1.25ccc1d93654fp-7), t);
    t = vd_fma(z2, t, vd_fma(z, vd_set(0x1.11111110b08e5p-3), vd_set(0x1.55555555555dcp-2)));
    t = vd_fma(r * z, t, angle.r_low);
    vd over = vd_fma(cosine, r, sine), under = vd_fnma(sine, r, cosine);
    vd over_low = vd_fma(cosine, t, exp_lookup(trig_sines[1], index)) + vd_fma(cosine, r, sine - over);
    vd under_low = vd_fnma(sine, t, exp_lookup(trig_cosines[1], index)) + vd_fnma(sine, r, cosine - under);
    vd y = trig_quotient(over, over_low, under, under_low);
    y = (vd)((vi)y ^ ((vi)x & vi_set(BATON_SIGN_BIT)));
    return BATON_LIKELY(!vm_any(vm_not(usual))) ? y : vd_select(usual, y, tan_rare(x));
}
#else
BATON_INLINE vd tan_vector(vd x) { return trig_tangent(x); }
#endif

#endif
