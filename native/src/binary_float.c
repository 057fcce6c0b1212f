/* Two operands of float32 or float64. */
#include "binary.h"
#include "division.h"
#include "inverse.h"
#include "log.h"
#include "real.h"
#include "single_arctan2.h"
#include "single_division.h"
#include "single_power.h"

ELEMENTS_BINARY_EXACT(add_float64, +)
ELEMENTS_BINARY_EXACT(subtract_float64, -)
ELEMENTS_BINARY_EXACT(multiply_float64, *)
ELEMENTS_BINARY_EXACT(divide_float64, /)
BINARY(add_float32, float32, float32, float32, x + y)
BINARY(subtract_float32, float32, float32, float32, x - y)
BINARY(multiply_float32, float32, float32, float32, x *y)
BINARY(divide_float32, float32, float32, float32, x / y)

/* maximum and minimum give a NaN that is there, fmax and fmin the other operand. */
#define MAXIMUM(T, _) BINARY(maximum_##T, T, T, T, y != y ? y : y > x ? y : x)
#define MINIMUM(T, _) BINARY(minimum_##T, T, T, T, y != y ? y : y < x ? y : x)
#define FMAX(T, _) BINARY(fmax_##T, T, T, T, x != x ? y : y > x ? y : x)
#define FMIN(T, _) BINARY(fmin_##T, T, T, T, x != x ? y : y < x ? y : x)
#if BATON_HAS_FMA && BATON_LANES > 2
static double remainder_one(double x, double y) { return remainder_float64(x, y); }
static double floor_divide_one(double x, double y) { return floor_divide_float64(x, y); }
ELEMENTS_BINARY(floor_divide_line_float64, floor_divide_vector(x, y, floor_divide_one))
ELEMENTS_BINARY(remainder_line_float64, remainder_vector(x, y, remainder_one))
ELEMENTS_BINARY(fmod_line_float64, fmod_vector(x, y))
ELEMENTS_SINGLE_BINARY(floor_divide_line)
ELEMENTS_SINGLE_BINARY(remainder_line)
ELEMENTS_SINGLE_BINARY(fmod_line)
#else
BINARY(floor_divide_line_float64, float64, float64, float64, floor_divide_float64(x, y))
BINARY(remainder_line_float64, float64, float64, float64, remainder_float64(x, y))
BINARY(fmod_line_float64, float64, float64, float64, fmod(x, y))
BINARY(floor_divide_line_float32, float32, float32, float32, floor_divide_float32(x, y))
BINARY(remainder_line_float32, float32, float32, float32, remainder_float32(x, y))
BINARY(fmod_line_float32, float32, float32, float32, fmodf(x, y))
#endif
#define HEAVISIDE(T, _) BINARY(heaviside_##T, T, T, T, x == 0 ? y : x < 0 ? 0 : x > 0 ? 1 : x)
FLOAT_TYPES(MAXIMUM, _)
FLOAT_TYPES(MINIMUM, _)
FLOAT_TYPES(FMAX, _)
FLOAT_TYPES(FMIN, _)
FLOAT_TYPES(HEAVISIDE, _)

BINARY(copysign_float64, float64, float64, float64, __builtin_copysign(x, y))
BINARY(copysign_float32, float32, float32, float32, __builtin_copysignf(x, y))
BINARY(nextafter_float64, float64, float64, float64, nextafter(x, y))
BINARY(nextafter_float32, float32, float32, float32, nextafterf(x, y))
BINARY(ldexp_float64, float64, float64, int64, ldexp(x, clamped_exponent(y)))
BINARY(ldexp_float32, float32, float32, int64, ldexpf(x, clamped_exponent(y)))

ELEMENTS_BINARY(power_float64, power_vector(x, y))
#if BATON_HAS_FMA
ELEMENTS_BINARY(arctan2_float64, arctan2_vector(x, y))
#else
BINARY(arctan2_float64, float64, float64, float64, atan2(x, y))
#endif
BINARY(hypot_float64, float64, float64, float64, hypot(x, y))
BINARY(logaddexp_float64, float64, float64, float64, logaddexp_one(x, y))
BINARY(logaddexp2_float64, float64, float64, float64, logaddexp2_one(x, y))
#if BATON_HAS_FMA
ELEMENTS_SINGLE_BINARY(power)
ELEMENTS_SINGLE_BINARY(arctan2)
#else
BINARY_VIA_DOUBLE(power_float32, power_float64)
BINARY_VIA_DOUBLE(arctan2_float32, arctan2_float64)
#endif
/* Squares of floats are doubles, and so are their sums but for one rounding. */
BATON_INLINE float hypot_onef(double x, double y)
{
    double root = __builtin_sqrt(x * x + y * y);
    return (float)(__builtin_fabs(x) == INFINITY || __builtin_fabs(y) == INFINITY ? INFINITY : root);
}
BINARY(hypot_float32, float32, float32, float32, hypot_onef(x, y))
BINARY_VIA_DOUBLE(logaddexp_float32, logaddexp_float64)
BINARY_VIA_DOUBLE(logaddexp2_float32, logaddexp2_float64)

#define BOTH(name, conditions)                                                                               \
    {                                                                                                        \
        {name##_float32, BATON_FLOAT32, conditions}, {name##_float64, BATON_FLOAT64, conditions},            \
    }
enum {
    RANGE = BATON_CONDITION_OVERFLOW | BATON_CONDITION_UNDERFLOW,
    RANGE_INVALID = RANGE | BATON_CONDITION_INVALID,
};

const struct element_kernel BATON_VARIANT_NAME(binary_float)[BINARY_OPERATIONS][FLOAT_DTYPES] = {
    [BATON_ADD] = BOTH(add, ALL_CONDITIONS),
    [BATON_SUBTRACT] = BOTH(subtract, ALL_CONDITIONS),
    [BATON_MULTIPLY] = BOTH(multiply, ALL_CONDITIONS),
    [BATON_DIVIDE] = BOTH(divide, ALL_CONDITIONS),
    [BATON_FLOOR_DIVIDE] = BOTH(floor_divide_line, ALL_CONDITIONS & ~BATON_CONDITION_UNDERFLOW),
    [BATON_REMAINDER] = BOTH(remainder_line, BATON_CONDITION_INVALID),
    [BATON_FMOD] = BOTH(fmod_line, BATON_CONDITION_INVALID),
    [BATON_POWER] = BOTH(power, ALL_CONDITIONS),
    [BATON_ARCTAN2] = BOTH(arctan2, RANGE),
    [BATON_HYPOT] = BOTH(hypot, RANGE),
    [BATON_LOGADDEXP] = BOTH(logaddexp, RANGE_INVALID),
    [BATON_LOGADDEXP2] = BOTH(logaddexp2, RANGE_INVALID),
    [BATON_COPYSIGN] = BOTH(copysign, 0),
    [BATON_NEXTAFTER] = BOTH(nextafter, RANGE),
    [BATON_LDEXP] = BOTH(ldexp, RANGE),
    [BATON_MAXIMUM] = BOTH(maximum, 0),
    [BATON_MINIMUM] = BOTH(minimum, 0),
    [BATON_FMAX] = BOTH(fmax, 0),
    [BATON_FMIN] = BOTH(fmin, 0),
    [BATON_HEAVISIDE] = BOTH(heaviside, 0),
};
