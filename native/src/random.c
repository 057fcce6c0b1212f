/*
 * PCG64 as NumPy has it (O'Neill's pcg_setseq_128_xsl_rr_64): state ← state·M + increment modulo 2^128, then
 * the two halves of the new state, xored, rotated right by its top six bits. A double is the top 53 of the 64
 * bits.
 *
 * One step waits for the one before it. So four generators run side by side, each one step ahead of the
 * other, and all take four steps at once: s ← s·M⁴ + increment·(1 + M + M² + M³).
 */
#include "variant.h"

typedef unsigned __int128 u128;

#define STREAMS 4

static u128 multiplier(void) { return (u128)2549297995355413924u << 64 | 4865540595714422341u; }

static uint64_t output(u128 state)
{
    uint64_t bits = (uint64_t)(state >> 64) ^ (uint64_t)state;
    unsigned turn = (unsigned)(state >> 122);
    return bits >> turn | bits << (-turn & 63);
}

static double uniform(u128 state) { return (double)(output(state) >> 11) * 0x1p-53; }

int32_t BATON_VARIANT_NAME(baton_pcg64_uniform)(uint64_t *state, int64_t n, double *out)
{
    if (n < 0) {
        return BATON_INVALID;
    }
    u128 s = (u128)state[0] << 64 | state[1], increment = (u128)state[2] << 64 | state[3];
    u128 factor = multiplier();
    int64_t i = 0;
    if (n >= 2 * STREAMS) {
        u128 jump_factor = 1, jump_increment = 0, stream[STREAMS];
        for (int k = 0; k < STREAMS; k++) {
            jump_factor *= factor;
            jump_increment = jump_increment * factor + increment;
            s = s * factor + increment;
            stream[k] = s;
        }
        for (; i + 2 * STREAMS <= n; i += STREAMS) {
            for (int k = 0; k < STREAMS; k++) {
                out[i + k] = uniform(stream[k]);
                stream[k] = stream[k] * jump_factor + jump_increment;
            }
        }
        for (int k = 0; k < STREAMS; k++, i++) {
            out[i] = uniform(stream[k]);
        }
        s = stream[STREAMS - 1];
    }
    for (; i < n; i++) {
        s = s * factor + increment;
        out[i] = uniform(s);
    }
    state[0] = (uint64_t)(s >> 64);
    state[1] = (uint64_t)s;
    return BATON_OK;
}
