/* Two operands, element by element: add, subtract, multiply, divide. */
#include "complex_binary.h"

ELEMENTS_BINARY_EXACT(add, +)
ELEMENTS_BINARY_EXACT(subtract, -)
ELEMENTS_BINARY_EXACT(multiply, *)
ELEMENTS_BINARY_EXACT(divide, /)

ELEMENTS_COMPLEX_BINARY(complex_add_general, vc_add)
ELEMENTS_COMPLEX_BINARY(complex_subtract_general, vc_subtract)
ELEMENTS_COMPLEX_BINARY(complex_multiply, vc_multiply)
ELEMENTS_COMPLEX_BINARY(complex_divide, vc_divide)

/* Contiguous complex sums are float64 sums of twice the length. */
static const int64_t contiguous[3] = {8, 8, 8};

BATON_INLINE int is_contiguous(const int64_t *stride)
{
    return stride[0] == 16 && stride[1] == 16 && stride[2] == 16;
}

static void complex_add(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    if (is_contiguous(stride)) {
        add(2 * n, data, contiguous, context);
    } else {
        complex_add_general(n, data, stride, context);
    }
}

static void complex_subtract(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    if (is_contiguous(stride)) {
        subtract(2 * n, data, contiguous, context);
    } else {
        complex_subtract_general(n, data, stride, context);
    }
}

enum { OPERATIONS = BATON_DIVIDE + 1, DTYPES = BATON_COMPLEX128 + 1 };

static baton_run *const kernels[OPERATIONS][DTYPES] = {
    [BATON_ADD][BATON_COMPLEX128] = complex_add,
    [BATON_SUBTRACT][BATON_COMPLEX128] = complex_subtract,
    [BATON_MULTIPLY][BATON_COMPLEX128] = complex_multiply,
    [BATON_DIVIDE][BATON_COMPLEX128] = complex_divide,
    [BATON_ADD][BATON_FLOAT64] = add,
    [BATON_SUBTRACT][BATON_FLOAT64] = subtract,
    [BATON_MULTIPLY][BATON_FLOAT64] = multiply,
    [BATON_DIVIDE][BATON_FLOAT64] = divide,
};

int32_t BATON_VARIANT_NAME(baton_binary)(int32_t op, int32_t dtype, const int64_t *loop, void *out,
                                         const void *a, const void *b)
{
    if (op < 0 || op >= OPERATIONS || dtype < 0 || dtype >= DTYPES || kernels[op][dtype] == NULL) {
        return BATON_UNSUPPORTED;
    }
    static const int itemsizes[DTYPES][3] = {[BATON_FLOAT64] = {8, 8, 8}, [BATON_COMPLEX128] = {16, 16, 16}};
    elements_run(kernels[op][dtype], 3, loop, itemsizes[dtype], (char *[]){out, (char *)a, (char *)b});
    return BATON_OK;
}
