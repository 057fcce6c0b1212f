/*
 * The accuracy baton.h promises, measured in units of the last place against long double (and so against the
 * C library's long double functions): over dense ranges, over all magnitudes, and where each function is
 * hard.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "operations.h"

enum { INPUTS = 1 << 20, BATCH = 1 << 14 };

static double inputs[2 * BATCH], others[2 * BATCH], results[2 * BATCH];

struct worst {
    int64_t count;
    double ulps, at;
};

static void keep(struct worst *worst, double ulps, double at)
{
    worst->count++;
    if (!(ulps <= worst->ulps)) {
        worst->ulps = ulps;
        worst->at = at;
    }
}

/* Any sign and magnitude between the exponents. */
static double magnitude(int low, int high)
{
    double x = ldexp(check_uniform(1, 2), low + (int)(check_random() % (uint64_t)(high - low + 1)));
    return check_random() & 1 ? x : -x;
}

static double finite_bits(void)
{
    double x;
    do {
        x = check_any_double();
    } while (!isfinite(x));
    return x;
}

/* A double next to a multiple of π/2: the reduced angle is as small as it gets at that magnitude. */
static double near_quarter_turn(void)
{
    long double k = truncl(ldexpl(check_uniform(0.5, 1), 1 + (int)(check_random() % 50)));
    double x = (double)(k * 1.57079632679489661923132169163975144L);
    return check_random() % 3 == 0 ? nextafter(x, check_random() & 1 ? INFINITY : 0) : x;
}

/* Doubles known to be very near a multiple of π/2 (the first is the nearest of all, Muller 2006, 11.2). */
static const double nearest[] = {6381956970095103.0 * 0x1p797,
                                 5319372648326541.0 * 0x1p-45,
                                 0x1.921fb54442d18p+0,
                                 0x1.921fb54442d18p+1,
                                 0x1p30,
                                 0x1.0000000000001p30,
                                 0x1.fffffffffffffp29,
                                 0x1.6ac5b262ca1ffp849,
                                 22.0,
                                 355.0,
                                 0x1p1023,
                                 0x1.fffffffffffffp1023};

static double angle(int i)
{
    enum { NEAREST = sizeof nearest / sizeof nearest[0] };
    if (i < NEAREST) {
        return nearest[i];
    }
    switch (i % 8) {
    case 0:
        return check_uniform(-0.8, 0.8);
    case 1:
        return check_uniform(-10, 10);
    case 2:
        return check_uniform(-1e5, 1e5);
    case 3:
        return near_quarter_turn();
    case 4:
        return ldexp(near_quarter_turn(), (int)(check_random() % 960));
    case 5:
        return magnitude(28, 32);
    case 6:
        return magnitude(-1074, 1023);
    default:
        return finite_bits();
    }
}

static double exponent(int i)
{
    switch (i % 6) {
    case 0:
        return check_uniform(-0.4, 0.4);
    case 1:
        return check_uniform(-10, 10);
    case 2:
        return check_uniform(-746, 710);
    case 3:
        return check_uniform(-745.2, -707); /* subnormal results */
    case 4:
        return check_uniform(709.7, 709.8); /* to overflow and past it */
    default:
        return magnitude(-60, 9);
    }
}

static void run(int32_t op, int32_t dtype)
{
    const int64_t loop[] = {1, BATCH, 1, 1};
    CHECK((baton_unary(op, dtype, loop, results, inputs) & 0xff) == BATON_OK, "operation %d", op);
}

static void measure(const char *name, int32_t op, double (*input)(int), long double (*exact)(long double),
                    double allowed)
{
    struct worst worst = {0, -1, 0};
    for (int done = 0; done < INPUTS; done += BATCH) {
        for (int i = 0; i < BATCH; i++) {
            inputs[i] = input(done + i);
        }
        run(op, BATON_FLOAT64);
        for (int i = 0; i < BATCH; i++) {
            keep(&worst, check_ulps(results[i], exact((long double)inputs[i])), inputs[i]);
        }
    }
    check_accuracy(name, worst.count, worst.ulps, allowed, worst.at);
}

SUITE(accuracy_exp) { measure("exp", BATON_EXP, exponent, expl, 1); }
SUITE(accuracy_sin) { measure("sin", BATON_SIN, angle, sinl, 1); }
SUITE(accuracy_cos) { measure("cos", BATON_COS, angle, cosl, 1); }
SUITE(accuracy_tan) { measure("tan", BATON_TAN, angle, tanl, 1); }

