/*
 * The draws that everything else is made of: a double, a float, the normal and the exponential by ziggurat. What
 * is drawn, in which order and with which roundings, is what numpy.random.Generator does: that is the contract.
 * log, exp, pow and the like are the C library's, as NumPy's are, so that their last bits are the same on the same
 * machine.
 */
#ifndef BATON_RANDOM_DRAW_H
#define BATON_RANDOM_DRAW_H

#include <math.h>

#include "random_bits.h"

/* A layer of a ziggurat: j random bits give j·width, under the curve for certain when j < inside. */
struct layer64 {
    uint64_t inside;
    double width;
};

struct layer32 {
    uint32_t inside;
    float width;
};

#include "random_tables.h"

#define NORMAL_R 3.6541528853610088
#define NORMAL_INVERSE_R 0.27366123732975828
#define EXPONENTIAL_R 7.6971174701310497

#define RARE(condition) __builtin_expect(condition, 0)

BATON_INLINE double fed_double(struct feed64 *f, struct source *s)
{
    return unit_double(fed64(f, s), s->kind == BATON_MT19937);
}

BATON_INLINE float fed_float(struct feed32 *f, struct source *s)
{
    return unit_float(fed32(f, s));
}

BATON_INLINE double next_double(struct source *s) { return fed_double(NULL, s); }

BATON_INLINE float next_float(struct source *s) { return fed_float(NULL, s); }

/* ---- the normal: eight bits of layer, one of sign, 52 (23) of position ------------------------------- */

BATON_INLINE double fed_normal(struct feed64 *f, struct source *s)
{
    for (;;) {
        uint64_t word = fed64(f, s);
        unsigned layer = word & 0xff;
        uint64_t position = word >> 9 & 0x000fffffffffffff;
        double x = (double)(int64_t)position * normal_layers64[layer].width;
        /* The sign bit set without a branch, which would be mispredicted every other time. */
        uint64_t bits;
        memcpy(&bits, &x, sizeof bits);
        bits |= (word & 0x100) << 55;
        memcpy(&x, &bits, sizeof x);
        if (!RARE(position >= normal_layers64[layer].inside)) {
            return x;
        }
        if (layer != 0) {
            double low = normal_heights64[layer], high = normal_heights64[layer - 1];
            if ((high - low) * fed_double(f, s) + low < exp(-0.5 * x * x)) {
                return x;
            }
            continue;
        }
        for (;;) {
            /* 1 - U, so that there is no log of 0 */
            double beyond = -NORMAL_INVERSE_R * log1p(-fed_double(f, s));
            double y = -log1p(-fed_double(f, s));
            if (y + y > beyond * beyond) {
                return position >> 8 & 1 ? -(NORMAL_R + beyond) : NORMAL_R + beyond;
            }
        }
    }
}

BATON_INLINE float fed_normal32(struct feed32 *f, struct source *s)
{
    for (;;) {
        uint32_t word = fed32(f, s);
        unsigned layer = word & 0xff;
        uint32_t position = word >> 9, bits;
        float x = (float)(int32_t)position * normal_layers32[layer].width;
        memcpy(&bits, &x, sizeof bits);
        bits |= (word & 0x100) << 23;
        memcpy(&x, &bits, sizeof x);
        if (!RARE(position >= normal_layers32[layer].inside)) {
            return x;
        }
        if (layer != 0) {
            float low = normal_heights32[layer], high = normal_heights32[layer - 1];
            if ((high - low) * fed_float(f, s) + low < exp(-0.5 * x * x)) {
                return x;
            }
            continue;
        }
        for (;;) {
            float beyond = -(float)NORMAL_INVERSE_R * log1pf(-fed_float(f, s));
            float y = -log1pf(-fed_float(f, s));
            if (y + y > beyond * beyond) {
                return position >> 8 & 1 ? -((float)NORMAL_R + beyond) : (float)NORMAL_R + beyond;
            }
        }
    }
}

/* ---- the exponential: three (one) bits unused, eight of layer, 53 (23) of position ------------------- */

BATON_INLINE double fed_exponential(struct feed64 *f, struct source *s)
{
    for (;;) {
        uint64_t word = fed64(f, s), position = word >> 11;
        unsigned layer = word >> 3 & 0xff;
        double x = (double)(int64_t)position * exponential_layers64[layer].width;
        if (!RARE(position >= exponential_layers64[layer].inside)) {
            return x;
        }
        if (layer == 0) {
            return EXPONENTIAL_R - log1p(-fed_double(f, s));
        }
        double low = exponential_heights64[layer], high = exponential_heights64[layer - 1];
        if ((high - low) * fed_double(f, s) + low < exp(-x)) {
            return x;
        }
    }
}

BATON_INLINE float fed_exponential32(struct feed32 *f, struct source *s)
{
    for (;;) {
        uint32_t word = fed32(f, s), position = word >> 9;
        unsigned layer = word >> 1 & 0xff;
        float x = (float)(int32_t)position * exponential_layers32[layer].width;
        if (!RARE(position >= exponential_layers32[layer].inside)) {
            return x;
        }
        if (layer == 0) {
            return (float)EXPONENTIAL_R - log1pf(-fed_float(f, s));
        }
        float low = exponential_heights32[layer], high = exponential_heights32[layer - 1];
        if ((high - low) * fed_float(f, s) + low < expf(-x)) {
            return x;
        }
    }
}

BATON_INLINE double next_normal(struct source *s) { return fed_normal(NULL, s); }

BATON_INLINE double next_exponential(struct source *s) { return fed_exponential(NULL, s); }

/* ---- an integer in [0, range], both ends included ---------------------------------------------------- */

/* By masking and trying again: what shuffling and urns are drawn with. */
BATON_INLINE uint64_t next_masked(struct source *s, uint64_t range)
{
    if (range == 0) {
        return 0;
    }
    uint64_t mask = UINT64_MAX >> __builtin_clzll(range), value;
    do {
        value = (range <= UINT32_MAX ? next32(s) : next64(s)) & mask;
    } while (value > range);
    return value;
}

/*
 * Lemire's way: the upper half of word·(range + 1), tried again when the lower one is among the few values
 * that would come up once too often.
 */
BATON_INLINE uint32_t fed_bounded32(struct feed32 *f, struct source *s, uint32_t range)
{
    uint32_t count = range + 1;
    uint64_t product = (uint64_t)fed32(f, s) * count;
    if (RARE((uint32_t)product < count)) {
        uint32_t unfair = (UINT32_MAX - range) % count;
        while ((uint32_t)product < unfair) {
            product = (uint64_t)fed32(f, s) * count;
        }
    }
    return (uint32_t)(product >> 32);
}

BATON_INLINE uint64_t fed_bounded64(struct feed64 *f, struct source *s, uint64_t range)
{
    uint64_t count = range + 1;
    u128 product = (u128)fed64(f, s) * count;
    if (RARE((uint64_t)product < count)) {
        uint64_t unfair = (UINT64_MAX - range) % count;
        while ((uint64_t)product < unfair) {
            product = (u128)fed64(f, s) * count;
        }
    }
    return (uint64_t)(product >> 64);
}

/* Of 32 bits where they suffice. */
BATON_INLINE uint64_t next_bounded(struct source *s, uint64_t range)
{
    if (range == 0) {
        return 0;
    }
    if (range <= UINT32_MAX) {
        return range == UINT32_MAX ? next32(s) : fed_bounded32(NULL, s, (uint32_t)range);
    }
    return range == UINT64_MAX ? next64(s) : fed_bounded64(NULL, s, range);
}

#endif
