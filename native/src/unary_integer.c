/* One operand of bool or an integer type. */
#include "integer.h"
#include "unary.h"

#define POSITIVE(T, _) UNARY(positive_##T, T, T, x)
#define NEGATIVE(T, _) UNARY(negative_##T, T, T, (t_##T)(0 - (WRAP_##T)x))
#define ABSOLUTE(T, _) UNARY(absolute_##T, T, T, (t_##T)(IS_NEGATIVE_##T(x) ? 0 - (WRAP_##T)x : (WRAP_##T)x))
#define SIGN(T, _) UNARY(sign_##T, T, T, (t_##T)((x > 0) - IS_NEGATIVE_##T(x)))
#define SQUARE(T, _) UNARY(square_##T, T, T, (t_##T)((WRAP_##T)x * (WRAP_##T)x))
#define INVERT(T, _) UNARY(invert_##T, T, T, (t_##T)~x)
#define BITWISE_COUNT(T, _) UNARY(bitwise_count_##T, uint8, T, (uint8_t)__builtin_popcountll(MAGNITUDE(T, x)))
#define LOGICAL_NOT(T, _) UNARY(logical_not_##T, bool, T, x == 0)
#define NEVER(T, _) UNARY(never_##T, bool, T, (t_bool)((void)x, 0))
#define ALWAYS(T, _) UNARY(always_##T, bool, T, (t_bool)((void)x, 1))

/* 1/0 is what 1.0/0 converts to. */
#define RECIPROCAL(T, zeroth)                                                                                \
    BATON_INLINE t_##T reciprocal_one_##T(t_##T x)                                                           \
    {                                                                                                        \
        if (BATON_UNLIKELY(x == 0)) {                                                                        \
            conditions_raise(BATON_CONDITION_DIVIDE | BATON_CONDITION_INVALID);                              \
            return zeroth;                                                                                   \
        }                                                                                                    \
        return (t_##T)(x == 1 ? 1 : !IS_NEGATIVE_##T(x) ? 0 : x == (t_##T)-1 ? -1 : 0);                      \
    }                                                                                                        \
    UNARY(reciprocal_##T, T, T, reciprocal_one_##T(x))

INTEGER_TYPES(POSITIVE, _)
INTEGER_TYPES(NEGATIVE, _)
INTEGER_TYPES(ABSOLUTE, _)
INTEGER_TYPES(SIGN, _)
INTEGER_TYPES(SQUARE, _)
INTEGER_TYPES(INVERT, _)
INTEGER_TYPES(BITWISE_COUNT, _)
INTEGER_TYPES(LOGICAL_NOT, _)
INTEGER_TYPES(NEVER, _)
INTEGER_TYPES(ALWAYS, _)
RECIPROCAL(int8, 0)
RECIPROCAL(int16, 0)
RECIPROCAL(int32, INT32_MIN)
RECIPROCAL(int64, INT64_MIN)
RECIPROCAL(uint8, 0)
RECIPROCAL(uint16, 0)
RECIPROCAL(uint32, 0)
RECIPROCAL(uint64, 0)
POSITIVE(bool, _)
LOGICAL_NOT(bool, _)
NEVER(bool, _)
ALWAYS(bool, _)

#define ROW(T, name) [CODE_##T] = {name##_##T, CODE_##T, 0},
#define BOOL_ROW(T, name) [CODE_##T] = {name##_##T, BATON_BOOL, 0},
#define BYTE_ROW(T, name) [CODE_##T] = {name##_##T, BATON_UINT8, 0},
#define DIVIDING(T, name) [CODE_##T] = {name##_##T, CODE_##T, BATON_CONDITION_DIVIDE | BATON_CONDITION_INVALID},

const struct element_kernel BATON_VARIANT_NAME(unary_integer)[UNARY_OPERATIONS][BATON_DTYPES] = {
    [BATON_NEGATIVE] = {INTEGER_TYPES(ROW, negative)},
    [BATON_ABSOLUTE] = {ROW(bool, positive) INTEGER_TYPES(ROW, absolute)},
    [BATON_CONJUGATE] = {INTEGER_TYPES(ROW, positive)},
    [BATON_POSITIVE] = {INTEGER_TYPES(ROW, positive)},
    [BATON_SIGN] = {INTEGER_TYPES(ROW, sign)},
    [BATON_RECIPROCAL] = {INTEGER_TYPES(DIVIDING, reciprocal)},
    [BATON_SQUARE] = {INTEGER_TYPES(ROW, square)},
    [BATON_FLOOR] = {ROW(bool, positive) INTEGER_TYPES(ROW, positive)},
    [BATON_CEIL] = {ROW(bool, positive) INTEGER_TYPES(ROW, positive)},
    [BATON_TRUNC] = {ROW(bool, positive) INTEGER_TYPES(ROW, positive)},
    [BATON_ISNAN] = {BOOL_ROW(bool, never) INTEGER_TYPES(BOOL_ROW, never)},
    [BATON_ISINF] = {BOOL_ROW(bool, never) INTEGER_TYPES(BOOL_ROW, never)},
    [BATON_ISFINITE] = {BOOL_ROW(bool, always) INTEGER_TYPES(BOOL_ROW, always)},
    [BATON_INVERT] = {ROW(bool, logical_not) INTEGER_TYPES(ROW, invert)},
    [BATON_BITWISE_COUNT] = {INTEGER_TYPES(BYTE_ROW, bitwise_count)},
    [BATON_LOGICAL_NOT] = {BOOL_ROW(bool, logical_not) INTEGER_TYPES(BOOL_ROW, logical_not)},
};
