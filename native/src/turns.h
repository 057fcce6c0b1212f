/*
 * Phases in turns, where reducing them is exact, and exp(2πi·phase).
 *
 * A phase is p + lo, a rounded number and its rounding error. Whole turns come off both: y = p - round(p) and
 * lo - round(lo) are exact, and lo has whole turns only from |p| = 2^53 on, where y is 0. The quarter turn q nearest
 * to y + lo comes off next, and r = (y - q) + lo, rounded once and relative to itself, lies within an eighth of a
 * turn. Two polynomials in r² give sin 2πr and cos 2πr, with r's rounding within 2.2 ULP; the quarter turns swap
 * them and set signs. So exp(2πi/4) is i exactly, and a phase of 10^12 turns is as accurate as one below 1.
 */
#ifndef BATON_TURNS_H
#define BATON_TURNS_H

#include "shuffle.h"

enum { TURN_DEGREE = 6 };
/* Minimax in z = r² on [0, 1/64]: sin 2πr = r·TURN_SIN(z), relative error 4.3e-17; cos 2πr = 1 + z·TURN_COS(z), 2.3e-17. */
static const double TURN_SIN[TURN_DEGREE + 1] = {0x1.921fb54442d18p+2,  -0x1.4abbce625be46p+5, 0x1.466bc67758cb2p+6,
                                     -0x1.32d2cce324161p+6, 0x1.5078300c445d1p+5,  -0x1.e30098990f984p+3,
                                     0x1.e3ff28374d88bp+1};
static const double TURN_COS[TURN_DEGREE + 1] = {-0x1.3bd3cc9be45dep+4, 0x1.03c1f081b5aaep+6,  -0x1.55d3c7e3c9280p+6,
                                     0x1.e1f5068367b12p+5,  -0x1.a6d1ec7e0b177p+4, 0x1.f9cc40ac6a06ap+2,
                                     -0x1.b263c3399c236p+0};

/* The nearest integer, for any x; infinities and NaN stay. */
BATON_INLINE vd vd_nearest(vd x)
{
#if BATON_LANES == 8
    return (vd)_mm512_roundscale_pd((__m512d)x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
#elif BATON_LANES == 4
    return (vd)_mm256_round_pd((__m256d)x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
#elif defined(__aarch64__)
    return (vd)vrndnq_f64((float64x2_t)x);
#else
    vd big = (vd)(((vi)x & vi_set(BATON_SIGN_BIT)) | (vi)vd_set(0x1p52));
    return vd_select(vd_lt(vd_abs(x), vd_set(0x1p52)), (x + big) - big, x);
#endif
}

/* A phase: quarters in the two low bits of each lane, r turns besides. */
typedef struct {
    vd r;
    vi quarters;
} phase;

/* On the way to a phase: whole turns may be off p and lo; shifted is their sum to the nearest quarter. */
typedef struct {
    vd p, lo, shifted;
} product_phase;

#define TURN_MAGIC 0x1.8p50 /* the last bit of a sum with it is a quarter */

BATON_INLINE phase end_phase(product_phase a)
{
    return (phase){(a.p - (a.shifted - vd_set(TURN_MAGIC))) + a.lo, (vi)a.shifted};
}

BATON_INLINE vm odd_lanes(vi x)
{
#if BATON_LANES == 8
    return _mm512_test_epi64_mask((__m512i)x, _mm512_set1_epi64(1));
#else
    return -(x & vi_set(1));
#endif
}

/* p + lo turns, reduced. */
BATON_INLINE phase phase_of(vd p, vd lo)
{
    p -= vd_nearest(p);
    lo -= vd_nearest(lo);
    return end_phase((product_phase){p, lo, (p + lo) + vd_set(TURN_MAGIC)});
}

/* exp(2πi·phase) from the values of the two polynomials at r². */
BATON_INLINE vc turned_by(phase phase, vd s, vd c)
{
    /* Quarters 0, 1, 2, 3: (c, s), (-s, c), (-c, -s), (s, -c). */
    vu one = (vu)vi_set(1), sign = (vu)vi_set(BATON_SIGN_BIT);
    s *= phase.r;
    c = vd_fma(c, phase.r * phase.r, vd_set(1.0));
    vm odd = odd_lanes(phase.quarters);
    vu re = (vu)vd_select(odd, s, c), im = (vu)vd_select(odd, c, s), quarters = (vu)phase.quarters;
    return (vc){(vd)(re ^ (((quarters + one) << 62) & sign)), (vd)(im ^ ((quarters << 62) & sign))};
}

/* exp(2πi·phase). */
BATON_INLINE vc turned(phase phase)
{
    vd z = phase.r * phase.r, s = vd_set(TURN_SIN[TURN_DEGREE]), c = vd_set(TURN_COS[TURN_DEGREE]);
    BATON_UNROLL
    for (int k = TURN_DEGREE - 1; k >= 0; k--) {
        s = vd_fma(s, z, vd_set(TURN_SIN[k]));
        c = vd_fma(c, z, vd_set(TURN_COS[k]));
    }
    return turned_by(phase, s, c);
}

#endif
