/*
 * Every operation of every type against a reference for one element: integers in 128 bits, wrapped around; floating
 * point in long double; complex numbers by the C library's long double functions. Then every operation over strides
 * against itself on one element at a time.
 */
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elements.h"

typedef __int128 i128;
typedef long double ld;
typedef long double complex lc;

enum { N = 600, UNARY_OPS = BATON_ANGLE + 1, BINARY_OPS = BATON_LOGICAL_XOR + 1 };

static char a[16 * N], b[16 * N], out[16 * N];

static int is_signed(int32_t dtype) { return dtype >= BATON_INT8 && dtype <= BATON_INT64; }
static int is_integer(int32_t dtype) { return dtype <= BATON_UINT64; }
static int is_complex(int32_t dtype) { return dtype >= BATON_COMPLEX64; }

static i128 integer_at(int32_t dtype, const char *p)
{
    ld re, im;
    element_value(dtype, p, &re, &im);
    return (i128)re;
}

static void store_integer(int32_t dtype, i128 x, void *to)
{
    uint64_t bits = dtype == BATON_BOOL ? x != 0 : (uint64_t)x;
    memcpy(to, &bits, (size_t)element_sizes[dtype]);
}

/* ---- integers ------------------------------------------------------------------------------------------- */

static i128 floor_quotient(i128 x, i128 y)
{
    i128 q = x / y;
    return q - (x % y != 0 && (x < 0) != (y < 0));
}

static i128 common_divisor(i128 x, i128 y)
{
    x = x < 0 ? -x : x;
    y = y < 0 ? -y : y;
    while (y != 0) {
        i128 rest = x % y;
        x = y;
        y = rest;
    }
    return x;
}

static i128 integer_binary(int32_t op, int32_t dtype, i128 x, i128 y)
{
    int width = 8 * element_sizes[dtype];
    i128 divisor = common_divisor(x, y);
    uint64_t power = 1;
    switch (op) {
    case BATON_ADD:
        return x + y;
    case BATON_SUBTRACT:
        return x - y;
    case BATON_MULTIPLY:
        return (i128)((uint64_t)x * (uint64_t)y);
    case BATON_FLOOR_DIVIDE:
        return y == 0 ? 0 : floor_quotient(x, y);
    case BATON_REMAINDER:
        return y == 0 ? 0 : x - floor_quotient(x, y) * y;
    case BATON_FMOD:
        return y == 0 ? 0 : x % y;
    case BATON_POWER: /* from the top bit down */
        for (int bit = 63; bit >= 0 && y > 0; bit--) {
            power *= power;
            power *= (uint64_t)y >> bit & 1 ? (uint64_t)x : 1;
        }
        return (i128)power;
    case BATON_MAXIMUM:
    case BATON_FMAX:
        return x > y ? x : y;
    case BATON_MINIMUM:
    case BATON_FMIN:
        return x < y ? x : y;
    case BATON_GCD:
        return divisor;
    case BATON_LCM:
        x = x < 0 ? -x : x;
        y = y < 0 ? -y : y;
        return divisor == 0 ? 0 : (i128)((uint64_t)(x / divisor) * (uint64_t)y);
    case BATON_BITWISE_AND:
        return x & y;
    case BATON_BITWISE_OR:
        return x | y;
    case BATON_BITWISE_XOR:
        return x ^ y;
    case BATON_LEFT_SHIFT:
        return y < 0 || y >= width ? 0 : (i128)((uint64_t)x << y);
    case BATON_RIGHT_SHIFT:
        return y < 0 || y >= width ? -(x < 0) : x >> y;
    default:
        return op == BATON_EQUAL           ? x == y
               : op == BATON_NOT_EQUAL     ? x != y
               : op == BATON_LESS          ? x < y
               : op == BATON_LESS_EQUAL    ? x <= y
               : op == BATON_GREATER       ? x > y
               : op == BATON_GREATER_EQUAL ? x >= y
               : op == BATON_LOGICAL_AND   ? x && y
               : op == BATON_LOGICAL_OR    ? x || y
                                           : !x != !y;
    }
}

