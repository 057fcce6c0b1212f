/* Two operands of bool or an integer type. */
#include "binary.h"
#include "integer.h"
#include "reciprocal.h"

#define ADD(T, _) BINARY(add_##T, T, T, T, (t_##T)((WRAP_##T)x + (WRAP_##T)y))
#define SUBTRACT(T, _) BINARY(subtract_##T, T, T, T, (t_##T)((WRAP_##T)x - (WRAP_##T)y))
#define MULTIPLY(T, _) BINARY(multiply_##T, T, T, T, (t_##T)((WRAP_##T)x * (WRAP_##T)y))
#define FLOOR_DIVIDE(T, _) BINARY(floor_divide_line_##T, T, T, T, floor_divide_##T(x, y))
#define REMAINDER(T, _) BINARY(remainder_line_##T, T, T, T, remainder_##T(x, y))
#define FMOD(T, _) BINARY(fmod_line_##T, T, T, T, fmod_##T(x, y))
#define POWER(T, _) BINARY(power_line_##T, T, T, T, power_##T(x, y))
#define MAXIMUM(T, _) BINARY(maximum_##T, T, T, T, x > y ? x : y)
#define MINIMUM(T, _) BINARY(minimum_##T, T, T, T, x < y ? x : y)
#define GCD(T, _) BINARY(gcd_line_##T, T, T, T, gcd_##T(x, y))
#define LCM(T, _) BINARY(lcm_line_##T, T, T, T, lcm_##T(x, y))
#define BITWISE_AND(T, _) BINARY(bitwise_and_##T, T, T, T, x &y)
#define BITWISE_OR(T, _) BINARY(bitwise_or_##T, T, T, T, x | y)
#define BITWISE_XOR(T, _) BINARY(bitwise_xor_##T, T, T, T, x ^ y)
/* A count outside 0 … width - 1 shifts everything out. */
#define LEFT_SHIFT(T, _)                                                                                     \
    BINARY(left_shift_##T, T, T, T, (t_##T)(in_width_##T(y) ? (WRAP_##T)x << (in_width_##T(y) ? y : 0) : 0))
#define RIGHT_SHIFT(T, _) BINARY(right_shift_##T, T, T, T, (t_##T)(in_width_##T(y) ? x >> y : IS_NEGATIVE_##T(x) ? -1 : 0))

INTEGER_TYPES(ADD, _)
INTEGER_TYPES(SUBTRACT, _)
INTEGER_TYPES(MULTIPLY, _)
INTEGER_TYPES(FLOOR_DIVIDE, _)
INTEGER_TYPES(REMAINDER, _)
INTEGER_TYPES(FMOD, _)
INTEGER_TYPES(POWER, _)
INTEGER_TYPES(MAXIMUM, _)
INTEGER_TYPES(MINIMUM, _)
INTEGER_TYPES(GCD, _)
INTEGER_TYPES(LCM, _)
INTEGER_TYPES(BITWISE_AND, _)
INTEGER_TYPES(BITWISE_OR, _)
INTEGER_TYPES(BITWISE_XOR, _)
INTEGER_TYPES(LEFT_SHIFT, _)
INTEGER_TYPES(RIGHT_SHIFT, _)

/* 64-bit integers by one divisor of at least 2; a quotient of less than 0 is that of -1 - x, turned likewise. */
#define BY_ONE(T, name, result)                                                                              \
    static void name##_by_one_##T(int64_t n, char *const *data, const int64_t *stride, const void *context)  \
    {                                                                                                        \
        t_##T y = *(const t_##T *)data[2];                                                                   \
        int64_t i = 0;                                                                                       \
        if (stride[2] != 0 || y < 2 || stride[0] != 8 || stride[1] != 8) {                                   \
            name##_line_##T(n, data, stride, context);                                                       \
            return;                                                                                          \
        }                                                                                                    \
        t_##T *out = (t_##T *)data[0];                                                                       \
        const t_##T *a = (const t_##T *)data[1];                                                             \
        struct reciprocal r = reciprocal_of((uint64_t)y);                                                    \
        BY_ONE_VECTORS(T, result)                                                                            \
        for (; i < n; i++) {                                                                                 \
            uint64_t x = (uint64_t)a[i], turn = IS_NEGATIVE_##T(a[i]) ? ~(uint64_t)0 : 0;                    \
            uint64_t q = quotient_by(x ^ turn, r) ^ turn, d __attribute__((unused)) = (uint64_t)y;           \
            out[i] = (t_##T)(result);                                                                        \
        }                                                                                                    \
    }
#if BATON_LANES > 2
#define BY_ONE_VECTORS(T, result)                                                                            \
    for (vu d __attribute__((unused)) = vu_set((uint64_t)y); i + BATON_LANES <= n; i += BATON_LANES) {       \
        vu x = (vu)vd_load((const double *)(a + i)), turn = TURN_##T(x), q = vu_quotient_by(x ^ turn, r) ^ turn; \
        vd_store((double *)(out + i), (vd)(result));                                                         \
    }
#else
#define BY_ONE_VECTORS(T, result)
#endif
#define TURN_int64(x) (vu)((vi)(x) >> 63)
#define TURN_uint64(x) vu_set(0)
BY_ONE(int64, floor_divide, q)
BY_ONE(uint64, floor_divide, q)
BY_ONE(int64, remainder, x - q *d)
BY_ONE(uint64, remainder, x - q *d)

BINARY(and_bool, bool, bool, bool, x &y)
BINARY(or_bool, bool, bool, bool, x | y)
BINARY(xor_bool, bool, bool, bool, x ^ y)

#define NARROW_TYPES(M, x) M(int8, x) M(int16, x) M(int32, x) M(uint8, x) M(uint16, x) M(uint32, x)
#define WIDE_TYPES(M, x) M(int64, x) M(uint64, x)
#define ROW(T, name, conditions) [CODE_##T] = {name##_##T, CODE_##T, conditions},
#define BOOL_ROW(name) [BATON_BOOL] = {name##_bool, BATON_BOOL, 0},
#define ROW0(T, name) ROW(T, name, 0)
#define DIVIDING(T, name) ROW(T, name, BATON_CONDITION_DIVIDE | BATON_CONDITION_OVERFLOW)

const struct element_kernel BATON_VARIANT_NAME(binary_integer)[BINARY_OPERATIONS][INTEGER_DTYPES] = {
    [BATON_ADD] = {BOOL_ROW(or) INTEGER_TYPES(ROW0, add)},
    [BATON_SUBTRACT] = {INTEGER_TYPES(ROW0, subtract)},
    [BATON_MULTIPLY] = {BOOL_ROW(and) INTEGER_TYPES(ROW0, multiply)},
    [BATON_FLOOR_DIVIDE] = {NARROW_TYPES(DIVIDING, floor_divide_line) WIDE_TYPES(DIVIDING, floor_divide_by_one)},
    [BATON_REMAINDER] = {NARROW_TYPES(DIVIDING, remainder_line) WIDE_TYPES(DIVIDING, remainder_by_one)},
    [BATON_FMOD] = {INTEGER_TYPES(DIVIDING, fmod_line)},
    [BATON_POWER] = {INTEGER_TYPES(ROW0, power_line)},
    [BATON_MAXIMUM] = {BOOL_ROW(or) INTEGER_TYPES(ROW0, maximum)},
    [BATON_MINIMUM] = {BOOL_ROW(and) INTEGER_TYPES(ROW0, minimum)},
    [BATON_FMAX] = {BOOL_ROW(or) INTEGER_TYPES(ROW0, maximum)},
    [BATON_FMIN] = {BOOL_ROW(and) INTEGER_TYPES(ROW0, minimum)},
    [BATON_GCD] = {INTEGER_TYPES(ROW0, gcd_line)},
    [BATON_LCM] = {INTEGER_TYPES(ROW0, lcm_line)},
    [BATON_BITWISE_AND] = {BOOL_ROW(and) INTEGER_TYPES(ROW0, bitwise_and)},
    [BATON_BITWISE_OR] = {BOOL_ROW(or) INTEGER_TYPES(ROW0, bitwise_or)},
    [BATON_BITWISE_XOR] = {BOOL_ROW(xor) INTEGER_TYPES(ROW0, bitwise_xor)},
    [BATON_LEFT_SHIFT] = {INTEGER_TYPES(ROW0, left_shift)},
    [BATON_RIGHT_SHIFT] = {INTEGER_TYPES(ROW0, right_shift)},
};
