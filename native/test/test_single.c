/*
 * float32's own functions: within 1 ULP of float64's over all bits, the sign of a zero too; and which conditions they
 * meet.
 */
#include <math.h>
#include <string.h>

#include "check.h"

enum { INPUTS = 1 << 20, BATCH = 1 << 14 };

static const struct function {
    const char *name;
    int32_t op;
    float low, high; /* where most of the inputs are from */
} functions[] = {
    {"exp", BATON_EXP, -104, 89},
    {"exp2", BATON_EXP2, -150, 128},
    {"expm1", BATON_EXPM1, -20, 20},
    {"log", BATON_LOG, 0, 4},
    {"log2", BATON_LOG2, 0, 4},
    {"log10", BATON_LOG10, 0, 4},
    {"log1p", BATON_LOG1P, -1, 4},
    {"cbrt", BATON_CBRT, -9, 9},
    {"sin", BATON_SIN, -200, 200},
    {"cos", BATON_COS, -200, 200},
    {"tan", BATON_TAN, -200, 200},
    {"arcsin", BATON_ARCSIN, -1, 1},
    {"arccos", BATON_ARCCOS, -1, 1},
    {"arctan", BATON_ARCTAN, -4, 4},
    {"sinh", BATON_SINH, -20, 20},
    {"cosh", BATON_COSH, -20, 20},
    {"tanh", BATON_TANH, -5, 5},
    {"arcsinh", BATON_ARCSINH, -4, 4},
    {"arccosh", BATON_ARCCOSH, 1, 9},
    {"arctanh", BATON_ARCTANH, -1, 1},
};
enum { FUNCTIONS = sizeof functions / sizeof functions[0] };

static float inputs[BATCH], others[BATCH], results[BATCH];
static double wide_inputs[BATCH], wide_others[BATCH], wide_results[BATCH];

static float any_float(void)
{
    uint32_t bits = (uint32_t)check_random();
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* In units of float32's last place; infinity counts as 2^128. */
static double ulps(float actual, double exact)
{
    if (actual != actual || exact != exact) {
        return actual != actual && exact != exact ? 0 : INFINITY;
    }
    if (!signbit(actual) != !signbit(exact)) {
        return INFINITY;
    }
    double a = fmin(fabs((double)actual), 0x1p128), e = fmin(fabs(exact), 0x1p128);
    int exponent;
    frexp(e, &exponent);
    return fabs(a - e) / ldexp(1, e == 0 || exponent < -125 ? -149 : exponent - 24);
}

static void keep(float actual, double exact, float at, double *worst, double *place)
{
    double error = ulps(actual, exact);
    if (!(error <= *worst)) {
        *worst = error;
        *place = at;
    }
}

SUITE(single_accuracy)
{
    const int64_t loop[] = {1, BATCH, 1, 1};
    for (int f = 0; f < FUNCTIONS; f++) {
        double worst = -1, place = 0;
        for (int done = 0; done < INPUTS; done += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                inputs[i] = i % 4 == 0 ? any_float() : (float)check_uniform(functions[f].low, functions[f].high);
                wide_inputs[i] = inputs[i];
            }
            baton_unary(functions[f].op, BATON_FLOAT32, loop, results, inputs);
            baton_unary(functions[f].op, BATON_FLOAT64, loop, wide_results, wide_inputs);
            for (int i = 0; i < BATCH; i++) {
                keep(results[i], wide_results[i], inputs[i], &worst, &place);
            }
        }
        check_accuracy(functions[f].name, INPUTS, worst, 1, place);
    }
}

SUITE(single_binary_accuracy)
{
    static const struct function two[] = {
        {"power", BATON_POWER, 0, 20}, {"arctan2", BATON_ARCTAN2, -4, 4}, {"hypot", BATON_HYPOT, -4, 4}};
    const int64_t loop[] = {1, BATCH, 1, 1, 1};
    for (int f = 0; f < 3; f++) {
        double worst = -1, place = 0;
        for (int done = 0; done < INPUTS; done += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                inputs[i] = i % 4 == 0 ? any_float() : (float)check_uniform(two[f].low, two[f].high);
                others[i] = i % 8 == 0 ? any_float() : (float)check_uniform(-20, 20);
                wide_inputs[i] = inputs[i];
                wide_others[i] = others[i];
            }
            baton_binary(two[f].op, BATON_FLOAT32, loop, results, inputs, others);
            baton_binary(two[f].op, BATON_FLOAT64, loop, wide_results, wide_inputs, wide_others);
            for (int i = 0; i < BATCH; i++) {
                keep(results[i], wide_results[i], inputs[i], &worst, &place);
            }
        }
        check_accuracy(two[f].name, INPUTS, worst, 1, place);
    }
}

/* Edges, one by one: the result to 1 ULP with its sign, and the conditions that float64 meets where floats are as wide. */
SUITE(single_edges)
{
    static const float edges[] = {0.0f,      -0.0f,    1,         -1,    INFINITY, -INFINITY, NAN,  0x1p-149f, -0x1p-149f,
                                  0x1p-126f, 0.5f,     -0.5f,     2,     -2,       0x1p17f,   1e6f, -1e6f,     3e38f,
                                  -3e38f,    100,      -100,      -110,  90,       -90,       128,  -150,      0.625f,
                                  -0.625f,   0x1p-12f, 0x1p-13f, 1.375f, 0.6875f,  87,        -87,  10,        -10};
    for (int f = 0; f < FUNCTIONS; f++) {
        for (int i = 0; i < (int)(sizeof edges / sizeof edges[0]); i++) {
            float out;
            double x = edges[i], exact;
            int32_t status = baton_unary(functions[f].op, BATON_FLOAT32, (const int64_t[]){0}, &out, &edges[i]) >> 8;
            int32_t wide = baton_unary(functions[f].op, BATON_FLOAT64, (const int64_t[]){0}, &exact, &x) >> 8;
            CHECK(ulps(out, exact) <= 1, "%s(%a) is %a, not %a", functions[f].name, edges[i], out, exact);
            const int32_t domain = BATON_CONDITION_INVALID | BATON_CONDITION_DIVIDE;
            CHECK((status & domain) == (wide & domain), "%s(%a) meets %x, not %x", functions[f].name, edges[i],
                  (unsigned)status, (unsigned)wide);
            int overflows = isfinite(edges[i]) && (status & BATON_CONDITION_OVERFLOW) != 0;
            CHECK(!overflows || isinf(out), "%s(%a) is %a and overflows", functions[f].name, edges[i], out);
            int underflows = (status & BATON_CONDITION_UNDERFLOW) != 0;
            CHECK(!underflows || fabsf(out) <= 0x1p-126f, "%s(%a) is %a and underflows", functions[f].name, edges[i], out);
        }
    }
}
