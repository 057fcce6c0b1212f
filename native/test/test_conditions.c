/* The floating-point conditions of single operations, and that ordinary and special operands do not report any. */
#include <math.h>

#include "elements.h"

enum {
    D = BATON_CONDITION_DIVIDE,
    O = BATON_CONDITION_OVERFLOW,
    U = BATON_CONDITION_UNDERFLOW,
    I = BATON_CONDITION_INVALID,
};

static int32_t unary(int32_t op, double x)
{
    double out[9], a[9];
    for (int i = 0; i < 9; i++) { /* a vector and more, the last lanes of which are padding */
        a[i] = i == 7 ? x : 0.75;
    }
    return baton_unary(op, BATON_FLOAT64, (const int64_t[]){1, 9, 1, 1}, out, a) >> 8;
}

SUITE(conditions_unary)
{
    static const struct {
        int32_t op;
        double x;
        int32_t expected;
    } cases[] = {
        {BATON_EXP, 1, 0},          {BATON_EXP, INFINITY, 0},  {BATON_EXP, -INFINITY, 0}, {BATON_EXP, 710, O},
        {BATON_EXP, -750, U},       {BATON_EXP, NAN, 0},       {BATON_EXP2, 1024, O},     {BATON_EXP2, -1100, U},
        {BATON_EXPM1, 800, O},      {BATON_EXPM1, -800, 0},    {BATON_LOG, 0, D},         {BATON_LOG, -0.0, D},
        {BATON_LOG, -1, I},         {BATON_LOG, INFINITY, 0},  {BATON_LOG, NAN, 0},       {BATON_LOG, 0x1p-1074, 0},
        {BATON_LOG2, 0, D},         {BATON_LOG10, 0, D},       {BATON_LOG10, -2, I},      {BATON_LOG1P, -1, D},
        {BATON_LOG1P, -2, I},       {BATON_LOG1P, NAN, 0},     {BATON_SIN, INFINITY, I},  {BATON_SIN, 1.7e308, 0},
        {BATON_SIN, NAN, 0},        {BATON_COS, -INFINITY, I}, {BATON_COS, 1e300, 0},     {BATON_TAN, INFINITY, I},
        {BATON_COSH, 800, O},       {BATON_COSH, INFINITY, 0}, {BATON_SINH, -800, O},     {BATON_SINH, -INFINITY, 0},
        {BATON_TANH, NAN, 0},       {BATON_TANH, 1e300, 0},    {BATON_SQRT, -1, I},       {BATON_SQRT, -0.0, 0},
        {BATON_RECIPROCAL, 0, D},   {BATON_ARCSIN, 2, I},      {BATON_ARCTANH, 1, D},     {BATON_ARCTANH, 2, I},
        {BATON_SQUARE, 1e200, O},   {BATON_SQUARE, 1e-200, U}, {BATON_ISNAN, NAN, 0},     {BATON_SIGN, NAN, 0},
        {BATON_CBRT, -INFINITY, 0}, {BATON_FLOOR, NAN, 0},     {BATON_CBRT, 0x1p-1074, 0},
    };
    for (int i = 0; i < (int)(sizeof cases / sizeof cases[0]); i++) {
        int32_t got = unary(cases[i].op, cases[i].x);
        CHECK(got == cases[i].expected, "unary operation %d of %g: conditions %d, not %d", cases[i].op, cases[i].x, got,
              cases[i].expected);
    }
}

/* Elements alike, of which no number's end of a vector may tell: as many as fill vectors, and any other number. */
SUITE(conditions_lengths)
{
    static const int32_t dtypes[] = {BATON_FLOAT32, BATON_FLOAT64};
    for (int32_t op = 0; op <= BATON_ANGLE; op++) {
        for (int d = 0; d < 2; d++) {
            if (baton_unary_result(op, dtypes[d]) < 0) {
                continue;
            }
            static const double of[] = {-3, -0.25, 0.25, 0.75, 1.25, 40};
            for (int k = 0; k < 6; k++) {
                char a[200 * 8], out[200 * 8];
                baton_copy(dtypes[d], BATON_FLOAT64, (const int64_t[]){1, 200, 1, 0}, a, &of[k]);
                int32_t whole = baton_unary(op, dtypes[d], (const int64_t[]){1, 64, 1, 1}, out, a);
                for (int64_t n = 1; n <= 70; n++) {
                    for (int64_t step = 1; step <= 2; step++) {
                        const int64_t loop[] = {1, n, step, step};
                        int32_t status = baton_unary(op, dtypes[d], loop, out, a);
                        CHECK(status == whole, "unary operation %d of %lld times %g, dtype %d, step %lld: %x, not %x", op,
                              (long long)n, of[k], dtypes[d], (long long)step, status, whole);
                    }
                }
            }
        }
    }
}

/* One lane that goes another way than its neighbours. */
SUITE(conditions_mixed)
{
    float a[32], out[32];
    for (int i = 0; i < 32; i++) {
        a[i] = i == 5 ? 0x1p120f : 3;
    }
    int32_t status = baton_unary(BATON_ARCCOSH, BATON_FLOAT32, (const int64_t[]){1, 32, 1, 1}, out, a);
    CHECK(status == BATON_OK, "arccosh: %x", status);
}

