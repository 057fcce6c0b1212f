/*
 * bool and integer arithmetic, one element at a time, as NumPy has it: it wraps around, and dividing by 0 is
 * 0.
 */
#ifndef BATON_INTEGER_H
#define BATON_INTEGER_H

#include "lines.h"

/* The unsigned type in which a type's sums and products wrap (one that is not promoted to int). */
#define WRAP_int8 uint32_t
#define WRAP_int16 uint32_t
#define WRAP_int32 uint32_t
#define WRAP_int64 uint64_t
#define WRAP_uint8 uint32_t
#define WRAP_uint16 uint32_t
#define WRAP_uint32 uint32_t
#define WRAP_uint64 uint64_t

/* A floating type in which a quotient, truncated, is the integers' (it errs by less than 1 / divisor). */
#define QUOTIENT_int8(x, y) ((int32_t)((float)(x) / (float)(y)))
#define QUOTIENT_uint8(x, y) ((int32_t)((float)(x) / (float)(y)))
#define QUOTIENT_int16(x, y) ((int32_t)((float)(x) / (float)(y)))
#define QUOTIENT_uint16(x, y) ((int32_t)((float)(x) / (float)(y)))
#define QUOTIENT_int32(x, y) ((int64_t)((double)(x) / (double)(y)))
#define QUOTIENT_uint32(x, y) ((int64_t)((double)(x) / (double)(y)))
#define QUOTIENT_int64(x, y) ((x) / (y))
#define QUOTIENT_uint64(x, y) ((x) / (y))

BATON_INLINE uint64_t greatest_common_divisor(uint64_t x, uint64_t y)
{
    while (x != 0) {
        uint64_t rest = y % x;
        y = x;
        x = rest;
    }
    return y;
}

#define IS_NEGATIVE_int8(x) ((x) < 0)
#define IS_NEGATIVE_int16(x) ((x) < 0)
#define IS_NEGATIVE_int32(x) ((x) < 0)
#define IS_NEGATIVE_int64(x) ((x) < 0)
#define IS_NEGATIVE_uint8(x) 0
#define IS_NEGATIVE_uint16(x) 0
#define IS_NEGATIVE_uint32(x) 0
#define IS_NEGATIVE_uint64(x) 0

#define MAGNITUDE(T, x) ((uint64_t)(IS_NEGATIVE_##T(x) ? 0 - (uint64_t)(x) : (uint64_t)(x)))

/* Functions that both signed and unsigned types have. lowest is the type's least value, 0 if unsigned. */
#define INTEGER_FUNCTIONS(T, lowest)                                                                         \
    /* y = 0 and lowest / -1 are the caller's to avoid. */                                                   \
    BATON_INLINE t_##T quotient_##T(t_##T x, t_##T y)                                                        \
    {                                                                                                        \
        t_##T q = (t_##T)QUOTIENT_##T(x, y);                                                                 \
        t_##T back = (t_##T)((WRAP_##T)q * (WRAP_##T)y);                                                     \
        return (t_##T)(q - (t_##T)((IS_NEGATIVE_##T(x) != IS_NEGATIVE_##T(y)) & (back != x)));               \
    }                                                                                                        \
    BATON_INLINE int is_lowest_##T(t_##T x, t_##T y) { return lowest != 0 && x == lowest && y == (t_##T)-1; }\
    BATON_INLINE t_##T floor_divide_##T(t_##T x, t_##T y)                                                    \
    {                                                                                                        \
        if (BATON_UNLIKELY(y == 0)) {                                                                        \
            conditions_raise(BATON_CONDITION_DIVIDE);                                                        \
            return 0;                                                                                        \
        }                                                                                                    \
        if (BATON_UNLIKELY(is_lowest_##T(x, y))) {                                                           \
            conditions_raise(BATON_CONDITION_OVERFLOW);                                                      \
            return x;                                                                                        \
        }                                                                                                    \
        return quotient_##T(x, y);                                                                           \
    }                                                                                                        \
    BATON_INLINE t_##T remainder_##T(t_##T x, t_##T y)                                                       \
    {                                                                                                        \
        if (BATON_UNLIKELY(y == 0)) {                                                                        \
            conditions_raise(BATON_CONDITION_DIVIDE);                                                        \
            return 0;                                                                                        \
        }                                                                                                    \
        if (is_lowest_##T(x, y)) {                                                                           \
            return 0;                                                                                        \
        }                                                                                                    \
        t_##T rest = (t_##T)(x % y);                                                                         \
        return (t_##T)(rest != 0 && IS_NEGATIVE_##T(rest) != IS_NEGATIVE_##T(y) ? rest + y : rest);          \
    }                                                                                                        \
    BATON_INLINE t_##T fmod_##T(t_##T x, t_##T y)                                                            \
    {                                                                                                        \
        if (BATON_UNLIKELY(y == 0)) {                                                                        \
            conditions_raise(BATON_CONDITION_DIVIDE);                                                        \
            return 0;                                                                                        \
        }                                                                                                    \
        return (t_##T)(is_lowest_##T(x, y) ? 0 : x % y);                                                     \
    }                                                                                                        \
    BATON_INLINE t_##T power_##T(t_##T x, t_##T y)                                                           \
    {                                                                                                        \
        WRAP_##T base = (WRAP_##T)x, product = 1;                                                            \
        for (t_##T rest = y; rest > 0 && base != 1; rest = (t_##T)(rest >> 1)) {                             \
            product = rest & 1 ? product * base : product;                                                   \
            base *= base;                                                                                    \
        }                                                                                                    \
        return (t_##T)product;                                                                               \
    }                                                                                                        \
    BATON_INLINE t_##T gcd_##T(t_##T x, t_##T y)                                                             \
    {                                                                                                        \
        return (t_##T)greatest_common_divisor(MAGNITUDE(T, x), MAGNITUDE(T, y));                             \
    }                                                                                                        \
    BATON_INLINE t_##T lcm_##T(t_##T x, t_##T y)                                                             \
    {                                                                                                        \
        uint64_t divisor = greatest_common_divisor(MAGNITUDE(T, x), MAGNITUDE(T, y));                        \
        return (t_##T)(divisor == 0 ? 0 : MAGNITUDE(T, x) / divisor * MAGNITUDE(T, y));                      \
    }                                                                                                        \
    BATON_INLINE int in_width_##T(t_##T y) { return (uint64_t)(int64_t)y < 8 * sizeof(y); }

INTEGER_FUNCTIONS(int8, INT8_MIN)
INTEGER_FUNCTIONS(int16, INT16_MIN)
INTEGER_FUNCTIONS(int32, INT32_MIN)
INTEGER_FUNCTIONS(int64, INT64_MIN)
INTEGER_FUNCTIONS(uint8, 0)
INTEGER_FUNCTIONS(uint16, 0)
INTEGER_FUNCTIONS(uint32, 0)
INTEGER_FUNCTIONS(uint64, 0)

#endif
