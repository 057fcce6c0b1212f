/* Every element-by-element kernel as one value, so that a test can go through them all. */
#ifndef BATON_TEST_OPERATIONS_H
#define BATON_TEST_OPERATIONS_H

#include <complex.h>
#include <stdint.h>

#include "check.h"

struct operation {
    const char *name;
    enum { UNARY, BINARY, COPY } family;
    int32_t op, dtype; /* of a copy: the input's dtype */
    int operands;      /* with the output */
    int32_t dtypes[3]; /* of the operands, output first */
};

extern const struct operation operations[];
extern const int operation_count;

/* Calls the kernel; b is not looked at by one that has no second input. Returns the status. */
int32_t operation_run(const struct operation *operation, const int64_t *loop, void *out, const void *a,
                      const void *b);

/* One element through a 0-d loop. */
void operation_one(const struct operation *operation, double *out, const double *a, const double *b);

/* Doubles of an element. */
static inline int width_of(int32_t dtype) { return dtype == BATON_COMPLEX128 ? 2 : 1; }

/* A value for tests of layout: mostly ordinary, one in eight special or any bits at all. */
double check_element(void);

extern const double special_values[];
extern const int special_count;

#endif
