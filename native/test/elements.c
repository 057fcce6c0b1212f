#include "elements.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "operations.h"

const char *const element_names[DTYPES] = {"bool",   "int8",   "int16",   "int32",    "int64",
                                           "uint8",  "uint16", "uint32",  "uint64",   "float16",
                                           "bfloat16", "float32", "float64", "complex64", "complex128"};
const int element_sizes[DTYPES] = {1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

static double random_double(void)
{
    switch (check_random() % 8) {
    case 0:
        return special_values[check_random() % (uint64_t)special_count];
    case 1:
        return check_any_double();
    case 2: /* about the edges of the integer types */
        return ldexp(check_random() & 1 ? 1 : -1, (int)(check_random() % 66)) + check_uniform(-2, 2);
    case 3:
        return ldexp(check_uniform(-1, 1), (int)(check_random() % 70));
    case 4: /* about the halves' range */
        return ldexp(check_uniform(-2, 2), 20 - (int)(check_random() % 50));
    case 5:
        return (double)(int64_t)(check_random() % 9) - 4;
    default:
        return check_uniform(-100, 100);
    }
}

static float random_float(void)
{
    if (check_random() % 8 == 0) {
        uint32_t bits = (uint32_t)check_random();
        float x;
        memcpy(&x, &bits, sizeof x);
        return x;
    }
    return (float)random_double();
}

void element_random(int32_t dtype, void *element)
{
    if (dtype == BATON_BOOL) {
        *(uint8_t *)element = check_random() & 1;
    } else if (dtype <= BATON_UINT64) {
        uint64_t kind = check_random() % 4, bits = check_random();
        if (kind == 0) {
            bits = bits % 7 - 3;
        } else if (kind == 1) { /* an edge: all ones, a power of two, or next to one */
            bits = ((uint64_t)1 << bits % 64) - check_random() % 3;
        }
        memcpy(element, &bits, (size_t)element_sizes[dtype]);
    } else if (dtype <= BATON_BFLOAT16) {
        uint16_t bits = (uint16_t)check_random();
        memcpy(element, &bits, sizeof bits);
    } else if (dtype == BATON_FLOAT32 || dtype == BATON_COMPLEX64) {
        for (int part = 0; part < element_sizes[dtype] / 4; part++) {
            ((float *)element)[part] = random_float();
        }
    } else {
        for (int part = 0; part < element_sizes[dtype] / 8; part++) {
            ((double *)element)[part] = random_double();
        }
    }
}

static long double half_value(uint16_t bits, int stored, int bias)
{
    int exponent = (bits & 0x7fff) >> stored, fraction = bits & ((1 << stored) - 1), top = 0x7fff >> stored;
    long double x = exponent == top ? (fraction ? (long double)NAN : (long double)INFINITY)
                    : exponent == 0 ? ldexpl(fraction, 1 - bias - stored)
                                    : ldexpl(fraction + (1 << stored), exponent - bias - stored);
    return bits & 0x8000 ? -x : x;
}

void element_value(int32_t dtype, const void *element, long double *re, long double *im)
{
    *im = 0;
    switch (dtype) {
    case BATON_BOOL:
    case BATON_UINT8:
        *re = *(const uint8_t *)element;
        break;
    case BATON_INT8:
        *re = *(const int8_t *)element;
        break;
    case BATON_INT16:
        *re = *(const int16_t *)element;
        break;
    case BATON_INT32:
        *re = *(const int32_t *)element;
        break;
    case BATON_INT64:
        *re = *(const int64_t *)element;
        break;
    case BATON_UINT16:
        *re = *(const uint16_t *)element;
        break;
    case BATON_UINT32:
        *re = *(const uint32_t *)element;
        break;
    case BATON_UINT64:
        *re = *(const uint64_t *)element;
        break;
    case BATON_FLOAT16:
        *re = half_value(*(const uint16_t *)element, 10, 15);
        break;
    case BATON_BFLOAT16:
        *re = half_value(*(const uint16_t *)element, 7, 127);
        break;
    case BATON_COMPLEX64:
        *im = ((const float *)element)[1]; /* fall through */
    case BATON_FLOAT32:
        *re = *(const float *)element;
        break;
    case BATON_COMPLEX128:
        *im = ((const double *)element)[1]; /* fall through */
    default:
        *re = *(const double *)element;
    }
}

int element_same(int32_t dtype, const void *a, const void *b)
{
    if (memcmp(a, b, (size_t)element_sizes[dtype]) == 0) {
        return 1;
    }
    if (dtype <= BATON_UINT64) {
        return 0;
    }
    int parts = dtype >= BATON_COMPLEX64 ? 2 : 1, size = element_sizes[dtype] / parts;
    int32_t part_dtype = dtype == BATON_COMPLEX64 ? BATON_FLOAT32 : dtype == BATON_COMPLEX128 ? BATON_FLOAT64 : dtype;
    for (int part = 0; part < parts; part++) {
        const char *x = (const char *)a + part * size, *y = (const char *)b + part * size;
        long double x_value, y_value, none;
        element_value(part_dtype, x, &x_value, &none);
        element_value(part_dtype, y, &y_value, &none);
        if (memcmp(x, y, (size_t)size) != 0 && !(isnan(x_value) && isnan(y_value))) {
            return 0;
        }
    }
    return 1;
}

void element_print(char *text, int32_t dtype, const void *element)
{
    long double re, im;
    element_value(dtype, element, &re, &im);
    if (dtype <= BATON_UINT64) {
        sprintf(text, "%.0Lf", re);
    } else if (dtype < BATON_COMPLEX64) {
        sprintf(text, "%La (%.9Lg)", re, re);
    } else {
        sprintf(text, "(%La, %La)", re, im);
    }
}
