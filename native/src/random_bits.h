/*
 * The bit generators, behind one interface: next64, next32, and words64, words32 for many at once. A source is one
 * generator's state while a kernel runs. The loops that make words are expanded once per generator, with the
 * generator a constant; loops that use words take them from a feed, filled some hundred at a time. So no loop
 * calls through a pointer, or asks at each element which generator it has.
 *
 *   PCG64      O'Neill's pcg_setseq_128_xsl_rr_64: s ← s·M + increment modulo 2^128, then the two halves of the
 *              new state, xored, rotated right by its top six bits
 *   PCG64DXSM  the same with a 64-bit multiplier and the output function DXSM, of the state before the step
 *   Philox     4×64, ten rounds (Salmon et al. 2011): a bijection of a counter that grows by one for 4 words
 *   SFC64      Doty-Humphrey's small fast counter
 *   MT19937    Matsumoto and Nishimura's twister, 32 bits at a time; of two, the first is the upper half
 *
 * 32-bit draws of the others take the lower half of a word first and keep the upper one for the next.
 */
#ifndef BATON_RANDOM_BITS_H
#define BATON_RANDOM_BITS_H

#include <string.h>

#include "variant.h"

typedef unsigned __int128 u128;

enum { TWISTER_WORDS = 624, TWISTER_MIDDLE = 397, STREAMS = 4 };

struct source {
    int kind;
    uint64_t has_half, half;                 /* the upper half of a word whose lower one was drawn */
    u128 state, increment;                   /* PCG64, PCG64DXSM */
    uint64_t small[4];                       /* SFC64 */
    uint64_t counter[4], key[2], buffer[4];  /* Philox */
    uint64_t position;                       /* Philox: of the next word in the buffer; MT19937: in the twister */
    uint32_t *twister;                       /* MT19937, in the caller's memory */
};

/* ---- from and to the caller's memory ----------------------------------------------------------------- */

static __attribute__((unused)) struct source source_load(int kind, uint64_t *state)
{
    struct source s = {.kind = kind, .has_half = state[0], .half = state[1]};
    switch (kind) {
    case BATON_PCG64:
    case BATON_PCG64DXSM:
        s.state = (u128)state[2] << 64 | state[3];
        s.increment = (u128)state[4] << 64 | state[5];
        break;
    case BATON_PHILOX:
        memcpy(s.counter, state + 2, sizeof s.counter);
        memcpy(s.key, state + 6, sizeof s.key);
        s.position = state[8];
        memcpy(s.buffer, state + 9, sizeof s.buffer);
        break;
    case BATON_SFC64: memcpy(s.small, state + 2, sizeof s.small); break;
    default:
        s.position = state[2];
        s.twister = (uint32_t *)(state + 3);
    }
    return s;
}

static __attribute__((unused)) void source_store(const struct source *s, uint64_t *state)
{
    state[0] = s->has_half;
    state[1] = s->half;
    switch (s->kind) {
    case BATON_PCG64:
    case BATON_PCG64DXSM:
        state[2] = (uint64_t)(s->state >> 64);
        state[3] = (uint64_t)s->state;
        break;
    case BATON_PHILOX:
        memcpy(state + 2, s->counter, sizeof s->counter);
        state[8] = s->position;
        memcpy(state + 9, s->buffer, sizeof s->buffer);
        break;
    case BATON_SFC64: memcpy(state + 2, s->small, sizeof s->small); break;
    default: state[2] = s->position;
    }
}

/* ---- one step of each -------------------------------------------------------------------------------- */

#define PCG_DXSM_MULTIPLIER UINT64_C(0xda942042e4dd58b5)

BATON_INLINE u128 pcg_multiplier(int kind)
{
    return kind == BATON_PCG64 ? (u128)UINT64_C(2549297995355413924) << 64 | UINT64_C(4865540595714422341)
                               : PCG_DXSM_MULTIPLIER;
}

BATON_INLINE uint64_t rotate_left(uint64_t word, unsigned turn) { return word << turn | word >> (-turn & 63); }

BATON_INLINE uint64_t pcg_output(int kind, u128 state)
{
    uint64_t high = (uint64_t)(state >> 64), low = (uint64_t)state;
    if (kind == BATON_PCG64) {
        return rotate_left(high ^ low, (unsigned)-(int)(high >> 58) & 63);
    }
    high ^= high >> 32;
    high *= PCG_DXSM_MULTIPLIER;
    high ^= high >> 48;
    return high * (low | 1);
}

BATON_INLINE uint64_t pcg_next(struct source *s, int kind)
{
    u128 before = s->state;
    s->state = before * pcg_multiplier(kind) + s->increment;
    return pcg_output(kind, kind == BATON_PCG64 ? s->state : before);
}

BATON_INLINE uint64_t sfc_next(struct source *s)
{
    uint64_t *w = s->small, word = w[0] + w[1] + w[3]++;
    w[0] = w[1] ^ w[1] >> 11;
    w[1] = w[2] + (w[2] << 3);
    w[2] = rotate_left(w[2], 24) + word;
    return word;
}

