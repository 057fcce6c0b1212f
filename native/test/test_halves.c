/*
 * Neighbours of 16-bit floats, against the list of all numbers of the format in their order, each worked out from
 * its bits in double.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { PATTERNS = 1 << 16 };

struct format {
    int32_t dtype;
    int fraction_bits, bias;
};
static const struct format formats[] = {{BATON_FLOAT16, 10, 15}, {BATON_BFLOAT16, 7, 127}};

static double value(const struct format *f, uint16_t bits)
{
    int exponents = 15 - f->fraction_bits, exponent = bits >> f->fraction_bits & ((1 << exponents) - 1);
    double fraction = bits & ((1 << f->fraction_bits) - 1), sign = bits & 0x8000 ? -1 : 1;
    if (exponent == (1 << exponents) - 1) {
        return fraction == 0 ? sign * INFINITY : NAN;
    }
    return exponent == 0 ? sign * ldexp(fraction, 1 - f->bias - f->fraction_bits)
                         : sign * ldexp(fraction + (1 << f->fraction_bits), exponent - f->bias - f->fraction_bits);
}

/* All different numbers, infinities too, in their order. */
static double sorted[PATTERNS];
static int count;

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void sort_values(const struct format *f)
{
    count = 0;
    for (int bits = 0; bits < PATTERNS; bits++) {
        double x = value(f, (uint16_t)bits);
        if (!isnan(x) && bits != 0x8000) {
            sorted[count++] = x;
        }
    }
    qsort(sorted, (size_t)count, sizeof *sorted, by_value);
}

static double neighbour(double x, int direction)
{
    double key = x + 0.0;
    const double *found = bsearch(&key, sorted, (size_t)count, sizeof *sorted, by_value);
    return found[direction];
}

static double expected_next(double x, double y)
{
    return isnan(x) || isnan(y) ? NAN : x == y ? x : neighbour(x, x < y ? 1 : -1);
}

static double expected_spacing(const struct format *f, double x)
{
    if (!isfinite(x)) {
        return NAN;
    }
    int upwards = f->dtype == BATON_FLOAT16 || !signbit(x);
    return neighbour(x, upwards ? 1 : -1) - x;
}

static int same(double a, double b) { return (isnan(a) && isnan(b)) || a == b; }

SUITE(half_neighbours)
{
    static uint16_t a[PATTERNS], b[PATTERNS], out[PATTERNS];
    for (int k = 0; k < 2; k++) {
        const struct format *f = &formats[k];
        const int64_t loop[] = {1, PATTERNS, 1, 1, 1};
        sort_values(f);
        for (int i = 0; i < PATTERNS; i++) {
            a[i] = (uint16_t)i;
        }
        int32_t status = baton_unary(BATON_SPACING, f->dtype, loop, out, a);
        CHECK((status & 0xff) == BATON_OK, "status %x", status);
        CHECK(status >> 8 == (BATON_CONDITION_OVERFLOW | BATON_CONDITION_INVALID), "conditions %x", status >> 8);
        for (int i = 0; i < PATTERNS; i++) {
            double x = value(f, a[i]), is = value(f, out[i]), wanted = expected_spacing(f, x);
            CHECK(same(is, wanted), "spacing of %04x (%a) is %a, not %a", i, x, is, wanted);
        }
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < PATTERNS; i++) {
                b[i] = round == 0 ? 0 : round == 1 ? 0x8000 : round == 2 ? a[i] : (uint16_t)check_random();
            }
            status = baton_binary(BATON_NEXTAFTER, f->dtype, loop, out, a, b);
            CHECK((status & 0xff) == BATON_OK, "status %x", status);
            for (int i = 0; i < PATTERNS; i++) {
                double x = value(f, a[i]), y = value(f, b[i]), is = value(f, out[i]), wanted = expected_next(x, y);
                CHECK(same(is, wanted), "nextafter %04x (%a), %04x (%a) is %a, not %a", a[i], x, b[i], y, is, wanted);
                CHECK(!(x == y && !isnan(x)) || out[i] == a[i], "nextafter %04x, %04x is %04x", a[i], b[i], out[i]);
            }
        }
    }
}
