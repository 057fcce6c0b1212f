/* The tables of two-operand kernels, a file each, which binary.c puts together. */
#ifndef BATON_BINARY_H
#define BATON_BINARY_H

#include "lines.h"

enum {
    BINARY_OPERATIONS = BATON_LOGICAL_XOR + 1,
    INTEGER_DTYPES = BATON_UINT64 + 1,              /* bool too */
    HALF_DTYPES = BATON_FLOAT32 - BATON_FLOAT16,
    FLOAT_DTYPES = BATON_COMPLEX128 - BATON_FLOAT32 + 1, /* complex too; from float32 on */
};

extern const struct element_kernel BATON_VARIANT_NAME(binary_integer)[BINARY_OPERATIONS][INTEGER_DTYPES];
extern const struct element_kernel BATON_VARIANT_NAME(binary_half)[BINARY_OPERATIONS][HALF_DTYPES];
extern const struct element_kernel BATON_VARIANT_NAME(binary_float)[BINARY_OPERATIONS][FLOAT_DTYPES];
extern const struct element_kernel BATON_VARIANT_NAME(binary_complex)[BINARY_OPERATIONS][FLOAT_DTYPES];
/* equal … logical_xor */
extern const struct element_kernel BATON_VARIANT_NAME(binary_compare)[BINARY_OPERATIONS][BATON_DTYPES];

/* The operation's kernel for elements of a type, or NULL. */
const struct element_kernel *BATON_VARIANT_NAME(binary_kernel)(int32_t op, int32_t dtype);

#endif