BATON_INLINE void philox_count(struct source *s)
{
    for (int i = 0; i < 4 && ++s->counter[i] == 0; i++) {
    }
}

BATON_INLINE void philox_block(const struct source *s, uint64_t out[4])
{
    uint64_t x0 = s->counter[0], x1 = s->counter[1], x2 = s->counter[2], x3 = s->counter[3];
    uint64_t k0 = s->key[0], k1 = s->key[1];
    for (int round = 0; round < 10; round++) {
        u128 a = (u128)UINT64_C(0xD2E7470EE14C6C93) * x0, b = (u128)UINT64_C(0xCA5A826395121157) * x2;
        x0 = (uint64_t)(b >> 64) ^ x1 ^ k0;
        x1 = (uint64_t)b;
        x2 = (uint64_t)(a >> 64) ^ x3 ^ k1;
        x3 = (uint64_t)a;
        k0 += UINT64_C(0x9E3779B97F4A7C15);
        k1 += UINT64_C(0xBB67AE8584CAA73B);
    }
    out[0] = x0;
    out[1] = x1;
    out[2] = x2;
    out[3] = x3;
}

BATON_INLINE uint64_t philox_next(struct source *s)
{
    if (s->position >= 4) {
        philox_count(s);
        philox_block(s, s->buffer);
        s->position = 0;
    }
    return s->buffer[s->position++];
}

BATON_INLINE uint32_t twisted(uint32_t word, uint32_t next, uint32_t middle)
{
    uint32_t y = (word & 0x80000000u) | (next & 0x7fffffffu);
    return middle ^ y >> 1 ^ (-(y & 1) & 0x9908b0dfu);
}

static __attribute__((noinline, unused)) void twist(uint32_t *w)
{
    enum { AHEAD = TWISTER_WORDS - TWISTER_MIDDLE };
    int i = 0;
    for (; i < AHEAD; i++) {
        w[i] = twisted(w[i], w[i + 1], w[i + TWISTER_MIDDLE]);
    }
    for (; i < TWISTER_WORDS - 1; i++) {
        w[i] = twisted(w[i], w[i + 1], w[i - AHEAD]);
    }
    w[i] = twisted(w[i], w[0], w[i - AHEAD]);
}

