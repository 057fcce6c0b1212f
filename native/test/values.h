/* Elements of every dtype as long double, for references that know nothing of the kernels. */
#ifndef BATON_VALUES_H
#define BATON_VALUES_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { VALUES_DTYPES = BATON_COMPLEX128 + 1 };

static const int values_itemsize[VALUES_DTYPES] = {1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};
static const char *const values_name[VALUES_DTYPES] = {
    "bool",   "int8",    "int16",    "int32",   "int64",   "uint8",     "uint16",    "uint32",
    "uint64", "float16", "bfloat16", "float32", "float64", "complex64", "complex128"};

struct value {
    long double re, im;
};

static inline long double values_half(uint16_t bits, int mantissa, int bias)
{
    int exponent = (bits & 0x7fff) >> mantissa, fraction = bits & ((1 << mantissa) - 1);
    int top = (0x7fff >> mantissa);
    long double size = exponent == top ? (fraction ? (long double)NAN : (long double)INFINITY)
                       : exponent == 0 ? ldexpl(fraction, 1 - bias - mantissa)
                                       : ldexpl(fraction + (1 << mantissa), exponent - bias - mantissa);
    return bits & 0x8000 ? -size : size;
}

static inline struct value values_at(int dtype, const void *a, int64_t i)
{
    switch (dtype) {
    case BATON_INT8:
        return (struct value){((const int8_t *)a)[i], 0};
    case BATON_INT16:
        return (struct value){((const int16_t *)a)[i], 0};
    case BATON_INT32:
        return (struct value){((const int32_t *)a)[i], 0};
    case BATON_INT64:
        return (struct value){((const int64_t *)a)[i], 0};
    case BATON_BOOL:
    case BATON_UINT8:
        return (struct value){((const uint8_t *)a)[i], 0};
    case BATON_UINT16:
        return (struct value){((const uint16_t *)a)[i], 0};
    case BATON_UINT32:
        return (struct value){((const uint32_t *)a)[i], 0};
    case BATON_UINT64:
        return (struct value){((const uint64_t *)a)[i], 0};
    case BATON_FLOAT16:
        return (struct value){values_half(((const uint16_t *)a)[i], 10, 15), 0};
    case BATON_BFLOAT16:
        return (struct value){values_half(((const uint16_t *)a)[i], 7, 127), 0};
    case BATON_FLOAT32:
        return (struct value){((const float *)a)[i], 0};
    case BATON_FLOAT64:
        return (struct value){((const double *)a)[i], 0};
    case BATON_COMPLEX64:
        return (struct value){((const float *)a)[2 * i], ((const float *)a)[2 * i + 1]};
    default:
        return (struct value){((const double *)a)[2 * i], ((const double *)a)[2 * i + 1]};
    }
}

/* A number's place among numbers: NaN counts as a class of its own behind them. */
static inline int values_compare_part(long double a, long double b)
{
    return a < b ? -1 : a > b ? 1 : (isnan(a) != 0) - (isnan(b) != 0);
}

/* NumPy's order: which parts are NaN comes first, then the parts. */
static inline int values_compare(struct value a, struct value b)
{
    int class_a = 2 * (isnan(a.re) != 0) + (isnan(a.im) != 0), class_b = 2 * (isnan(b.re) != 0) + (isnan(b.im) != 0);
    if (class_a != class_b) {
        return class_a < class_b ? -1 : 1;
    }
    int re = values_compare_part(a.re, b.re);
    return re != 0 ? re : values_compare_part(a.im, b.im);
}

/* n elements of random bits (bools 0 or 1; half of the 32- and 64-bit floats from a plain range). */
static inline void values_fill(int dtype, void *a, int64_t n)
{
    for (int64_t i = 0; i < n * values_itemsize[dtype]; i++) {
        ((uint8_t *)a)[i] = (uint8_t)(dtype == BATON_BOOL ? check_random() & 1 : check_random() >> 24);
    }
}

#endif
