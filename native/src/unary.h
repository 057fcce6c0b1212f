/* The tables of one-operand kernels, a file each, which unary.c puts together. */
#ifndef BATON_UNARY_H
#define BATON_UNARY_H

#include "lines.h"

enum { UNARY_OPERATIONS = BATON_ANGLE + 1 };

extern const struct element_kernel BATON_VARIANT_NAME(unary_integer)[UNARY_OPERATIONS][BATON_DTYPES];
extern const struct element_kernel BATON_VARIANT_NAME(unary_float)[UNARY_OPERATIONS][BATON_DTYPES];
extern const struct element_kernel BATON_VARIANT_NAME(unary_complex)[UNARY_OPERATIONS][BATON_DTYPES];

/* The operation's kernel for elements of a type, or NULL. */
const struct element_kernel *BATON_VARIANT_NAME(unary_kernel)(int32_t op, int32_t dtype);

#endif
