/* The door to one-operand kernels: which family's table has the operation for the type. */
#include "unary.h"

const struct element_kernel *BATON_VARIANT_NAME(unary_kernel)(int32_t op, int32_t dtype)
{
    if (op < 0 || op >= UNARY_OPERATIONS || !is_dtype(dtype)) {
        return NULL;
    }
    const struct element_kernel *kernel = dtype <= BATON_UINT64      ? &BATON_VARIANT_NAME(unary_integer)[op][dtype]
                                          : dtype < BATON_COMPLEX64 ? &BATON_VARIANT_NAME(unary_float)[op][dtype]
                                                                     : &BATON_VARIANT_NAME(unary_complex)[op][dtype];
    return kernel->run != NULL ? kernel : NULL;
}

int32_t BATON_VARIANT_NAME(baton_unary_result)(int32_t op, int32_t dtype)
{
    const struct element_kernel *kernel = BATON_VARIANT_NAME(unary_kernel)(op, dtype);
    return kernel != NULL ? kernel->result : -1;
}

int32_t BATON_VARIANT_NAME(baton_unary)(int32_t op, int32_t dtype, const int64_t *loop, void *out,
                                        const void *a)
{
    const struct element_kernel *kernel = BATON_VARIANT_NAME(unary_kernel)(op, dtype);
    if (kernel == NULL) {
        return BATON_UNSUPPORTED;
    }
    const int itemsizes[2] = {baton_itemsizes[kernel->result], baton_itemsizes[dtype]};
    char *data[] = {out, (char *)a};
    if (kernel->conditions == 0) {
        elements_run(kernel->run, 2, loop, itemsizes, data);
        return BATON_OK;
    }
    conditions_clear();
    elements_run(kernel->run, 2, loop, itemsizes, data);
    return conditions_status(conditions_met() & kernel->conditions);
}
