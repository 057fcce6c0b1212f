/*
 * The order of every dtype, as NumPy has it: ascending, -0 equal to 0, NaN after everything else and equal to
 * NaN; complex numbers by their real, then by their imaginary parts, those with a NaN after all others (first
 * the ones whose imaginary part alone is NaN).
 *
 *   order_<type>(x)   an integer that is ordered so: INT32_MAX or INT64_MAX for NaN
 *   turned_16(b)      of the bits of a float of 16 bits that is not NaN, a signed integer of the same width ordered
 *                     likewise, but -0 just below 0; turned_16(turned_16(b)) is b again
 */
#ifndef BATON_SORT_ORDER_H
#define BATON_SORT_ORDER_H

#include "variant.h"

typedef struct {
    float re, im;
} sort_complex64;
typedef struct {
    double re, im;
} sort_complex128;

BATON_INLINE int16_t turned_16(int16_t bits) { return (int16_t)(bits ^ (bits >> 15 & 0x7fff)); }

BATON_INLINE int nan_float16(int16_t bits) { return (bits & 0x7fff) > 0x7c00; }
BATON_INLINE int nan_bfloat16(int16_t bits) { return (bits & 0x7fff) > 0x7f80; }
BATON_INLINE int nan_float32(int32_t bits) { return (bits & INT32_MAX) > 0x7f800000; }
BATON_INLINE int nan_float64(int64_t bits) { return (bits & INT64_MAX) > 0x7ff0000000000000; }

BATON_INLINE int32_t order_bool(uint8_t x) { return x; }
BATON_INLINE int32_t order_int8(int8_t x) { return x; }
BATON_INLINE int32_t order_int16(int16_t x) { return x; }
BATON_INLINE int32_t order_int32(int32_t x) { return x; }
BATON_INLINE int32_t order_uint8(uint8_t x) { return x; }
BATON_INLINE int32_t order_uint16(uint16_t x) { return x; }
BATON_INLINE int32_t order_uint32(uint32_t x) { return (int32_t)(x ^ 0x80000000u); }
BATON_INLINE int32_t order_float16(int16_t bits)
{
    int32_t size = bits & 0x7fff;
    return nan_float16(bits) ? INT32_MAX : bits < 0 ? -size : size;
}
BATON_INLINE int32_t order_bfloat16(int16_t bits)
{
    int32_t size = bits & 0x7fff;
    return nan_bfloat16(bits) ? INT32_MAX : bits < 0 ? -size : size;
}
BATON_INLINE int32_t order_float32(int32_t bits)
{
    int32_t size = bits & INT32_MAX;
    return nan_float32(bits) ? INT32_MAX : bits < 0 ? -size : size;
}
BATON_INLINE int64_t order_int64(int64_t x) { return x; }
BATON_INLINE int64_t order_uint64(uint64_t x) { return (int64_t)(x ^ 0x8000000000000000u); }
BATON_INLINE int64_t order_float64(int64_t bits)
{
    int64_t size = bits & INT64_MAX;
    return nan_float64(bits) ? INT64_MAX : bits < 0 ? -size : size;
}

#define SORT_COMPLEX(type)                                                                                   \
    BATON_INLINE int sort_less_##type(sort_##type a, sort_##type b)                                          \
    {                                                                                                        \
        int a_re = a.re != a.re, a_im = a.im != a.im, b_re = b.re != b.re, b_im = b.im != b.im;              \
        if (BATON_LIKELY(!(a_re | a_im | b_re | b_im))) {                                                    \
            return (a.re < b.re) | ((a.re == b.re) & (a.im < b.im)); /* without a branch */                                             \
        }                                                                                                    \
        if (a_re != b_re) {                                                                                  \
            return b_re;                                                                                     \
        }                                                                                                    \
        if (a_im != b_im) {                                                                                  \
            return b_im;                                                                                     \
        }                                                                                                    \
        /* Equally many NaNs, in the same parts: the others decide. */                                       \
        return a_re ? a.im < b.im : a.re < b.re;                                                             \
    }
SORT_COMPLEX(complex64)
SORT_COMPLEX(complex128)
#undef SORT_COMPLEX

#endif
