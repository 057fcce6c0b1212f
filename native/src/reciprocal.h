/*
 * Quotients of many 64-bit integers by one: by a product with its reciprocal (Granlund and Montgomery, Division by
 * Invariant Integers using Multiplication, 1994, figure 4.1), which vectors can form and divisions they cannot.
 */
#ifndef BATON_RECIPROCAL_H
#define BATON_RECIPROCAL_H

#include "variant.h"

struct reciprocal {
    uint64_t factor;
    int shift;
};

/* d ≥ 2 */
BATON_INLINE struct reciprocal reciprocal_of(uint64_t d)
{
    int bits = 64 - __builtin_clzll(d - 1); /* d ≤ 2^bits */
    unsigned __int128 rest = ((unsigned __int128)1 << bits) - d;
    return (struct reciprocal){(uint64_t)((rest << 64) / d) + 1, bits - 1};
}

BATON_INLINE uint64_t quotient_by(uint64_t n, struct reciprocal r)
{
    uint64_t high = (uint64_t)((unsigned __int128)n * r.factor >> 64);
    return (high + ((n - high) >> 1)) >> r.shift;
}

#if BATON_LANES > 2
/* The product of the lower halves. */
BATON_INLINE vu vu_product(vu a, vu b)
{
#if BATON_LANES == 8
    return (vu)_mm512_mul_epu32((__m512i)a, (__m512i)b);
#else
    return (vu)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#endif
}

BATON_INLINE vu vu_quotient_by(vu n, struct reciprocal r)
{
    const vu half = vu_set(0xffffffff), low = vu_set(r.factor), top = vu_set(r.factor >> 32);
    vu n_top = n >> 32;
    vu first = vu_product(n, top), second = vu_product(n_top, low);
    vu middle = (vu_product(n, low) >> 32) + (first & half) + (second & half);
    vu high = vu_product(n_top, top) + (first >> 32) + (second >> 32) + (middle >> 32);
    return (high + ((n - high) >> 1)) >> r.shift;
}
#endif

#endif
