/* One operand of complex64 or complex128. */
#include "complex_scalar.h"
#include "complex_unary.h"
#include "unary.h"

#define SIMPLE(T, part)                                                                                      \
    UNARY(positive_##T, T, T, x)                                                                             \
    UNARY(isnan_##T, bool, T, (x.re != x.re) | (x.im != x.im))                                               \
    UNARY(isinf_##T, bool, T, (isinf(x.re) != 0) | (isinf(x.im) != 0))                                       \
    UNARY(isfinite_##T, bool, T, (isfinite(x.re) != 0) & (isfinite(x.im) != 0))                              \
    UNARY(logical_not_##T, bool, T, (x.re == 0) & (x.im == 0))
COMPLEX_TYPES(SIMPLE, _)

UNARY(negative_complex64, complex64, complex64, ((t_complex64){-x.re, -x.im}))
UNARY(conjugate_complex64, complex64, complex64, ((t_complex64){x.re, -x.im}))
UNARY(rint_complex64, complex64, complex64, ((t_complex64){__builtin_rintf(x.re), __builtin_rintf(x.im)}))
UNARY(rint_complex128, complex128, complex128, ((t_complex128){__builtin_rint(x.re), __builtin_rint(x.im)}))
ELEMENTS_COMPLEX_UNARY(negative_complex128, vc_negative)
ELEMENTS_COMPLEX_UNARY(conjugate_complex128, vc_conjugate)

/* float64 out of complex128. */
static void absolute_complex128(int64_t n, char *const *data, const int64_t *stride,
                                const void *context __attribute__((unused)))
{
    double *out = (double *)data[0];
    const double *a = (const double *)data[1];
    int64_t i = 0, so = doubles(stride[0]), sa = doubles(stride[1]);
    if (so == 1 && sa == 2) {
        for (; i + BATON_LANES <= n; i += BATON_LANES) {
            vd_store(out + i, vd_in_order(vc_absolute(vc_load(a + 2 * i))));
        }
    }
    for (; i < n; i += BATON_LANES) {
        int64_t count = n - i < BATON_LANES ? n - i : BATON_LANES;
        vd x = vd_in_order(vc_absolute(vc_load_some(a + i * sa, sa, count)));
        for (int64_t lane = 0; lane < count; lane++) {
            out[(i + lane) * so] = x[lane];
        }
    }
}
VIA_COMPLEX(absolute_complex64, 2, 1, absolute_complex128)
UNARY(angle_complex128, float64, complex128, atan2(x.im, x.re))
VIA_COMPLEX(angle_complex64, 2, 1, angle_complex128)

#define VECTOR(name, function)                                                                               \
    ELEMENTS_COMPLEX_UNARY(name##_complex128, function)                                                      \
    VIA_COMPLEX(name##_complex64, 2, 0, name##_complex128)
VECTOR(exp, vc_exp)
VECTOR(sin, vc_sin)
VECTOR(cos, vc_cos)

/* By one expression of x, or by the C library's function. */
#define SCALAR(name, expression)                                                                             \
    UNARY(name##_complex128, complex128, complex128, expression)                                             \
    VIA_COMPLEX(name##_complex64, 2, 0, name##_complex128)
#define LIBRARY(name, function) SCALAR(name, of_c(function(to_c(x))))
SCALAR(square, complex_product(x, x))
SCALAR(reciprocal, of_c(1 / to_c(x)))
SCALAR(sign, complex_sign_one(x))
SCALAR(exp2, of_c(cexp(complex_of(x.re * 0x1.62e42fefa39efp-1, x.im * 0x1.62e42fefa39efp-1))))
SCALAR(expm1, complex_expm1_one(x))
SCALAR(log1p, complex_log1p_one(x))
SCALAR(log2, complex_scaled(of_c(clog(to_c(x))), 0x1.71547652b82fep+0))
SCALAR(log10, complex_scaled(of_c(clog(to_c(x))), 0x1.bcb7b1526e50ep-2))
LIBRARY(log, clog)
LIBRARY(sqrt, csqrt)
LIBRARY(tan, ctan)
LIBRARY(arcsin, casin)
LIBRARY(arccos, cacos)
LIBRARY(arctan, catan)
LIBRARY(sinh, csinh)
LIBRARY(cosh, ccosh)
LIBRARY(tanh, ctanh)
LIBRARY(arcsinh, casinh)
LIBRARY(arccosh, cacosh)
LIBRARY(arctanh, catanh)

#define BOTH(name, conditions)                                                                               \
    {                                                                                                        \
        [BATON_COMPLEX64] = {name##_complex64, BATON_COMPLEX64, conditions},                                 \
        [BATON_COMPLEX128] = {name##_complex128, BATON_COMPLEX128, conditions},                              \
    }
#define BOTH_REAL(name, conditions)                                                                          \
    {                                                                                                        \
        [BATON_COMPLEX64] = {name##_complex64, BATON_FLOAT32, conditions},                                   \
        [BATON_COMPLEX128] = {name##_complex128, BATON_FLOAT64, conditions},                                 \
    }
#define BOTH_BOOL(name)                                                                                      \
    {                                                                                                        \
        [BATON_COMPLEX64] = {name##_complex64, BATON_BOOL, 0},                                               \
        [BATON_COMPLEX128] = {name##_complex128, BATON_BOOL, 0},                                             \
    }
enum { NOT_DIVIDE = ALL_CONDITIONS & ~BATON_CONDITION_DIVIDE };

const struct element_kernel BATON_VARIANT_NAME(unary_complex)[UNARY_OPERATIONS][BATON_DTYPES] = {
    [BATON_NEGATIVE] = BOTH(negative, 0),
    [BATON_ABSOLUTE] = BOTH_REAL(absolute, BATON_CONDITION_OVERFLOW),
    [BATON_EXP] = BOTH(exp, NOT_DIVIDE),
    [BATON_SIN] = BOTH(sin, NOT_DIVIDE),
    [BATON_COS] = BOTH(cos, NOT_DIVIDE),
    [BATON_CONJUGATE] = BOTH(conjugate, 0),
    [BATON_POSITIVE] = BOTH(positive, 0),
    [BATON_SIGN] = BOTH(sign, 0),
    [BATON_RECIPROCAL] = BOTH(reciprocal, ALL_CONDITIONS),
    [BATON_SQUARE] = BOTH(square, NOT_DIVIDE),
    [BATON_SQRT] = BOTH(sqrt, BATON_CONDITION_INVALID),
    [BATON_RINT] = BOTH(rint, 0),
    [BATON_EXP2] = BOTH(exp2, NOT_DIVIDE),
    [BATON_EXPM1] = BOTH(expm1, NOT_DIVIDE),
    [BATON_LOG] = BOTH(log, BATON_CONDITION_DIVIDE),
    [BATON_LOG2] = BOTH(log2, BATON_CONDITION_DIVIDE),
    [BATON_LOG10] = BOTH(log10, BATON_CONDITION_DIVIDE),
    [BATON_LOG1P] = BOTH(log1p, BATON_CONDITION_DIVIDE),
    [BATON_TAN] = BOTH(tan, BATON_CONDITION_INVALID),
    [BATON_ARCSIN] = BOTH(arcsin, 0),
    [BATON_ARCCOS] = BOTH(arccos, 0),
    [BATON_ARCTAN] = BOTH(arctan, BATON_CONDITION_DIVIDE),
    [BATON_SINH] = BOTH(sinh, NOT_DIVIDE),
    [BATON_COSH] = BOTH(cosh, NOT_DIVIDE),
    [BATON_TANH] = BOTH(tanh, BATON_CONDITION_INVALID),
    [BATON_ARCSINH] = BOTH(arcsinh, 0),
    [BATON_ARCCOSH] = BOTH(arccosh, 0),
    [BATON_ARCTANH] = BOTH(arctanh, BATON_CONDITION_DIVIDE),
    [BATON_ISNAN] = BOTH_BOOL(isnan),
    [BATON_ISINF] = BOTH_BOOL(isinf),
    [BATON_ISFINITE] = BOTH_BOOL(isfinite),
    [BATON_LOGICAL_NOT] = BOTH_BOOL(logical_not),
    [BATON_ANGLE] = BOTH_REAL(angle, 0),
};
