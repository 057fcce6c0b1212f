/* Single elements of any type, for tests that go through all of them. */
#ifndef BATON_TEST_ELEMENTS_H
#define BATON_TEST_ELEMENTS_H

#include "check.h"

enum { DTYPES = BATON_COMPLEX128 + 1 };

extern const char *const element_names[DTYPES];
extern const int element_sizes[DTYPES];

/* Any value: small ones, edges of ranges, special ones, any bits. A bool is 0 or 1. */
void element_random(int32_t dtype, void *element);

/* The element's value, exactly (64 bits of precision are enough for every type). */
void element_value(int32_t dtype, const void *element, long double *re, long double *im);

/* The same bits, or in each part both NaN. */
int element_same(int32_t dtype, const void *a, const void *b);

/* Appends the value as text, at most 80 characters. */
void element_print(char *text, int32_t dtype, const void *element);

#endif
