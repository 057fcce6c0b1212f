#include "angle.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

typedef unsigned __int128 u128;

/* 2/π in binary: 64 zero bits, then the first 1280 bits after the point. */
static const uint64_t two_over_pi[21] = {
    0,
    0xa2f9836e4e441529,
    0xfc2757d1f534ddc0,
    0xdb6295993c439041,
    0xfe5163abdebbc561,
    0xb7246e3a424dd2e0,
    0x06492eea09d1921c,
    0xfe1deb1cb129a73e,
    0xe88235f52ebb4484,
    0xe99c7026b45f7e41,
    0x3991d639835339f4,
    0x9c845f8bbdf9283b,
    0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f,
    0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea,
    0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab,
    0xf0cfbc209af4361d,
};

/* 64 bits of the table from bit position first (0 is the table's top bit). */
static uint64_t bits_from(int first)
{
    int word = first / 64, shift = first % 64;
    return shift == 0 ? two_over_pi[word]
                      : two_over_pi[word] << shift | two_over_pi[word + 1] >> (64 - shift);
}

int baton_reduce_angle(double x, double *hi, double *lo)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t m = (bits & 0xfffffffffffffu) | 0x10000000000000u;
    int e = (int)(bits >> 52 & 2047) - 1075; /* |x| = m·2^e */

    /*
     * A bit of 2/π of weight 2^-j adds m·2^(e-j) turns of a quarter: whole turns for j ≤ e - 2, which drop
     * out. The 192 bits from j = e - 1 on, times m, modulo 2^192, are the rest: 2 bits of quadrant and 190 of
     * fraction.
     */
    int first = 64 + e - 2;
    uint64_t p2 = bits_from(first), p1 = bits_from(first + 64), p0 = bits_from(first + 128);
    u128 low = (u128)m * p0;
    u128 middle = (u128)m * p1 + (uint64_t)(low >> 64);
    uint64_t w0 = (uint64_t)low, w1 = (uint64_t)middle, w2 = m * p2 + (uint64_t)(middle >> 64);

    int quadrant = (int)(w2 >> 62);
    int negative = (int)(w2 >> 61 & 1); /* a fraction of a half or more counts down from the next quadrant */
    w2 = w2 << 2 | w1 >> 62;
    w1 = w1 << 2 | w0 >> 62;
    w0 <<= 2;
    if (negative) {
        quadrant = (quadrant + 1) & 3;
        w0 = ~w0 + 1;
        w1 = ~w1 + (w0 == 0);
        w2 = ~w2 + (w0 == 0 && w1 == 0);
    }
    int scale = -64; /* the fraction is w2.w1.w0 · 2^scale, its leading bit to be brought to the top */
    while (w2 >> 63 == 0) {
        int shift = w2 == 0 ? 64 : __builtin_clzll(w2);
        if (shift == 64) {
            w2 = w1;
            w1 = w0;
            w0 = 0;
        } else {
            w2 = w2 << shift | w1 >> (64 - shift);
            w1 = w1 << shift | w0 >> (64 - shift);
            w0 <<= shift;
        }
        scale -= shift;
    }

    /* fraction = a + b with 53 bits each; r = (a + b)·π/2 */
    double a = ldexp((double)(w2 >> 11), scale + 11);
    double b = ldexp((double)((w2 & 2047) << 42 | w1 >> 22), scale - 42);
    const double half_pi = 0x1.921fb54442d18p+0, half_pi_rest = 0x1.1a62633145c07p-54;
    double product = a * half_pi;
    double rest = fma(a, half_pi, -product) + (a * half_pi_rest + b * half_pi);
    double r = product + rest;
    double tail = rest - (r - product);
    *hi = negative ? -r : r;
    *lo = negative ? -tail : tail;
    if (x < 0) {
        *hi = -*hi;
        *lo = -*lo;
        quadrant = -quadrant & 3;
    }
    return quadrant;
}
