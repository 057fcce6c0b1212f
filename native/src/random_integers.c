/*
 * Integers in [low, low + range], both ends included, modulo 2^width: Lemire's way, from 32-bit draws up to a width
 * of 32 and wherever 32 bits suffice. Narrower ones take their 16, 8 or 1 bits from a 32-bit draw, lowest first,
 * and what is left of it at the end of a call is lost.
 */
#include "random_draw.h"

/* ---- one range for all ------------------------------------------------------------------------------- */

#define WIDE_FILL(name, width, type, ...)                                                                    \
    static void name(struct source *s, int64_t n,        type *out, uint64_t low, uint64_t range)            \
    {                                                                                                        \
        struct feed##width feed, *f = &feed;                                                                 \
        (void)range;                                                                                         \
        for (int64_t i = 0; i < n;) {                                                                        \
            feed##width##_fill(f, s, n - i);                                                                 \
            while (f->at < f->end) {                                                                         \
                out[i++] = (type)(low + __VA_ARGS__);                                                        \
            }                                                                                                \
        }                                                                                                    \
    }

WIDE_FILL(fill64, 64, uint64_t, fed_bounded64(f, s, range))
WIDE_FILL(fill64_all, 64, uint64_t, fed64(f, s))
WIDE_FILL(fill64_of_32, 32, uint64_t, fed_bounded32(f, s, (uint32_t)range))
WIDE_FILL(fill64_of_all_32, 32, uint64_t, fed32(f, s))
WIDE_FILL(fill32, 32, uint32_t, fed_bounded32(f, s, (uint32_t)range))
WIDE_FILL(fill32_all, 32, uint32_t, fed32(f, s))

/* Pieces of a 32-bit draw. */
struct pieces {
    uint32_t bits;
    int left;
};

BATON_INLINE uint32_t next_piece(struct pieces *p, int width, struct feed32 *f, struct source *s)
{
    if (p->left == 0) {
        p->bits = fed32(f, s);
        p->left = 32 / width;
    } else {
        p->bits >>= width;
    }
    p->left--;
    return p->bits & ((UINT32_C(1) << width) - 1);
}

BATON_INLINE uint32_t bounded_piece(struct pieces *p, int width, struct feed32 *f, struct source *s,
                                    uint32_t range)
{
    uint32_t most = (UINT32_C(1) << width) - 1, count = range + 1;
    if (range == 0) {
        return 0;
    }
    if (range == most) {
        return next_piece(p, width, f, s);
    }
    uint32_t product = next_piece(p, width, f, s) * count;
    if (RARE((product & most) < count)) {
        uint32_t unfair = (most - range) % count;
        while ((product & most) < unfair) {
            product = next_piece(p, width, f, s) * count;
        }
    }
    return product >> width;
}

#define NARROW_FILL(name, width, type)                                                                       \
    static void name(struct source *s, int64_t n,        type *out, uint64_t low, uint64_t range)            \
    {                                                                                                        \
        struct feed32 feed = {0}, *f = &feed;                                                                \
        struct pieces pieces = {0};                                                                          \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            if (pieces.left == 0 && f->at == f->end) {                                                       \
                feed32_fill(f, s, (n - i + 32 / width - 1) / (32 / width));                                  \
            }                                                                                                \
            out[i] = (type)(low + bounded_piece(&pieces, width, f, s, (uint32_t)range));                     \
        }                                                                                                    \
    }

NARROW_FILL(fill16, 16, uint16_t)
NARROW_FILL(fill8, 8, uint8_t)
NARROW_FILL(fill1, 1, uint8_t)

/* All of one range, which is not 0. */
static void fill_alike(struct source *s, int32_t width, int64_t n, void *out, uint64_t low, uint64_t range)
{
    switch (width) {
    case 64:
        if (range > UINT32_MAX) {
            (range == UINT64_MAX ? fill64_all : fill64)(s, n, out, low, range);
        } else {
            (range == UINT32_MAX ? fill64_of_all_32 : fill64_of_32)(s, n, out, low, range);
        }
        break;
    case 32: (range == UINT32_MAX ? fill32_all : fill32)(s, n, out, low, range); break;
    case 16: fill16(s, n, out, low, range); break;
    case 8: fill8(s, n, out, low, range); break;
    default: fill1(s, n, out, low, range);
    }
}

/* ---- a range for each -------------------------------------------------------------------------------- */

static void fill_each(struct source *s, int32_t width, int64_t n, void *out, const uint64_t *lows,
                      const uint64_t *ranges, int64_t step)
{
    struct pieces pieces = {0};
    for (int64_t i = 0; i < n; i++) {
        uint64_t low = lows[i * step], range = ranges[i * step];
        switch (width) {
        case 64: ((uint64_t *)out)[i] = low + next_bounded(s, range); break;
        case 32: ((uint32_t *)out)[i] = (uint32_t)(low + next_bounded(s, range)); break;
        case 16: ((uint16_t *)out)[i] = (uint16_t)(low + bounded_piece(&pieces, 16, NULL, s, (uint32_t)range)); break;
        case 8: ((uint8_t *)out)[i] = (uint8_t)(low + bounded_piece(&pieces, 8, NULL, s, (uint32_t)range)); break;
        default: ((uint8_t *)out)[i] = (uint8_t)(low + bounded_piece(&pieces, 1, NULL, s, (uint32_t)range));
        }
    }
}

int32_t BATON_VARIANT_NAME(baton_random_integers)(int32_t bits, int32_t width, uint64_t *state, int64_t n,
                                                  void *out, const uint64_t *low, const uint64_t *range,
                                                  int64_t step)
{
    if (bits < BATON_PCG64 || bits > BATON_SFC64 ||
        (width != 1 && width != 8 && width != 16 && width != 32 && width != 64)) {
        return BATON_UNSUPPORTED;
    }
    if (n < 0) {
        return BATON_INVALID;
    }
    struct source s = source_load(bits, state);
    if (n > 0 && step == 0 && range[0] != 0) {
        fill_alike(&s, width, n, out, low[0], range[0]);
    } else {
        fill_each(&s, width, n, out, low, range, step);
    }
    source_store(&s, state);
    return BATON_OK;
}