static i128 integer_unary(int32_t op, int32_t dtype, i128 x)
{
    int ones = 0;
    i128 lowest = -((i128)1 << (8 * element_sizes[dtype] - 1));
    switch (op) {
    case BATON_NEGATIVE:
        return -x;
    case BATON_ABSOLUTE:
        return x < 0 ? -x : x;
    case BATON_SIGN:
        return (x > 0) - (x < 0);
    case BATON_RECIPROCAL: /* of 0: what infinity converts to */
        return x == 0 ? (is_signed(dtype) && element_sizes[dtype] >= 4 ? lowest : 0) : x == 1 || x == -1 ? x : 0;
    case BATON_SQUARE:
        return (i128)((uint64_t)x * (uint64_t)x);
    case BATON_INVERT:
        return dtype == BATON_BOOL ? !x : ~x;
    case BATON_BITWISE_COUNT:
        for (i128 rest = x < 0 ? -x : x; rest != 0; rest >>= 1) {
            ones += (int)(rest & 1);
        }
        return ones;
    case BATON_ISNAN:
    case BATON_ISINF:
        return 0;
    case BATON_ISFINITE:
        return 1;
    case BATON_LOGICAL_NOT:
        return x == 0;
    default: /* positive, conjugate, floor, ceil, trunc */
        return x;
    }
}

/* ---- floating point --------------------------------------------------------------------------------------- */

static ld logaddexpl(ld x, ld y)
{
    ld high = x > y ? x : y, distance = fabsl(x - y);
    return x == y ? x + logl(2) : isnan(x) || isnan(y) ? (ld)NAN : high + log1pl(expl(-distance));
}

static ld logaddexp2l(ld x, ld y)
{
    ld high = x > y ? x : y, distance = fabsl(x - y);
    return x == y ? x + 1 : isnan(x) || isnan(y) ? (ld)NAN : high + log1pl(exp2l(-distance)) / logl(2);
}

static ld remainder_of(ld x, ld y)
{
    ld rest = fmodl(x, y);
    return rest == 0 ? copysignl(0, y) : (rest < 0) != (y < 0) && y != 0 ? rest + y : rest;
}

static ld floor_divide_of(ld x, ld y)
{
    if (y == 0 || isinf(x) || isnan(x) || isnan(y)) {
        return isinf(x) && y != 0 ? (ld)NAN : x / y;
    }
    ld rest = fmodl(x, y), whole = rintl((x - rest) / y);
    whole -= rest != 0 && (rest < 0) != (y < 0);
    return whole == 0 ? copysignl(0, x / y) : whole;
}

/* The C library's powl is unsure which large powers are whole and even; here they all are. */
static ld power_of(ld x, ld y) { return powl(x < 0 && fabsl(y) >= 0x1p54L ? -x : x, y); }

static ld heaviside(ld x, ld y) { return isnan(x) ? x : x < 0 ? 0 : x > 0 ? 1 : y; }
static ld sum(ld x, ld y) { return x + y; }
static ld difference(ld x, ld y) { return x - y; }
static ld product(ld x, ld y) { return x * y; }
static ld quotient(ld x, ld y) { return x / y; }
static ld larger(ld x, ld y) { return isnan(x) ? x : isnan(y) ? y : x >= y ? x : y; }
static ld smaller(ld x, ld y) { return isnan(x) ? x : isnan(y) ? y : x <= y ? x : y; }
static ld larger_number(ld x, ld y) { return isnan(y) ? x : isnan(x) ? y : x >= y ? x : y; }
static ld smaller_number(ld x, ld y) { return isnan(y) ? x : isnan(x) ? y : x <= y ? x : y; }
static ld negative(ld x) { return -x; }
static ld positive(ld x) { return x; }
static ld sign(ld x) { return isnan(x) ? x : (x > 0) - (x < 0); }
static ld reciprocal(ld x) { return 1 / x; }
static ld square(ld x) { return x * x; }
static ld degrees(ld x) { return x * (180 / 3.14159265358979323846264338327950288L); }
static ld radians(ld x) { return x * (3.14159265358979323846264338327950288L / 180); }
static ld mantissa(ld x)
{
    int exponent;
    return frexpl(x, &exponent);
}
static ld fraction(ld x) { return isinf(x) ? copysignl(0, x) : copysignl(x - truncl(x), x); }

