/*
 * Forward DFTs of 2, 3, 4, 5, 7, 8, 11, 13, 16 and any odd number of vectors of complex numbers, lane by
 * lane, in place.
 *
 * Where a rotation by w = exp(-iθ) ends in a sum and a difference, its larger part is taken out, w = c·(1 -
 * i·tan θ): the rotation is then two fused multiply-adds and the sum and difference four, none rounding a
 * product by itself.
 */
#ifndef BATON_FFT_RADIX_H
#define BATON_FFT_RADIX_H

#include "fft_vector.h"

BATON_INLINE vc vc_add(vc a, vc b) { return (vc){a.re + b.re, a.im + b.im}; }
BATON_INLINE vc vc_sub(vc a, vc b) { return (vc){a.re - b.re, a.im - b.im}; }
BATON_INLINE vc vc_times_minus_i(vc a) { return (vc){a.im, -a.re}; }

/* a·(re + i·im) */
BATON_INLINE vc vc_multiply(vc a, vr re, vr im)
{
    return (vc){vr_fma(a.re, re, -(a.im * im)), vr_fma(a.re, im, a.im * re)};
}

/* (*a, *b) ← (a + c·b, a - c·b) */
BATON_INLINE void vc_butterfly(vc *a, vc *b, vr c)
{
    vc sum = {vr_fma(b->re, c, a->re), vr_fma(b->im, c, a->im)};
    *b = (vc){vr_fma(-b->re, c, a->re), vr_fma(-b->im, c, a->im)};
    *a = sum;
}

BATON_INLINE void dft_1(vc *x) { (void)x; }

BATON_INLINE void dft_2(vc *x)
{
    vc sum = vc_add(x[0], x[1]);
    x[1] = vc_sub(x[0], x[1]);
    x[0] = sum;
}

BATON_INLINE void dft_4(vc *x)
{
    vc a = vc_add(x[0], x[2]), b = vc_sub(x[0], x[2]);
    vc c = vc_add(x[1], x[3]), d = vc_times_minus_i(vc_sub(x[1], x[3]));
    x[0] = vc_add(a, c);
    x[1] = vc_add(b, d);
    x[2] = vc_sub(a, c);
    x[3] = vc_sub(b, d);
}

/*
 * Of an even radix, 8 or 16, from the transforms e and o of the even and the odd points: turn_odd rotates
 * every o[k] by exp(-2πi·k/radix), but for the factor that join then puts to it: (e[k], o[k]) ← the numbers k
 * and k + radix/2.
 */
BATON_INLINE void turn_odd(int radix, vc *o)
{
    vr tangent = vr_set(0x1.a827999fcef32p-2); /* of π/8 */
    BATON_UNROLL
    for (int k = 0; k < radix / 2; k++) {
        int sixteenth = 16 / radix * k % 4;
        if (sixteenth == 1) {
            o[k] = (vc){vr_fma(tangent, o[k].im, o[k].re), vr_fma(-tangent, o[k].re, o[k].im)};
        } else if (sixteenth == 2) {
            o[k] = (vc){o[k].re + o[k].im, o[k].im - o[k].re};
        } else if (sixteenth == 3) {
            o[k] = (vc){vr_fma(tangent, o[k].re, o[k].im), vr_fma(tangent, o[k].im, -o[k].re)};
        }
        if (k >= radix / 4) {
            o[k] = vc_times_minus_i(o[k]);
        }
    }
}

BATON_INLINE void join(int radix, int k, vc *e, vc *o)
{
    int sixteenth = 16 / radix * k % 4;
    if (sixteenth == 0) {
        vc sum = vc_add(*e, *o);
        *o = vc_sub(*e, *o);
        *e = sum;
    } else {
        /* √½ = cos π/4, and cos π/8 */
        vc_butterfly(e, o, vr_set(sixteenth == 2 ? 0x1.6a09e667f3bcdp-1 : 0x1.d906bcf328d46p-1));
    }
}

BATON_INLINE void dft_8(vc *x)
{
    vc e[4] = {x[0], x[2], x[4], x[6]}, o[4] = {x[1], x[3], x[5], x[7]};
    dft_4(e);
    dft_4(o);
    turn_odd(8, o);
    BATON_UNROLL
    for (int k = 0; k < 4; k++) {
        join(8, k, &e[k], &o[k]);
        x[k] = e[k];
        x[k + 4] = o[k];
    }
}