BATON_INLINE uint32_t tempered(uint32_t y)
{
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

BATON_INLINE uint32_t twister_next(struct source *s)
{
    if (s->position >= TWISTER_WORDS) {
        twist(s->twister);
        s->position = 0;
    }
    return tempered(s->twister[s->position++]);
}

/* ---- one word at a time ------------------------------------------------------------------------------ */

static __attribute__((noinline, unused)) uint64_t next64(struct source *s)
{
    switch (s->kind) {
    case BATON_PCG64: return pcg_next(s, BATON_PCG64);
    case BATON_PCG64DXSM: return pcg_next(s, BATON_PCG64DXSM);
    case BATON_PHILOX: return philox_next(s);
    case BATON_SFC64: return sfc_next(s);
    default: {
        uint64_t high = twister_next(s);
        return high << 32 | twister_next(s);
    }
    }
}

static __attribute__((noinline, unused)) uint32_t next32(struct source *s)
{
    if (s->kind == BATON_MT19937) {
        return twister_next(s);
    }
    if (s->has_half) {
        s->has_half = 0;
        return (uint32_t)s->half;
    }
    uint64_t word = next64(s);
    s->has_half = 1;
    s->half = word >> 32;
    return (uint32_t)word;
}

/* The top 53 bits; of the twister's two words the top 27 and the top 26. */
BATON_INLINE double unit_double(uint64_t word, int twister)
{
    uint64_t bits = twister ? word >> 37 << 26 | (uint32_t)word >> 6 : word >> 11;
    return (double)(int64_t)bits * 0x1p-53;
}

BATON_INLINE float unit_float(uint32_t word) { return (float)(int32_t)(word >> 8) * 0x1p-24f; }

/* ---- many words: where a generator's steps need not wait for each other, they do not ----------------- */

/*
 * One step of PCG waits for the one before it. So four run side by side, each one step ahead of the other, and
 * all take four steps at once: s ← s·M⁴ + increment·(1 + M + M² + M³).
 */
BATON_INLINE void pcg_words(struct source *s, int kind, int64_t n, uint64_t *out)
{
    u128 factor = pcg_multiplier(kind), increment = s->increment, state = s->state;
    int64_t i = 0;
    if (n >= 2 * STREAMS) {
        u128 jump_factor = 1, jump_increment = 0, stream[STREAMS];
        for (int k = 0; k < STREAMS; k++) {
            jump_factor *= factor;
            jump_increment = jump_increment * factor + increment;
            stream[k] = kind == BATON_PCG64 ? state * jump_factor + jump_increment : state;
            if (kind != BATON_PCG64) {
                state = state * factor + increment;
            }
        }
        for (; i + STREAMS <= n; i += STREAMS) {
            for (int k = 0; k < STREAMS; k++) {
                out[i + k] = pcg_output(kind, stream[k]);
                state = stream[k];
                stream[k] = stream[k] * jump_factor + jump_increment;
            }
        }
        if (kind != BATON_PCG64) {
            state = stream[0];
        }
    }
    s->state = state;
    for (; i < n; i++) {
        out[i] = pcg_next(s, kind);
    }
}

BATON_INLINE void philox_words(struct source *s, int64_t n, uint64_t *out)
{
    int64_t i = 0;
    for (; i < n && s->position < 4; i++) {
        out[i] = s->buffer[s->position++];
    }
    if (n - i >= 4) {
        for (; n - i >= 4; i += 4) {
            philox_count(s);
            philox_block(s, out + i);
        }
        memcpy(s->buffer, out + i - 4, sizeof s->buffer);
    }
    for (; i < n; i++) {
        out[i] = philox_next(s);
    }
}

BATON_INLINE void sfc_words(struct source *s, int64_t n, uint64_t *out)
{
    for (int64_t i = 0; i < n; i++) {
        out[i] = sfc_next(s);
    }
}

static __attribute__((unused)) void twister_words(struct source *s, int64_t n, uint32_t *out)
{
    for (int64_t i = 0; i < n;) {
        if (s->position >= TWISTER_WORDS) {
            twist(s->twister);
            s->position = 0;
        }
        int64_t there = TWISTER_WORDS - (int64_t)s->position, count = n - i < there ? n - i : there;
        const uint32_t *from = s->twister + s->position;
        for (int64_t j = 0; j < count; j++) {
            out[i + j] = tempered(from[j]);
        }
        s->position += (uint64_t)count;
        i += count;
    }
}

BATON_INLINE void twister_pairs(struct source *s, int64_t n, uint64_t *out)
{
    enum { PIECE = 128 };
    uint32_t halves[2 * PIECE];
    for (int64_t i = 0; i < n; i += PIECE) {
        int64_t count = n - i < PIECE ? n - i : PIECE;
        twister_words(s, 2 * count, halves);
        for (int64_t j = 0; j < count; j++) {
            out[i + j] = (uint64_t)halves[2 * j] << 32 | halves[2 * j + 1];
        }
    }
}

static __attribute__((noinline, unused)) void words64(struct source *s, int64_t n, uint64_t *out)
{
    switch (s->kind) {
    case BATON_PCG64: pcg_words(s, BATON_PCG64, n, out); break;
    case BATON_PCG64DXSM: pcg_words(s, BATON_PCG64DXSM, n, out); break;
    case BATON_PHILOX: philox_words(s, n, out); break;
    case BATON_SFC64: sfc_words(s, n, out); break;
    default: twister_pairs(s, n, out);
    }
}

static __attribute__((noinline, unused)) void words32(struct source *s, int64_t n, uint32_t *out)
{
    if (s->kind == BATON_MT19937) {
        twister_words(s, n, out);
        return;
    }
    int64_t i = 0;
    if (n > 0 && s->has_half) {
        out[i++] = next32(s);
    }
    enum { PIECE = 128 };
    uint64_t words[PIECE];
    while (n - i >= 2) {
        int64_t count = (n - i) / 2 < PIECE ? (n - i) / 2 : PIECE;
        words64(s, count, words);
        for (int64_t j = 0; j < count; j++) {
            out[i + 2 * j] = (uint32_t)words[j];
            out[i + 2 * j + 1] = (uint32_t)(words[j] >> 32);
        }
        s->half = words[count - 1] >> 32;
        i += 2 * count;
    }
    if (i < n) {
        out[i] = next32(s);
    }
}

/*
 * Words drawn ahead for a loop of which each element takes at least one: never more than there are elements
 * left, so that none is left over. What an element needs beyond them comes from the source.
 */
enum { FEED = 256 };

struct feed64 {
    int64_t at, end;
    uint64_t words[FEED];
};

struct feed32 {
    int64_t at, end;
    uint32_t words[FEED];
};

BATON_INLINE void feed64_fill(struct feed64 *f, struct source *s, int64_t left)
{
    f->at = 0;
    f->end = left < FEED ? left : FEED;
    words64(s, f->end, f->words);
}

BATON_INLINE void feed32_fill(struct feed32 *f, struct source *s, int64_t left)
{
    f->at = 0;
    f->end = left < FEED ? left : FEED;
    words32(s, f->end, f->words);
}

/* From a feed, or from the source if there is none. */
BATON_INLINE uint64_t fed64(struct feed64 *f, struct source *s)
{
    return f != NULL && f->at < f->end ? f->words[f->at++] : next64(s);
}

BATON_INLINE uint32_t fed32(struct feed32 *f, struct source *s)
{
    return f != NULL && f->at < f->end ? f->words[f->at++] : next32(s);
}

#endif