/* allowed: units in the last place of float64 beyond 1/2, where 0 is exact rounding; of float32 never more than 1. */
static const struct {
    ld (*exact)(ld);
    double allowed;
} unaries[UNARY_OPS] = {
    [BATON_NEGATIVE] = {negative, 0},    [BATON_ABSOLUTE] = {fabsl, 0},      [BATON_EXP] = {expl, 1},
    [BATON_SIN] = {sinl, 1},             [BATON_COS] = {cosl, 1},            [BATON_CONJUGATE] = {positive, 0},
    [BATON_POSITIVE] = {positive, 0},    [BATON_FABS] = {fabsl, 0},          [BATON_SIGN] = {sign, 0},
    [BATON_RECIPROCAL] = {reciprocal, 0}, [BATON_SQUARE] = {square, 0},      [BATON_SQRT] = {sqrtl, 0},
    [BATON_CBRT] = {cbrtl, 1},           [BATON_RINT] = {rintl, 0},          [BATON_FLOOR] = {floorl, 0},
    [BATON_CEIL] = {ceill, 0},           [BATON_TRUNC] = {truncl, 0},        [BATON_EXP2] = {exp2l, 1},
    [BATON_EXPM1] = {expm1l, 1},         [BATON_LOG] = {logl, 1},            [BATON_LOG2] = {log2l, 1},
    [BATON_LOG10] = {log10l, 1},       [BATON_LOG1P] = {log1pl, 1},        [BATON_TAN] = {tanl, 1},
    [BATON_ARCSIN] = {asinl, 1},         [BATON_ARCCOS] = {acosl, 1},        [BATON_ARCTAN] = {atanl, 1},
    [BATON_SINH] = {sinhl, 1},           [BATON_COSH] = {coshl, 1},          [BATON_TANH] = {tanhl, 1.5},
    [BATON_ARCSINH] = {asinhl, 2},       [BATON_ARCCOSH] = {acoshl, 2},      [BATON_ARCTANH] = {atanhl, 2},
    [BATON_DEGREES] = {degrees, 2},      [BATON_RADIANS] = {radians, 2},     [BATON_FREXP_MANTISSA] = {mantissa, 0},
    [BATON_MODF_FRACTION] = {fraction, 0}, [BATON_MODF_INTEGRAL] = {truncl, 0},
};

static const struct {
    ld (*exact)(ld, ld);
    double allowed;
} binaries[BINARY_OPS] = {
    [BATON_ADD] = {sum, 0},
    [BATON_SUBTRACT] = {difference, 0},
    [BATON_MULTIPLY] = {product, 0},
    [BATON_DIVIDE] = {quotient, 0},
    [BATON_FLOOR_DIVIDE] = {floor_divide_of, 1},
    [BATON_REMAINDER] = {remainder_of, 0},
    [BATON_FMOD] = {fmodl, 0},
    [BATON_POWER] = {power_of, 2},
    [BATON_ARCTAN2] = {atan2l, 1},
    [BATON_HYPOT] = {hypotl, 1},
    [BATON_LOGADDEXP] = {logaddexpl, 1},
    [BATON_LOGADDEXP2] = {logaddexp2l, 1},
    [BATON_COPYSIGN] = {copysignl, 0},
    [BATON_MAXIMUM] = {larger, 0},
    [BATON_MINIMUM] = {smaller, 0},
    [BATON_FMAX] = {larger_number, 0},
    [BATON_FMIN] = {smaller_number, 0},
    [BATON_HEAVISIDE] = {heaviside, 0},
};

/* Units in the last place of the type; a zero of the other sign is one off. */
static double ulps_of(int32_t dtype, const void *got, ld exact)
{
    if (dtype == BATON_FLOAT64) {
        double x = *(const double *)got;
        return x == 0 && exact == 0 && !signbit(x) != !signbit(exact) ? 1 : check_ulps(x, exact);
    }
    float x = *(const float *)got, rounded = (float)exact;
    if (isnan(x) || isnan(rounded) || isinf(x) || isinf(rounded)) {
        /* where exact is at the edge of overflow either will do */
        int edge = fabsl(exact) > 0x1.fffffcp127L && fabsl(exact) < 0x1.000004p128L;
        return check_same(x, rounded) || (edge && isinf(x)) ? 0 : INFINITY;
    }
    if (x == 0 && exact == 0) {
        return !signbit(x) != !signbit(exact);
    }
    int exponent;
    frexpf(rounded, &exponent);
    exponent = exponent < -125 || rounded == 0 ? -125 : exponent;
    return (double)(fabsl(x - exact) / ldexpl(1, exponent - 24));
}

