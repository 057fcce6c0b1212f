/* Two operands of bool or an integer type. */
#include "binary.h"
#include "integer.h"

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

BINARY(and_bool, bool, bool, bool, x &y)
BINARY(or_bool, bool, bool, bool, x | y)
BINARY(xor_bool, bool, bool, bool, x ^ y)

#define ROW(T, name, conditions) [CODE_##T] = {name##_##T, CODE_##T, conditions},
#define BOOL_ROW(name) [BATON_BOOL] = {name##_bool, BATON_BOOL, 0},
#define ROW0(T, name) ROW(T, name, 0)
#define DIVIDING(T, name) ROW(T, name, BATON_CONDITION_DIVIDE | BATON_CONDITION_OVERFLOW)

const struct element_kernel BATON_VARIANT_NAME(binary_integer)[BINARY_OPERATIONS][INTEGER_DTYPES] = {
    [BATON_ADD] = {BOOL_ROW(or) INTEGER_TYPES(ROW0, add)},
    [BATON_SUBTRACT] = {INTEGER_TYPES(ROW0, subtract)},
    [BATON_MULTIPLY] = {BOOL_ROW(and) INTEGER_TYPES(ROW0, multiply)},
    [BATON_FLOOR_DIVIDE] = {INTEGER_TYPES(DIVIDING, floor_divide_line)},
    [BATON_REMAINDER] = {INTEGER_TYPES(DIVIDING, remainder_line)},
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
