/* One operand, element by element: negative, absolute, exp, sin, cos, conjugate. */
#include "complex_unary.h"

ELEMENTS_UNARY(negative, -x)
ELEMENTS_UNARY(absolute, vd_abs(x))
ELEMENTS_UNARY(exponential, exp_vector(x))
ELEMENTS_UNARY(sine, sin_vector(x))
ELEMENTS_UNARY(cosine, cos_vector(x))
ELEMENTS_UNARY(identity, x)

ELEMENTS_COMPLEX_UNARY(complex_negative, vc_negative)
ELEMENTS_COMPLEX_UNARY(complex_conjugate, vc_conjugate)
ELEMENTS_COMPLEX_UNARY(complex_exponential, vc_exp)
ELEMENTS_COMPLEX_UNARY(complex_sine, vc_sin)
ELEMENTS_COMPLEX_UNARY(complex_cosine, vc_cos)

/* float64 out of complex128. */
static void complex_absolute(int64_t n, char *const *data, const int64_t *stride,
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

struct unary_kernel {
    baton_run *run;
    int itemsize[2]; /* out, a */
};

enum { OPERATIONS = BATON_CONJUGATE + 1, DTYPES = BATON_COMPLEX128 + 1 };

static const struct unary_kernel kernels[OPERATIONS][DTYPES] = {
    [BATON_NEGATIVE][BATON_COMPLEX128] = {complex_negative, {16, 16}},
    [BATON_ABSOLUTE][BATON_COMPLEX128] = {complex_absolute, {8, 16}},
    [BATON_EXP][BATON_COMPLEX128] = {complex_exponential, {16, 16}},
    [BATON_SIN][BATON_COMPLEX128] = {complex_sine, {16, 16}},
    [BATON_COS][BATON_COMPLEX128] = {complex_cosine, {16, 16}},
    [BATON_CONJUGATE][BATON_COMPLEX128] = {complex_conjugate, {16, 16}},
    [BATON_NEGATIVE][BATON_FLOAT64] = {negative, {8, 8}},
    [BATON_ABSOLUTE][BATON_FLOAT64] = {absolute, {8, 8}},
    [BATON_EXP][BATON_FLOAT64] = {exponential, {8, 8}},
    [BATON_SIN][BATON_FLOAT64] = {sine, {8, 8}},
    [BATON_COS][BATON_FLOAT64] = {cosine, {8, 8}},
    [BATON_CONJUGATE][BATON_FLOAT64] = {identity, {8, 8}},
};

int32_t BATON_VARIANT_NAME(baton_unary)(int32_t op, int32_t dtype, const int64_t *loop, void *out,
                                        const void *a)
{
    if (op < 0 || op >= OPERATIONS || dtype < 0 || dtype >= DTYPES || kernels[op][dtype].run == NULL) {
        return BATON_UNSUPPORTED;
    }
    const struct unary_kernel *kernel = &kernels[op][dtype];
    elements_run(kernel->run, 2, loop, kernel->itemsize, (char *[]){out, (char *)a});
    return BATON_OK;
}