/* ---- complex ----------------------------------------------------------------------------------------------- */

static lc complex_parts(ld re, ld im)
{
    union {
        ld parts[2];
        lc value;
    } both = {{re, im}};
    return both.value;
}

static lc times(lc z, ld factor) { return complex_parts(creall(z) * factor, cimagl(z) * factor); }

static int complex_unary(int32_t op, lc z, lc *result)
{
    ld re = creall(z), im = cimagl(z), size = cabsl(z);
    switch (op) {
    case BATON_NEGATIVE:
        *result = complex_parts(-re, -im);
        return 1;
    case BATON_CONJUGATE:
        *result = complex_parts(re, -im);
        return 1;
    case BATON_POSITIVE:
        *result = z;
        return 1;
    case BATON_RINT:
        *result = complex_parts(rintl(re), rintl(im));
        return 1;
    case BATON_SIGN:
        *result = size == 0 ? 0 : times(z, 1 / size);
        return 1;
    case BATON_ABSOLUTE:
        *result = size;
        return 1;
    case BATON_ANGLE:
        *result = atan2l(im, re);
        return 1;
#define LIBRARY(name, value)                                                                                 \
    case BATON_##name:                                                                                       \
        *result = value;                                                                                     \
        return 1;
        LIBRARY(EXP, cexpl(z))
        LIBRARY(SIN, csinl(z))
        LIBRARY(COS, ccosl(z))
        LIBRARY(RECIPROCAL, 1 / z)
        LIBRARY(SQUARE, z *z)
        LIBRARY(SQRT, csqrtl(z))
        LIBRARY(EXP2, cexpl(times(z, logl(2))))
        LIBRARY(LOG, clogl(z))
        LIBRARY(LOG2, times(clogl(z), 1 / logl(2)))
        LIBRARY(LOG10, times(clogl(z), 1 / logl(10)))
        LIBRARY(TAN, ctanl(z))
        LIBRARY(ARCSIN, casinl(z))
        LIBRARY(ARCCOS, cacosl(z))
        LIBRARY(ARCTAN, catanl(z))
        LIBRARY(SINH, csinhl(z))
        LIBRARY(COSH, ccoshl(z))
        LIBRARY(TANH, ctanhl(z))
        LIBRARY(ARCSINH, casinhl(z))
        LIBRARY(ARCCOSH, cacoshl(z))
        LIBRARY(ARCTANH, catanhl(z))
    default: /* expm1 and log1p */
        *result = op == BATON_EXPM1 ? cexpl(z) - 1 : clogl(1 + z);
        return 1;
    }
}

static int lexicographic(lc x, lc y)
{
    return creall(x) < creall(y) ? -1 : creall(x) > creall(y) ? 1 : cimagl(x) < cimagl(y) ? -1 : cimagl(x) > cimagl(y);
}

static lc complex_binary(int32_t op, lc x, lc y)
{
    switch (op) {
    case BATON_ADD:
        return x + y;
    case BATON_SUBTRACT:
        return x - y;
    case BATON_MULTIPLY:
        return x * y;
    case BATON_DIVIDE:
        return x / y;
    case BATON_POWER:
        return x == 0 && y == 0 ? 1 : cpowl(x, y);
    case BATON_MAXIMUM:
    case BATON_FMAX:
        return lexicographic(x, y) >= 0 ? x : y;
    case BATON_MINIMUM:
    case BATON_FMIN:
        return lexicographic(x, y) <= 0 ? x : y;
    case BATON_EQUAL:
        return x == y;
    case BATON_NOT_EQUAL:
        return x != y;
    case BATON_LESS:
        return lexicographic(x, y) < 0;
    case BATON_LESS_EQUAL:
        return lexicographic(x, y) <= 0;
    case BATON_GREATER:
        return lexicographic(x, y) > 0;
    case BATON_GREATER_EQUAL:
        return lexicographic(x, y) >= 0;
    case BATON_LOGICAL_AND:
        return x != 0 && y != 0;
    case BATON_LOGICAL_OR:
        return x != 0 || y != 0;
    default:
        return (x != 0) != (y != 0);
    }
}

