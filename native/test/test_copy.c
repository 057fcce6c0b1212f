/*
 * Conversions of every type to every other, element by element against rules written out in long double, over the
 * layouts that take different ways through the kernels.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elements.h"

/* |x| rounded to the nearest multiple of a unit in the last place, of a format with these bits of precision. */
static long double round_to(long double x, int precision, int minimum_exponent)
{
    int exponent;
    frexpl(x, &exponent);
    int unit = (exponent < minimum_exponent ? minimum_exponent : exponent) - precision;
    return ldexpl(nearbyintl(ldexpl(x, -unit)), unit);
}

/* The bits of x in a format of 16 bits. */
static uint16_t narrow_bits(long double x, int precision, int minimum_exponent)
{
    int stored = precision - 1;
    uint16_t sign = signbit(x) ? 0x8000 : 0, infinity = (uint16_t)(0x7fff >> stored << stored);
    if (isnan(x)) {
        return (uint16_t)(sign | infinity | 1);
    }
    long double size = isinf(x) ? x : round_to(fabsl(x), precision, minimum_exponent);
    if (isinf(x) || size >= ldexpl(1, 3 - minimum_exponent)) {
        return sign | infinity;
    }
    int exponent;
    long double fraction = frexpl(size, &exponent);
    if (size == 0) {
        return sign;
    }
    if (exponent < minimum_exponent) { /* subnormal: a count of units */
        return sign | (uint16_t)ldexpl(size, precision - minimum_exponent);
    }
    int biased = exponent - minimum_exponent + 1;
    return (uint16_t)(sign | biased << stored | (int)ldexpl(2 * fraction - 1, stored));
}

static int64_t truncated(long double x, int bits)
{
    long double limit = ldexpl(1, bits - 1), whole = truncl(x);
    return isnan(x) || whole < -limit || whole >= limit ? (int64_t)(UINT64_MAX << (bits - 1)) : (int64_t)whole;
}

/* What an element of value (re, im) becomes. */
static void convert(int32_t out_dtype, int from_integer, long double re, long double im, void *out)
{
    int64_t low32 = truncated(re, 32), low64 = truncated(re, 64);
    uint64_t whole = re >= 0x1p63L ? (uint64_t)truncated(re - 0x1p63L, 64) ^ (uint64_t)1 << 63 : (uint64_t)low64;
    if (from_integer) { /* wraps around */
        low32 = (int64_t)whole;
        low64 = (int64_t)whole;
    }
    switch (out_dtype) {
    case BATON_BOOL:
        *(uint8_t *)out = re != 0 || im != 0;
        break;
    case BATON_INT8:
    case BATON_UINT8:
        *(uint8_t *)out = (uint8_t)low32;
        break;
    case BATON_INT16:
    case BATON_UINT16:
        *(uint16_t *)out = (uint16_t)low32;
        break;
    case BATON_INT32:
        *(uint32_t *)out = (uint32_t)low32;
        break;
    case BATON_UINT32:
        *(uint32_t *)out = (uint32_t)low64;
        break;
    case BATON_INT64:
        *(int64_t *)out = low64;
        break;
    case BATON_UINT64:
        *(uint64_t *)out = whole;
        break;
    case BATON_FLOAT16:
        *(uint16_t *)out = narrow_bits(re, 11, -13);
        break;
    case BATON_BFLOAT16:
        *(uint16_t *)out = narrow_bits(from_integer ? (long double)(float)re : re, 8, -125);
        break;
    case BATON_FLOAT32:
        *(float *)out = (float)re;
        break;
    case BATON_FLOAT64:
        *(double *)out = (double)re;
        break;
    case BATON_COMPLEX64:
        ((float *)out)[0] = (float)re;
        ((float *)out)[1] = (float)im;
        break;
    default:
        ((double *)out)[0] = (double)re;
        ((double *)out)[1] = (double)im;
    }
}

enum { MOST = 300 };

