/*
 * One element of any type made one of any other, as C and NumPy on x86-64 convert:
 *
 *   CONVERT(out type, in type, x)
 *
 * A float outside an integer's range comes to what the CPU's truncation to 32 or 64 bits leaves in the low
 * bits (8, 16 and signed 32 bits by way of 32, the others by way of 64), and that is written out where
 * another CPU would saturate.
 */
#ifndef BATON_CONVERT_H
#define BATON_CONVERT_H

#include "types.h"

#if defined(__x86_64__)
#define IN_RANGE(x, low, past) 1
#else
#define IN_RANGE(x, low, past) ((x) >= (low) && (x) < (past))
#endif
BATON_INLINE int32_t truncate32_double(double x)
{
    return IN_RANGE(x, -0x1.00000002p31 + 0x1p-21, 0x1p31) ? (int32_t)x : INT32_MIN;
}
BATON_INLINE int32_t truncate32_float(float x) { return IN_RANGE(x, -0x1p31f, 0x1p31f) ? (int32_t)x : INT32_MIN; }
BATON_INLINE int64_t truncate64_double(double x) { return IN_RANGE(x, -0x1p63, 0x1p63) ? (int64_t)x : INT64_MIN; }
BATON_INLINE int64_t truncate64_float(float x) { return IN_RANGE(x, -0x1p63f, 0x1p63f) ? (int64_t)x : INT64_MIN; }

/* The upper half of uint64's range is converted 2^63 lower. */
BATON_INLINE uint64_t unsigned64_double(double x)
{
    int upper = x >= 0x1p63;
    return (uint64_t)truncate64_double(upper ? x - 0x1p63 : x) ^ (uint64_t)upper << 63;
}
BATON_INLINE uint64_t unsigned64_float(float x)
{
    int upper = x >= 0x1p63f;
    return (uint64_t)truncate64_float(upper ? x - 0x1p63f : x) ^ (uint64_t)upper << 63;
}

/* A value as C's arithmetic has it; of a complex number the real part. */
#define VALUE_bool(x) (x)
#define VALUE_int8(x) (x)
#define VALUE_int16(x) (x)
#define VALUE_int32(x) (x)
#define VALUE_int64(x) (x)
#define VALUE_uint8(x) (x)
#define VALUE_uint16(x) (x)
#define VALUE_uint32(x) (x)
#define VALUE_uint64(x) (x)
#define VALUE_float16(x) float_of_half(x)
#define VALUE_bfloat16(x) float_of_bfloat(x)
#define VALUE_float32(x) (x)
#define VALUE_float64(x) (x)
#define VALUE_complex64(x) ((x).re)
#define VALUE_complex128(x) ((x).re)

#define IMAGINARY_bool(x) 0
#define IMAGINARY_int8(x) 0
#define IMAGINARY_int16(x) 0
#define IMAGINARY_int32(x) 0
#define IMAGINARY_int64(x) 0
#define IMAGINARY_uint8(x) 0
#define IMAGINARY_uint16(x) 0
#define IMAGINARY_uint32(x) 0
#define IMAGINARY_uint64(x) 0
#define IMAGINARY_float16(x) 0
#define IMAGINARY_bfloat16(x) 0
#define IMAGINARY_float32(x) 0
#define IMAGINARY_float64(x) 0
#define IMAGINARY_complex64(x) ((x).im)
#define IMAGINARY_complex128(x) ((x).im)

/* re is a float, a double or an integer. */
#define BY_KIND(re, of_float, of_double, of_integer)                                                         \
    _Generic((re), float: of_float, double: of_double, default: of_integer)
#define NARROW(type, re)                                                                                     \
    BY_KIND(re, (type)truncate32_float((float)(re)), (type)truncate32_double((double)(re)), (type)(re))
#define WIDE(type, re)                                                                                       \
    BY_KIND(re, (type)truncate64_float((float)(re)), (type)truncate64_double((double)(re)), (type)(re))

#define MAKE_bool(re, im) (t_bool)((int)((re) != 0) | (int)((im) != 0))
#define MAKE_int8(re, im) NARROW(int8_t, re)
#define MAKE_int16(re, im) NARROW(int16_t, re)
#define MAKE_int32(re, im) NARROW(int32_t, re)
#define MAKE_int64(re, im) WIDE(int64_t, re)
#define MAKE_uint8(re, im) NARROW(uint8_t, re)
#define MAKE_uint16(re, im) NARROW(uint16_t, re)
#define MAKE_uint32(re, im) WIDE(uint32_t, re)
#define MAKE_uint64(re, im)                                                                                  \
    BY_KIND(re, unsigned64_float((float)(re)), unsigned64_double((double)(re)), (uint64_t)(re))
#define MAKE_float16(re, im)                                                                                 \
    BY_KIND(re, half_of_float((float)(re)), half_of_double((double)(re)), half_of_float((float)(re)))
#define MAKE_bfloat16(re, im)                                                                                \
    BY_KIND(re, bfloat_of_float((float)(re)), bfloat_of_double((double)(re)), bfloat_of_float((float)(re)))
#define MAKE_float32(re, im) (float)(re)
#define MAKE_float64(re, im) (double)(re)
#define MAKE_complex64(re, im) ((t_complex64){(float)(re), (float)(im)})
#define MAKE_complex128(re, im) ((t_complex128){(double)(re), (double)(im)})

#define CONVERT(O, I, x) MAKE_##O(VALUE_##I(x), IMAGINARY_##I(x))

#endif
