/* The door to two-operand kernels: which family's table has the operation for the type. */
#include "binary.h"

const struct element_kernel *BATON_VARIANT_NAME(binary_kernel)(int32_t op, int32_t dtype)
{
    if (op < 0 || op >= BINARY_OPERATIONS || !is_dtype(dtype)) {
        return NULL;
    }
    const struct element_kernel *kernel =
        op >= BATON_EQUAL          ? &BATON_VARIANT_NAME(binary_compare)[op][dtype]
        : dtype < INTEGER_DTYPES   ? &BATON_VARIANT_NAME(binary_integer)[op][dtype]
        : dtype < BATON_FLOAT32    ? &BATON_VARIANT_NAME(binary_half)[op][dtype - BATON_FLOAT16]
        : dtype < BATON_COMPLEX64 ? &BATON_VARIANT_NAME(binary_float)[op][dtype - BATON_FLOAT32]
                                   : &BATON_VARIANT_NAME(binary_complex)[op][dtype - BATON_FLOAT32];
    return kernel->run != NULL ? kernel : NULL;
}

int32_t BATON_VARIANT_NAME(baton_binary_result)(int32_t op, int32_t dtype)
{
    const struct element_kernel *kernel = BATON_VARIANT_NAME(binary_kernel)(op, dtype);
    return kernel != NULL ? kernel->result : -1;
}

int32_t BATON_VARIANT_NAME(baton_binary)(int32_t op, int32_t dtype, const int64_t *loop, void *out,
                                         const void *a, const void *b)
{
    const struct element_kernel *kernel = BATON_VARIANT_NAME(binary_kernel)(op, dtype);
    if (kernel == NULL) {
        return BATON_UNSUPPORTED;
    }
    int itemsize = baton_itemsizes[dtype];
    const int itemsizes[3] = {baton_itemsizes[kernel->result], itemsize, op == BATON_LDEXP ? 8 : itemsize};
    char *data[] = {out, (char *)a, (char *)b};
    if (kernel->conditions == 0) {
        elements_run(kernel->run, 3, loop, itemsizes, data);
        return BATON_OK;
    }
    conditions_clear();
    elements_run(kernel->run, 3, loop, itemsizes, data);
    return conditions_status(conditions_met() & kernel->conditions);
}