/* A number of ordinary size, which is what the reference is good for; test_special has the others. */
static void ordinary_complex(int32_t dtype, char *p)
{
    double re = check_uniform(-8, 8), im = check_uniform(-8, 8);
    if (check_random() % 4 == 0) {
        re = (double)((int64_t)(check_random() % 5) - 2);
    }
    if (check_random() % 4 == 0) {
        im = (double)((int64_t)(check_random() % 5) - 2);
    }
    if (dtype == BATON_COMPLEX64) {
        memcpy(p, (float[]){(float)re, (float)im}, 8);
    } else {
        memcpy(p, (double[]){re, im}, 16);
    }
}

/* ---- one operation --------------------------------------------------------------------------------------------- */

static int bit_of(int32_t op, ld x, ld y)
{
    switch (op) {
    case BATON_EQUAL:
        return x == y;
    case BATON_NOT_EQUAL:
        return x != y;
    case BATON_LESS:
        return x < y;
    case BATON_LESS_EQUAL:
        return x <= y;
    case BATON_GREATER:
        return x > y;
    case BATON_GREATER_EQUAL:
        return x >= y;
    case BATON_LOGICAL_AND:
        return x != 0 && y != 0;
    case BATON_LOGICAL_OR:
        return x != 0 || y != 0;
    default:
        return (x != 0) != (y != 0);
    }
}

static int unary_bit(int32_t op, ld x)
{
    return op == BATON_SIGNBIT ? signbit(x) != 0
           : op == BATON_ISNAN ? isnan(x)
           : op == BATON_ISINF ? isinf(x) != 0
           : op == BATON_ISFINITE ? isfinite(x)
                                  : x == 0;
}

static int real_fits(int32_t op, int32_t dtype, int32_t result, int binary, const char *x, const char *y, const char *got)
{
    ld p, q = 0, none;
    element_value(dtype, x, &p, &none);
    if (binary) {
        element_value(dtype, y, &q, &none);
    }
    if (result == BATON_BOOL) {
        return *(const uint8_t *)got == (binary ? bit_of(op, p, q) : unary_bit(op, p));
    }
    if (binary && op == BATON_NEXTAFTER) {
        return dtype == BATON_FLOAT64 ? check_same(*(const double *)got, nextafter((double)p, (double)q))
                                      : check_same(*(const float *)got, nextafterf((float)p, (float)q));
    }
    if (binary && op == BATON_LDEXP) {
        int64_t n = *(const int64_t *)y, near = n > 9999 ? 9999 : n < -9999 ? -9999 : n;
        return ulps_of(dtype, got, ldexpl(p, (int)near)) <= 0.5;
    }
    if (!binary && op == BATON_FREXP_EXPONENT) {
        int exponent = 0;
        frexpl(p, &exponent);
        return *(const int32_t *)got == (isfinite(p) ? exponent : 0);
    }
    if (!binary && op == BATON_SPACING) {
        double next = nextafter((double)p, copysign(INFINITY, (double)p + 0)); /* upwards from -0, as NumPy */
        float nextf = nextafterf((float)p, copysignf(INFINITY, (float)p + 0));
        return dtype == BATON_FLOAT64 ? check_same(*(const double *)got, isinf(p) ? NAN : next - (double)p)
                                      : check_same(*(const float *)got, isinf(p) ? NAN : nextf - (float)p);
    }
    ld exact = binary ? binaries[op].exact(p, q) : unaries[op].exact(p);
    double allowed = binary ? binaries[op].allowed : unaries[op].allowed;
    if (binary && op == BATON_FLOOR_DIVIDE) {
        /* As NumPy: two roundings before the last. Of large whole numbers they may make the neighbour. */
        ld quotient = dtype == BATON_FLOAT32 ? *(const float *)got : (ld) * (const double *)got;
        ld large = dtype == BATON_FLOAT32 ? 0x1p21L : 0x1p50L;
        int next = fabsl(exact) >= large && fabsl(quotient - exact) <= 1;
        return next || ulps_of(dtype, got, exact) <= 1.5;
    }
    if (binary && (op == BATON_LOGADDEXP || op == BATON_LOGADDEXP2) && dtype == BATON_FLOAT64 && isfinite(exact)) {
        /* The larger operand and a logarithm, which may cancel; the operands' distance, rounded, is an exponent. */
        ld high = p > q ? p : q, logarithm = fabsl(exact - high), unit = 0x1p-53L;
        ld bound = unit * (2 * fabsl(high) + (fabsl(p - q) + 8) * logarithm);
        return fabsl(*(const double *)got - exact) <= bound || ulps_of(dtype, got, exact) <= 1;
    }
    return ulps_of(dtype, got, exact) <= (allowed == 0 ? 0.5001 : dtype == BATON_FLOAT32 ? 1 : allowed);
}

