/*
 * Real functions of floating-point elements, one at a time, in float and in double: for the lines of
 * lines.h.
 */
#ifndef BATON_REAL_H
#define BATON_REAL_H

#include "lines.h"

/* The quotient rounded down and what is left of it, of the divisor's sign: Python's divmod. */
BATON_INLINE double remainder_float64(double x, double y)
{
    double rest = fmod(x, y);
    if (y == 0) {
        return rest;
    }
    if (rest == 0) {
        return copysign(0, y);
    }
    return (rest < 0) != (y < 0) ? rest + y : rest;
}

BATON_INLINE double floor_divide_float64(double x, double y)
{
    if (y == 0) {
        return x / y;
    }
    double rest = fmod(x, y), quotient = (x - rest) / y;
    if (rest != 0 && (rest < 0) != (y < 0)) {
        quotient -= 1;
    }
    if (quotient == 0) {
        return copysign(0, x / y);
    }
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

BATON_INLINE float remainder_float32(float x, float y)
{
    float rest = fmodf(x, y);
    if (y == 0) {
        return rest;
    }
    if (rest == 0) {
        return copysignf(0, y);
    }
    return (rest < 0) != (y < 0) ? rest + y : rest;
}

BATON_INLINE float floor_divide_float32(float x, float y)
{
    if (y == 0) {
        return x / y;
    }
    float rest = fmodf(x, y), quotient = (x - rest) / y;
    if (rest != 0 && (rest < 0) != (y < 0)) {
        quotient -= 1;
    }
    if (quotient == 0) {
        return copysignf(0, x / y);
    }
    float whole = floorf(quotient);
    return quotient - whole > 0.5f ? whole + 1 : whole;
}

#define LOG2_E 0x1.71547652b82fep+0
#define LN_2 0x1.62e42fefa39efp-1

/* log(e^x + e^y) and log2(2^x + 2^y), without overflow. */
BATON_INLINE double logaddexp_one(double x, double y)
{
    double distance = x - y;
    if (x == y) {
        return x + LN_2;
    }
    return distance > 0    ? x + log1p(exp(-distance))
           : distance <= 0 ? y + log1p(exp(distance))
                           : distance;
}

BATON_INLINE double logaddexp2_one(double x, double y)
{
    double distance = x - y;
    if (x == y) {
        return x + 1;
    }
    return distance > 0    ? x + LOG2_E * log1p(exp2(-distance))
           : distance <= 0 ? y + LOG2_E * log1p(exp2(distance))
                           : distance;
}

BATON_INLINE int clamped_exponent(int64_t n) { return n > 5000 ? 5000 : n < -5000 ? -5000 : (int)n; }

/* The distance to the next number away from 0. */
BATON_INLINE double spacing_float64(double x)
{
    return isinf(x) ? x - x : nextafter(x, copysign(INFINITY, x + 0)) - x;
}
BATON_INLINE float spacing_float32(float x)
{
    return isinf(x) ? x - x : nextafterf(x, copysignf(INFINITY, x + 0)) - x;
}

/*
 * Neighbours of 16-bit floats, whose bits count the numbers of a sign. infinite are those of infinity.
 */
BATON_INLINE uint16_t next_half(uint16_t x, uint16_t y, uint16_t infinite)
{
    uint16_t from = x & 0x7fff, to = y & 0x7fff;
    if (from > infinite || to > infinite) {
        return infinite == 0x7c00 ? 0x7e00 : 0x7fc0;
    }
    if (x == y || (from | to) == 0) {
        return x;
    }
    if (from == 0) {
        return (uint16_t)((y & 0x8000) + 1);
    }
    uint16_t next = (uint16_t)(((x ^ y) & 0x8000) == 0 && to > from ? x + 1 : x - 1);
    conditions_raise((next & 0x7fff) == infinite && from < infinite ? BATON_CONDITION_OVERFLOW : 0);
    return next;
}

/* The distance to the next number upwards: NumPy's for float16, unlike those for the wider floats. */
BATON_INLINE uint16_t spacing_float16(uint16_t x)
{
    uint16_t magnitude = x & 0x7fff;
    if (magnitude >= 0x7c00) {
        conditions_raise(BATON_CONDITION_INVALID);
        return 0x7e00;
    }
    return half_of_float(float_of_half(next_half(x, 0x7c00, 0x7c00)) - float_of_half(x));
}

/* The distance to the next number away from 0. */
BATON_INLINE uint16_t spacing_bfloat16(uint16_t x)
{
    uint16_t magnitude = x & 0x7fff;
    if (magnitude >= 0x7f80) {
        conditions_raise(BATON_CONDITION_INVALID);
        return 0x7fc0;
    }
    conditions_raise(magnitude == 0x7f7f ? BATON_CONDITION_OVERFLOW : 0);
    return bfloat_of_float(float_of_bfloat((uint16_t)(x + 1)) - float_of_bfloat(x));
}

/*
 * float32 by way of float64: a kernel of doubles run over a buffer. The result is rounded once more, from 29
 * bits beyond: it is the correctly rounded one but for about one case in 10^8.
 */
enum { VIA_DOUBLE = 256 };

static __attribute__((noinline, unused)) void run_via_double(int64_t n, int operands, char *const *data,
                                                             const int64_t *stride, baton_run *run)
{
    double buffer[BATON_MAX_OPERANDS][VIA_DOUBLE] __attribute__((aligned(64)));
    char *at[BATON_MAX_OPERANDS];
    int64_t steps[BATON_MAX_OPERANDS];
    const struct element_context plain = {0};
    for (int k = 0; k < operands; k++) {
        at[k] = (char *)buffer[k];
        steps[k] = sizeof(double);
    }
    for (int64_t i = 0; i < n; i += VIA_DOUBLE) {
        int64_t count = n - i < VIA_DOUBLE ? n - i : VIA_DOUBLE;
        for (int k = 1; k < operands; k++) {
            const char *p = data[k] + i * stride[k];
            double *b = buffer[k];
            if (stride[k] == sizeof(float)) {
                for (int64_t j = 0; j < count; j++) {
                    b[j] = ((const float *)p)[j];
                }
            } else {
                for (int64_t j = 0; j < count; j++, p += stride[k]) {
                    b[j] = *(const float *)p;
                }
            }
        }
        run(count, at, steps, &plain);
        char *out = data[0] + i * stride[0];
        if (stride[0] == sizeof(float)) {
            for (int64_t j = 0; j < count; j++) {
                ((float *)out)[j] = (float)buffer[0][j];
            }
        } else {
            for (int64_t j = 0; j < count; j++, out += stride[0]) {
                *(float *)out = (float)buffer[0][j];
            }
        }
    }
}

#define UNARY_VIA_DOUBLE(name, run)                                                                          \
    static void name(int64_t n, char *const *data, const int64_t *stride,                                    \
                     const void *context __attribute__((unused)))                                            \
    {                                                                                                        \
        run_via_double(n, 2, data, stride, run);                                                             \
    }
#define BINARY_VIA_DOUBLE(name, run)                                                                         \
    static void name(int64_t n, char *const *data, const int64_t *stride,                                    \
                     const void *context __attribute__((unused)))                                            \
    {                                                                                                        \
        run_via_double(n, 3, data, stride, run);                                                             \
    }

#endif