/* Positive, of every magnitude, and about 1 where the result is small. */
static double logarithm(int i)
{
    switch (i % 4) {
    case 0:
        return check_uniform(0.5, 2);
    case 1:
        return 1 + magnitude(-52, -3);
    case 2:
        return fabs(magnitude(-1074, 1023));
    default:
        return check_uniform(0, 100);
    }
}

static double above_minus_one(int i)
{
    double x = i % 2 == 0 ? magnitude(-1074, -1) : logarithm(i / 2) - 1;
    return x > -1 ? x : 0.5;
}

static double hyperbolic_angle(int i)
{
    switch (i % 4) {
    case 0:
        return check_uniform(-3, 3);
    case 1:
        return magnitude(-1074, 4);
    case 2:
        return check_uniform(-30, 30);
    default:
        return check_uniform(-712, 712);
    }
}

static double binary_exponent(int i) { return i % 4 == 0 ? magnitude(-60, 9) : check_uniform(-1080, 1030); }
static double any_size(int i) { return i % 2 == 0 ? finite_bits() : magnitude(-3, 3); }

SUITE(accuracy_exp2) { measure("exp2", BATON_EXP2, binary_exponent, exp2l, 1); }
SUITE(accuracy_expm1) { measure("expm1", BATON_EXPM1, hyperbolic_angle, expm1l, 1); }
SUITE(accuracy_log) { measure("log", BATON_LOG, logarithm, logl, 1); }
SUITE(accuracy_log2) { measure("log2", BATON_LOG2, logarithm, log2l, 1); }
SUITE(accuracy_log10) { measure("log10", BATON_LOG10, logarithm, log10l, 1); }
SUITE(accuracy_log1p) { measure("log1p", BATON_LOG1P, above_minus_one, log1pl, 1); }
SUITE(accuracy_sinh) { measure("sinh", BATON_SINH, hyperbolic_angle, sinhl, 1); }
SUITE(accuracy_cosh) { measure("cosh", BATON_COSH, hyperbolic_angle, coshl, 1); }
SUITE(accuracy_tanh) { measure("tanh", BATON_TANH, hyperbolic_angle, tanhl, 2); }
SUITE(accuracy_cbrt) { measure("cbrt", BATON_CBRT, any_size, cbrtl, 1); }

/* A sine or cosine: about the ends, about a half, where the ways to compute part, and of any size. */
static double ratio(int i)
{
    switch (i % 4) {
    case 0:
        return (1 - magnitude(-53, -1)) * (i % 8 == 0 ? 1 : -1);
    case 1:
        return magnitude(-1074, -1);
    case 2:
        return check_uniform(0.49, 0.51);
    default:
        return check_uniform(-1, 1);
    }
}

SUITE(accuracy_arcsin) { measure("arcsin", BATON_ARCSIN, ratio, asinl, 1); }
SUITE(accuracy_arccos) { measure("arccos", BATON_ARCCOS, ratio, acosl, 1); }
static double from_one(int i) { return i % 2 == 0 ? 1 + fabs(magnitude(-52, 6)) : fabs(magnitude(0, 1023)); }

/* On baseline they are the C library's. */
static double inverse_hyperbolic(void) { return strcmp(check_variant, "baseline") == 0 ? 3 : 2; }

SUITE(accuracy_arcsinh) { measure("arcsinh", BATON_ARCSINH, any_size, asinhl, inverse_hyperbolic()); }
SUITE(accuracy_arccosh) { measure("arccosh", BATON_ARCCOSH, from_one, acoshl, inverse_hyperbolic()); }
SUITE(accuracy_arctanh) { measure("arctanh", BATON_ARCTANH, ratio, atanhl, inverse_hyperbolic()); }
SUITE(accuracy_arctan) { measure("arctan", BATON_ARCTAN, any_size, atanl, 1); }

