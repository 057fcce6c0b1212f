/*
 * The element types as C types, t_<name> for each of baton.h's dtypes, and the two half-width formats'
 * conversions. Bodies are expanded per type by the lists at the end.
 */
#ifndef BATON_TYPES_H
#define BATON_TYPES_H

#include "variant.h"

typedef uint8_t t_bool;
typedef int8_t t_int8;
typedef int16_t t_int16;
typedef int32_t t_int32;
typedef int64_t t_int64;
typedef uint8_t t_uint8;
typedef uint16_t t_uint16;
typedef uint32_t t_uint32;
typedef uint64_t t_uint64;
typedef uint16_t t_float16;
typedef uint16_t t_bfloat16;
typedef float t_float32;
typedef double t_float64;
typedef struct {
    float re, im;
} t_complex64;
typedef struct {
    double re, im;
} t_complex128;

#define CODE_bool BATON_BOOL
#define CODE_int8 BATON_INT8
#define CODE_int16 BATON_INT16
#define CODE_int32 BATON_INT32
#define CODE_int64 BATON_INT64
#define CODE_uint8 BATON_UINT8
#define CODE_uint16 BATON_UINT16
#define CODE_uint32 BATON_UINT32
#define CODE_uint64 BATON_UINT64
#define CODE_float16 BATON_FLOAT16
#define CODE_bfloat16 BATON_BFLOAT16
#define CODE_float32 BATON_FLOAT32
#define CODE_float64 BATON_FLOAT64
#define CODE_complex64 BATON_COMPLEX64
#define CODE_complex128 BATON_COMPLEX128

enum { BATON_DTYPES = BATON_COMPLEX128 + 1 };

static const int baton_itemsizes[BATON_DTYPES] __attribute__((unused)) = {1, 1, 2, 4, 8, 1, 2, 4,
                                                                          8, 2, 2, 4, 8, 8, 16};

BATON_INLINE int is_dtype(int32_t dtype) { return dtype >= 0 && dtype < BATON_DTYPES; }

/* ---- bits ---------------------------------------------------------------------------------------------- */

BATON_INLINE uint32_t float_bits(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

BATON_INLINE float float_of_bits(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

BATON_INLINE uint64_t double_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

BATON_INLINE double double_of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/*
 * ---- float16 and bfloat16 -------------------------------------------------------------------------------
 */

/* Every binary16 is a binary32. */
BATON_INLINE float float_of_half(t_float16 h)
{
    uint32_t magnitude = (uint32_t)(h & 0x7fff) << 13, sign = (uint32_t)(h & 0x8000) << 16;
    uint32_t normal = magnitude + (112u << 23);
    /* Subnormals: as if normal with an exponent one higher, the implied 1 subtracted. */
    uint32_t subnormal = float_bits(float_of_bits(magnitude + (113u << 23)) - 0x1p-14f);
    uint32_t bits = magnitude < (1u << 23) ? subnormal : magnitude >= (31u << 23) ? normal + (112u << 23) : normal;
    return float_of_bits(bits | sign);
}

/* Rounded to nearest, ties to even. */
BATON_INLINE t_float16 half_of_float(float x)
{
    uint32_t bits = float_bits(x), sign = bits >> 16 & 0x8000, magnitude = bits & 0x7fffffff;
    uint32_t normal = (magnitude + 0xc8000fffu + (magnitude >> 13 & 1)) >> 13;
    /* Added to 1/2, whose last place is that of a subnormal half, so that the sum's bits are the half's. */
    uint32_t subnormal = float_bits(float_of_bits(magnitude < 0x38800000u ? magnitude : 0) + 0.5f) - 0x3f000000u;
    uint32_t special = magnitude > 0x7f800000u ? 0x7e00u | (magnitude >> 13 & 0x3ff) : 0x7c00u;
    /* What rounds up to 2^16 is infinite, and so is this product, which raises the flag. */
    float limited = float_of_bits((magnitude + 0xfffu + (magnitude >> 13 & 1)) & 0xffffe000u) * 0x1p112f;
    uint32_t half = float_bits(limited) >= 0x7f800000u ? special : magnitude < 0x38800000u ? subnormal : normal;
    return (t_float16)(half | sign);
}

/* x to 24 bits, the last of which is set where any were lost: rounding that to fewer bits rounds x once. */
BATON_INLINE float float_to_odd(double x)
{
    float y = (float)x;
    uint32_t bits = float_bits(y);
    double back = (double)y;
    uint32_t inexact = back != x && x == x;
    bits -= fabs(back) > fabs(x);
    return float_of_bits(bits | inexact);
}

BATON_INLINE t_float16 half_of_double(double x) { return half_of_float(float_to_odd(x)); }

BATON_INLINE float float_of_bfloat(t_bfloat16 b) { return float_of_bits((uint32_t)b << 16); }

BATON_INLINE t_bfloat16 bfloat_of_float(float x)
{
    uint32_t bits = float_bits(x);
    uint32_t rounded = (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
    uint32_t nan = bits >> 16 | 0x40;
    return (t_bfloat16)((bits & 0x7fffffff) > 0x7f800000u ? nan : rounded);
}

BATON_INLINE t_bfloat16 bfloat_of_double(double x) { return bfloat_of_float(float_to_odd(x)); }

/*
 * ---- lists: M(type, argument) ---------------------------------------------------------------------------
 */

#define SIGNED_TYPES(M, x) M(int8, x) M(int16, x) M(int32, x) M(int64, x)
#define UNSIGNED_TYPES(M, x) M(uint8, x) M(uint16, x) M(uint32, x) M(uint64, x)
#define INTEGER_TYPES(M, x) SIGNED_TYPES(M, x) UNSIGNED_TYPES(M, x)
#define FLOAT_TYPES(M, x) M(float32, x) M(float64, x)
#define COMPLEX_TYPES(M, x) M(complex64, x) M(complex128, x)

#endif