SUITE(conditions_binary)
{
    static const struct {
        int32_t op;
        double x, y;
        int32_t expected;
    } cases[] = {
        {BATON_ADD, 1, 2, 0},            {BATON_ADD, INFINITY, -INFINITY, I}, {BATON_ADD, 1.7e308, 1.7e308, O},
        {BATON_ADD, NAN, 1, 0},          {BATON_MULTIPLY, 1e-200, 1e-200, U}, {BATON_MULTIPLY, 0, INFINITY, I},
        {BATON_DIVIDE, 1, 0, D},         {BATON_DIVIDE, 0, 0, I},             {BATON_FLOOR_DIVIDE, 1, 0, D},
        {BATON_FLOOR_DIVIDE, 0, 0, I},   {BATON_REMAINDER, 1, 0, I},          {BATON_FMOD, INFINITY, 2, I},
        {BATON_POWER, 0, -1, D},         {BATON_POWER, 10, 400, O},           {BATON_POWER, 10, -400, U},
        {BATON_POWER, -2, 0.5, I},       {BATON_POWER, NAN, 0, 0},            {BATON_POWER, 1, INFINITY, 0},
        {BATON_MAXIMUM, NAN, 1, 0},      {BATON_LESS, NAN, 1, 0},             {BATON_EQUAL, NAN, NAN, 0},
        {BATON_HEAVISIDE, NAN, 1, 0},    {BATON_HYPOT, 1.7e308, 1.7e308, O},  {BATON_HYPOT, INFINITY, NAN, 0},
        {BATON_COPYSIGN, NAN, -1, 0},    {BATON_FMIN, NAN, NAN, 0},
    };
    for (int i = 0; i < (int)(sizeof cases / sizeof cases[0]); i++) {
        double out[9], a[9], b[9];
        for (int k = 0; k < 9; k++) {
            a[k] = k == 7 ? cases[i].x : 1.5;
            b[k] = k == 7 ? cases[i].y : 1.5;
        }
        int32_t got = baton_binary(cases[i].op, BATON_FLOAT64, (const int64_t[]){1, 9, 1, 1, 1}, out, a, b) >> 8;
        CHECK(got == cases[i].expected, "binary operation %d of %g and %g: conditions %d, not %d", cases[i].op,
              cases[i].x, cases[i].y, got, cases[i].expected);
    }
}

/* One operand is the same throughout: what it would meet beyond the end of the other is not met. */
SUITE(conditions_of_a_number_and_a_line)
{
    static const struct {
        double number, element;
    } powers[] = {{-2, 3}, {-0.5, -1}, {1, 2000}, {2000, 0}, {-1e300, 1}};
    for (int i = 0; i < (int)(sizeof powers / sizeof powers[0]); i++) {
        for (int64_t n = 1; n <= 20; n++) {
            double out[20], line[20];
            for (int64_t k = 0; k < n; k++) {
                line[k] = powers[i].element;
            }
            int32_t left = baton_binary(BATON_POWER, BATON_FLOAT64, (const int64_t[]){1, n, 1, 0, 1}, out,
                                        &powers[i].number, line) >> 8;
            CHECK(left == 0, "%g to %lld times %g: conditions %d", powers[i].number, (long long)n, powers[i].element, left);
            for (int64_t k = 0; k < n; k++) {
                line[k] = i == 2 ? 1 : 2;
            }
            double exponent = i == 2 ? 2000 : 3;
            int32_t right = baton_binary(BATON_POWER, BATON_FLOAT64, (const int64_t[]){1, n, 1, 1, 0}, out, line,
                                         &exponent) >> 8;
            CHECK(right == 0, "%lld times %g to %g: conditions %d", (long long)n, line[0], exponent, right);
        }
    }
}

SUITE(conditions_integer_and_conversions)
{
    const int64_t one[] = {0};
    int32_t out, x = 7, zero = 0, lowest = INT32_MIN, minus = -1;
    CHECK(baton_binary(BATON_FLOOR_DIVIDE, BATON_INT32, one, &out, &x, &zero) >> 8 == D && out == 0, "7 // 0");
    CHECK(baton_binary(BATON_REMAINDER, BATON_INT32, one, &out, &x, &zero) >> 8 == D && out == 0, "7 %% 0");
    CHECK(baton_binary(BATON_FLOOR_DIVIDE, BATON_INT32, one, &out, &lowest, &minus) >> 8 == O, "lowest // -1");
    CHECK(baton_binary(BATON_REMAINDER, BATON_INT32, one, &out, &lowest, &minus) >> 8 == 0, "lowest %% -1");
    CHECK(baton_binary(BATON_FLOOR_DIVIDE, BATON_INT32, one, &out, &x, &minus) >> 8 == 0, "7 // -1");
    double big = 1e30, nan = NAN, small = 5;
    uint16_t half;
    CHECK(baton_copy(BATON_INT32, BATON_FLOAT64, one, &out, &big) >> 8 == I, "1e30 to int32");
    CHECK(baton_copy(BATON_INT32, BATON_FLOAT64, one, &out, &nan) >> 8 == I, "NaN to int32");
    CHECK(baton_copy(BATON_INT32, BATON_FLOAT64, one, &out, &small) >> 8 == 0, "5 to int32");
    CHECK(baton_copy(BATON_FLOAT16, BATON_FLOAT64, one, &half, &big) >> 8 == O, "1e30 to float16");
    CHECK(baton_copy(BATON_FLOAT16, BATON_FLOAT64, one, &half, &nan) >> 8 == 0, "NaN to float16");
    CHECK(baton_copy(BATON_BOOL, BATON_FLOAT64, one, &half, &nan) >> 8 == 0, "NaN to bool");
}