SUITE(accuracy_arctan2)
{
    struct worst worst = {0, -1, 0};
    const int64_t loop[] = {1, BATCH, 1, 1, 1};
    for (int done = 0; done < INPUTS / 2; done += BATCH) {
        for (int i = 0; i < BATCH; i++) {
            inputs[i] = i % 4 == 0 ? magnitude(-1074, 1023) : check_uniform(-1, 1);
            others[i] = i % 4 < 2 ? inputs[i] * check_uniform(-4, 4) : magnitude(-300, 300);
        }
        int32_t status = baton_binary(BATON_ARCTAN2, BATON_FLOAT64, loop, results, inputs, others);
        CHECK((status & 0xff) == BATON_OK, "status %d", status);
        for (int i = 0; i < BATCH; i++) {
            keep(&worst, check_ulps(results[i], atan2l(inputs[i], others[i])), inputs[i]);
        }
    }
    check_accuracy("arctan2", worst.count, worst.ulps, 1, worst.at);
    static const double edges[] = {0.0, -0.0, 1, -1, 2, INFINITY, -INFINITY, NAN, 0x1p-1074, -0x1p-1074, 1e308, -1e308};
    enum { EDGES = sizeof edges / sizeof edges[0] };
    for (int i = 0; i < EDGES * EDGES; i++) {
        double y = edges[i / EDGES], x = edges[i % EDGES], out;
        int32_t status = baton_binary(BATON_ARCTAN2, BATON_FLOAT64, (const int64_t[]){0}, &out, &y, &x);
        double exact = atan2(y, x);
        CHECK(check_ulps(out, exact) <= 1 && !signbit(out) == !signbit(exact), "arctan2(%a, %a) is %a, not %a", y, x, out,
              exact);
        CHECK(status >> 8 == 0 || fabs(exact) < 0x1p-1022, "arctan2(%a, %a): status %x", y, x, (unsigned)status);
    }
}

SUITE(accuracy_inverse_edges)
{
    static const double edges[] = {0.0, -0.0, 1, -1, 0.5, -0.5, NAN, 0x1p-1074, 2, -2, INFINITY, 0x1.0000000000001p+0};
    static const int32_t ops[] = {BATON_ARCSIN, BATON_ARCCOS, BATON_ARCTAN};
    static double (*const library[])(double) = {asin, acos, atan};
    for (int i = 0; i < (int)(sizeof edges / sizeof edges[0]); i++) {
        for (int f = 0; f < 3; f++) {
            double out, exact = library[f](edges[i]);
            int32_t status = baton_unary(ops[f], BATON_FLOAT64, (const int64_t[]){0}, &out, &edges[i]);
            CHECK(check_ulps(out, exact) <= 1 && (exact != exact || !signbit(out) == !signbit(exact)),
                  "%d(%a) is %a, not %a", (int)ops[f], edges[i], out, exact);
            int invalid = f < 2 && fabs(edges[i]) > 1;
            CHECK(status >> 8 == (invalid ? BATON_CONDITION_INVALID : 0), "%d(%a): status %x", (int)ops[f], edges[i],
                  (unsigned)status);
        }
    }
}

/* Ordinary powers, powers whose logarithm is as large as it gets, and bases about 1. */
SUITE(accuracy_power)
{
    struct worst worst = {0, -1, 0};
    const int64_t loop[] = {1, BATCH, 1, 1, 1};
    for (int done = 0; done < INPUTS / 2; done += BATCH) {
        for (int i = 0; i < BATCH; i++) {
            double base = i % 4 == 0 ? check_uniform(0, 10) : i % 4 == 1 ? logarithm(2) : check_uniform(0.5, 2);
            inputs[i] = base;
            others[i] = i % 4 == 0 ? check_uniform(-20, 20) : check_uniform(-740, 740) / (log(base) + (base == 1));
        }
        int32_t status = baton_binary(BATON_POWER, BATON_FLOAT64, loop, results, inputs, others);
        CHECK((status & 0xff) == BATON_OK, "status %d", status);
        for (int i = 0; i < BATCH; i++) {
            keep(&worst, check_ulps(results[i], powl(inputs[i], others[i])), inputs[i]);
        }
    }
    check_accuracy("power", worst.count, worst.ulps, 2, worst.at);
}

SUITE(accuracy_exp_edges)
{
    static const double edges[][2] = {
        {0.0, 1.0},
        {-0.0, 1.0},
        {INFINITY, INFINITY},
        {-INFINITY, 0.0},
        {710, INFINITY},
        {1e300, INFINITY},
        {-746, 0.0},
        {-1e300, 0.0},
        {0x1p-1074, 1.0},
        {-0x1p-1074, 1.0},
        {0x1p-54, 1.0},
        {0x1.62e42fefa39efp+9, 0x1.fffffffffff2ap1023},
        {0x1.62e42fefa39f0p+9, INFINITY},
        {-0x1.74910d52d3051p+9, 0x1p-1074},
        {-0x1.74910d52d3052p+9, 0.0},
    };
    for (int i = 0; i < (int)(sizeof edges / sizeof edges[0]); i++) {
        double out;
        baton_unary(BATON_EXP, BATON_FLOAT64, (const int64_t[]){0}, &out, &edges[i][0]);
        CHECK(check_same(out, edges[i][1]), "exp(%a) is %a, not %a", edges[i][0], out, edges[i][1]);
    }
}

