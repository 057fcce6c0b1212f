/* One operand, element by element: negative, absolute, exp, sin, cos, conjugate. */
#include "elements.h"
#include "exp.h"
#include "trig.h"

ELEMENTS_UNARY(negative, -x)
ELEMENTS_UNARY(absolute, vd_abs(x))
ELEMENTS_UNARY(exponential, exp_vector(x))
ELEMENTS_UNARY(sine, sin_vector(x))
ELEMENTS_UNARY(cosine, cos_vector(x))
ELEMENTS_UNARY(identity, x)

struct unary_kernel {
    baton_run *run;
    int out_width, a_width; /* doubles of an element */
};

enum { OPERATIONS = BATON_CONJUGATE + 1, DTYPES = BATON_COMPLEX128 + 1 };

static const struct unary_kernel kernels[OPERATIONS][DTYPES] = {
    [BATON_NEGATIVE][BATON_FLOAT64] = {negative, 1, 1},
    [BATON_ABSOLUTE][BATON_FLOAT64] = {absolute, 1, 1},
    [BATON_EXP][BATON_FLOAT64] = {exponential, 1, 1},
    [BATON_SIN][BATON_FLOAT64] = {sine, 1, 1},
    [BATON_COS][BATON_FLOAT64] = {cosine, 1, 1},
    [BATON_CONJUGATE][BATON_FLOAT64] = {identity, 1, 1},
};

int32_t BATON_VARIANT_NAME(baton_unary)(int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a)
{
    if (op < 0 || op >= OPERATIONS || dtype < 0 || dtype >= DTYPES || kernels[op][dtype].run == NULL) {
        return BATON_UNSUPPORTED;
    }
    const struct unary_kernel *kernel = &kernels[op][dtype];
    struct baton_loop run;
    run.data[0] = out;
    run.data[1] = (double *)a;
    int64_t elements = baton_loop_read(&run, 2, 0, loop, (const int[]){kernel->out_width, kernel->a_width});
    if (elements > 0) {
        struct element_context context = elements_context(elements, kernel->out_width, out == a);
        baton_loop_run(&run, kernel->run, &context);
    }
    return BATON_OK;
}
