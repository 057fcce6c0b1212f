/* Copies and conversions inside other kernels, whose floating-point conditions they add to. */
#ifndef BATON_COPY_H
#define BATON_COPY_H

#include "variant.h"

/* baton_copy, of known dtypes, that leaves the flags which stand and adds those that the conversion may meet. */
void BATON_VARIANT_NAME(copy_within)(int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out,
                                     const void *a);

/* The conditions that baton_copy may meet; 0 where elements are the same bytes in both types. */
int32_t BATON_VARIANT_NAME(copy_conditions)(int32_t out_dtype, int32_t a_dtype);

/* One element, in a loop that sees to the flags itself. */
void BATON_VARIANT_NAME(convert_one)(int32_t out_dtype, int32_t a_dtype, void *out, const void *a);

#endif