static void check_pair(int32_t out_dtype, int32_t a_dtype, int64_t n, int64_t so, int64_t sa)
{
    int out_size = element_sizes[out_dtype], a_size = element_sizes[a_dtype];
    int64_t out_bytes = ((n > 0 ? n - 1 : 0) * llabs(so) + 1) * out_size;
    int64_t a_bytes = ((n > 0 ? n - 1 : 0) * llabs(sa) + 1) * a_size;
    char *out = check_guarded(out_bytes), *a = check_guarded(a_bytes), *expected = malloc((size_t)out_bytes);
    char *out_first = out + (so < 0 ? out_bytes - out_size : 0), *a_first = a + (sa < 0 ? a_bytes - a_size : 0);
    for (int64_t i = 0; i < a_bytes; i += a_size) {
        element_random(a_dtype, a + i);
    }
    memset(out, 0x5a, (size_t)out_bytes);
    memset(expected, 0x5a, (size_t)out_bytes);
    for (int64_t i = 0; i < n; i++) {
        long double re, im;
        element_value(a_dtype, a_first + i * sa * a_size, &re, &im);
        convert(out_dtype, a_dtype <= BATON_UINT64, re, im, expected + (out_first - out) + i * so * out_size);
    }
    int32_t status = baton_copy(out_dtype, a_dtype, (const int64_t[]){1, n, so, sa}, out_first, a_first);
    int64_t wrong = -1;
    for (int64_t i = 0; i < out_bytes && wrong < 0; i += out_size) {
        if (!element_same(out_dtype, out + i, expected + i)) {
            wrong = i;
        }
    }
    char text[200] = "";
    if (wrong >= 0) {
        int64_t index = (wrong - (out_first - out)) / (so * out_size);
        element_print(text, a_dtype, a_first + index * sa * a_size);
        strcat(text, " became ");
        element_print(text + strlen(text), out_dtype, out + wrong);
        strcat(text, ", not ");
        element_print(text + strlen(text), out_dtype, expected + wrong);
    }
    CHECK((status & 0xff) == BATON_OK && wrong < 0, "%s to %s, n %lld, strides %lld %lld, byte %lld: %s",
          element_names[a_dtype], element_names[out_dtype], (long long)n, (long long)so, (long long)sa,
          (long long)wrong, text);
    free(expected);
    check_guarded_free(out, out_bytes);
    check_guarded_free(a, a_bytes);
}

SUITE(copy_conversions)
{
    static const int64_t strides[][2] = {{1, 1}, {1, 0}, {2, 1}, {1, 3}, {-1, -1}, {-2, 1}, {3, 0}};
    for (int32_t out_dtype = 0; out_dtype <= BATON_COMPLEX128; out_dtype++) {
        for (int32_t a_dtype = 0; a_dtype <= BATON_COMPLEX128; a_dtype++) {
            for (int s = 0; s < 7; s++) {
                for (int64_t n = 0; n <= MOST; n = n < 4 ? n + 1 : n + 1 + (int64_t)(check_random() % 70)) {
                    check_pair(out_dtype, a_dtype, n, strides[s][0], strides[s][1]);
                }
            }
        }
    }
}

/* Every half is what its bits say, and comes back; every float near a tie between two halves rounds right. */
SUITE(copy_halves)
{
    enum { ALL = 1 << 16 };
    static uint16_t halves[ALL], back[ALL];
    static float floats[ALL];
    static const int32_t dtypes[] = {BATON_FLOAT16, BATON_BFLOAT16};
    for (int d = 0; d < 2; d++) {
        int precision = d == 0 ? 11 : 8, minimum = d == 0 ? -13 : -125;
        for (int i = 0; i < ALL; i++) {
            halves[i] = (uint16_t)i;
        }
        const int64_t loop[] = {1, ALL, 1, 1};
        baton_copy(BATON_FLOAT32, dtypes[d], loop, floats, halves);
        baton_copy(dtypes[d], BATON_FLOAT32, loop, back, floats);
        for (int i = 0; i < ALL; i++) {
            CHECK(element_same(dtypes[d], &back[i], &halves[i]), "%x came back as %x", i, back[i]);
        }
        for (int i = 0; i < ALL; i++) {
            uint32_t bits;
            memcpy(&bits, &floats[i], sizeof bits);
            bits += (1u << (23 - precision)) * (uint32_t)(1 - (int)(check_random() % 3));
            bits += (uint32_t)(check_random() % 3) - 1;
            memcpy(&floats[i], &bits, sizeof bits);
        }
        baton_copy(dtypes[d], BATON_FLOAT32, loop, back, floats);
        for (int i = 0; i < ALL; i++) {
            uint16_t expected = narrow_bits(floats[i], precision, minimum);
            CHECK(element_same(dtypes[d], &back[i], &expected), "%a became %x, not %x", floats[i], back[i], expected);
        }
    }
}