/* ---- complex ------------------------------------------------------------------------------------------- */

static void exact_exp(long double re, long double im, long double *out)
{
    out[0] = expl(re) * cosl(im);
    out[1] = expl(re) * sinl(im);
}

static void exact_sin(long double re, long double im, long double *out)
{
    out[0] = sinl(re) * coshl(im);
    out[1] = cosl(re) * sinhl(im);
}

static void exact_cos(long double re, long double im, long double *out)
{
    out[0] = cosl(re) * coshl(im);
    out[1] = -(sinl(re) * sinhl(im));
}

/* The part that is exponentiated, kept off the edge of overflow, which is test_special's. */
static double complex_exponent(int i)
{
    switch (i % 4) {
    case 0:
        return check_uniform(-1.2, 1.2);
    case 1:
        return check_uniform(-30, 30);
    case 2:
        return check_uniform(-705, 709);
    default:
        return magnitude(-1074, 8);
    }
}

static void measure_complex(const char *name, int32_t op, int exponent_part,
                            void (*exact)(long double, long double, long double *))
{
    struct worst worst = {0, -1, 0};
    for (int done = 0; done < INPUTS; done += BATCH) {
        for (int i = 0; i < BATCH; i++) {
            inputs[2 * i + exponent_part] = complex_exponent(done + i);
            inputs[2 * i + !exponent_part] = angle((done + i) / 4);
        }
        run(op, BATON_COMPLEX128);
        for (int i = 0; i < BATCH; i++) {
            long double z[2];
            exact(inputs[2 * i], inputs[2 * i + 1], z);
            for (int part = 0; part < 2; part++) {
                keep(&worst, check_ulps(results[2 * i + part], z[part]), inputs[2 * i + part]);
            }
        }
    }
    check_accuracy(name, worst.count, worst.ulps, 4, worst.at);
}

SUITE(accuracy_complex_exp) { measure_complex("complex exp", BATON_EXP, 0, exact_exp); }
SUITE(accuracy_complex_sin) { measure_complex("complex sin", BATON_SIN, 1, exact_sin); }
SUITE(accuracy_complex_cos) { measure_complex("complex cos", BATON_COS, 1, exact_cos); }

SUITE(accuracy_complex_absolute)
{
    struct worst worst = {0, -1, 0};
    for (int done = 0; done < INPUTS; done += BATCH) {
        for (int i = 0; i < BATCH; i++) {
            int far = i % 4 == 0, e = far ? 0 : (int)(check_random() % 2000) - 1040;
            inputs[2 * i] = far ? finite_bits() : ldexp(check_uniform(-2, 2), e);
            inputs[2 * i + 1] =
                far ? finite_bits() : ldexp(check_uniform(-2, 2), e + (int)(check_random() % 60) - 30);
        }
        run(BATON_ABSOLUTE, BATON_COMPLEX128);
        for (int i = 0; i < BATCH; i++) {
            long double re = inputs[2 * i], im = inputs[2 * i + 1];
            keep(&worst, check_ulps(results[i], sqrtl(re * re + im * im)), inputs[2 * i]);
        }
    }
    check_accuracy("complex absolute", worst.count, worst.ulps, 1, worst.at);
}

