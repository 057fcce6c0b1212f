#include "operations.h"

#include <math.h>

#define R BATON_FLOAT64
#define C BATON_COMPLEX128

const struct operation operations[] = {
    {"negative", UNARY, BATON_NEGATIVE, R, 2, {R, R}},
    {"absolute", UNARY, BATON_ABSOLUTE, R, 2, {R, R}},
    {"exp", UNARY, BATON_EXP, R, 2, {R, R}},
    {"sin", UNARY, BATON_SIN, R, 2, {R, R}},
    {"cos", UNARY, BATON_COS, R, 2, {R, R}},
    {"conjugate", UNARY, BATON_CONJUGATE, R, 2, {R, R}},
    {"complex negative", UNARY, BATON_NEGATIVE, C, 2, {C, C}},
    {"complex absolute", UNARY, BATON_ABSOLUTE, C, 2, {R, C}},
    {"complex exp", UNARY, BATON_EXP, C, 2, {C, C}},
    {"complex sin", UNARY, BATON_SIN, C, 2, {C, C}},
    {"complex cos", UNARY, BATON_COS, C, 2, {C, C}},
    {"complex conjugate", UNARY, BATON_CONJUGATE, C, 2, {C, C}},
    {"add", BINARY, BATON_ADD, R, 3, {R, R, R}},
    {"subtract", BINARY, BATON_SUBTRACT, R, 3, {R, R, R}},
    {"multiply", BINARY, BATON_MULTIPLY, R, 3, {R, R, R}},
    {"divide", BINARY, BATON_DIVIDE, R, 3, {R, R, R}},
    {"complex add", BINARY, BATON_ADD, C, 3, {C, C, C}},
    {"complex subtract", BINARY, BATON_SUBTRACT, C, 3, {C, C, C}},
    {"complex multiply", BINARY, BATON_MULTIPLY, C, 3, {C, C, C}},
    {"complex divide", BINARY, BATON_DIVIDE, C, 3, {C, C, C}},
    {"copy", COPY, 0, R, 2, {R, R}},
    {"complex copy", COPY, 0, C, 2, {C, C}},
    {"complex of real", COPY, 0, R, 2, {C, R}},
};
const int operation_count = sizeof operations / sizeof operations[0];

int32_t operation_run(const struct operation *operation, const int64_t *loop, void *out, const void *a,
                      const void *b)
{
    /* without the conditions */
    switch (operation->family) {
    case UNARY:
        return 0xff & baton_unary(operation->op, operation->dtype, loop, out, a);
    case BINARY:
        return 0xff & baton_binary(operation->op, operation->dtype, loop, out, a, b);
    default:
        return 0xff & baton_copy(operation->dtypes[0], operation->dtypes[1], loop, out, a);
    }
}

void operation_one(const struct operation *operation, double *out, const double *a, const double *b)
{
    const int64_t loop[1] = {0};
    int32_t status = operation_run(operation, loop, out, a, b);
    if (status != BATON_OK) {
        CHECK(status == BATON_OK, "%s: status %d", operation->name, status);
    }
}

const double special_values[] = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -2.0,
    INFINITY,
    -INFINITY,
    NAN,
    0x1p-1074,
    -0x1p-1074,
    0x1p-1022,
    -0x1p-1030,
    1e-300,
    -1e-160,
    1e160,
    -1e300,
    0x1.fffffffffffffp1023,
    -0x1.fffffffffffffp1023,
    0x1p1023,
    709.5,
    -745.0,
    1000.0,
    -1000.0,
    0x1.921fb54442d18p+0,
    3.0,
    1e22,
};
const int special_count = sizeof special_values / sizeof special_values[0];

double check_element(void)
{
    uint64_t kind = check_random() % 16;
    if (kind == 0) {
        return special_values[check_random() % (uint64_t)special_count];
    }
    return kind == 1 ? check_any_double() : check_uniform(-20, 20);
}
