/* Infinities, NaN, signed zeros and the edges of the exponent range, against the C library and C's own
 * operators. */
#include <math.h>
#include <stdio.h>

#include "operations.h"

/* CMPLX, which some compilers have no header for. */
static double complex complex_parts(double re, double im)
{
    union {
        double parts[2];
        double complex value;
    } both = {{re, im}};
    return both.value;
}

/* Zeros and infinities with their signs, NaN as NaN; numbers within allowed ULP. */
static int alike(double got, double expected, double allowed)
{
    if (isnan(expected) || isinf(expected) || expected == 0 || isnan(got) || isinf(got)) {
        return check_same(got, expected);
    }
    return check_ulps(got, expected) <= allowed;
}

static void against_library(const char *name, int32_t op, double complex (*library)(double complex))
{
    for (int i = 0; i < special_count; i++) {
        for (int j = 0; j < special_count; j++) {
            double z[2] = {special_values[i], special_values[j]}, out[2];
            double complex expected = library(complex_parts(z[0], z[1]));
            baton_unary(op, BATON_COMPLEX128, (const int64_t[]){0}, out, z);
            CHECK(alike(out[0], creal(expected), 6) && alike(out[1], cimag(expected), 6),
                  "%s(%a, %a) is (%a, %a), not (%a, %a)", name, z[0], z[1], out[0], out[1], creal(expected),
                  cimag(expected));
        }
    }
}

SUITE(special_complex_exp) { against_library("exp", BATON_EXP, cexp); }
SUITE(special_complex_sin) { against_library("sin", BATON_SIN, csin); }
SUITE(special_complex_cos) { against_library("cos", BATON_COS, ccos); }

SUITE(special_complex_absolute)
{
    for (int i = 0; i < special_count; i++) {
        for (int j = 0; j < special_count; j++) {
            double z[2] = {special_values[i], special_values[j]}, out, expected = hypot(z[0], z[1]);
            baton_unary(BATON_ABSOLUTE, BATON_COMPLEX128, (const int64_t[]){0}, &out, z);
            CHECK(alike(out, expected, 2), "absolute(%a, %a) is %a, not %a", z[0], z[1], out, expected);
        }
    }
}

SUITE(special_sin_cos)
{
    static const double inputs[] = {0.0,       -0.0,       INFINITY, -INFINITY, NAN,
                                    0x1p-1074, -0x1p-1074, 0x1p-540, -0x1p-27};
    for (int i = 0; i < (int)(sizeof inputs / sizeof inputs[0]); i++) {
        double s, c, x = inputs[i];
        baton_unary(BATON_SIN, BATON_FLOAT64, (const int64_t[]){0}, &s, &x);
        baton_unary(BATON_COS, BATON_FLOAT64, (const int64_t[]){0}, &c, &x);
        CHECK(alike(s, sin(x), 1), "sin(%a) is %a, not %a", x, s, sin(x));
        CHECK(alike(c, cos(x), 1), "cos(%a) is %a, not %a", x, c, cos(x));
    }
}

static int is_infinite(double complex z) { return isinf(creal(z)) || isinf(cimag(z)); }
static int is_finite(double complex z) { return isfinite(creal(z)) && isfinite(cimag(z)); }
static int is_zero(double complex z) { return creal(z) == 0 && cimag(z) == 0; }

/* What annex G.5.1 says of * and /, and that ordinary products are C's. */
SUITE(special_complex_arithmetic)
{
    int64_t n = (int64_t)special_count * special_count;
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < n; j += 1 + (int64_t)(check_random() % 3)) {
            double a[2] = {special_values[i / special_count], special_values[i % special_count]};
            double b[2] = {special_values[j / special_count], special_values[j % special_count]};
            double product[2], quotient[2];
            baton_binary(BATON_MULTIPLY, BATON_COMPLEX128, (const int64_t[]){0}, product, a, b);
            baton_binary(BATON_DIVIDE, BATON_COMPLEX128, (const int64_t[]){0}, quotient, a, b);
            double complex x = complex_parts(a[0], a[1]), y = complex_parts(b[0], b[1]);
            double complex p = complex_parts(product[0], product[1]),
                           q = complex_parts(quotient[0], quotient[1]), exact = x * y;
            CHECK(check_same(creal(p), creal(exact)) && check_same(cimag(p), cimag(exact)),
                  "(%a, %a) * (%a, %a) is (%a, %a), not (%a, %a)", a[0], a[1], b[0], b[1], product[0],
                  product[1], creal(exact), cimag(exact));
            int kept = 1;
            if (is_infinite(x) && is_finite(y)) {
                kept = is_infinite(q);
            } else if (is_finite(x) && is_infinite(y)) {
                kept = is_zero(q);
            } else if (is_finite(x) && !is_zero(x) && is_zero(y)) {
                kept = is_infinite(q);
            } else if (is_zero(x) && is_zero(y)) {
                kept = isnan(creal(q)) && isnan(cimag(q));
            } else if (is_finite(x) && is_finite(y)) {
                kept = !isnan(creal(q)) && !isnan(cimag(q));
            }
            CHECK(kept, "(%a, %a) / (%a, %a) is (%a, %a)", a[0], a[1], b[0], b[1], quotient[0], quotient[1]);
        }
    }
}

/* z times its conjugate is real and z over itself is 1, to the bit. */
SUITE(special_complex_identities)
{
    for (int i = 0; i < 10000; i++) {
        double z[2] = {check_uniform(-1e3, 1e3), check_uniform(-1e3, 1e3)}, w[2] = {z[0], -z[1]}, out[2];
        baton_binary(BATON_MULTIPLY, BATON_COMPLEX128, (const int64_t[]){0}, out, z, w);
        CHECK(out[1] == 0, "(%a, %a) times its conjugate is (%a, %a)", z[0], z[1], out[0], out[1]);
        baton_binary(BATON_DIVIDE, BATON_COMPLEX128, (const int64_t[]){0}, out, z, z);
        CHECK(out[0] == 1 && out[1] == 0, "(%a, %a) over itself is (%a, %a)", z[0], z[1], out[0], out[1]);
    }
}
