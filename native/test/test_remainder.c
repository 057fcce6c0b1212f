/*
 * fmod, remainder and floor_divide of float64 and float32, where quotients are nearly whole and anywhere: to the bit, by the C
 * library and by what NumPy makes of its fmod, which is spelt out again here.
 */
#include <math.h>

#include "check.h"

enum { PAIRS = 1 << 14 };

#define REFERENCE(type, s)                                                                                   \
    static type remainder_of##s(type x, type y)                                                              \
    {                                                                                                        \
        type rest = fmod##s(x, y);                                                                           \
        if (y == 0 || rest != rest) {                                                                        \
            return rest;                                                                                     \
        }                                                                                                    \
        return rest == 0 ? copysign##s(0, y) : (rest < 0) != (y < 0) ? rest + y : rest;                      \
    }                                                                                                        \
    static type floor_quotient##s(type x, type y)                                                            \
    {                                                                                                        \
        if (y == 0) {                                                                                        \
            return x / y;                                                                                    \
        }                                                                                                    \
        type rest = fmod##s(x, y), quotient = (x - rest) / y;                                                \
        if (rest != 0 && (rest < 0) != (y < 0)) {                                                            \
            quotient -= 1;                                                                                   \
        }                                                                                                    \
        if (quotient == 0) {                                                                                 \
            return copysign##s(0, x / y);                                                                    \
        }                                                                                                    \
        type whole = floor##s(quotient);                                                                     \
        return quotient - whole > (type)0.5 ? whole + 1 : whole;                                             \
    }
REFERENCE(double, )
REFERENCE(float, f)

SUITE(remainders)
{
    static double x[PAIRS], y[PAIRS], out[PAIRS];
    static const struct {
        const char *name;
        int32_t op;
        double (*one)(double, double);
    } operations[] = {{"fmod", BATON_FMOD, fmod},
                      {"remainder", BATON_REMAINDER, remainder_of},
                      {"floor_divide", BATON_FLOOR_DIVIDE, floor_quotient}};
    const int64_t loop[] = {1, PAIRS, 1, 1, 1};
    for (int round = 0; round < 60; round++) {
        for (int i = 0; i < PAIRS; i++) {
            y[i] = ldexp(check_uniform(-2, 2), (int)(check_random() % (round % 3 == 0 ? 2000 : 20)) - (round % 3 == 0 ? 1000 : 10));
            double k = trunc(ldexp(check_uniform(-1, 1), (int)(check_random() % 56)));
            x[i] = y[i] * k;
            for (int step = (int)(check_random() % 4); step > 0; step--) {
                x[i] = nextafter(x[i], round & 1 ? INFINITY : -INFINITY);
            }
            if (i % 16 == 0) {
                x[i] = check_any_double();
                y[i] = i % 32 == 0 ? check_any_double() : y[i];
            }
        }
        for (int f = 0; f < 3; f++) {
            baton_binary(operations[f].op, BATON_FLOAT64, loop, out, x, y);
            int wrong = -1;
            for (int i = 0; i < PAIRS && wrong < 0; i++) {
                double exact = operations[f].one(x[i], y[i]);
                wrong = check_same(out[i], exact) ? -1 : i;
            }
            int at = wrong < 0 ? 0 : wrong;
            CHECK(wrong < 0, "%s(%a, %a) is %a, not %a", operations[f].name, x[at], y[at], out[at],
                  operations[f].one(x[at], y[at]));
        }
    }
}

SUITE(single_remainders)
{
    static float x[PAIRS], y[PAIRS], out[PAIRS];
    static const struct {
        const char *name;
        int32_t op;
        float (*one)(float, float);
    } operations[] = {{"fmod", BATON_FMOD, fmodf},
                      {"remainder", BATON_REMAINDER, remainder_off},
                      {"floor_divide", BATON_FLOOR_DIVIDE, floor_quotientf}};
    const int64_t loop[] = {1, PAIRS, 1, 1, 1};
    for (int round = 0; round < 60; round++) {
        for (int i = 0; i < PAIRS; i++) {
            int wide = round % 3 == 0;
            y[i] = ldexpf((float)check_uniform(-2, 2), (int)(check_random() % (wide ? 270 : 20)) - (wide ? 145 : 10));
            x[i] = y[i] * truncf(ldexpf((float)check_uniform(-1, 1), (int)(check_random() % 56)));
            for (int step = (int)(check_random() % 4); step > 0; step--) {
                x[i] = nextafterf(x[i], round & 1 ? INFINITY : -INFINITY);
            }
            if (i % 16 == 0 && round % 2 == 0) {
                x[i] = i % 64 == 0 ? (float)check_any_double() : INFINITY;
                y[i] = i % 32 == 0 ? (float)(check_random() % 3) - 1 : y[i];
            }
        }
        for (int f = 0; f < 3; f++) {
            baton_binary(operations[f].op, BATON_FLOAT32, loop, out, x, y);
            int wrong = -1;
            for (int i = 0; i < PAIRS && wrong < 0; i++) {
                wrong = check_same(out[i], operations[f].one(x[i], y[i])) ? -1 : i;
            }
            int at = wrong < 0 ? 0 : wrong;
            CHECK(wrong < 0, "%s(%a, %a) is %a, not %a", operations[f].name, x[at], y[at], out[at],
                  operations[f].one(x[at], y[at]));
        }
    }
}