static int complex_fits(int32_t op, int32_t dtype, int32_t result, int binary, const char *x, const char *y, const char *got)
{
    ld re, im;
    lc p, q, exact;
    element_value(dtype, x, &re, &im);
    p = complex_parts(re, im);
    element_value(dtype, y, &re, &im);
    q = complex_parts(re, im);
    if (result == BATON_BOOL) {
        int bit = binary ? creall(complex_binary(op, p, q)) != 0
                  : op == BATON_ISFINITE ? 1
                  : op == BATON_LOGICAL_NOT ? p == 0 : 0;
        return *(const uint8_t *)got == bit;
    }
    if (binary) {
        exact = complex_binary(op, p, q);
    } else {
        complex_unary(op, p, &exact);
    }
    element_value(result, got, &re, &im);
    if (!isfinite(creall(exact)) || !isfinite(cimagl(exact))) {
        return !isfinite(re) || !isfinite(im);
    }
    ld unit = dtype == BATON_COMPLEX64 ? 0x1p-22L : 0x1p-49L, size = cabsl(exact);
    if (op == BATON_POWER && binary) {
        unit *= 64;
    }
    /* the reference for these cancels near 0 */
    size += !binary && (op == BATON_EXPM1 || op == BATON_LOG1P || op == BATON_LOG) ? 1 : 0;
    return cabsl(complex_parts(re, im) - exact) <= unit * size;
}

static int fits(int32_t op, int32_t dtype, int32_t result, int binary, const char *x, const char *y, const char *got)
{
    if (is_integer(dtype)) {
        char expected[16];
        i128 p = integer_at(dtype, x);
        store_integer(result, binary ? integer_binary(op, dtype, p, integer_at(dtype, y)) : integer_unary(op, dtype, p),
                      expected);
        return memcmp(expected, got, (size_t)element_sizes[result]) == 0;
    }
    return is_complex(dtype) ? complex_fits(op, dtype, result, binary, x, y, got)
                             : real_fits(op, dtype, result, binary, x, y, got);
}