/* Errors in units of the last place of the larger part; an overflow is compared as such. */
static void measure_arithmetic(const char *name, int32_t op, double allowed)
{
    struct worst worst = {0, -1, 0};
    for (int done = 0; done < INPUTS; done += BATCH) {
        for (int i = 0; i < 2 * BATCH; i += 2) {
            int any = i % 8 == 0, scale = any ? 0 : (int)(check_random() % 1000) - 500;
            for (int part = 0; part < 2; part++) {
                inputs[i + part] = any ? finite_bits() : ldexp(check_uniform(-2, 2), scale);
                others[i + part] =
                    any ? finite_bits() : ldexp(check_uniform(-2, 2), (i % 16 < 8 ? scale : -scale));
            }
            if (i % 64 == 2) { /* nearly parallel, so that a part cancels */
                others[i] = inputs[i] * check_uniform(0.9, 1.1);
                others[i + 1] = inputs[i + 1] * (others[i] / inputs[i]);
            }
        }
        const int64_t loop[] = {1, BATCH, 1, 1, 1};
        CHECK((baton_binary(op, BATON_COMPLEX128, loop, results, inputs, others) & 0xff) == BATON_OK, "%s", name);
        for (int i = 0; i < 2 * BATCH; i += 2) {
            long double a = inputs[i], b = inputs[i + 1], c = others[i], d = others[i + 1], z[2];
            if (op == BATON_MULTIPLY) {
                z[0] = a * c - b * d;
                z[1] = a * d + b * c;
                if (fabsl(a * c) > 0x1p1023L || fabsl(b * d) > 0x1p1023L || fabsl(a * d) > 0x1p1023L ||
                    fabsl(b * c) > 0x1p1023L) {
                    continue; /* products overflow on the way, as annex G's do */
                }
            } else {
                long double norm = c * c + d * d;
                z[0] = (a * c + b * d) / norm;
                z[1] = (b * c - a * d) / norm;
            }
            long double larger = fmaxl(fabsl(z[0]), fabsl(z[1]));
            if (larger > 0x1.fp1023L) {
                continue;
            }
            int e;
            frexp((double)larger, &e);
            double ulp = ldexp(1, e < -1021 || larger < 0x1p-1074L ? -1074 : e - 53);
            for (int part = 0; part < 2; part++) {
                double error = (double)(fabsl(results[i + part] - z[part]) / ulp);
                keep(&worst, isnan(error) ? INFINITY : error, inputs[i + part]);
            }
        }
    }
    check_accuracy(name, worst.count, worst.ulps, allowed, worst.at);
}

SUITE(accuracy_complex_multiply) { measure_arithmetic("complex multiply", BATON_MULTIPLY, 4); }
SUITE(accuracy_complex_divide) { measure_arithmetic("complex divide", BATON_DIVIDE, 4); }

/* The operations that round once, or not at all, on specials and on any bits. */
SUITE(accuracy_exact)
{
    for (int done = 0; done < INPUTS / 8; done += BATCH) {
        for (int i = 0; i < BATCH; i++) {
            inputs[i] = check_element();
            others[i] = check_element();
        }
        static double sums[4][BATCH], negatives[BATCH], absolutes[BATCH];
        const int64_t loop[] = {1, BATCH, 1, 1, 1}, unary[] = {1, BATCH, 1, 1};
        for (int op = 0; op < 4; op++) {
            baton_binary(op, BATON_FLOAT64, loop, sums[op], inputs, others);
        }
        baton_unary(BATON_NEGATIVE, BATON_FLOAT64, unary, negatives, inputs);
        baton_unary(BATON_ABSOLUTE, BATON_FLOAT64, unary, absolutes, inputs);
        int64_t wrong = 0;
        for (int i = 0; i < BATCH; i++) {
            double a = inputs[i], b = others[i];
            wrong += !check_same(sums[0][i], a + b) || !check_same(sums[1][i], a - b) ||
                     !check_same(sums[2][i], a * b) || !check_same(sums[3][i], a / b) ||
                     !check_same(negatives[i], -a) || !check_same(absolutes[i], fabs(a));
        }
        CHECK(wrong == 0, "%lld of %d", (long long)wrong, BATCH);
        /* complex: the same by parts */
        const int64_t half[] = {1, BATCH / 2, 1, 1, 1};
        double conjugates[4];
        for (int op = 0; op < 2; op++) {
            baton_binary(op, BATON_COMPLEX128, half, results, inputs, others);
            for (int i = 0; i < BATCH; i++) {
                wrong += !check_same(results[i], sums[op][i]);
            }
        }
        baton_unary(BATON_NEGATIVE, BATON_COMPLEX128, (const int64_t[]){1, BATCH / 2, 1, 1}, results, inputs);
        for (int i = 0; i < BATCH; i++) {
            wrong += !check_same(results[i], negatives[i]);
        }
        baton_unary(BATON_CONJUGATE, BATON_COMPLEX128, (const int64_t[]){1, 2, 1, 1}, conjugates, inputs);
        for (int i = 0; i < 4; i++) {
            wrong += !check_same(conjugates[i], i % 2 ? -inputs[i] : inputs[i]);
        }
        CHECK(wrong == 0, "complex: %lld of %d", (long long)wrong, BATCH);
    }
}
