/* Two operands, element by element: add, subtract, multiply, divide. */
#include "elements.h"

ELEMENTS_BINARY_EXACT(add, +)
ELEMENTS_BINARY_EXACT(subtract, -)
ELEMENTS_BINARY_EXACT(multiply, *)
ELEMENTS_BINARY_EXACT(divide, /)

enum { OPERATIONS = BATON_DIVIDE + 1, DTYPES = BATON_COMPLEX128 + 1 };

static baton_run *const kernels[OPERATIONS][DTYPES] = {
    [BATON_ADD][BATON_FLOAT64] = add,
    [BATON_SUBTRACT][BATON_FLOAT64] = subtract,
    [BATON_MULTIPLY][BATON_FLOAT64] = multiply,
    [BATON_DIVIDE][BATON_FLOAT64] = divide,
};

int32_t BATON_VARIANT_NAME(baton_binary)(int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a,
                                         const void *b)
{
    if (op < 0 || op >= OPERATIONS || dtype < 0 || dtype >= DTYPES || kernels[op][dtype] == NULL) {
        return BATON_UNSUPPORTED;
    }
    static const int widths[DTYPES][3] = {[BATON_FLOAT64] = {1, 1, 1}, [BATON_COMPLEX128] = {2, 2, 2}};
    const int *width = widths[dtype];
    struct baton_loop run;
    run.data[0] = out;
    run.data[1] = (double *)a;
    run.data[2] = (double *)b;
    int64_t elements = baton_loop_read(&run, 3, 0, loop, width);
    if (elements > 0) {
        struct element_context context = elements_context(elements, width[0], out == a || out == b);
        baton_loop_run(&run, kernels[op][dtype], &context);
    }
    return BATON_OK;
}