static void check_operation(int32_t op, int32_t dtype, int binary)
{
    int32_t result = binary ? baton_binary_result(op, dtype) : baton_unary_result(op, dtype);
    if (result < 0 || dtype == BATON_FLOAT16 || dtype == BATON_BFLOAT16) { /* those are test_halves.c's */
        return;
    }
    int size = element_sizes[dtype], out_size = element_sizes[result];
    int b_size = binary && op == BATON_LDEXP ? 8 : size;
    for (int64_t i = 0; i < N; i++) {
        if (is_complex(dtype)) {
            ordinary_complex(dtype, a + i * size);
            ordinary_complex(dtype, b + i * size);
        } else {
            element_random(dtype, a + i * size);
            element_random(b_size == 8 && size != 8 ? BATON_INT64 : dtype, b + i * b_size);
        }
        if (binary && (op == BATON_LDEXP || op == BATON_LEFT_SHIFT || op == BATON_RIGHT_SHIFT) && i % 4 != 0) {
            int64_t small = (int64_t)(check_random() % 70) - 3;
            memcpy(b + i * b_size, &small, (size_t)b_size);
        }
        if (binary && i % 8 == 0) { /* equal operands */
            memcpy(b + i * b_size, a + i * size, (size_t)(b_size < size ? b_size : size));
        }
        if (is_integer(dtype) && binary && op == BATON_POWER && integer_at(dtype, b + i * size) < 0) {
            memset(b + i * size, 3, (size_t)size);
        }
    }
    const int64_t loop[] = {1, N, 1, 1, 1};
    memset(out, 0x5a, sizeof out);
    int32_t status = binary ? baton_binary(op, dtype, loop, out, a, b) : baton_unary(op, dtype, loop, out, a);
    CHECK((status & 0xff) == BATON_OK, "%s operation %d of %s: status %d", binary ? "binary" : "unary", op,
          element_names[dtype], status);
    for (int64_t i = 0; i < N; i++) {
        char text[4][100] = {"", "", "", ""};
        int fine = fits(op, dtype, result, binary, a + i * size, b + i * b_size, out + i * out_size);
        if (!fine) {
            element_print(text[0], dtype, a + i * size);
            if (binary) {
                element_print(text[1], b_size == size ? dtype : BATON_INT64, b + i * b_size);
            }
            element_print(text[2], result, out + i * out_size);
        }
        CHECK(fine, "%s operation %d of %s: (%s, %s) gave %s", binary ? "binary" : "unary", op, element_names[dtype],
              text[0], text[1], text[2]);
    }

    /* Strides, broadcasts and every length up to a few vectors: the same bits as one element at a time. */
    static const int64_t strides[][3] = {{1, 1, 1}, {1, 1, 0}, {1, 0, 1}, {2, 1, 1}, {1, 2, 3}, {-1, -1, -1}, {1, 0, 0}};
    for (int s = 0; s < 7; s++) {
        for (int64_t n = 1; n <= 130; n += n < 70 ? 1 + (int64_t)(check_random() % 6) : 60) {
            char got[16 * 2 * 140], expected[16 * 2 * 140];
            memset(got, 0x5a, sizeof got);
            memset(expected, 0x5a, sizeof expected);
            int64_t so = strides[s][0], sa = strides[s][1], sb = strides[s][2], first = so < 0 ? n - 1 : 0;
            int64_t line[] = {1, n, so, sa, sb}, one[] = {0};
            char *pa = a + (sa < 0 ? (n - 1) * size : 0), *pb = b + (sb < 0 ? (n - 1) * b_size : 0);
            for (int64_t i = 0; i < n; i++) {
                char *to = expected + (first + i * so) * out_size;
                if (binary) {
                    baton_binary(op, dtype, one, to, pa + i * sa * size, pb + i * sb * b_size);
                } else {
                    baton_unary(op, dtype, one, to, pa + i * sa * size);
                }
            }
            if (binary) {
                baton_binary(op, dtype, line, got + first * out_size, pa, pb);
            } else {
                baton_unary(op, dtype, line, got + first * out_size, pa);
            }
            int same = 1;
            for (int64_t i = 0; i < 280; i++) {
                same &= element_same(result, got + i * out_size, expected + i * out_size);
            }
            CHECK(same, "%s operation %d of %s over %lld, strides %lld %lld %lld", binary ? "binary" : "unary", op,
                  element_names[dtype], (long long)n, (long long)so, (long long)sa, (long long)sb);
        }
    }
}

SUITE(elements_unary)
{
    for (int32_t op = 0; op < UNARY_OPS; op++) {
        int kernels = 0;
        for (int32_t dtype = 0; dtype < DTYPES; dtype++) {
            check_operation(op, dtype, 0);
            kernels += baton_unary_result(op, dtype) >= 0;
        }
        CHECK(kernels > 0, "unary operation %d has no kernel", op);
    }
}

SUITE(elements_binary)
{
    for (int32_t op = 0; op < BINARY_OPS; op++) {
        int kernels = 0;
        for (int32_t dtype = 0; dtype < DTYPES; dtype++) {
            check_operation(op, dtype, 1);
            kernels += baton_binary_result(op, dtype) >= 0;
        }
        CHECK(kernels > 0, "binary operation %d has no kernel", op);
    }
}