/*
 * An odd number of points, in pairs x[k] ± x[r-k]. parts[k] = cos 2πk/r, sin 2πk/r for k < r. Where r is
 * known the loops unroll and the constants are loaded once.
 */
BATON_INLINE void dft_odd(vc *x, int r, const scalar (*parts)[2], vc *sums, vc *differences)
{
    vc first = x[0], total = x[0];
    BATON_UNROLL
    for (int k = 1; k <= r / 2; k++) {
        sums[k] = vc_add(x[k], x[r - k]);
        differences[k] = vc_sub(x[k], x[r - k]);
        total = vc_add(total, sums[k]);
    }
    x[0] = total;
    BATON_UNROLL
    for (int m = 1; m <= r / 2; m++) {
        vc a = first, b = {vr_set(0), vr_set(0)};
        BATON_UNROLL
        for (int k = 1; k <= r / 2; k++) {
            int turn = m * k % r;
            vr c = vr_set(parts[turn][0]), s = vr_set(parts[turn][1]);
            a = (vc){vr_fma(c, sums[k].re, a.re), vr_fma(c, sums[k].im, a.im)};
            b = k == 1 ? (vc){s * differences[k].re, s * differences[k].im}
                       : (vc){vr_fma(s, differences[k].re, b.re), vr_fma(s, differences[k].im, b.im)};
        }
        x[m] = vc_add(a, vc_times_minus_i(b));
        x[r - m] = vc_sub(a, vc_times_minus_i(b));
    }
}

/* Correctly rounded. */
static const scalar parts_3[3][2] = {
    {0x1.0000000000000p+0, 0x0.0p+0},
    {-0x1.0000000000000p-1, 0x1.bb67ae8584caap-1},
    {-0x1.0000000000000p-1, -0x1.bb67ae8584caap-1},
};
BATON_INLINE void dft_3(vc *x)
{
    vc sums[2], differences[2];
    dft_odd(x, 3, parts_3, sums, differences);
}

static const scalar parts_5[5][2] = {
    {0x1.0000000000000p+0, 0x0.0p+0},
    {0x1.3c6ef372fe950p-2, 0x1.e6f0e134454ffp-1},
    {-0x1.9e3779b97f4a8p-1, 0x1.2cf2304755a5ep-1},
    {-0x1.9e3779b97f4a8p-1, -0x1.2cf2304755a5ep-1},
    {0x1.3c6ef372fe950p-2, -0x1.e6f0e134454ffp-1},
};
BATON_INLINE void dft_5(vc *x)
{
    vc sums[3], differences[3];
    dft_odd(x, 5, parts_5, sums, differences);
}

static const scalar parts_7[7][2] = {
    {0x1.0000000000000p+0, 0x0.0p+0},
    {0x1.3f3a0e28bedd1p-1, 0x1.904c37505de4bp-1},
    {-0x1.c7b90e3024582p-3, 0x1.f329c0558e969p-1},
    {-0x1.cd4bca9cb5c71p-1, 0x1.bc4c04d71abc1p-2},
    {-0x1.cd4bca9cb5c71p-1, -0x1.bc4c04d71abc1p-2},
    {-0x1.c7b90e3024582p-3, -0x1.f329c0558e969p-1},
    {0x1.3f3a0e28bedd1p-1, -0x1.904c37505de4bp-1},
};
BATON_INLINE void dft_7(vc *x)
{
    vc sums[4], differences[4];
    dft_odd(x, 7, parts_7, sums, differences);
}

static const scalar parts_11[11][2] = {
    {0x1.0000000000000p+0, 0x0.0p+0},
    {0x1.aeb8c8764f0bap-1, 0x1.14cedf8bb580bp-1},
    {0x1.a9628d9c712b6p-2, 0x1.d1bb48eee2c13p-1},
    {-0x1.2375f640f44dbp-3, 0x1.fac9e043842efp-1},
    {-0x1.4f49e7f775887p-1, 0x1.82f19bb3a28a1p-1},
    {-0x1.eb42a9bcd5057p-1, 0x1.207e7fd768dbfp-2},
    {-0x1.eb42a9bcd5057p-1, -0x1.207e7fd768dbfp-2},
    {-0x1.4f49e7f775887p-1, -0x1.82f19bb3a28a1p-1},
    {-0x1.2375f640f44dbp-3, -0x1.fac9e043842efp-1},
    {0x1.a9628d9c712b6p-2, -0x1.d1bb48eee2c13p-1},
    {0x1.aeb8c8764f0bap-1, -0x1.14cedf8bb580bp-1},
};
BATON_INLINE void dft_11(vc *x)
{
    vc sums[6], differences[6];
    dft_odd(x, 11, parts_11, sums, differences);
}

