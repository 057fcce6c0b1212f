/* One operand of float32 or float64. */
#include "hyperbolic.h"
#include "real.h"
#include "single_angle.h"
#include "single_inverse_hyperbolic.h"
#include "trig.h"
#include "unary.h"

#define SIGN_BITS_float32(x) float_bits(x)
#define SIGN_BITS_float64(x) double_bits(x)

/* What has no more to it than a few bits or one rounding. */
#define SIMPLE(T, S)                                                                                         \
    UNARY(sign_##T, T, T, x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x)                                           \
    UNARY(positive_##T, T, T, x)                                                                             \
    UNARY(reciprocal_##T, T, T, 1 / x)                                                                       \
    UNARY(square_##T, T, T, x *x)                                                                            \
    UNARY(sqrt_##T, T, T, __builtin_sqrt##S(x))                                                              \
    UNARY(rint_##T, T, T, __builtin_rint##S(x))                                                              \
    UNARY(floor_##T, T, T, __builtin_floor##S(x))                                                            \
    UNARY(ceil_##T, T, T, __builtin_ceil##S(x))                                                              \
    UNARY(trunc_##T, T, T, __builtin_trunc##S(x))                                                            \
    UNARY(degrees_##T, T, T, x *(t_##T)(180 / 0x1.921fb54442d18p+1))                                         \
    UNARY(radians_##T, T, T, x *(t_##T)(0x1.921fb54442d18p+1 / 180))                                         \
    UNARY(spacing_line_##T, T, T, spacing_##T(x))                                                            \
    UNARY(signbit_##T, bool, T, (SIGN_BITS_##T(x) >> (8 * sizeof x - 1)) != 0)                               \
    UNARY(isnan_##T, bool, T, x != x)                                                                        \
    UNARY(isinf_##T, bool, T, __builtin_fabs##S(x) == __builtin_inf##S())                                    \
    UNARY(isfinite_##T, bool, T, __builtin_fabs##S(x) < __builtin_inf##S())                                  \
    UNARY(logical_not_##T, bool, T, x == 0)                                                                  \
    UNARY(mantissa_##T, T, T, mantissa_one##S(x))                                                            \
    UNARY(exponent_##T, int32, T, exponent_one##S(x))                                                        \
    UNARY(fraction_##T, T, T, fraction_one##S(x))

BATON_INLINE double mantissa_one(double x)
{
    int exponent;
    return frexp(x, &exponent);
}
BATON_INLINE float mantissa_onef(float x)
{
    int exponent;
    return frexpf(x, &exponent);
}
BATON_INLINE int32_t exponent_one(double x)
{
    int exponent = 0;
    frexp(x, &exponent);
    return isfinite(x) ? exponent : 0;
}
BATON_INLINE int32_t exponent_onef(float x)
{
    int exponent = 0;
    frexpf(x, &exponent);
    return isfinite(x) ? exponent : 0;
}
/* modf's parts: of the sign of x both. */
BATON_INLINE double fraction_one(double x)
{
    return __builtin_copysign(isinf(x) ? 0 : x - __builtin_trunc(x), x);
}
BATON_INLINE float fraction_onef(float x)
{
    return __builtin_copysignf(isinf(x) ? 0 : x - __builtin_truncf(x), x);
}

UNARY(spacing_line_float16, float16, float16, spacing_float16(x))
UNARY(spacing_line_bfloat16, bfloat16, bfloat16, spacing_bfloat16(x))
SIMPLE(float32, f)
SIMPLE(float64, )

ELEMENTS_UNARY(negative_float64, 0, -x)
ELEMENTS_UNARY(absolute_float64, 0, vd_abs(x))
UNARY(negative_float32, float32, float32, -x)
UNARY(absolute_float32, float32, float32, __builtin_fabsf(x))

/* Functions in vectors of doubles; of float32 in vectors of floats where there is FMA, else by way of doubles. */
#if BATON_HAS_FMA
#define VECTOR_OF(name, any)                                                                                 \
    ELEMENTS_UNARY(name##_float64, any, name##_vector(x))                                                    \
    ELEMENTS_SINGLE(name, any)
#else
#define VECTOR_OF(name, any)                                                                                 \
    ELEMENTS_UNARY(name##_float64, any, name##_vector(x))                                                    \
    UNARY_VIA_DOUBLE(name##_float32, name##_float64)
#endif
#define VECTOR(name) VECTOR_OF(name, 0.5)
VECTOR(exp)
VECTOR(exp2)
VECTOR(expm1)
VECTOR(log)
VECTOR(log2)
VECTOR(log10)
VECTOR(log1p)
VECTOR(cbrt)
VECTOR(sin)
VECTOR(cos)
VECTOR(tan)
VECTOR(sinh)
VECTOR(cosh)
VECTOR(tanh)

/* These by the C library where there is no FMA, which is faster. */
#if BATON_HAS_FMA
VECTOR(arcsin)
VECTOR(arccos)
VECTOR(arctan)
VECTOR(arcsinh)
VECTOR_OF(arccosh, 1.5)
VECTOR(arctanh)
#else
#define LIBRARY(name, function)                                                                              \
    UNARY(name##_float64, float64, float64, function(x))                                                     \
    UNARY_VIA_DOUBLE(name##_float32, name##_float64)
LIBRARY(arcsin, asin)
LIBRARY(arccos, acos)
LIBRARY(arctan, atan)
LIBRARY(arcsinh, asinh)
LIBRARY(arccosh, acosh)
LIBRARY(arctanh, atanh)
#endif

#define BOTH(name, conditions)                                                                               \
    {                                                                                                        \
        [BATON_FLOAT32] = {name##_float32, BATON_FLOAT32, conditions},                                       \
        [BATON_FLOAT64] = {name##_float64, BATON_FLOAT64, conditions},                                       \
    }
#define BOTH_TO(result, name)                                                                                \
    {                                                                                                        \
        [BATON_FLOAT32] = {name##_float32, result, 0}, [BATON_FLOAT64] = {name##_float64, result, 0},        \
    }
enum {
    INVALID = BATON_CONDITION_INVALID,
    DIVIDE = BATON_CONDITION_DIVIDE,
    OVERFLOW = BATON_CONDITION_OVERFLOW,
    UNDERFLOW = BATON_CONDITION_UNDERFLOW,
};

const struct element_kernel BATON_VARIANT_NAME(unary_float)[UNARY_OPERATIONS][BATON_DTYPES] = {
    [BATON_NEGATIVE] = BOTH(negative, 0),
    [BATON_ABSOLUTE] = BOTH(absolute, 0),
    [BATON_EXP] = BOTH(exp, OVERFLOW | UNDERFLOW),
    [BATON_SIN] = BOTH(sin, INVALID),
    [BATON_COS] = BOTH(cos, INVALID),
    [BATON_CONJUGATE] = BOTH(positive, 0),
    [BATON_POSITIVE] = BOTH(positive, 0),
    [BATON_FABS] = BOTH(absolute, 0),
    [BATON_SIGN] = BOTH(sign, 0),
    [BATON_RECIPROCAL] = BOTH(reciprocal, ALL_CONDITIONS),
    [BATON_SQUARE] = BOTH(square, ALL_CONDITIONS),
    [BATON_SQRT] = BOTH(sqrt, INVALID),
    [BATON_CBRT] = BOTH(cbrt, 0),
    [BATON_RINT] = BOTH(rint, 0),
    [BATON_FLOOR] = BOTH(floor, 0),
    [BATON_CEIL] = BOTH(ceil, 0),
    [BATON_TRUNC] = BOTH(trunc, 0),
    [BATON_EXP2] = BOTH(exp2, OVERFLOW | UNDERFLOW),
    [BATON_EXPM1] = BOTH(expm1, OVERFLOW),
    [BATON_LOG] = BOTH(log, DIVIDE | INVALID),
    [BATON_LOG2] = BOTH(log2, DIVIDE | INVALID),
    [BATON_LOG10] = BOTH(log10, DIVIDE | INVALID),
    [BATON_LOG1P] = BOTH(log1p, DIVIDE | INVALID),
    [BATON_TAN] = BOTH(tan, INVALID),
    [BATON_ARCSIN] = BOTH(arcsin, INVALID),
    [BATON_ARCCOS] = BOTH(arccos, INVALID),
    [BATON_ARCTAN] = BOTH(arctan, 0),
    [BATON_SINH] = BOTH(sinh, OVERFLOW),
    [BATON_COSH] = BOTH(cosh, OVERFLOW),
    [BATON_TANH] = BOTH(tanh, 0),
    [BATON_ARCSINH] = BOTH(arcsinh, 0),
    [BATON_ARCCOSH] = BOTH(arccosh, INVALID),
    [BATON_ARCTANH] = BOTH(arctanh, DIVIDE | INVALID),
    [BATON_DEGREES] = BOTH(degrees, OVERFLOW | UNDERFLOW),
    [BATON_RADIANS] = BOTH(radians, UNDERFLOW),
    [BATON_SPACING] = {[BATON_FLOAT16] = {spacing_line_float16, BATON_FLOAT16, OVERFLOW | INVALID},
                       [BATON_BFLOAT16] = {spacing_line_bfloat16, BATON_BFLOAT16, OVERFLOW | INVALID},
                       [BATON_FLOAT32] = {spacing_line_float32, BATON_FLOAT32, OVERFLOW | UNDERFLOW},
                       [BATON_FLOAT64] = {spacing_line_float64, BATON_FLOAT64, OVERFLOW | UNDERFLOW}},
    [BATON_FREXP_MANTISSA] = BOTH(mantissa, 0),
    [BATON_FREXP_EXPONENT] = BOTH_TO(BATON_INT32, exponent),
    [BATON_MODF_FRACTION] = BOTH(fraction, 0),
    [BATON_MODF_INTEGRAL] = BOTH(trunc, 0),
    [BATON_SIGNBIT] = BOTH_TO(BATON_BOOL, signbit),
    [BATON_ISNAN] = BOTH_TO(BATON_BOOL, isnan),
    [BATON_ISINF] = BOTH_TO(BATON_BOOL, isinf),
    [BATON_ISFINITE] = BOTH_TO(BATON_BOOL, isfinite),
    [BATON_LOGICAL_NOT] = BOTH_TO(BATON_BOOL, logical_not),
};