static const scalar parts_13[13][2] = {
    {0x1.0000000000000p+0, 0x0.0p+0},
    {0x1.c55a7e00740e9p-1, 0x1.dbe064267c47cp-2},
    {0x1.22d961ea71119p-1, 0x1.a55e242a4c3d2p-1},
    {0x1.edb7debaa3ed8p-4, 0x1.fc44566966769p-1},
    {-0x1.6b1d8b2365da1p-2, 0x1.deba72ef20147p-1},
    {-0x1.7f3ccd0032e0cp-1, 0x1.5384d024c2f84p-1},
    {-0x1.f11f493053d00p-1, 0x1.ea1e54bc48dbfp-3},
    {-0x1.f11f493053d00p-1, -0x1.ea1e54bc48dbfp-3},
    {-0x1.7f3ccd0032e0cp-1, -0x1.5384d024c2f84p-1},
    {-0x1.6b1d8b2365da1p-2, -0x1.deba72ef20147p-1},
    {0x1.edb7debaa3ed8p-4, -0x1.fc44566966769p-1},
    {0x1.22d961ea71119p-1, -0x1.a55e242a4c3d2p-1},
    {0x1.c55a7e00740e9p-1, -0x1.dbe064267c47cp-2},
};
BATON_INLINE void dft_13(vc *x)
{
    vc sums[7], differences[7];
    dft_odd(x, 13, parts_13, sums, differences);
}

/*
 * Of p·q points, p and q without a common factor, by Good's mapping: as p × q points, without rotations. p_unit and
 * q_unit are 1 of one and 0 of the other.
 */
BATON_INLINE void dft_coprime(vc *x, int p, void (*dft_p)(vc *), int p_unit, int q, void (*dft_q)(vc *), int q_unit)
{
    vc y[15];
    BATON_UNROLL
    for (int j = 0; j < q; j++) {
        BATON_UNROLL
        for (int i = 0; i < p; i++) {
            y[j * p + i] = x[(q * i + p * j) % (p * q)];
        }
        dft_p(y + j * p);
    }
    BATON_UNROLL
    for (int i = 0; i < p; i++) {
        vc z[5];
        BATON_UNROLL
        for (int j = 0; j < q; j++) {
            z[j] = y[j * p + i];
        }
        dft_q(z);
        BATON_UNROLL
        for (int j = 0; j < q; j++) {
            x[(p_unit * i + q_unit * j) % (p * q)] = z[j];
        }
    }
}

BATON_INLINE void dft_6(vc *x) { dft_coprime(x, 2, dft_2, 3, 3, dft_3, 4); }
BATON_INLINE void dft_10(vc *x) { dft_coprime(x, 2, dft_2, 5, 5, dft_5, 6); }
BATON_INLINE void dft_12(vc *x) { dft_coprime(x, 4, dft_4, 9, 3, dft_3, 4); }
BATON_INLINE void dft_15(vc *x) { dft_coprime(x, 3, dft_3, 10, 5, dft_5, 6); }

/* As 3 × 3 points, rotated by ninths of a turn in between. */
BATON_INLINE void dft_9(vc *x)
{
    static const scalar ninths[5][2] = {{0, 0},
                                        {0x1.8836fa2cf5039p-1, -0x1.491b7523c161dp-1},
                                        {0x1.63a1a7e0b738ap-3, -0x1.f838b8c811c17p-1},
                                        {0, 0},
                                        {-0x1.e11f642522d1cp-1, -0x1.5e3a8748a0bf5p-2}};
    vc y[9];
    BATON_UNROLL
    for (int j = 0; j < 3; j++) {
        vc z[3] = {x[j], x[j + 3], x[j + 6]};
        dft_3(z);
        BATON_UNROLL
        for (int k = 0; k < 3; k++) {
            y[3 * k + j] = j > 0 && k > 0 ? vc_multiply(z[k], vr_set(ninths[j * k][0]), vr_set(ninths[j * k][1])) : z[k];
        }
    }
    BATON_UNROLL
    for (int k = 0; k < 3; k++) {
        dft_3(y + 3 * k);
        BATON_UNROLL
        for (int j = 0; j < 3; j++) {
            x[k + 3 * j] = y[3 * k + j];
        }
    }
}

#endif
